"""The pairs that share most tasks as a bar chart, and the key points as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.view.geometry import Box, Point
from plangraph.view.lettering import fitted, width, wrapped
from plangraph.view.palette import ACCENT, MUTED, RULE
from plangraph.view.scene import Circle, Mark, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

_STRONG, _WEAK = "#3D5F8C", "#8C9DB8"


def section_title(text: str, box: Box, size: float, aside: str = "") -> tuple[list[Mark], float]:
    """A title at the box's top, with a smaller word at its right; the marks and where the next may begin."""
    marks: list[Mark] = [Text(Point(box.left, box.top + size * 0.86), text, size, bold=True)]
    if aside:
        marks.append(Text(Point(box.right, box.top + size * 0.86), aside, size * 0.8, MUTED, "end"))
    return marks, box.top + size * 1.75


def ranking(  # noqa: PLR0913, PLR0917
    graph: nx.Graph[str], naming: Naming, box: Box, size: float, rows: int, preset: Preset
) -> tuple[list[Mark], float]:
    """The heaviest pairs; bars of at least half of the greatest weight are darker."""
    pairs = graph.graph["ranked_pairs"][: min(rows, max(0, int((box.bottom - box.top) / (size * 1.9)) - 1))]
    # Where each pair shares one task, none is closer than another.
    if not pairs or pairs[0][2] == 1:
        return [], box.top
    marks, y = section_title(
        preset.say("协作最紧密的单位", "Closest pairs"), box, size * 1.13, preset.say("共同承担任务数", "shared tasks")
    )
    names = [_pair_name(naming[one], naming[other], size, box.width * 0.56) for one, other, _ in pairs]
    left = box.left + max(width(name, size) for name in names) + size
    number = size * 2
    for name, (_, _, weight) in zip(names, pairs, strict=True):
        long = (box.right - number - left) * weight / pairs[0][2]
        colour = _STRONG if weight * 2 >= pairs[0][2] else _WEAK
        marks += [
            Text(Point(box.left, y + size * 0.86), name, size),
            Rect(Box(left, y + size * 0.12, left + long, y + size * 0.92), colour, size * 0.12),
            Text(Point(box.right, y + size * 0.86), str(weight), size, anchor="end", bold=True),
        ]
        y += size * 1.9
    return marks, y


def _pair_name(one: str, other: str, size: float, limit: float) -> str:
    sign = " × "
    room = limit - width(sign, size)
    half = max(room / 2, room - min(width(one, size), width(other, size)))
    return fitted(one, size, half) + sign + fitted(other, size, room - width(fitted(one, size, half), size))


def bullets(title: str, points: Sequence[str], box: Box, size: float) -> tuple[list[Mark], float]:
    """Sentences with a dot before each, as many as the box holds."""
    if not points:
        return [], box.top
    marks, y = section_title(title, box, size * 1.13)
    indent = size * 1.15
    for point in points:
        lines = wrapped(point, size, box.width - indent, 3)
        if y + size * (1.35 * len(lines)) > box.bottom:
            break
        marks.append(Circle(Point(box.left + size * 0.3, y + size * 0.52), size * 0.2, ACCENT))
        for line in lines:
            marks.append(Text(Point(box.left + indent, y + size * 0.86), line, size))
            y += size * 1.42
        y += size * 0.32
    # A title alone says nothing.
    return (marks, y) if len(marks) > 1 else ([], box.top)


def divider(x: float, top: float, bottom: float) -> Rect:
    """A thin upright rule."""
    return Rect(Box(x, top, x + 1, bottom), RULE)
