"""How much the dataset holds, counted once for each revision: what its descriptions for machines tell."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from plangraph.errors import QueryTimeout, QueryTooLarge

if TYPE_CHECKING:
    from plangraph.protocols import SparqlStore

Counts: TypeAlias = "tuple[tuple[str, int], ...]"
"""IRIs, and how many."""
_GRAPHS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
_UNNAMED = "SELECT (<urn:default> AS ?g) (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_CLASSES = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c FILTER(isIRI(?c)) } GROUP BY ?c ORDER BY ?c"
_PROPERTIES = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"


@dataclass(frozen=True, slots=True)
class Figures:
    """Triples by named graph, instances by class and triples by property, and triples in the graph without a name.

    A triple counts once in each graph that has it, in ``properties`` and ``triples`` too: to tell which of 1.2 million
    are the same takes four seconds.
    """

    revision: str
    graphs: Counts = ()
    classes: Counts = ()
    properties: Counts = ()
    unnamed: int = 0

    @property
    def triples(self) -> int:
        """The triples of all graphs, graph by graph."""
        return self.unnamed + sum(count for _, count in self.graphs)

    @property
    def named(self) -> Counts:
        """The graphs whose name is an IRI: a blank node can be told to nobody."""
        return tuple((name, count) for name, count in self.graphs if not name.startswith("_:"))


class KeptFigures:
    """The figures of a dataset, counted again only when it has changed."""

    def __init__(self, store: SparqlStore) -> None:
        self._store = store
        self._known: Figures | None = None

    def __call__(self) -> Figures | None:
        """The figures of the present revision; None where counting takes longer than a query may."""
        revision = self._store.revision
        if self._known is None or self._known.revision != revision:
            try:
                self._known = _counted(self._store, revision)
            except (QueryTimeout, QueryTooLarge):
                return None
        return self._known


def _counted(store: SparqlStore, revision: str) -> Figures:
    return Figures(
        revision,
        graphs=_counts(store, _GRAPHS),
        classes=_counts(store, _CLASSES),
        properties=_counts(store, _PROPERTIES),
        unnamed=_counts(store, _UNNAMED, union=False)[0][1],
    )


def _counts(store: SparqlStore, query: str, *, union: bool = True) -> Counts:
    _, body = store.answer(query, ("text/csv",), union=union)
    return tuple((iri, int(number)) for iri, number in csv.reader(body.decode().splitlines()[1:]) if iri)
