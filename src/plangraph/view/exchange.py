"""Graphs for other tools: GraphML, GEXF (Gephi, with places, colours and sizes) and JSON in node-link form."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from plangraph.view.naming import naming_of
from plangraph.view.network import MOST_ON_RINGS, Style, radius, whole_places
from plangraph.view.palette import kind_colour
from plangraph.view.plain import plain, scalars
from plangraph.view.preset import SLIDE


def graphml(graph: nx.Graph[str]) -> bytes:
    """The graph in GraphML 1.0; lists become text, their items on a line each."""
    out = BytesIO()
    nx.write_graphml_xml(_flat(graph), out, encoding="utf-8", prettyprint=True)
    return out.getvalue()


def gexf(graph: nx.Graph[str]) -> bytes:
    """The graph in GEXF 1.2; units have places, colours by kind and sizes by tasks, as in the picture."""
    flat = _flat(graph)
    for unit, seen in _appearance(graph).items():
        flat.nodes[unit]["viz"] = seen
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(flat)
    # networkx notes the day of writing; the same graph shall give the same bytes.
    for meta in writer.xml.findall("meta"):
        writer.xml.remove(meta)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def node_link(graph: nx.Graph[str]) -> bytes:
    """The graph as JSON with ``nodes`` and ``edges``, lists kept, figures as numbers."""
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(plain(data), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _flat(graph: nx.Graph[str]) -> nx.Graph[str]:
    flat: nx.Graph[str] = nx.DiGraph() if graph.is_directed() else nx.Graph()
    for node, data in graph.nodes(data=True):
        flat.add_node(node, **scalars(data))
    for one, other, data in graph.edges(data=True):
        flat.add_edge(one, other, **scalars(data))
    return flat


def _appearance(graph: nx.Graph[str]) -> dict[str, dict[str, Any]]:
    """Place, colour and size of each unit; of none where the graph is no collaboration."""
    if "ranked_pairs" not in graph.graph:
        return {}
    names = naming_of(graph, SLIDE)
    style = Style(15, lambda unit: kind_colour(graph.nodes[unit]["kind"]), force=len(graph) > MOST_ON_RINGS, below=True)
    places = whole_places(graph, names, style)
    most = max(data["tasks"] for _, data in graph.nodes(data=True))
    return {
        unit: _viz(places[unit], kind_colour(data["kind"]), radius(data["tasks"], most, 1))
        for unit, data in graph.nodes(data=True)
    }


def _viz(place: tuple[float, float], colour: str, size: float) -> dict[str, Any]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return {
        "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        "size": round(size, 2),
        # Gephi's y grows upwards.
        "position": {"x": round(place[0], 1), "y": round(-place[1], 1), "z": 0.0},
    }
