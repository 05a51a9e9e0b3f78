"""A dataset that nobody else sees: kept by its process, with a copy to fall back to while it is being changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Store

from plangraph.store.content import Revision

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Quad


class Memory:
    """What ``Directory`` is to a dataset in a folder."""

    def __init__(self) -> None:
        self._revision = Revision()
        self._quads: frozenset[Quad] = frozenset()
        self._graphs: frozenset[NamedNode | BlankNode] = frozenset()

    def begin(self, store: Store) -> None:
        """Copies what a write can fall back to."""
        self._quads, self._graphs = frozenset(store), frozenset(store.named_graphs())

    def publish(self, store: Store, revision: Revision) -> None:  # noqa: ARG002  there is no disk to put it on
        """Takes a change for made."""
        self._revision = revision

    def published(self) -> Revision:
        """The revision of the last change that was made."""
        return self._revision

    def clear(self, newest: str) -> None:
        """Nothing: no older state is kept."""

    def restore(self) -> Store:
        """The dataset as it was when the last change began."""
        store = Store()
        store.extend(self._quads)
        for graph in self._graphs:
            store.add_graph(graph)
        return store

    def is_worn(self) -> bool:
        """Never."""
        return False
