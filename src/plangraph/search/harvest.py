"""The entries of a dataset, plan by plan, by SELECTs that any store answers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.search.entries import Entry, PlanEntries, located, passages
from plangraph.search.kinds import CLASSES, Kind
from plangraph.vocabulary import DCTERMS, ELI, OA, PLAN, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore
    from plangraph.search.entries import Place

_PREFIXES = "".join(
    f"PREFIX {name}: <{namespace}>\n"
    for name, namespace in {
        "plan": PLAN,
        "rdf": RDF,
        "rdfs": RDFS,
        "skos": SKOS,
        "eli": ELI,
        "oa": OA,
        "dcterms": DCTERMS,
    }.items()
)
_PLANS = f"""{_PREFIXES}SELECT ?graph ?plan ?id ?label WHERE {{
  GRAPH ?graph {{ ?plan a plan:ActionPlan ; dcterms:identifier ?id ; rdfs:label ?label }}
}} ORDER BY ?plan"""
_TEXT = f"{_PREFIXES}SELECT ?source ?text WHERE {{ GRAPH ?graph {{ ?source a plan:SourceText ; rdf:value ?text }} }}"
_CLASSES = f"VALUES ?class {{ {' '.join(f'<{iri}>' for iri in CLASSES)} }}"
_LABELS = f"""{_PREFIXES}SELECT ?thing ?class ?label WHERE {{
  GRAPH ?graph {{ {_CLASSES} ?thing a ?class ; rdfs:label ?label }}
}}"""
# Apart from the labels: engines evaluate an OPTIONAL once for all graphs before they look at the one that is bound.
_OTHER_NAMES = f"""{_PREFIXES}SELECT ?thing ?name WHERE {{
  GRAPH ?graph {{ ?thing skos:altLabel|eli:title|eli:id_local|plan:noticeTitle ?name }}
}}"""
_BODIES = f"{_PREFIXES}SELECT ?thing ?text WHERE {{ GRAPH ?graph {{ ?thing plan:text ?text }} }}"
# Two short joins, since a long one takes longer than both.
_EVIDENCE = f"{_PREFIXES}SELECT ?thing ?place WHERE {{ GRAPH ?graph {{ ?thing plan:evidence ?place }} }}"
_PLACES = f"""{_PREFIXES}SELECT ?place ?start ?end WHERE {{
  GRAPH ?graph {{ ?place oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end }}
}}"""


def harvest(store: SparqlStore) -> Iterator[PlanEntries]:
    """Every plan of the dataset with what can be found in it, in the order of their IRIs."""
    for graph, plan, plan_id, label in store.select(_PLANS).rows:
        if graph is not None:
            yield _plan(store, {"graph": graph}, _value(plan), _value(plan_id), _value(label))


def _plan(store: SparqlStore, graph: Mapping[str, Term], iri: str, plan_id: str, label: str) -> PlanEntries:
    source, text = next(((_value(s), _value(t)) for s, t in store.select(_TEXT, graph).rows), ("", ""))
    bodies = {_value(thing): _value(body) for thing, body in store.select(_BODIES, graph).rows}
    places = _places(store, graph, len(text))
    entries = [
        Entry(thing, kind, name, aliases, places[thing], _body(text, bodies.get(thing, ""), places[thing]))
        for (thing, kind), (name, aliases) in _names(store, graph).items()
    ]
    covered = [entry.body for entry in entries if entry.body]
    # The number of a heading stands before it on its line.
    covered += [
        (text.rfind("\n", 0, start) + 1, end)
        for entry in entries
        if entry.kind is Kind.SECTION
        for start, end in entry.places
    ]
    entries += [Entry(source, Kind.TEXT, label, body=passage) for passage in passages(text, covered)]
    return PlanEntries(iri, plan_id, label, text, tuple(sorted(entries, key=_order)))


def _names(store: SparqlStore, graph: Mapping[str, Term]) -> dict[tuple[str, Kind], tuple[str, tuple[str, ...]]]:
    """The label of each thing and its other names."""
    others: defaultdict[str, set[str]] = defaultdict(set)
    for thing, name in store.select(_OTHER_NAMES, graph).rows:
        others[_value(thing)].add(_value(name))
    labels: defaultdict[tuple[str, Kind], set[str]] = defaultdict(set)
    for thing, kind, label in store.select(_LABELS, graph).rows:
        labels[_value(thing), CLASSES[_value(kind)]].add(_value(label))
    return {
        (thing, kind): (min(found), tuple(sorted((found | others[thing]) - {min(found)})))
        for (thing, kind), found in labels.items()
    }


def _places(store: SparqlStore, graph: Mapping[str, Term], length: int) -> defaultdict[str, tuple[Place, ...]]:
    """The places of each thing in order, those within the text."""
    at = {
        _value(place): (int(_value(start)), int(_value(end))) for place, start, end in store.select(_PLACES, graph).rows
    }
    found: defaultdict[str, set[Place]] = defaultdict(set)
    for thing, place in store.select(_EVIDENCE, graph).rows:
        start, end = at.get(_value(place), (0, 0))
        if start < end <= length:
            found[_value(thing)].add((start, end))
    return defaultdict(tuple, {thing: tuple(sorted(places)) for thing, places in found.items()})


def _body(text: str, body: str, places: tuple[Place, ...]) -> Place | None:
    return next(filter(None, (located(text, body, place) for place in places)), None)


def _order(entry: Entry) -> tuple[int, int, str, str]:
    start, end = entry.body or (entry.places or ((0, 0),))[0]
    return start, -end, entry.kind, entry.iri


def _value(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
