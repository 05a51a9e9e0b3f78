"""Places by force for graphs too large for rings (Fruchterman and Reingold 1991), dots and labels kept apart.

The start is a circle with communities side by side, not chance, and only plain arithmetic follows, so that the same
graph gets the same places on every machine.
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING

from plangraph.view.geometry import Box, Point

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from plangraph.view.placement import Dot

_ITERATIONS = 120
_SEPARATIONS = 240
_CLOSER = 0.35


def force_places(relaxed: Mapping[str, Point], dots: Mapping[str, Dot], box: Box) -> dict[str, Point]:
    """A place for each unit inside ``box``, with room for its label below it, near where force has put it."""
    sizes = [
        Point(max(2 * dot.radius, dot.label.x) + dot.size, 2 * dot.radius + dot.label.y + dot.size)
        for dot in (dots[unit] for unit in relaxed)
    ]
    places = _stretched(list(relaxed.values()), sizes, box)
    apart = _separated(places, sizes, box)
    return {
        unit: Point(x, y - (size.y - dots[unit].size) / 2 + dots[unit].radius)
        for unit, (x, y), size in zip(relaxed, apart, sizes, strict=True)
    }


def relaxed(graph: nx.Graph[str]) -> dict[str, Point]:
    """Places around the origin: partners draw each other near, all others push each other off."""
    units = sorted(graph, key=lambda unit: (graph.nodes[unit].get("community", 0), -graph.nodes[unit]["tasks"]))
    turn = {unit: 2 * pi * index / len(units) for index, unit in enumerate(units)}
    x = [cos(turn[unit]) for unit in graph]
    y = [sin(turn[unit]) for unit in graph]
    number = {unit: index for index, unit in enumerate(graph)}
    most = max((data["weight"] for *_, data in graph.edges(data=True)), default=1)
    edges = [
        (number[one], number[other], _pull(graph, one, other) * data["weight"] / most)
        for one, other, data in graph.edges(data=True)
    ]
    ideal = 1.6 / sqrt(len(units))
    for step in range(_ITERATIONS):
        _step(x, y, edges, ideal, 0.12 * (1 - step / _ITERATIONS) + 0.002)
    return {unit: Point(*place) for unit, *place in zip(graph, x, y, strict=True)}


def _pull(graph: nx.Graph[str], one: str, other: str) -> float:
    same = graph.nodes[one].get("community") == graph.nodes[other].get("community")
    return 1.0 if same else _CLOSER


def _step(x: list[float], y: list[float], edges: list[tuple[int, int, float]], ideal: float, most: float) -> None:
    count = len(x)
    dx, dy = [0.0] * count, [0.0] * count
    for a in range(count):
        for b in range(a):
            across, down = x[a] - x[b], y[a] - y[b]
            push = ideal * ideal / (across * across + down * down + 1e-6)
            dx[a] += across * push
            dy[a] += down * push
            dx[b] -= across * push
            dy[b] -= down * push
    for a, b, weight in edges:
        across, down = x[a] - x[b], y[a] - y[b]
        pull = sqrt(across * across + down * down) / ideal * weight
        dx[a] -= across * pull
        dy[a] -= down * pull
        dx[b] += across * pull
        dy[b] += down * pull
    for a in range(count):
        length = sqrt(dx[a] * dx[a] + dy[a] * dy[a]) or 1.0
        part = min(length, most) / length
        x[a] += dx[a] * part - x[a] * 0.01
        y[a] += dy[a] * part - y[a] * 0.01


def _stretched(places: list[Point], sizes: list[Point], box: Box) -> list[Point]:
    """The places spread over the box: half by rank, so that a crowded middle opens, half as they are."""
    room = box.inset(max(size.x for size in sizes) / 2, max(size.y for size in sizes) / 2)
    xs = _spread([place.x for place in places], room.left, room.right)
    ys = _spread([place.y for place in places], room.top, room.bottom)
    return [Point(*place) for place in zip(xs, ys, strict=True)]


def _spread(values: list[float], low: float, high: float) -> list[float]:
    least, most = min(values), max(values)
    order = sorted(range(len(values)), key=lambda index: (values[index], index))
    rank = {index: place / max(1, len(values) - 1) for place, index in enumerate(order)}
    return [
        low + (high - low) * (0.5 * rank[index] + 0.5 * (value - least) / ((most - least) or 1.0))
        for index, value in enumerate(values)
    ]


def _separated(places: list[Point], sizes: list[Point], box: Box) -> list[Point]:
    """Pushes boxes apart along the shorter way until none lies on another, or no more can be done."""
    x, y = [place.x for place in places], [place.y for place in places]
    for _ in range(_SEPARATIONS):
        moved = False
        for a in range(len(x)):
            for b in range(a):
                across = (sizes[a].x + sizes[b].x) / 2 - abs(x[a] - x[b])
                down = (sizes[a].y + sizes[b].y) / 2 - abs(y[a] - y[b])
                if across > 0 and down > 0:
                    moved = True
                    _part(x if across < down else y, a, b, min(across, down) / 2 + 0.01)
        for a, size in enumerate(sizes):
            x[a] = min(max(x[a], box.left + size.x / 2), box.right - size.x / 2)
            y[a] = min(max(y[a], box.top + size.y / 2), box.bottom - size.y / 2)
        if not moved:
            break
    return [Point(*place) for place in zip(x, y, strict=True)]


def _part(line: list[float], a: int, b: int, by: float) -> None:
    sign = 1.0 if line[a] >= line[b] else -1.0
    line[a] += sign * by
    line[b] -= sign * by
