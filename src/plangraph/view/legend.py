"""Keys to a picture: kinds of bodies by colour, sizes of dots, widths of lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangraph.view.geometry import Box, Point
from plangraph.view.lettering import width
from plangraph.view.network import greatest_weight, line_colour, radius, stroke_width
from plangraph.view.palette import INK, KIND_COLOURS, MUTED, WHITE, kind_colour, kind_label, kind_mark
from plangraph.view.preset import GREY
from plangraph.view.scene import Circle, Line, Mark, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

    from plangraph.view.network import Style
    from plangraph.view.preset import Preset


def kinds(found: Iterable[str], preset: Preset) -> list[tuple[str, str]]:
    """Colour and caption of each kind with its count, in the order of the palette."""
    counts = Counter(kind if kind in KIND_COLOURS else "other" for kind in found)
    return [
        (kind_colour(kind), f"{_mark(kind, preset)}{kind_label(kind, preset.language)} {counts[kind]}")
        for kind in KIND_COLOURS
        if counts[kind]
    ]


def _mark(kind: str, preset: Preset) -> str:
    """What follows the names of such bodies in a picture without colours."""
    mark = kind_mark(kind, preset.language)
    return preset.say(f"（{mark}）", f"({mark}) ") if preset.theme == GREY else ""


def colour_key(items: Sequence[tuple[str, str]], box: Box, size: float, columns: int = 0) -> tuple[list[Mark], float]:
    """Dots with captions from the box's top left, in ``columns`` or one after the other; the marks and their bottom."""
    marks: list[Mark] = []
    dot, line = size * 0.46, size * 1.75
    widest = max((width(caption, size) for _, caption in items), default=0.0) + dot * 2 + size
    columns = min(columns, max(1, int(box.width / widest)))
    x, y = box.left, box.top + size * 0.7
    for index, (colour, caption) in enumerate(items):
        step = box.width / columns if columns else width(caption, size) + size * 2.6
        if (columns and index % columns == 0 and index) or (not columns and x + step - size > box.right and index):
            x, y = box.left, y + line
        marks += [
            Circle(Point(x + dot, y), dot, colour),
            Text(Point(x + dot * 2 + size * 0.45, y + size * 0.36), caption, size),
        ]
        x += step
    return marks, y + size * 0.8


def key_height(items: Sequence[tuple[str, str]], wide: float, size: float) -> float:
    """How high a colour key of that width is."""
    return colour_key(items, Box(0, 0, wide, 0), size)[1]


def size_key(graph: nx.Graph[str], box: Box, size: float, style: Style, preset: Preset) -> tuple[list[Mark], float]:
    """What the size of a dot and the width of a line mean; the marks and their bottom. Nothing for a unit alone."""
    if len(graph) == 1:
        return [], box.top
    most = max(data["tasks"] for _, data in graph.nodes(data=True))
    marks: list[Mark] = [
        Text(
            Point(box.left, box.top + size * 0.8),
            preset.say("圆圈大小与数字：承担任务数", "Discs and figures: tasks"),
            size,
            MUTED,
        )
    ]
    largest = radius(most, most, style.dots)
    x, y = box.left, box.top + size * 1.5 + largest
    for step in _steps(most):
        mine = max(radius(step, most, style.dots), width(str(step), size) / 2 + 2)
        marks += [
            Circle(Point(x + mine, y), mine, WHITE, MUTED, 1.2),
            Text(Point(x + mine, y + size * 0.36), str(step), size, INK, "middle"),
        ]
        x += 2 * mine + size * 1.6
    bottom = y + largest
    if graph.number_of_edges():
        lines, bottom = _width_key(
            graph, Box(box.left, bottom + size * 1.5, box.right, box.bottom), size, style, preset
        )
        marks += lines
    return marks, bottom


def _width_key(graph: nx.Graph[str], box: Box, size: float, style: Style, preset: Preset) -> tuple[list[Mark], float]:
    most, unit = greatest_weight(graph), style.base / 15
    words = preset.say("线条粗细：共同承担任务数", "Width of lines: shared tasks")
    marks: list[Mark] = [Text(Point(box.left, box.top), words, size, MUTED)]
    x, y = box.left, box.top + size * 1.6
    for step in _steps(most):
        caption = preset.say(f"{step} 项", str(step))
        marks += [
            Line((Point(x, y), Point(x + size * 2.2, y)), line_colour(step, most), stroke_width(step, most, unit)),
            Text(Point(x + size * 2.7, y + size * 0.36), caption, size),
        ]
        x += size * 4.1 + width(caption, size)
    return marks, y + size * 0.6


def _steps(most: int) -> list[int]:
    """Up to four round steps from one to the largest."""
    return sorted({1, *(max(1, round(most * part)) for part in (0.2, 0.5))} | {most})
