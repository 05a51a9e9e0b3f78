"""Changes of a dataset by SPARQL update and by whole graphs, each one transaction of the engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from plangraph.errors import (
    GraphsConflict,
    NotOneGraph,
    QueryError,
    QuerySyntaxError,
    RdfSyntaxError,
    UnsupportedFormat,
)
from plangraph.store.content import as_kept, has_blank_nodes
from plangraph.store.reasons import reason_of

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
_SEVERAL = "Named graphs are not allowed"
_CONFLICT = re.compile(r"The graph .* (?:already exists|does not exist)")
"""What the engine says of graphs that are there, or are not."""
_REACHING = re.compile("LOAD|SERVICE", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes in one graph; ``can_be_weighed`` where the quads alone tell the new state from all others."""

    removed: frozenset[Quad]
    added: frozenset[Quad]
    is_new: bool
    can_be_weighed: bool


def read(triples: bytes, media_type: str, graph: GraphName, base: str | None) -> frozenset[Quad]:
    """The triples as quads of a graph, blank nodes new; raises RdfSyntaxError, NotOneGraph, UnsupportedFormat."""
    essence = media_type.partition(";")[0].strip().lower()
    if essence not in FORMATS:
        raise UnsupportedFormat("A graph is read as {formats}: send one of these.", formats=", ".join(FORMATS))
    try:
        quads = parse(triples, FORMATS[essence], base_iri=base, without_named_graphs=True, rename_blank_nodes=True)
        return as_kept(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
    except (SyntaxError, ValueError) as error:
        raise unreadable(error) from error


def unreadable(error: Exception) -> RdfSyntaxError | NotOneGraph:
    """The error for triples that the engine cannot read."""
    if str(error).startswith(_SEVERAL):
        return NotOneGraph("The data name graphs of their own and one graph is written: send its triples alone.")
    return RdfSyntaxError("The triples cannot be read: {reason}.", reason=reason_of(error))


def update(store: Store, text: str) -> None:
    """Makes an update; raises QuerySyntaxError, GraphsConflict, and QueryError for what it cannot load."""
    try:
        store.update(text)
    except SyntaxError as error:
        raise QuerySyntaxError("The update is no SPARQL: {reason}.", reason=reason_of(error, text)) from error
    except (RuntimeError, ValueError) as error:
        kind = GraphsConflict if _CONFLICT.fullmatch(str(error)) else QueryError
        raise kind("The update cannot be made: {reason}.", reason=reason_of(error)) from error
    except OSError as error:
        if _REACHING.search(text):
            raise QueryError("The update cannot be made: {reason}.", reason=reason_of(error)) from error
        raise


def difference(store: Store, graph: GraphName, quads: frozenset[Quad], *, merge: bool) -> Difference | None:
    """What changes when a graph is to hold the quads, or them too; None for nothing."""
    held = frozenset[Quad]() if merge else frozenset(store.quads_for_pattern(None, None, None, graph))
    added = frozenset(quad for quad in quads if quad not in store) if merge else quads - held
    removed = held - quads
    if has_blank_nodes(removed):
        # DELETE DATA cannot name a blank node, so the graph is emptied and filled again.
        removed, added = held, quads
    there = not isinstance(graph, NamedNode) or store.contains_named_graph(graph)
    if there and not removed and not added:
        return None
    return Difference(removed, added, not there, _can_be_weighed(store, graph, quads, removed | added))


def apply(store: Store, graph: GraphName, change: Difference) -> None:
    """Makes the change."""
    operations = [f"CREATE GRAPH {graph}"] if change.is_new else []
    if has_blank_nodes(change.removed):
        name = f"GRAPH {graph}" if isinstance(graph, NamedNode) else "DEFAULT"
        operations.append(f"CLEAR {name}")
    elif change.removed:
        operations.append(f"DELETE DATA {_block(graph, change.removed)}")
    if not operations:
        store.extend(change.added)
        return
    operations.append(f"INSERT DATA {_block(graph, change.added)}")
    store.update(" ;\n".join(operations))


def _can_be_weighed(store: Store, graph: GraphName, quads: frozenset[Quad], moved: frozenset[Quad]) -> bool:
    """Whether no blank node moves, whose name is of chance, and no empty graph comes or goes, which weighs nothing."""
    if has_blank_nodes(moved):
        return False
    if not isinstance(graph, NamedNode):
        return True
    holds = any(True for _ in store.quads_for_pattern(None, None, None, graph))
    return bool(quads) and holds == store.contains_named_graph(graph)


def _block(graph: GraphName, quads: Iterable[Quad]) -> str:
    """The quads in braces, for INSERT DATA and DELETE DATA."""
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    text = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
    return f"{{ GRAPH {graph} {{\n{text}}} }}" if isinstance(graph, NamedNode) else f"{{\n{text}}}"
