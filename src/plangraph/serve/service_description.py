"""The SPARQL 1.1 Service Description of the endpoint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from plangraph.serve import media_types
from plangraph.serve.descriptions import COUNTED, FORMATS, IN_FORMATS, VOID, number, says
from plangraph.vocabulary import DCTERMS, RDF, RDFS, Namespace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.serve.figures import Figures

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
PREFIXES = {"rdf": RDF, "rdfs": RDFS, "dcterms": DCTERMS, "sd": SD, "void": VOID, "format": FORMATS}

_OF_QUERIES = "Queries that name no graph see the union of all graphs; the patterns of updates do not."


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the service does.

    ``union``: a query without a dataset sees all graphs as one, which the pattern of an update never does.
    ``federated``: SERVICE reaches some other servers.
    """

    endpoint: str
    writable: bool
    union: bool
    federated: bool


def description(abilities: Abilities, figures: Figures | None) -> Iterator[Triple]:
    """The service, its formats and its dataset; without figures the dataset's graphs are left out."""
    service, dataset = NamedNode(abilities.endpoint), BlankNode("dataset")
    yield from says(
        service,
        SD.term("Service"),
        [
            (SD.term("endpoint"), service),
            *((SD.term("supportedLanguage"), SD.term(name)) for name in _languages(abilities)),
            *((SD.term("feature"), feature) for feature in _features(abilities)),
            *((SD.term("resultFormat"), IN_FORMATS[name]) for name in media_types.ANSWERS),
            *((SD.term("inputFormat"), IN_FORMATS[name]) for name in media_types.GRAPHS if abilities.writable),
            (SD.term("defaultDataset"), dataset),
        ],
    )
    if abilities.union and abilities.writable:
        yield from says(_of_queries(abilities), SD.term("Feature"), [(RDFS.term("comment"), Literal(_OF_QUERIES))])
    yield Triple(dataset, RDF.term("type"), SD.term("Dataset"))
    if figures is not None:
        yield from _graphs(dataset, abilities, figures)


def _languages(abilities: Abilities) -> tuple[str, ...]:
    return ("SPARQL11Query", "SPARQL11Update") if abilities.writable else ("SPARQL11Query",)


def _features(abilities: Abilities) -> Iterator[NamedNode]:
    if abilities.union:
        # The standard's feature is one of updates too, for which the engine has no such option.
        yield _of_queries(abilities) if abilities.writable else SD.term("UnionDefaultGraph")
    if abilities.federated:
        yield SD.term("BasicFederatedQuery")


def _of_queries(abilities: Abilities) -> NamedNode:
    """A feature of our own, whose name tells our own clients what the standard's tells."""
    return NamedNode(f"{abilities.endpoint}#UnionDefaultGraphOfQueries")


def _graphs(dataset: BlankNode, abilities: Abilities, figures: Figures) -> Iterator[Triple]:
    default = BlankNode("default")
    yield Triple(dataset, SD.term("defaultGraph"), default)
    size = figures.triples if abilities.union else figures.unnamed
    notes = [(DCTERMS.term("description"), note) for note in COUNTED if abilities.union]
    yield from says(default, SD.term("Graph"), [(VOID.term("triples"), number(size)), *notes])
    for place, (iri, count) in enumerate(figures.named, 1):
        named, graph = BlankNode(f"named{place}"), BlankNode(f"graph{place}")
        yield Triple(dataset, SD.term("namedGraph"), named)
        yield from says(named, SD.term("NamedGraph"), [(SD.term("name"), NamedNode(iri)), (SD.term("graph"), graph)])
        yield from says(graph, SD.term("Graph"), [(VOID.term("triples"), number(count))])
