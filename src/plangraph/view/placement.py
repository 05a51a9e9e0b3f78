"""Labels beside their dots, where they cover neither another label nor a dot, and as few lines as may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from math import hypot
from typing import TYPE_CHECKING

from plangraph.view.geometry import Box, Point
from plangraph.view.lettering import balanced, shortened, width
from plangraph.view.scene import ASCENT, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plangraph.view.scene import Anchor

LEADING = 1.16
_LONGEST = 9
_LINES = 2
# Words that often open the last part of a long name (names of bodies in 中央和国家机关 and local 机构改革方案).
_WORDS = re.compile(
    "发展|服务|管理|产业|中心|工作|领导|委员会|办公室|研究|建设|事务|监督|保障|推进|有限|集团|公司|指挥|协调|协会|联合|人民政府"
)
_PASSES = 3
# Right, left, below, above, and the corners between them: the way from the dot to its label.
_WAYS = (
    Point(1, 0), Point(-1, 0), Point(0, 1), Point(0, -1),
    Point(0.72, 0.72), Point(-0.72, 0.72), Point(0.72, -0.72), Point(-0.72, -0.72),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dot:
    """A unit's disc and its label: ``outwards`` is the way that the label should rather take."""

    centre: Point
    radius: float
    lines: tuple[str, ...]
    size: float
    bold: bool
    outwards: Point

    @property
    def label(self) -> Point:
        """Width and height of the label."""
        return Point(max(width(line, self.size) for line in self.lines), len(self.lines) * self.size * LEADING)

    def box(self, way: Point) -> Box:
        """The place of the label when it stands in the direction ``way``."""
        wide, high = self.label
        gap = self.radius + self.size * 0.42
        straight = abs(way.x) != abs(way.y)
        x = self.centre.x + way.x * (gap + (wide / 2 if way.x else 0) * (1 if straight else 1 / 0.72))
        y = self.centre.y + way.y * ((gap if straight else gap * 0.8) + (high / 2) * (1 if straight else 1 / 0.72))
        return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def label_lines(name: str, size: float) -> tuple[str, ...]:
    """A name as the lines of a label: two where it is long, broken before a word; longer ones lose their middle."""
    limit = _LONGEST * size
    name = shortened(name, size, limit * _LINES - size)
    if width(name, size) <= limit:
        return (name,)
    breaks = [
        (abs(width(name[:at], size) - width(name[at:], size)) + (0 if _WORDS.match(name, at) else 4 * size), at)
        for at in range(1, len(name))
        if width(name[:at], size) <= limit >= width(name[at:], size) and name[at - 1].isascii() <= name[at].isascii()
    ]
    if not breaks:
        return balanced(name, size, limit, _LINES)
    at = min(breaks)[1]
    return name[:at], name[at:]


def placed(dots: Mapping[str, Dot], lines: Sequence[tuple[str, str, float]], box: Box) -> dict[str, Box]:
    """A place for each label; ``lines`` are the drawn pairs with their stroke widths."""
    boxes: dict[str, Box] = {unit: dot.box(_nearest(dot.outwards)) for unit, dot in dots.items()}
    segments = [(one, other, weight) for one, other, weight in lines if one in dots and other in dots]
    for _ in range(_PASSES):
        before = dict(boxes)
        for unit, dot in dots.items():
            others = [place for other, place in boxes.items() if other != unit]
            boxes[unit] = min(
                (dot.box(way) for way in _WAYS),
                key=lambda place: _cost(place, unit, dots, others, segments, box),
            )
        if boxes == before:
            break
    return boxes


def crowded(dots: Mapping[str, Dot], boxes: Mapping[str, Box], bounds: Box) -> bool:
    """Whether a label leaves the drawing or covers a dot or another label."""
    found = list(boxes.values())
    return (
        any(not bounds.holds(box) for box in found)
        or any(box.touches(dot.centre, dot.radius) for box in found for dot in dots.values())
        or any(not bounds.holds(_square(dot)) for dot in dots.values())
        or any(_near(one, other) for one, other in combinations(dots.values(), 2))
        or any(one.overlap(other) for index, one in enumerate(found) for other in found[:index])
    )


def _square(dot: Dot) -> Box:
    return Box(*dot.centre, *dot.centre).inset(-dot.radius)


def _near(one: Dot, other: Dot) -> bool:
    return hypot(one.centre.x - other.centre.x, one.centre.y - other.centre.y) < one.radius + other.radius + 3


def _nearest(way: Point) -> Point:
    return max(_WAYS[:4], key=lambda one: one.x * way.x + one.y * way.y)


def _cost(  # noqa: PLR0913, PLR0917
    place: Box,
    unit: str,
    dots: Mapping[str, Dot],
    others: Iterable[Box],
    segments: Sequence[tuple[str, str, float]],
    bounds: Box,
) -> float:
    dot = dots[unit]
    roomy = place.inset(-dot.size * 0.18)
    cost = 0.0 if bounds.holds(place) else 10_000.0
    cost += sum(3 * roomy.overlap(other) for other in others)
    cost += sum(2_000.0 for other in dots.values() if other is not dot and roomy.touches(other.centre, other.radius))
    if cost > 10_000:  # noqa: PLR2004
        return cost
    cost += 6 * sum(weight for one, other, weight in segments if _crosses(dots[one].centre, dots[other].centre, place))
    middle = place.centre
    way = Point(middle.x - dot.centre.x, middle.y - dot.centre.y)
    length = hypot(*way) or 1.0
    return cost - 14 * (way.x * dot.outwards.x + way.y * dot.outwards.y) / length


def _crosses(start: Point, end: Point, box: Box) -> bool:
    """Whether the straight line runs through the box (Liang and Barsky 1984)."""
    across, down = end.x - start.x, end.y - start.y
    enter, leave = 0.0, 1.0
    for step, room in (
        (-across, start.x - box.left), (across, box.right - start.x),
        (-down, start.y - box.top), (down, box.bottom - start.y),
    ):  # fmt: skip
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    return enter <= leave


def _edge(dot: Dot, box: Box) -> tuple[float, Anchor]:
    """Where lines of a label begin: at the side towards the dot, or in the middle above and below it."""
    if box.left >= dot.centre.x:
        return box.left, "start"
    return (box.right, "end") if box.right <= dot.centre.x else (box.centre.x, "middle")


def label_marks(dot: Dot, box: Box, fill: str) -> list[Text]:
    """The lines of a label in its place."""
    line = dot.size * LEADING
    top = box.top + line * 0.5 + dot.size * (ASCENT - 0.49)
    x, anchor = _edge(dot, box)
    return [
        Text(Point(x, top + index * line), words, dot.size, fill, anchor, dot.bold, halo=True)
        for index, words in enumerate(dot.lines)
    ]
