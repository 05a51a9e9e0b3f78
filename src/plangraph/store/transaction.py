"""The change of named graphs as one transaction of the engine, which whoever reads it sees all at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from plangraph.store.content import weight
from plangraph.store.exchange import Anew, Difference, First
from plangraph.store.statements import as_text, digest, in_graph, statements, triples_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyoxigraph import Store

    from plangraph.store.exchange import Exchange


def commit(store: Store, found: Sequence[Exchange], *, in_memory: bool) -> int:
    """Makes the exchanges, all or none, and says what weight they add."""
    firsts = {one.graph: _statements(one) for one in found if isinstance(one, First)}
    others = [one for one in found if not isinstance(one, First)]
    if others:
        operations = [_operation(one) for one in others]
        operations += [_insert(graph, triples_of(stated, graph)) for graph, stated in firsts.items()]
        store.update(" ;\n".join(operations))
    else:
        text = as_text(statement for stated in firsts.values() for statement in stated)
        if in_memory:
            store.extend(parse(text, RdfFormat.N_QUADS))
        else:
            # One load is seen at once too, and takes half of the time.
            store.bulk_load(text, RdfFormat.N_QUADS, lenient=True)
    return sum(map(_gain, others)) + sum(digest(statement) for stated in firsts.values() for statement in stated)


def add(store: Store, batches: Iterable[Iterable[Quad]], named: set[NamedNode], *, anew: bool) -> bool:
    """Adds the quads that are not there, batch by batch and not in one transaction; False where all of them were.

    ``named`` gets the graphs that change; with ``anew`` each graph is emptied before its first quad.
    """
    emptied: set[object] = set()
    changed = False
    for batch in batches:
        quads = tuple(batch)
        for graph in {quad.graph_name for quad in quads} - emptied if anew else ():
            store.clear_graph(graph)
            emptied.add(graph)
            changed = True
        new = [quad for quad in quads if quad not in store]
        named.update(quad.graph_name for quad in new if isinstance(quad.graph_name, NamedNode))
        if new:
            store.bulk_extend(new)
            changed = True
    return changed


def _statements(first: First) -> set[bytes]:
    return {statement for block in first.triples.blocks() for statement in statements(in_graph(block, first.graph))}


def _gain(exchange: Difference | Anew) -> int:
    if isinstance(exchange, Anew):
        return weight(exchange.after) - weight(exchange.before)
    return sum(map(digest, exchange.added)) - sum(map(digest, exchange.removed))


def _operation(exchange: Difference | Anew) -> str:
    graph = exchange.graph
    if isinstance(exchange, Anew):
        triples = serialize(map(_triple, apart(exchange.after)), format=RdfFormat.N_TRIPLES) or b""
        # DELETE DATA cannot name a blank node.
        return f"DROP SILENT GRAPH {graph}" + (f" ;\n{_insert(graph, triples)}" if triples else "")
    if exchange.is_emptied:
        return f"DROP SILENT GRAPH {graph}"
    return f"DELETE DATA {_block(graph, triples_of(exchange.removed, graph))} ;\n" + _insert(
        graph, triples_of(exchange.added, graph)
    )


def _insert(graph: NamedNode, triples: bytes) -> str:
    return f"INSERT DATA {_block(graph, triples)}"


def _block(graph: NamedNode, triples: bytes) -> str:
    return f"{{ GRAPH {graph} {{\n{triples.decode()}}} }}"


def _triple(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)


def apart(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with new blank nodes, since canonical names are the same in every graph."""
    fresh: defaultdict[str, BlankNode] = defaultdict(BlankNode)
    for quad in quads:
        subject = fresh[quad.subject.value] if isinstance(quad.subject, BlankNode) else quad.subject
        value = fresh[quad.object.value] if isinstance(quad.object, BlankNode) else quad.object
        yield Quad(subject, quad.predicate, value, quad.graph_name)
