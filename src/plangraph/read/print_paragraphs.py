"""Printed pages as paragraphs: what stands on every page taken out, broken lines joined, over pages too.

GB/T 9704-2012, 5.2.3 and 7.3.3: a page has 22 lines of 28 characters, a paragraph begins two characters in, titles are
centred, the number of the page stands below the text. Pages printed from a browser keep the first two habits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.read.print_furniture import furniture_of, text_of
from plangraph.read.print_lines import PrintLine
from plangraph.read.print_measure import Measure, is_open
from plangraph.read.print_tables import PrintTable, continued, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.read.print_furniture import PrintPage

LEAST_ROWS = 2

Block = str | PrintTable


def paragraphs(pages: Sequence[PrintPage]) -> Iterator[Block]:
    """Paragraphs and tables in the order of reading; a table that goes on on the next page is one."""
    furniture = furniture_of(pages)
    parts = [list(text_of(page, furniture)) for page in pages]
    flow = _Flow(Measure.of([part for page in parts for part in page if isinstance(part, PrintLine)]))
    for page in parts:
        for part in page:
            yield from flow.table(part) if isinstance(part, PrintTable) else flow.line(part)
    yield from flow.close()


class _Flow:
    """Lines and tables as they come, until what they are parts of is whole."""

    __slots__ = ("_lines", "_measure", "_table")

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._lines: list[PrintLine] = []
        self._table: PrintTable | None = None

    def line(self, line: PrintLine) -> Iterator[Block]:
        """What a line ends."""
        yield from self._end_table()
        if self._lines and not is_open(self._lines) and self._measure.parts(self._lines[-1], line):
            yield from self._end_paragraph()
        self._lines.append(line)

    def table(self, table: PrintTable) -> Iterator[Block]:
        """What a table ends; one of a single row is a part of the table before it, or running text."""
        yield from self._end_paragraph()
        if self._table is not None and len(table.rows[0]) == len(self._table.rows[0]):
            self._table = continued(self._table, table)
            return
        yield from self._end_table()
        if len(table.rows) < LEAST_ROWS:
            yield from ("  ".join(filter(None, row)) for row in table.rows)
        else:
            self._table = table

    def close(self) -> Iterator[Block]:
        """What is left."""
        yield from self._end_table()
        yield from self._end_paragraph()

    def _end_table(self) -> Iterator[Block]:
        if self._table is not None:
            yield self._table
            self._table = None

    def _end_paragraph(self) -> Iterator[Block]:
        if self._lines:
            yield joined([line.text for line in self._lines])
            self._lines.clear()
