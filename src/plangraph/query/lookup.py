"""Finds things of the dataset by IRI, slug, number or label; every value is bound, never put into the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plangraph.model.identifier import Identifiers
    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore
    from plangraph.query.things import Things

_PREFIXES = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("plan", "rdfs", "skos"))
# Each pattern stands in one graph: the union of all repeats a triple for each graph that holds it.
_BY_IRI = _PREFIXES + "SELECT DISTINCT ?iri ?label WHERE { GRAPH ?stated { ?iri a ?class ; rdfs:label ?label } }"
# The class is asked of what has the name: in one pattern with it, engines begin with the thousands of the class.
_BY_LABEL = (
    _PREFIXES
    + """SELECT DISTINCT ?iri ?label WHERE {
  GRAPH ?stated { ?iri rdfs:label|skos:altLabel ?name . ?iri rdfs:label ?label }
  FILTER EXISTS { GRAPH ?stated { ?iri a ?class } }
} ORDER BY ?iri ?label"""
)
_PARTS = (
    _PREFIXES
    + """SELECT DISTINCT ?iri ?label WHERE {
  GRAPH ?stated {
    ?iri %s ?name .
    ?iri a ?class ; plan:inPlan ?plan_iri ; rdfs:label ?label .
  }
} ORDER BY ?iri ?label"""
)
_IN_PLAN = _PREFIXES + "SELECT ?link WHERE { GRAPH ?stated { ?link plan:%s ?iri ; plan:inPlan ?plan_iri } } LIMIT 1"
_LABEL = _PREFIXES + "SELECT ?label WHERE { GRAPH ?stated { ?iri rdfs:label ?label } } LIMIT 1"
_FACT = _PREFIXES + "SELECT ?value WHERE { GRAPH ?stated { ?iri ?property ?value } } LIMIT 1"
_SLUG = re.compile(r"[A-Za-z0-9][\w./-]*", re.ASCII)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """A thing with its label."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """Searches one dataset, in one plan where ``plan`` is its IRI."""

    store: SparqlStore
    identifiers: Identifiers
    plan: NamedNode | None = None

    def things(self, kind: Things, value: str) -> tuple[Found, ...]:
        """What a value can mean: the first of IRI, slug, number and label that finds something."""
        for found in (self._by_address(kind, value), self._by_number(kind, value), self._by_label(kind, value)):
            if found:
                return found if len(found) == 1 else self._narrowed(kind, found)
        return ()

    def anything(self, value: str) -> Found | None:
        """The thing of any kind at an IRI or a path below the base; None where the dataset says nothing of it."""
        for iri in addresses(value, (self.identifiers.base, f"{self.identifiers.base}plan/")):
            labels = self.store.select(_LABEL, {"iri": iri}).rows
            if labels:
                return Found(iri.value, _text(labels[0][0]))
            if self.store.select(_FACT, {"iri": iri}).rows:
                return Found(iri.value, iri.value)
        return None

    def _by_address(self, kind: Things, value: str) -> tuple[Found, ...]:
        base = self.identifiers.base
        home = f"{base}plan/" if kind.is_part else f"{base}{kind.path}/"
        for iri in addresses(value, (base, home)):
            found = self._select(_BY_IRI, kind, {"iri": iri})
            if found:
                return found
        return ()

    def _by_number(self, kind: Things, value: str) -> tuple[Found, ...]:
        if not kind.is_part:
            return ()
        if value.isascii() and value.isdecimal():
            return self._select(_PARTS % "plan:ordinal", kind, {"name": Literal(int(value))} | self._scope())
        return self._select(_PARTS % "plan:number", kind, {"name": Literal(value)} | self._scope())

    def _by_label(self, kind: Things, value: str) -> tuple[Found, ...]:
        name = Literal(value, language="zh")
        if kind.is_part:
            return self._select(_PARTS % "rdfs:label", kind, {"name": name} | self._scope())
        return self._select(_BY_LABEL, kind, {"name": name})

    def _narrowed(self, kind: Things, found: tuple[Found, ...]) -> tuple[Found, ...]:
        if self.plan is None or kind.is_part:
            return found
        here = tuple(thing for thing in found if self._in_plan(kind, thing))
        return here or found

    def _in_plan(self, kind: Things, thing: Found) -> bool:
        bindings: dict[str, Term] = {"iri": NamedNode(thing.iri)} | self._scope()
        return bool(self.store.select(_IN_PLAN % kind.link, bindings).rows)

    def _scope(self) -> dict[str, Term]:
        return {} if self.plan is None else {"plan_iri": self.plan}

    def _select(self, query: str, kind: Things, bindings: Mapping[str, Term]) -> tuple[Found, ...]:
        rows = self.store.select(query, {"class": kind.type, **bindings}).rows
        found = {_text(iri): Found(_text(iri), _text(label)) for iri, label in rows}
        return tuple(found.values())


def addresses(value: str, homes: tuple[str, ...]) -> Iterator[NamedNode]:
    """The IRIs that a value can stand for: itself, or as a slug or path below each of ``homes``."""
    if _ABSOLUTE.fullmatch(value):
        yield NamedNode(value)
    elif _SLUG.fullmatch(value):
        for home in homes:
            yield NamedNode(home + value)


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
