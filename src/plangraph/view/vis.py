"""The collaboration graph as the interactive page reads it: columns of short values.

The browser works out lines, widths and neighbours from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

_OPTIONS: dict[str, Any] = {
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
    """Units by columns, sizes by tasks, lines by shared tasks, and options of vis-network.

    A unit's number is its place in the graph. ``labels`` are short names: as many characters as the whole name is
    without at its beginning, or the lines of the label.
    """
    style = Style(15, lambda unit: kind_colour(graph.nodes[unit]["kind"]), force=len(graph) > MOST_ON_RINGS, below=True)
    places = _places(graph, names, style)
    kinds = list(dict.fromkeys(data["kind"] for _, data in graph.nodes(data=True)))
    most = max(data["tasks"] for _, data in graph.nodes(data=True))
    heaviest = greatest_weight(graph)
    full = [printable(data["label"]) for _, data in graph.nodes(data=True)]
    return {
        "full": full,
        "labels": [_label(whole, names[unit]) for whole, unit in zip(full, graph, strict=True)],
        "kinds": [[kind_label(kind, language), kind_colour(kind)] for kind in kinds],
        "kind": [kinds.index(data["kind"]) for _, data in graph.nodes(data=True)],
        "x": [round(places[unit].x) for unit in graph],
        "y": [round(places[unit].y) for unit in graph],
        "sizes": {
            tasks: round(radius(tasks, most, style.dots), 1)
            for tasks in sorted({data["tasks"] for _, data in graph.nodes(data=True)})
        },
        "widths": [round(stroke_width(weight, heaviest, 1), 2) for weight in range(1, heaviest + 1)],
        "colours": [line_colour(weight, heaviest) for weight in range(1, heaviest + 1)],
        "options": _light(graph.number_of_edges()),
        "most": _MANY_EDGES,
    }


def _label(whole: str, short: str) -> int | str:
    lines = label_lines(short, 15)
    return len(whole) - len(short) if len(lines) == 1 and whole.endswith(lines[0]) else "\n".join(lines)


def _places(graph: nx.Graph[str], names: Naming, style: Style) -> dict[str, Point]:
    """Force takes time with the square of the units: above two hundred the others stand around the busiest."""
    inner = whole_places(busiest(graph, _MOST_BY_FORCE), names, style)
    return inner | outskirts(graph, inner)


def _light(edges: int) -> dict[str, Any]:
    """Options under which many lines are not drawn while the network moves."""
    if edges <= _MANY_EDGES:
        return _OPTIONS
    return _OPTIONS | {"interaction": _OPTIONS["interaction"] | {"hideEdgesOnDrag": True, "hideEdgesOnZoom": True}}
