"""Lines between dots: bent as little as may be, around other dots and their labels."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from plangraph.view.geometry import Box, Point

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plangraph.view.placement import Dot

_BENDS = (0.0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32)
_SAMPLES = tuple(step / 14 for step in range(1, 14))


def routed(
    dots: Mapping[str, Dot], labels: Mapping[str, Box], pairs: Sequence[tuple[str, str]], middle: Point
) -> dict[tuple[str, str], Point]:
    """The control point of each pair's curve."""
    discs = {unit: (dot.centre, dot.radius + 4) for unit, dot in dots.items()}
    return {
        pair: min(_controls(dots[pair[0]].centre, dots[pair[1]].centre, middle), key=lambda way: way[0] + _hits(
            dots[pair[0]].centre, way[1], dots[pair[1]].centre, _near(discs, labels, pair)))[1]
        for pair in pairs
    }  # fmt: skip


def _controls(start: Point, end: Point, middle: Point) -> list[tuple[float, Point]]:
    """Control points with their cost: a bend towards the middle of the drawing is better than one away from it."""
    across, down = end.x - start.x, end.y - start.y
    half = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    inwards = 1 if (middle.x - half.x) * -down + (middle.y - half.y) * across >= 0 else -1
    return [
        (
            abs(bend) * (12 if bend > 0 else 20),
            Point(half.x - down * bend * inwards, half.y + across * bend * inwards),
        )
        for bend in _BENDS
    ]


def _near(
    discs: Mapping[str, tuple[Point, float]], labels: Mapping[str, Box], pair: tuple[str, str]
) -> tuple[list[tuple[Point, float]], list[Box]]:
    """The dots and labels that a curve between the two might meet."""
    one, other = discs[pair[0]][0], discs[pair[1]][0]
    reach = hypot(one.x - other.x, one.y - other.y) * 0.3
    room = Box(min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y)).inset(-reach)
    return (
        [disc for unit, disc in discs.items() if unit not in pair and room.touches(*disc)],
        [box for box in labels.values() if room.overlap(box)],
    )


def _hits(start: Point, control: Point, end: Point, near: tuple[list[tuple[Point, float]], list[Box]]) -> float:
    cost = 0.0
    discs, boxes = near
    for part in _SAMPLES:
        x, y = at(start, control, end, part)
        cost += sum(9.0 for centre, radius in discs if (x - centre.x) ** 2 + (y - centre.y) ** 2 < radius * radius)
        cost += sum(2.5 for box in boxes if box.left < x < box.right and box.top < y < box.bottom)
    return cost


def at(start: Point, control: Point, end: Point, part: float) -> Point:
    """The point of a quadratic Bézier curve at ``part`` of its way."""
    rest = 1 - part
    return Point(
        rest * rest * start.x + 2 * rest * part * control.x + part * part * end.x,
        rest * rest * start.y + 2 * rest * part * control.y + part * part * end.y,
    )
