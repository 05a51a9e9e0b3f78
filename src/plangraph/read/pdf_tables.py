"""Tables of a PDF page, by the lines that rule them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.read.print_lines import print_lines
from plangraph.read.print_tables import PrintTable, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfplumber.page import Page

    from plangraph.read.print_lines import Glyph

LEAST_CELLS = 2
"""A row of a table has at least two cells with words; less is a frame around text, or a rule below a title."""


def tables(page: Page, glyphs: Sequence[Glyph]) -> Iterator[PrintTable]:
    """The ruled tables of a page from its top, also rows that may belong to one; a cell's broken lines are joined."""
    for table in sorted(page.find_tables(), key=lambda found: float(found.bbox[1])):
        rows = tuple(tuple(_words(cell, glyphs) for cell in row.cells) for row in table.rows)
        filled = [row for row in rows if any(row)]
        if any(sum(map(bool, row)) >= LEAST_CELLS for row in filled):
            yield PrintTable(tuple(filled), float(table.bbox[1]), float(table.bbox[3]))


def _words(cell: Sequence[float] | None, glyphs: Sequence[Glyph]) -> str:
    if cell is None:
        return ""
    x0, top, x1, bottom = cell
    inside = [g for g in glyphs if x0 <= (g.x0 + g.x1) / 2 <= x1 and top <= (g.top + g.bottom) / 2 <= bottom]
    return joined([line.text for line in print_lines(inside)])
