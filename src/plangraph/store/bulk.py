"""A long change of named graphs in a copy of the dataset that nobody reads yet, in steps that each fit into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.store.content import weight
from plangraph.store.exchange import Anew, Difference, First
from plangraph.store.loading import Loading
from plangraph.store.statements import as_text, digest, in_graph, statements, triples_of
from plangraph.store.transaction import apart

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pyoxigraph import Store

    from plangraph.store.exchange import Exchange

_TOGETHER = 5_000
"""Statements that one transaction of the engine takes away; it has them in memory."""


def commit(store: Store, found: Sequence[Exchange], folder: Path) -> int:
    """Makes the exchanges and says what weight they add; files that this takes stand in ``folder``."""
    lost = sum(_take_away(store, exchange) for exchange in found if not isinstance(exchange, First))
    with Loading(store, folder) as loading:
        return sum(_put(store, loading, exchange) for exchange in found) - lost


def _take_away(store: Store, exchange: Difference | Anew) -> int:
    if isinstance(exchange, Anew):
        store.remove_graph(exchange.graph)
        return weight(exchange.before)
    for start in range(0, len(exchange.removed), _TOGETHER):
        triples = triples_of(exchange.removed[start : start + _TOGETHER], exchange.graph).decode()
        store.update(f"DELETE DATA {{ GRAPH {exchange.graph} {{\n{triples}}} }}")
    if exchange.is_emptied:
        store.remove_graph(exchange.graph)
    return sum(map(digest, exchange.removed))


def _put(store: Store, loading: Loading, exchange: Exchange) -> int:
    if isinstance(exchange, Anew):
        store.bulk_extend(apart(exchange.after))
        return weight(exchange.after)
    if isinstance(exchange, Difference):
        for start in range(0, len(exchange.added), _TOGETHER):
            loading.put(as_text(exchange.added[start : start + _TOGETHER]))
        return sum(map(digest, exchange.added))
    weights = set[int]()
    for block in exchange.triples.blocks():
        text = in_graph(block, exchange.graph)
        loading.put(text)
        weights.update(map(digest, statements(text)))
    return sum(weights)
