"""Changes of a dataset by SPARQL update and by whole graphs, each one transaction of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from plangraph.errors import QuerySyntaxError, UnsupportedFormat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

GraphName = NamedNode | DefaultGraph

FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
}
"""What a graph may be sent as; the last two only with triples of no graph."""


def read(triples: bytes, media_type: str, graph: GraphName, base: str | None) -> frozenset[Quad]:
    """The triples as quads of a graph, blank nodes new; raises QuerySyntaxError, UnsupportedFormat."""
    essence = media_type.partition(";")[0].strip().lower()
    if essence not in FORMATS:
        raise UnsupportedFormat(f"A graph is read as {', '.join(FORMATS)}: send one of these.")
    try:
        quads = parse(triples, FORMATS[essence], base_iri=base, without_named_graphs=True, rename_blank_nodes=True)
        return frozenset(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
    except (SyntaxError, ValueError) as error:
        raise QuerySyntaxError(f"The triples cannot be read: {_reason(error)}.") from error


def update(store: Store, text: str) -> None:
    """Makes an update; raises QuerySyntaxError with the engine's reason."""
    try:
        store.update(text)
    except SyntaxError as error:
        raise QuerySyntaxError(f"The update is no SPARQL: {_reason(error)}.") from error
    except (RuntimeError, ValueError) as error:
        raise QuerySyntaxError(f"The update cannot be made: {_reason(error)}.") from error


def write(store: Store, graph: GraphName, quads: frozenset[Quad], *, merge: bool) -> None:
    """Makes a graph hold the quads, or them too."""
    operations = []
    if isinstance(graph, NamedNode) and not store.contains_named_graph(graph):
        operations.append(f"CREATE GRAPH {graph}")
    elif not merge:
        operations.append(f"CLEAR GRAPH {graph}" if isinstance(graph, NamedNode) else "CLEAR DEFAULT")
    operations.append(f"INSERT DATA {block(graph, quads)}")
    store.update(" ;\n".join(operations))


def block(graph: GraphName, quads: Iterable[Quad]) -> str:
    """The quads in braces, for INSERT DATA and DELETE DATA."""
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    text = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
    return f"{{ GRAPH {graph} {{\n{text}}} }}" if isinstance(graph, NamedNode) else f"{{\n{text}}}"


def _reason(error: Exception) -> str:
    """The first line of the engine's message."""
    message = error.msg if isinstance(error, SyntaxError) and error.msg else str(error)
    return message.strip().splitlines()[0].rstrip(".") if message.strip() else "no reason is known"
