"""Places on rings: the busiest unit in the middle, the next around it, the others outside; no chance in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from plangraph.view.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import networkx as nx

    from plangraph.view.geometry import Box

_STEPS = 720
_SMALLEST_WITH_CENTRE = 4
_SMALLEST_WITH_INNER = 9
_INNER = range(3, 9)
_PASSES = 6


@dataclass(frozen=True, slots=True)
class Rings:
    """Who stands where; ``centre`` is empty where several units are equally busy."""

    centre: tuple[str, ...]
    inner: tuple[str, ...]
    outer: tuple[str, ...]


def rings(graph: nx.Graph[str], *, inner: bool = True) -> Rings:
    """Units by their tasks, or round the graph's ``centre``; the same number of tasks stands on the same ring."""
    chosen = graph.graph.get("centre")
    units = sorted(graph, key=lambda unit: (unit != chosen, -graph.nodes[unit]["tasks"]))
    tasks = [graph.nodes[unit]["tasks"] for unit in units]
    alone = bool(chosen) or len(units) == 1 or (len(units) >= _SMALLEST_WITH_CENTRE and tasks[0] > tasks[1])
    centre, rest, counts = (units[:1], units[1:], tasks[1:]) if alone else ([], units, tasks)
    cut = _inner(counts) if inner and len(units) >= _SMALLEST_WITH_INNER else 0
    return Rings(tuple(centre), tuple(rest[:cut]), tuple(rest[cut:]))


def _inner(tasks: Sequence[int]) -> int:
    """How many stand on the inner ring: about a quarter, with fewer tasks beginning outside."""
    cuts = [cut for cut in _INNER if cut < len(tasks) and tasks[cut - 1] > tasks[cut]]
    return min(cuts, key=lambda cut: (abs(cut - len(tasks) / 4), -cut), default=0)


def roomy(rings: Rings, box: Box, need: Callable[[float, float], float]) -> bool:
    """Whether the outer ring is long enough for what stands on it."""
    wide, high = box.width / 2, box.height / 2
    turns = [2 * pi * (step + 0.5) / 72 for step in range(72)]
    along = [Point(abs(wide * sin(turn)), abs(high * cos(turn))) for turn in turns]
    room = sum(hypot(*step) / need(step.x / hypot(*step), step.y / hypot(*step)) for step in along) * 2 * pi / 72
    return box.width > 0 < box.height and room >= 0.94 * len(rings.outer)


def ring_places(
    graph: nx.Graph[str], rings: Rings, box: Box, need: Callable[[float, float], float]
) -> dict[str, Point]:
    """A place for each unit inside ``box``, partners near each other.

    ``need`` says how long a stretch of the ring a unit and its label take where the ring runs in that direction.
    """
    middle = box.centre
    size = min(1.0, 0.4 + 0.065 * len(graph))
    # Few units on a long ring would stand near the middle or far off, nothing between.
    longest = 1.3 + len(graph) / 12
    wide, high = box.width / 2 * size, box.height / 2 * size
    radii = Point(min(wide, high * longest), min(high, wide * longest))
    half = Point(radii.x * 0.52, radii.y * 0.52)
    places = dict.fromkeys(rings.centre, middle)
    places |= _settled(graph, rings.inner, _slots(middle, half, len(rings.inner), lambda *_: 1.0), places)
    return places | _settled(graph, rings.outer, _slots(middle, radii, len(rings.outer), need), places)


def _slots(middle: Point, radii: Point, count: int, need: Callable[[float, float], float]) -> list[Point]:
    """Places along an ellipse, each with the stretch it needs and an equal share of what is left."""
    if not count:
        return []
    turns = [2 * pi * (step + 0.5) / _STEPS - pi / 2 for step in range(_STEPS)]
    along = [Point(-radii.x * sin(turn), radii.y * cos(turn)) for turn in turns]
    lengths = [hypot(*step) * 2 * pi / _STEPS for step in along]
    needs = [need(abs(step.x) / hypot(*step), abs(step.y) / hypot(*step)) for step in along]
    slack = max(0.0, _slack(lengths, needs, count))
    shares = [length / (needed + slack) for length, needed in zip(lengths, needs, strict=True)]
    total, passed, wanted = sum(shares), 0.0, 0
    places = list[Point]()
    start = 0.5 if count % 2 == 0 and count > 2 else 0.0  # noqa: PLR2004
    for turn, share in zip(turns, shares, strict=True):
        while wanted < count and (wanted + start) * total / count <= passed + share / 2:
            places.append(Point(middle.x + radii.x * cos(turn), middle.y + radii.y * sin(turn)))
            wanted += 1
        passed += share
    return places


def _slack(lengths: Sequence[float], needs: Sequence[float], count: int) -> float:
    """What may be added to each need so that ``count`` of them fill the ring."""
    low, high = -min(needs) * 0.8, sum(lengths) + max(needs)
    for _ in range(40):
        slack = (low + high) / 2
        fits = sum(length / (needed + slack) for length, needed in zip(lengths, needs, strict=True))
        low, high = (slack, high) if fits > count else (low, slack)
    return low


def _settled(
    graph: nx.Graph[str], units: Sequence[str], slots: Sequence[Point], fixed: Mapping[str, Point]
) -> dict[str, Point]:
    """Units on slots, exchanged pair by pair while that shortens the lines to their partners."""
    places = dict(zip(units, slots, strict=True))
    known = dict(fixed) | places

    def length(unit: str) -> float:
        here = known[unit]
        return sum(
            int(data["weight"]) * hypot(here.x - known[other].x, here.y - known[other].y)
            for other, data in graph[unit].items()
            if other in known
        )

    for _ in range(_PASSES):
        moved = False
        for one, other in combinations(units, 2):
            before = length(one) + length(other)
            known[one], known[other] = known[other], known[one]
            if length(one) + length(other) < before - 1e-6:
                moved = True
            else:
                known[one], known[other] = known[other], known[one]
        if not moved:
            break
    return {unit: known[unit] for unit in units}
