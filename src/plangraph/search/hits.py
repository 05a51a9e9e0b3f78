"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.search.kinds import Kind


@dataclass(frozen=True, slots=True)
class Part:
    """Code points ``start`` to ``end`` of a text, ``marked`` where they are what was searched for.

    A … at either end holds none: it stands for what is cut.
    """

    start: int
    end: int
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing or a passage.

    ``title`` is its label in parts. ``snippet`` are parts of the plan's text around the marked one at
    ``start``-``end``; it is empty, and they are None, where the dataset has no place of the thing. ``plans`` is in how
    many plans the thing was found; it is shown as the best of them has it. What has all the words in its names comes
    first, then what has them in its text, then passages; within each, a higher ``score`` is a better hit.
    """

    iri: str
    kind: Kind
    label: str
    title: tuple[Part, ...]
    plan_iri: str
    plan_id: str
    plan_label: str
    plans: int
    snippet: tuple[Part, ...]
    start: int | None
    end: int | None
    score: float

    @property
    def quote(self) -> str:
        """The words of the plan's text at the place of the hit; empty where there is none."""
        return next((part.text for part in self.snippet if part.marked and part.start == self.start), "")

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The marked places of the snippet, that of the hit first."""
        marked = [(part.start, part.end) for part in self.snippet if part.marked]
        return tuple(sorted(marked, key=lambda place: place[0] != self.start))

    def summary(self) -> dict[str, Any]:
        """The hit as JSON has it."""
        return {
            "kind": self.kind.value,
            "iri": self.iri,
            "label": self.label,
            "plan": self.plan_iri,
            "plan_label": self.plan_label,
            "plans": self.plans,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "snippet": [{"text": part.text, "marked": part.marked} for part in self.snippet],
            "score": self.score,
        }


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits; ``kinds`` counts all of the query and plan, ``total`` those of the kind asked for too."""

    revision: str
    total: int
    kinds: Mapping[Kind, int]
    hits: tuple[Hit, ...]

    def summary(self) -> dict[str, Any]:
        """The hits as JSON has them."""
        return {
            "revision": self.revision,
            "total": self.total,
            "kinds": {kind.value: count for kind, count in self.kinds.items()},
            "hits": [hit.summary() for hit in self.hits],
        }
