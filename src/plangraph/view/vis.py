"""Nodes, edges and options of the collaboration graph as vis-network takes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from plangraph.view.lettering import printable
from plangraph.view.network import (
    MOST_ON_RINGS,
    Style,
    busiest,
    greatest_weight,
    line_colour,
    radius,
    stroke_width,
    whole_places,
)
from plangraph.view.outskirts import outskirts
from plangraph.view.palette import INK, WHITE, kind_colour, kind_label
from plangraph.view.placement import label_lines

if TYPE_CHECKING:
    import networkx as nx

    from plangraph.view.geometry import Point
    from plangraph.view.naming import Naming

_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "keyboard": False},
    "edges": {"smooth": False, "selectionWidth": 0},
    "nodes": {
        "shape": "dot",
        "borderWidth": 2,
        "font": {"size": 15, "color": INK, "strokeWidth": 4, "strokeColor": WHITE},
    },
}


_MOST_BY_FORCE = 200
_MANY_EDGES = 1000
"""As many lines are drawn at most; where there are more pairs, none while the network moves."""


def vis(graph: nx.Graph[str], names: Naming, language: str) -> dict[str, Any]:
    """Nodes, edges and options as pyvis hands them to vis-network; a unit's number is its place in the graph."""
    style = Style(15, lambda unit: kind_colour(graph.nodes[unit]["kind"]), force=len(graph) > MOST_ON_RINGS, below=True)
    places = _places(graph, names, style)
    number = {unit: index for index, unit in enumerate(graph)}
    net = Network()
    most = max(data["tasks"] for _, data in graph.nodes(data=True))
    for unit, data in graph.nodes(data=True):
        net.add_node(
            number[unit],
            label="\n".join(label_lines(names[unit], 15)),
            full=printable(data["label"]),
            kind=kind_label(data["kind"], language),
            tasks=data["tasks"],
            x=round(places[unit].x, 1),
            y=round(places[unit].y, 1),
            size=round(radius(data["tasks"], most, style.dots), 1),
            color=_kept(kind_colour(data["kind"])),
        )
    heaviest = greatest_weight(graph)
    for index, (one, other, data) in enumerate(graph.edges(data=True)):
        net.add_edge(
            number[one],
            number[other],
            id=index,
            weight=data["weight"],
            width=round(stroke_width(data["weight"], heaviest, 1), 2),
            color=dict.fromkeys(("color", "highlight", "hover"), line_colour(data["weight"], heaviest)),
        )
    net.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    widths = [stroke_width(1, heaviest, 1), stroke_width(2, heaviest, 1) - stroke_width(1, heaviest, 1)]
    return {
        "nodes": nodes,
        "edges": edges,
        "options": _light(json.loads(options), len(edges)),
        "widths": widths,
        "most": _MANY_EDGES,
    }


def _places(graph: nx.Graph[str], names: Naming, style: Style) -> dict[str, Point]:
    """Force takes time with the square of the units: above two hundred the others stand around the busiest."""
    inner = whole_places(busiest(graph, _MOST_BY_FORCE), names, style)
    return inner | outskirts(graph, inner)


def _light(options: dict[str, Any], edges: int) -> dict[str, Any]:
    """Options under which many lines are not drawn while the network moves."""
    if edges > _MANY_EDGES:
        options["interaction"] |= {"hideEdgesOnDrag": True, "hideEdgesOnZoom": True}
    return options


def _kept(colour: str) -> dict[str, Any]:
    """A dot's colour, which it keeps when it is chosen: it says what kind of body the unit is."""
    chosen = {"background": colour, "border": INK}
    return {"background": colour, "border": WHITE, "highlight": chosen, "hover": chosen}
