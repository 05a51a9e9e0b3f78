"""The weight of a whole dataset, counted anew: what its revision claims where every change of it was weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph

from plangraph.store.content import Revision, canonical

if TYPE_CHECKING:
    from pyoxigraph import Store


def weighed(store: Store) -> Revision:
    """The revision without a mark that the content has, each graph in canonical form and held in memory alone."""
    total = Revision()
    for graph in (DefaultGraph(), *store.named_graphs()):
        total = total.after(frozenset(), canonical(frozenset(store.quads_for_pattern(None, None, None, graph))))
    return total
