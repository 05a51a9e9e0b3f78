"""A layered picture drawn: titles, cards, the lines between them and what those mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.view.geometry import Box, Point
from plangraph.view.layering import LINE, PAD
from plangraph.view.lettering import fitted, width
from plangraph.view.palette import ACCENT, BAND, MUTED, RULE, TIE
from plangraph.view.scene import Area, Curve, Line, Mark, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.view.layering import Column, Layout, Slot
    from plangraph.view.strata import Tie

_BEND = 0.3


def layered(layout: Layout) -> list[Mark]:
    """The marks: lines first, so that cards and their words stand over them."""
    slots = layout.slots
    marks: list[Mark] = []
    for tie in sorted(layout.strata.ties, key=lambda tie: tie.strong):
        if tie.one in slots and tie.other in slots:
            marks += _tie(tie, slots[tie.one], slots[tie.other], layout.size)
    for column in layout.columns:
        marks += _column(column, layout)
    return marks


def _column(column: Column, layout: Layout) -> list[Mark]:
    size = layout.size
    title = fitted(column.layer.title, size * 1.05, column.box.width)
    marks: list[Mark] = [Text(Point(column.box.left, layout.top + size * 1.4), title, size * 1.05, bold=True)]
    rule = layout.top + size * 1.95
    marks.append(Line((Point(column.box.left, rule), Point(column.box.right, rule)), RULE, size * 0.08))
    for name, middle in column.headings:
        words = fitted(name, size * 0.92, column.box.width)
        marks.append(Text(Point(column.box.left, middle + size * 0.5), words, size * 0.92, MUTED, bold=True))
    for slot in column.slots:
        marks += _card(slot, size)
    return marks


def _card(slot: Slot, size: float) -> list[Mark]:
    box, card = slot.box, slot.card
    marks: list[Mark] = [
        Rect(box, BAND, size * 0.18),
        Rect(Box(box.left, box.top, box.left + size * 0.26, box.bottom), card.colour, size * 0.1),
    ]
    x = box.left + size * 0.9
    y = box.top + size * (PAD / 2 + LINE / 2 + 0.36)
    if card.number:
        marks.append(Text(Point(x + size * 1.3, y), card.number, size, MUTED, "end"))
        x += size * 1.75
    for index, line in enumerate(slot.lines):
        marks += _words(line, card.note, Point(x, y + index * size * LINE), size, bold=card.bold)
    return marks


def _words(line: str, note: str, at: Point, size: float, *, bold: bool) -> list[Mark]:
    """A line of a card; where it ends in the whole note, that is set apart."""
    if note and line.endswith(note):
        label = line.removesuffix(note).rstrip()
        end = at.x + width(label + " " if label else "", size)
        marks: list[Mark] = [Text(at, label, size, bold=bold)] if label else []
        return [*marks, Text(Point(end, at.y), note, size * 0.9, MUTED)]
    return [Text(at, line, size, bold=bold)]


def _tie(tie: Tie, one: tuple[int, Slot], other: tuple[int, Slot], size: float) -> list[Mark]:
    """Two halves of a line that leaves and reaches cards level; dashed where it is inferred."""
    left_first = one[0] <= other[0]
    start = _end(one[1].box, right=left_first)
    end = _end(other[1].box, right=not left_first)
    stroke, wide = (ACCENT if tie.strong else TIE), size * (0.13 if tie.strong else 0.085)
    way = 1.0 if left_first else -1.0
    tip = Point(end.x - way * size * 0.6, end.y) if tie.arrow else end
    across = tip.x - start.x
    middle = Point((start.x + tip.x) / 2, (start.y + tip.y) / 2)
    title = f"{one[1].card.label} — {other[1].card.label}"
    marks: list[Mark] = [
        Curve(start, Point(start.x + across * _BEND, start.y), middle, stroke, wide, dashed=tie.dashed, title=title),
        Curve(middle, Point(tip.x - across * _BEND, tip.y), tip, stroke, wide, dashed=tie.dashed, title=title),
    ]
    if tie.arrow:
        half = size * 0.32
        marks.append(Area((end, Point(tip.x, tip.y - half), Point(tip.x, tip.y + half)), stroke))
    return marks


def _end(box: Box, *, right: bool) -> Point:
    return Point(box.right if right else box.left, box.centre.y)


def line_key(items: Sequence[tuple[str, Tie]], at: Point, size: float) -> tuple[list[Mark], float]:
    """Samples of lines with their meaning, one after the other; the marks and where the next may begin."""
    marks: list[Mark] = []
    x = at.x
    for caption, tie in items:
        stroke, wide = (ACCENT if tie.strong else TIE), size * (0.13 if tie.strong else 0.1)
        end = Point(x + size * 2.6, at.y)
        tip = Point(end.x - size * 0.6, end.y) if tie.arrow else end
        marks.append(Curve(Point(x, at.y), Point((x + tip.x) / 2, at.y), tip, stroke, wide, dashed=tie.dashed))
        if tie.arrow:
            half = size * 0.32
            marks.append(Area((end, Point(tip.x, tip.y - half), Point(tip.x, tip.y + half)), stroke))
        marks.append(Text(Point(x + size * 3.1, at.y + size * 0.36), caption, size))
        x += size * 4.8 + width(caption, size)
    return marks, x
