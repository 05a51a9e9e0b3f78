"""A table on a slide: as many rows as fit, and how many there are."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from plangraph.brief.legible import legible, shortened
from plangraph.brief.pptx.ground import WIDTH
from plangraph.brief.pptx.shapes import BODY_BOTTOM, BODY_TOP, INK, MARGIN, set_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.slide import Slide
    from pptx.table import _Cell

    from plangraph.brief.briefing import Column, Table

_SIZES = (18, 16, 14, 13)
_LEADING = 1.35
_PADDING = Inches(0.05)
_SIDE = Inches(0.1)
_LONGEST = 90
_WHITE, _STRIPE, _HEAD = (RGBColor.from_string(colour) for colour in ("FFFFFF", "F5F7FA", "2B5C8F"))


def add_table(slide: Slide, table: Table) -> int:
    """Adds the first rows of a table, as large as all of them fit; the number of those that are left out."""
    widths = _widths(table.columns)
    heads = tuple(column.title for column in table.columns)
    rows = [tuple(shortened(cell, _LONGEST) for cell in row) for row in table.rows]
    fits = (size for size in _SIZES if len(_fitting((heads, *rows), widths, size)) > len(rows))
    size = next(fits, _SIZES[-1])
    heights = _fitting((heads, *rows), widths, size)
    shape = slide.shapes.add_table(len(heights), len(widths), MARGIN, BODY_TOP, Emu(sum(widths)), Emu(sum(heights)))
    properties = shape._element.nvGraphicFramePr.cNvPr  # noqa: SLF001  the library has no name for alt text
    properties.set("descr", legible(table.caption))
    for place, width in enumerate(widths):
        shape.table.columns[place].width = Emu(width)
    for line, (row, high) in enumerate(zip((heads, *rows), heights, strict=False)):
        shape.table.rows[line].height = Emu(high)
        for place, (words, column) in enumerate(zip(row, table.columns, strict=True)):
            _fill(shape.table.cell(line, place), words, size, line, centred=column.centred)
    return len(rows) + 1 - len(heights)


def _widths(columns: Sequence[Column]) -> list[int]:
    total = sum(column.share for column in columns)
    return [(WIDTH - 2 * MARGIN) * column.share // total for column in columns]


def _fitting(rows: Sequence[tuple[str, ...]], widths: Sequence[int], size: float) -> list[int]:
    """The heights of the rows that fit on a slide, the head among them."""
    left, heights = BODY_BOTTOM - BODY_TOP, list[int]()
    for row in rows:
        high = _row_height(row, widths, size)
        if high > left:
            break
        left -= high
        heights.append(high)
    return heights


def _row_height(cells: Sequence[str], widths: Sequence[int], size: float) -> int:
    lines = max(
        ceil(max(_ems(cell), 1) * Pt(size) / (width - 2 * _SIDE)) for cell, width in zip(cells, widths, strict=True)
    )
    return lines * Pt(size * _LEADING) + 2 * _PADDING


def _ems(text: str) -> float:
    """How long a text is, at least: no Latin letter of the font is wider than six tenths on average."""
    return sum(0.6 if character.isascii() else 1 for character in text)


def _fill(cell: _Cell, words: str, size: float, line: int, *, centred: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = _HEAD if line == 0 else _WHITE if line % 2 else _STRIPE
    align = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
    set_words(cell.text_frame, words, size, INK if line else _WHITE, bold=line == 0, align=align)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = _SIDE
    cell.margin_top = cell.margin_bottom = _PADDING
