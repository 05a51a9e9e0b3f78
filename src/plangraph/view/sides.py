"""The nodes of a graph by what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def of_side(graph: nx.Graph[str], side: str) -> list[str]:
    """The nodes whose ``side`` is that, in the order of the graph."""
    return [node for node, data in graph.nodes(data=True) if data["side"] == side]
