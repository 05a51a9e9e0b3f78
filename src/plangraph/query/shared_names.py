"""Names that several things of a kind have: what to write beside each, so that people can tell them apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plangraph.protocols import SparqlStore

_PREFIXES = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("plan", "rdfs", "skos"))
_NAMESAKES = (
    _PREFIXES
    + """SELECT DISTINCT ?thing ?other WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing a ?class ; rdfs:label ?label .
  ?other rdfs:label|skos:altLabel ?label ; a ?class .
  FILTER(?other != ?thing)
}} ORDER BY ?thing ?other"""
)
_CITIES = (
    _PREFIXES
    + """SELECT DISTINCT ?thing ?name WHERE {{
  VALUES ?thing {{ {things} }}
  ?thing plan:jurisdiction ?name .
}} ORDER BY ?thing ?name"""
)
_PLANS = (
    _PREFIXES
    + """SELECT DISTINCT ?thing ?name WHERE {{
  VALUES ?thing {{ {things} }}
  {{ ?thing plan:inPlan ?plan }} UNION {{ ?link plan:unit|plan:mentions ?thing ; plan:inPlan ?plan }}
  ?plan rdfs:label ?name .
}} ORDER BY ?thing ?plan ?name"""
)


def besides(store: SparqlStore, iris: Iterable[str]) -> Mapping[str, str]:
    """Where those of the things belong that share a name: their city, else their plan, else the end of their IRI.

    What nothing else is called like is left out.
    """
    groups = _pairs(store, _NAMESAKES, iris)
    every = sorted(set(groups) | {other for others in groups.values() for other in others})
    if not every:
        return {}
    cities, plans = _pairs(store, _CITIES, every), _pairs(store, _PLANS, every)
    return {thing: _beside(thing, others, cities, plans) for thing, others in groups.items()}


def named(label: str, beside: str) -> str:
    """A name with what stands beside it: ``市市场监管局（上海市）``."""
    return f"{label}（{beside}）" if beside else label


def slug_of(iri: str) -> str:
    """The end of an IRI that names it alone: of a part of a plan, with the plan's id."""
    return iri.partition("/plan/")[2] or iri.rpartition("/")[2]


def _beside(thing: str, others: Iterable[str], cities: Mapping[str, list[str]], plans: Mapping[str, list[str]]) -> str:
    for known in (cities, plans):
        first = known.get(thing, [""])[0]
        if first and all(first not in known.get(other, ()) for other in others):
            return first
    return slug_of(thing)


def _pairs(store: SparqlStore, query: str, iris: Iterable[str]) -> dict[str, list[str]]:
    things = " ".join(str(NamedNode(iri)) for iri in iris)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing, name in store.select(query.format(things=things)).rows if things else ():
        assert isinstance(thing, NamedNode)
        found[thing.value].append(name.value if isinstance(name, NamedNode | Literal) else "")
    return dict(found)
