"""Printed pages as paragraphs: what stands on every page taken out, broken lines joined, over pages too.

GB/T 9704-2012, 5.2.3 and 7.3.3: a page has 22 lines of 28 characters, a paragraph begins two characters in, titles are
centred, the number of the page stands below the text. Pages printed from a browser keep the first two habits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.read.print_furniture import furniture_of, text_of
from plangraph.read.print_lines import PrintLine
from plangraph.read.print_measure import Measure, is_open
from plangraph.read.print_tables import PrintTable, continued, goes_on, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.read.print_page import PrintPage

LEAST_ROWS = 2
LEAST_CELLS = 2
FEW = 12
"""Lines that do not show between which margins they stand, unless they make a column."""

_GOES_ON = re.compile(r"续\s*表\s*\d*|.{0,30}[（(]\s*续\s*表?\s*\d*\s*[）)]")
"""What stands above a table that goes on on another page."""

Block = str | PrintTable


def paragraphs(pages: Sequence[PrintPage]) -> Iterator[Block]:
    """Paragraphs and tables in the order of reading; a table that goes on on the next page is one."""
    furniture = furniture_of(pages)
    parts = [(page.frame, list(text_of(page, furniture))) for page in pages]
    framed: dict[tuple[int, int], list[PrintLine]] = defaultdict(list)
    for frame, page in parts:
        framed[frame] += [part for part in page if isinstance(part, PrintLine)]
    every = Measure.of([line for lines in framed.values() for line in lines])
    measures = {
        (width, column): Measure.of(lines) if column or len(lines) >= FEW else every
        for (width, column), lines in framed.items()
    }
    flow = _Flow()
    for frame, page in parts:
        for part in page:
            yield from flow.table(part) if isinstance(part, PrintTable) else flow.line(part, measures[frame])
    yield from flow.close()


class _Flow:
    """Lines and tables as they come, until what they are parts of is whole."""

    __slots__ = ("_lines", "_measure", "_table")

    def __init__(self) -> None:
        self._lines: list[PrintLine] = []
        self._measure: Measure | None = None
        self._table: PrintTable | None = None

    def line(self, line: PrintLine, measure: Measure) -> Iterator[Block]:
        """What a line ends."""
        if self._table is not None and _GOES_ON.fullmatch(line.text):
            return
        yield from self._end_table()
        if self._lines and self._ends_before(line, measure):
            yield from self._end_paragraph()
        self._lines.append(line)
        self._measure = measure

    def table(self, table: PrintTable) -> Iterator[Block]:
        """What a table ends."""
        yield from self._end_paragraph()
        if self._table is not None and goes_on(self._table, table):
            self._table = continued(self._table, table)
            return
        yield from self._end_table()
        self._table = table

    def close(self) -> Iterator[Block]:
        """What is left."""
        yield from self._end_table()
        yield from self._end_paragraph()

    def _ends_before(self, line: PrintLine, measure: Measure) -> bool:
        """Each of two columns has its own margins: the first says where its line ends, the other where its begins."""
        before = self._lines[-1]
        old = self._measure or measure
        moved = replace(line, x0=line.x0 + old.left - measure.left, x1=line.x1 + old.left - measure.left)
        return not old.goes_on(before, moved) if is_open(self._lines) else old.parts(before, moved)

    def _end_table(self) -> Iterator[Block]:
        """One of a single row or column is running text."""
        if self._table is not None:
            cells = max(sum(map(bool, row)) for row in self._table.rows)
            short = len(self._table.rows) < LEAST_ROWS or cells < LEAST_CELLS
            yield from ("  ".join(filter(None, row)) for row in self._table.rows) if short else (self._table,)
            self._table = None

    def _end_paragraph(self) -> Iterator[Block]:
        if self._lines:
            yield joined([line.text for line in self._lines])
            self._lines.clear()
