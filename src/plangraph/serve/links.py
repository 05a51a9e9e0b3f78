"""Where the pages of an IRI stand on this service."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from plangraph.vocabulary import PLAN, PREFIXES

_SPAN = re.compile(r"plan/(?P<plan>[^/]+)/span/(?P<start>\d+)-(?P<end>\d+)\Z")
_VOCABULARY = PLAN.removesuffix("ns#")


@dataclass(frozen=True, slots=True)
class Place:
    """Code points of a plan's text."""

    plan: str
    start: int
    end: int

    @property
    def href(self) -> str:
        """The text with the place marked."""
        return text_address(self.plan, ((self.start, self.end),))


@dataclass(frozen=True, slots=True)
class Links:
    """``base_iri`` is what the IRIs of the individuals begin with."""

    base_iri: str

    def iri(self, path: str) -> str:
        """The IRI whose page is ``/id/{path}``."""
        return self.base_iri + path

    def page(self, iri: str) -> str | None:
        """The page of an individual or of a vocabulary term on this service; None for an IRI of elsewhere."""
        if iri.startswith(self.base_iri):
            return "/id/" + quote(iri.removeprefix(self.base_iri), safe="/:@!$&'()*+,;=-._~")
        if iri.startswith(_VOCABULARY):
            return "/ontology#" + anchor(iri)
        return None

    def place(self, iri: str) -> Place | None:
        """The place that the IRI of a span names; None for any other IRI."""
        found = _SPAN.match(iri.removeprefix(self.base_iri)) if iri.startswith(self.base_iri) else None
        return Place(found["plan"], int(found["start"]), int(found["end"])) if found else None

    def source(self, iri: str) -> str | None:
        """The sentence of a span in its text; None for any other IRI."""
        place = self.place(iri)
        return place.href if place else None

    def plan(self, iri: str) -> str | None:
        """The page of the plan that an IRI is, or belongs to; None for any other IRI."""
        path = iri.removeprefix(self.base_iri) if iri.startswith(self.base_iri) else ""
        kind, _, rest = path.partition("/")
        return "/plans/" + quote(rest.partition("/")[0]) if kind == "plan" and rest else None

    def short(self, iri: str) -> str:
        """The IRI with a prefix in place of its namespace, where one is known."""
        if iri.startswith(self.base_iri):
            return "id:" + iri.removeprefix(self.base_iri)
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri


def anchor(iri: str) -> str:
    """The fragment of a vocabulary term on the page of the ontology."""
    return iri.removeprefix(PLAN).removeprefix(_VOCABULARY)


def adding(address: str, **more: str) -> str:
    """An address with more in its query."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(more)}"


def text_address(plan: str, places: tuple[tuple[int, int], ...]) -> str:
    """The text of a plan with places marked; it opens at the first."""
    marks = urlencode([(name, at) for span in places for name, at in zip(("start", "end"), span, strict=True)])
    return (
        f"/plans/{quote(plan)}/text?{marks}#s{places[0][0]}-{places[0][1]}" if places else f"/plans/{quote(plan)}/text"
    )
