"""Graphs as the text of an update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Triple, serialize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import NamedNode, Quad


def update_text(graphs: Mapping[NamedNode | None, Iterable[Triple]], *, merge: bool = False) -> str:
    """The update after which the graphs (None: the one without a name) hold just these triples, or them too.

    All triples go into one INSERT DATA: a blank node's label may not stand in two operations of a request.
    """
    drops = () if merge else tuple(drop_text(graph) for graph in graphs)
    blocks = "".join(_block(graph, n_triples(triples).decode()) for graph, triples in graphs.items())
    return " ;\n".join((*drops, *((f"INSERT DATA {{\n{blocks}}}",) if blocks else ())))


def drop_text(graph: NamedNode | None) -> str:
    """The operation that takes a graph out, or empties the one without a name."""
    return "CLEAR SILENT DEFAULT" if graph is None else f"DROP SILENT GRAPH {graph}"


def n_triples(triples: Iterable[Triple]) -> bytes:
    """The triples as N-Triples."""
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def triples_of(quads: Iterable[Quad]) -> Iterator[Triple]:
    """The quads without their graph."""
    return (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)


def _block(graph: NamedNode | None, triples: str) -> str:
    if not triples:
        return ""
    return triples if graph is None else f"GRAPH {graph} {{\n{triples}}}\n"
