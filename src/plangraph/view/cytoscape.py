"""A graph as Cytoscape JSON: for Cytoscape.js as it is, and for Cytoscape desktop as a ``.cyjs`` file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plangraph.view.plain import plain

if TYPE_CHECKING:
    import networkx as nx


def cytoscape(graph: nx.Graph[str]) -> bytes:
    """Elements with their attributes; ``name`` is the label, by which both programs call a node."""
    data: dict[str, Any] = {
        "format_version": "1.0",
        "generated_by": "plangraph",
        "data": {},
        # What networkx wants to read the file back, as the value of each node below.
        "directed": graph.is_directed(),
        "multigraph": False,
        "elements": {
            "nodes": [
                {"data": _held(found) | {"id": key, "value": key, "name": found.get("label", key)}}
                for key, found in graph.nodes(data=True)
            ],
            "edges": [
                {"data": _held(found) | {"id": f"e{number}", "source": one, "target": other}}
                for number, (one, other, found) in enumerate(graph.edges(data=True))
            ],
        },
    }
    return (json.dumps(plain(data), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _held(data: dict[str, Any]) -> dict[str, Any]:
    """The attributes there are: null has no type in Cytoscape's tables."""
    return {key: value for key, value in data.items() if value is not None}
