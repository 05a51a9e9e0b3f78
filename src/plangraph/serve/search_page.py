"""What the page of a search shows: hits with their addresses, kinds to narrow by, and pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from plangraph.serve.links import text_address

if TYPE_CHECKING:
    from plangraph.search.hits import Found, Hit
    from plangraph.serve.links import Links

ROWS = 20
"""Hits on a page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as an address has it; ``page`` counts from 1."""

    q: str
    kind: str = ""
    plan: str = ""
    page: int = 1

    def address(self, form: str = "", **changed: object) -> str:
        """The address of this search with something else in it; what is empty is left out."""
        values = {"q": self.q, "kind": self.kind, "plan": self.plan, "page": self.page} | changed
        given = {name: value for name, value in values.items() if value and (name, value) != ("page", 1)}
        return f"/search{form}?{urlencode(given)}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with the page of its thing, and that of its sentence in the plan's text."""

    hit: Hit
    page: str
    source: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind with the number of its hits; ``chosen`` where only it is shown."""

    word: str
    word_en: str
    count: int
    address: str
    chosen: bool


def shown(found: Found, links: Links) -> tuple[Shown, ...]:
    """The hits with their addresses; a passage has no page but its place in the text."""
    return tuple(_shown(hit, links) for hit in found.hits)


def facets(asked: Asked, found: Found) -> tuple[Facet, ...]:
    """All kinds, then each that was found."""
    every = Facet("全部", "All", sum(found.kinds.values()), asked.address(kind="", page=1), not asked.kind)
    each = (
        Facet(
            kind.word, kind.value.capitalize(), count, asked.address(kind=kind.value, page=1), asked.kind == kind.value
        )
        for kind, count in found.kinds.items()
    )
    return every, *each


def pages(found: Found) -> int:
    """How many pages the hits fill, one at least."""
    return max(1, -(-found.total // ROWS))


def _shown(hit: Hit, links: Links) -> Shown:
    source = text_address(hit.plan_id, hit.marks) if hit.snippet else ""
    page = source if hit.kind.is_passage else links.page(hit.iri) or hit.iri
    return Shown(hit, page or source, source)
