"""Reads the names of a dataset."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.ask.names import Names, Slot, Thing
from plangraph.vocabulary import PLAN, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.ask.english import English
    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore

_PREFIXES = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("plan", "rdfs", "skos", "org"))
_PLANS = (
    _PREFIXES + "SELECT DISTINCT ?iri ?label WHERE { GRAPH ?stated { ?iri a plan:ActionPlan ; rdfs:label ?label } }"
)
_PARTS = (
    _PREFIXES
    + """SELECT DISTINCT ?iri ?label ?alias ?plan ?ordinal WHERE {
  GRAPH ?stated { ?iri a ?class ; plan:ordinal ?ordinal ; rdfs:label ?label ; plan:inPlan ?plan }
}"""
)
_UNITS = (
    _PREFIXES
    + """SELECT ?iri ?label ?alias ?plan ?ordinal WHERE {
  GRAPH ?stated {
    ?part plan:unit ?iri ; plan:inPlan ?plan .
    ?iri rdfs:label ?label .
    OPTIONAL { ?iri skos:altLabel ?alias }
  }
}"""
)
_FUNCTIONS = _PREFIXES + "SELECT DISTINCT ?iri ?function WHERE { GRAPH ?stated { ?iri org:classification ?function } }"
_ENTITIES = (
    _PREFIXES
    + """SELECT ?iri ?label ?alias ?plan ?ordinal WHERE {
  GRAPH ?stated {
    ?mention plan:mentions ?iri ; plan:inPlan ?plan .
    ?iri a ?class ; rdfs:label ?label .
    OPTIONAL { ?iri skos:altLabel ?alias }
  }
}"""
)
_TEXTS = _PREFIXES + "SELECT DISTINCT ?task ?text WHERE { GRAPH ?stated { ?task a plan:Task ; plan:text ?text } }"
_KINDS = (
    (Slot.TASK, _PARTS, PLAN.term("Task")),
    (Slot.INDICATOR, _PARTS, PLAN.term("Indicator")),
    (Slot.SECTION, _PARTS, PLAN.term("Goal")),
    (Slot.BRAND, _ENTITIES, PLAN.term("Brand")),
    (Slot.INDUSTRY, _ENTITIES, PLAN.term("Industry")),
    (Slot.REGION, _ENTITIES, PLAN.term("Region")),
    (Slot.PLATFORM, _ENTITIES, PLAN.term("SharedResource")),
    (Slot.POLICY, _ENTITIES, PLAN.term("PolicyDocument")),
    (Slot.EVENT, _ENTITIES, PLAN.term("Event")),
)


def names_of(store: SparqlStore, english: English) -> Names:
    """The names of a dataset: twelve SELECTs, one a kind and one for what units are in English."""
    return Names.of(_things(store, english))


def texts_of_tasks(store: SparqlStore) -> Iterator[tuple[str, str]]:
    """The tasks of a dataset as IRIs, each with its text."""
    return ((_text(task), _text(text)) for task, text in store.select(_TEXTS).rows)


def _things(store: SparqlStore, english: English) -> Iterator[Thing]:
    for iri, label in store.select(_PLANS).rows:
        title = _text(label)
        about = tuple(f"{words} plan" for words in english.fields_of(title))
        yield Thing(Slot.PLAN, _text(iri), title, about, plans=frozenset({_text(iri)}))
    functions: dict[str, set[str]] = {}
    for iri, function in store.select(_FUNCTIONS).rows:
        functions.setdefault(_text(iri), set()).update(english.bodies.get(_text(function).rpartition("/")[2], ()))
    for unit in _of_rows(Slot.UNIT, store.select(_UNITS).rows):
        yield replace(unit, functions=frozenset(functions.get(unit.iri, ())))
    for slot, query, kind in _KINDS:
        yield from _of_rows(slot, store.select(query, {"class": kind}).rows)


def _of_rows(slot: Slot, rows: tuple[tuple[Term | None, ...], ...]) -> Iterator[Thing]:
    found: dict[str, list[tuple[str, str, str, int | None]]] = {}
    for *terms, ordinal in rows:
        iri, label, alias, plan = map(_text, terms)
        number = int(ordinal.value) if isinstance(ordinal, Literal) else None
        found.setdefault(iri, []).append((label, alias, plan, number))
    for thing, told in found.items():
        name = told[0][0]
        aliases = dict.fromkeys(other for row in told for other in row[:2] if other and other != name)
        plans = frozenset(row[2] for row in told)
        yield Thing(slot, thing, name, tuple(aliases), plans, told[0][3], len(told))


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
