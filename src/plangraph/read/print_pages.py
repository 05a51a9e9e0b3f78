"""Pages as printed: their lines and tables in the order of reading, columns one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.read.print_columns import columns
from plangraph.read.print_furniture import EDGE, without_number
from plangraph.read.print_glyphs import drawn_once
from plangraph.read.print_lines import print_lines
from plangraph.read.print_page import PrintPage
from plangraph.read.print_ruling import Rule, ruled_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.read.print_glyphs import Glyph


def print_pages(
    number: int, size: tuple[float, float], glyphs: Iterable[Glyph], rules: Sequence[Rule]
) -> Iterator[PrintPage]:
    """A page of this width and height, in as many parts as it has columns."""
    width, height = size
    tables, outside = ruled_tables(rules, list(without_number(drawn_once(glyphs), height)), height * EDGE)
    for column in columns(width, outside):
        top, bottom = column.top, column.bottom
        within = tuple(table for table in tables if top <= table.top < bottom) if column.place <= 1 else ()
        yield PrintPage(number, height, (round(width), column.place), tuple(print_lines(column.glyphs)), within)
