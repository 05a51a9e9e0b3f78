"""What named graphs have to lose and to get until they hold just what is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat

from plangraph.model.n_triples import NTriples
from plangraph.store.content import as_kept, canonical
from plangraph.store.statements import blocks, digest, in_graph, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import NamedNode, Store


@dataclass(frozen=True, slots=True)
class First:
    """What a graph that held nothing is to hold."""

    graph: NamedNode
    triples: NTriples


@dataclass(frozen=True, slots=True)
class Difference:
    """Statements that a graph has to lose and to get."""

    graph: NamedNode
    removed: Sequence[bytes]
    added: Sequence[bytes]
    is_emptied: bool


@dataclass(frozen=True, slots=True)
class Anew:
    """All that a graph holds before and after, canonical: what has blank nodes is not changed in part."""

    graph: NamedNode
    before: frozenset[Quad]
    after: frozenset[Quad]


Exchange = First | Difference | Anew


def exchanges(store: Store, graphs: Mapping[NamedNode, Iterable[Quad]]) -> tuple[Exchange, ...]:
    """What there is to do; the key is the graph, whatever the quads say."""
    wanted = [(graph, quads if isinstance(quads, NTriples) else NTriples.of(quads)) for graph, quads in graphs.items()]
    return tuple(found for graph, triples in wanted if (found := _exchange(store, graph, triples)))


def size(found: Iterable[Exchange]) -> int:
    """The number of statements that come and go."""
    return sum(_size(exchange) for exchange in found)


def held_nothing(exchange: Exchange) -> bool:
    """Whether the graph was empty, or was not there."""
    return isinstance(exchange, First) or (isinstance(exchange, Anew) and not exchange.before)


def _exchange(store: Store, graph: NamedNode, after: NTriples) -> Exchange | None:
    if not after.has_blank_nodes and next(store.quads_for_pattern(None, None, None, graph), None) is None:
        return First(graph, after) if after.size else None
    held = store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""
    if after.has_blank_nodes or b"_:" in held:
        return _anew(store, graph, after)
    return _difference(graph, held, after)


def _anew(store: Store, graph: NamedNode, triples: NTriples) -> Anew | None:
    after = canonical(as_kept(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in triples))
    before = canonical(frozenset(store.quads_for_pattern(None, None, None, graph)))
    return None if before == after else Anew(graph, before, after)


def _difference(graph: NamedNode, held: bytes, after: NTriples) -> Difference | None:
    before = {digest(statement) for statement in _statements(graph, blocks(held))}
    stays, added = set[int](), dict[int, bytes]()
    for statement in _statements(graph, after.blocks()):
        number = digest(statement)
        if number in before:
            stays.add(number)
        else:
            added[number] = statement
    if not added and len(stays) == len(before):
        return None
    removed = [statement for statement in _statements(graph, blocks(held)) if digest(statement) not in stays]
    return Difference(graph, removed, tuple(added.values()), not stays and not added)


def _statements(graph: NamedNode, texts: Iterable[bytes]) -> Iterator[bytes]:
    for text in texts:
        yield from statements(in_graph(text, graph))


def _size(exchange: Exchange) -> int:
    match exchange:
        case First():
            return exchange.triples.size
        case Difference():
            return len(exchange.removed) + len(exchange.added)
        case Anew():
            return len(exchange.before) + len(exchange.after)
