"""What the dataset says of one thing, for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Triple

    from plangraph.protocols import SparqlStore

MOST_LINKS = 500
"""Incoming links of a description; of a unit in very many tasks it shows the first by IRI."""

_PREFIXES = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("rdfs", "skos"))
_OWN = (
    "CONSTRUCT { ?thing ?property ?value } WHERE { GRAPH ?seen { ?thing ?property ?value } } ORDER BY ?property ?value"
)
_LABELS = (
    _PREFIXES
    + """CONSTRUCT { ?value ?naming ?name } WHERE {
  GRAPH ?seen { ?thing ?property ?value }
  VALUES ?naming { rdfs:label skos:prefLabel }
  ?value ?naming ?name .
} ORDER BY ?value ?naming ?name"""
)
_LINKS = (
    _PREFIXES
    + f"""CONSTRUCT {{ ?other ?property ?thing . ?other rdfs:label ?name }} WHERE {{
  GRAPH ?seen {{ ?other ?property ?thing }}
  OPTIONAL {{ ?other rdfs:label ?name }}
}} ORDER BY ?other ?property ?name LIMIT {MOST_LINKS}"""
)


def describe(store: SparqlStore, iri: str, hidden: Sequence[NamedNode] = ()) -> tuple[Triple, ...]:
    """The thing's own facts, what it points to by name, and what points to it; empty where nothing is known of it.

    ``hidden`` are graphs that are not looked into.
    """
    thing = {"thing": NamedNode(iri)}
    queries = (_but_for(hidden, query) for query in (_OWN, _LABELS, _LINKS))
    found = (triple for query in queries for triple in store.construct(query, thing))
    return tuple(dict.fromkeys(found))


def _but_for(hidden: Sequence[NamedNode], query: str) -> str:
    if not hidden:
        return query
    head, brace, order = query.rpartition("}")
    return f"{head} FILTER(?seen NOT IN ({', '.join(map(str, hidden))})) {brace}{order}"
