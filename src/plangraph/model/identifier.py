"""IRIs of individuals: ASCII, readable, and made of content alone.

The same document gives the same IRIs on every machine and in every order of ingestion. A name becomes a pinyin
slug with the first eight hex digits of the SHA-256 of its NFKC form, since 陕西省 and 山西省 share a slug.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING
from unicodedata import normalize

from pyoxigraph import NamedNode

if TYPE_CHECKING:
    from plangraph.model.mention import EntityKind
    from plangraph.model.span import Span

_LONGEST_SLUG = 60
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def slug(label: str) -> str:
    """The pinyin of a label: a-z, 0-9 and single hyphens, cut at a syllable within 60 characters.

    ``slug("区科技局")`` is ``qu-ke-ji-ju``; a label without a letter or digit is ``x``.
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415  its dictionaries take 0.2 s to import

    syllables = lazy_pinyin(normalize("NFKC", label), errors=lambda other: f" {other} ")
    words = _NOT_ASCII_WORD.sub(" ", " ".join(syllables).lower()).split()
    whole = "-".join(words) or "x"
    return (
        whole if len(whole) <= _LONGEST_SLUG else whole[: _LONGEST_SLUG + 1].rpartition("-")[0] or whole[:_LONGEST_SLUG]
    )


def digest(*words: str) -> str:
    """The first eight hex digits of the SHA-256 of the NFKC form of the words, one a line."""
    return sha256("\n".join(normalize("NFKC", word) for word in words).encode()).hexdigest()[:8]


def slug_of_title(title: str) -> str:
    """The id of a plan that nobody gave one: slug and hash of its title."""
    return f"{slug(title)}-{digest(title)}"


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The IRIs of individuals below ``base``, which ends in ``/`` or ``#``."""

    base: str

    def plan(self, plan_id: str) -> NamedNode:
        """The plan with that slug."""
        return NamedNode(f"{self.base}plan/{plan_id}")

    def text(self, plan_id: str) -> NamedNode:
        """The plan's text."""
        return self._part(plan_id, "text")

    def graph_stated(self, plan_id: str) -> NamedNode:
        """The graph of what the plan says."""
        return self._part(plan_id, "graph/stated")

    def graph_inferred(self, plan_id: str) -> NamedNode:
        """The graph of what is inferred from the plan."""
        return self._part(plan_id, "graph/inferred")

    def graph_review(self, plan_id: str) -> NamedNode:
        """The graph of what people confirmed, corrected and rejected."""
        return self._part(plan_id, "graph/review")

    def extraction(self, plan_id: str) -> NamedNode:
        """The activity that made the stated graph."""
        return self._part(plan_id, "extraction")

    def inference(self, plan_id: str) -> NamedNode:
        """The activity that made the graph of inferences."""
        return self._part(plan_id, "inference")

    def software(self) -> NamedNode:
        """The program that these activities are the work of, whatever its version."""
        return NamedNode(f"{self.base}software/plangraph")

    def section(self, plan_id: str, ordinal: int) -> NamedNode:
        """A section, by its ordinal."""
        return self._part(plan_id, f"section/{ordinal}")

    def task(self, plan_id: str, ordinal: int) -> NamedNode:
        """A task, by its ordinal."""
        return self._part(plan_id, f"task/{ordinal}")

    def safeguard(self, plan_id: str, ordinal: int) -> NamedNode:
        """A safeguard, by its ordinal."""
        return self._part(plan_id, f"safeguard/{ordinal}")

    def indicator(self, plan_id: str, ordinal: int) -> NamedNode:
        """An indicator, by its ordinal."""
        return self._part(plan_id, f"indicator/{ordinal}")

    def responsibility(self, of: NamedNode, position: int) -> NamedNode:
        """A unit's part in a task or indicator, by its place in the list."""
        return NamedNode(f"{of.value}/responsibility/{position}")

    def clause(self, task: NamedNode, ordinal: int) -> NamedNode:
        """A bracket of responsibility in a task, counted from 1."""
        return NamedNode(f"{task.value}/clause/{ordinal}")

    def target(self, indicator: NamedNode, year: str) -> NamedNode:
        """The target of an indicator for a year; ``2027-2`` is the second that the text gives for 2027."""
        return NamedNode(f"{indicator.value}/target/{year}")

    def quantity(self, plan_id: str, ordinal: int) -> NamedNode:
        """A goal in prose, counted from 1."""
        return self._part(plan_id, f"quantity/{ordinal}")

    def mention(self, plan_id: str, ordinal: int) -> NamedNode:
        """A mention of an entity, counted from 1."""
        return self._part(plan_id, f"mention/{ordinal}")

    def finding(self, plan_id: str, ordinal: int) -> NamedNode:
        """A finding, counted from 1."""
        return self._part(plan_id, f"finding/{ordinal}")

    def review(self, plan_id: str, ordinal: int) -> NamedNode:
        """A correction by people, by its place in the file."""
        return self._part(plan_id, f"review/{ordinal}")

    def reviewed_statement(self, review: NamedNode, ordinal: int) -> NamedNode:
        """A statement that a correction is about and that has no node of its own, counted from 1."""
        return NamedNode(f"{review.value}/statement/{ordinal}")

    def person(self, name: str) -> NamedNode:
        """Somebody who corrected a plan."""
        return NamedNode(f"{self.base}person/{slug(name)}-{digest(name)}")

    def span(self, plan_id: str, span: Span) -> NamedNode:
        """A place in the plan's text."""
        return self._part(plan_id, f"span/{span.start}-{span.end}")

    def unit(self, name: str, jurisdiction: str | None) -> NamedNode:
        """An organisation; the hash is over jurisdiction and name, so that 区科技局 of two districts are two."""
        words = (name,) if jurisdiction is None else (jurisdiction, name)
        return NamedNode(f"{self.base}unit/{slug(name)}-{digest(*words)}")

    def entity(self, kind: EntityKind, name: str, adcode: str | None = None) -> NamedNode:
        """A brand, industry, region, policy, platform or event; a region with a GB/T 2260 code goes by that."""
        return NamedNode(f"{self.base}{kind}/{adcode or f'{slug(name)}-{digest(name)}'}")

    def _part(self, plan_id: str, path: str) -> NamedNode:
        return NamedNode(f"{self.base}plan/{plan_id}/{path}")
