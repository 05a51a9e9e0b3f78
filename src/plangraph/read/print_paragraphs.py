"""Printed pages as paragraphs: what stands on every page taken out, broken lines joined, over pages too.

GB/T 9704-2012, 5.2.3 and 7.3.3: a page has 22 lines of 28 characters, a paragraph begins two characters in, titles are
centred, the number of the page stands below the text. Pages printed from a browser keep the first two habits.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from plangraph.read.print_lines import PrintLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


EDGE = 0.09
"""The share of a page's height, at its top and at its bottom, in which heads, feet and numbers of pages stand."""
INDENT = 1.2
"""In characters: a line that begins as far in begins a paragraph; the standard has two."""
SHORT = 1.6
"""In characters: a line that ends as far from the right margin ends its paragraph; a mark may not hang over."""
UNBROKEN = 3.5
"""In characters: what a line inside of a sentence may lack, since marks and numbers are not parted from their words."""
GAP = 1.7
"""Times the usual distance of lines: a wider one parts paragraphs."""
OTHER_SIZE = 1.12
LEAST_ROWS = 2
OF_PAGES = 0.5
"""The share of the pages on which a line must stand again at an edge to be a head or foot."""

_PAGE_NUMBER = re.compile(
    r"[—–―\-－·•\s]*\d{1,4}[—–―\-－·•\s]*|第\s*\d{1,4}\s*页(?:\s*[/，,]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s*\d+(?:\s*of\s*\d+)?"
)
_BROWSER = re.compile(r"(?:https?|file)://|^\d{4}/\d{1,2}/\d{1,2}\s*(?:上午|下午)?\s*\d{1,2}:\d{2}")
_FIGURES = re.compile(r"\d+")
_LEADER = re.compile(r"[.．…·]{6,}\s*\d+$")
_SENTENCE_ENDS = ("。", "；", "）", ")", "：")
_NUMBER = re.compile(
    r"第[一二三四五六七八九十百]{1,5}[章节条]|[（(]?[一二三四五六七八九十]{1,4}(?:、|[）)])|\d{1,3}[．.、﹒](?!\d)|[（(]\d{1,3}[）)]|附\s*件"
)
"""How headings begin (GB/T 9704-2012, 7.3.3): after the end of a sentence such a line is a paragraph of its own."""
_LATIN = re.compile(r"[0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class PrintTable:
    """A table as rows of words and its bounds; cells that a merged one covers are empty."""

    rows: tuple[tuple[str, ...], ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintPage:
    """A page with its lines and tables from the top."""

    height: float
    lines: tuple[PrintLine, ...]
    tables: tuple[PrintTable, ...] = ()


Block = str | PrintTable


def paragraphs(pages: Sequence[PrintPage]) -> Iterator[Block]:
    """Paragraphs and tables in the order of reading; a table that goes on on the next page is one."""
    furniture = _furniture(pages)
    parts = [list(_parts(page, furniture)) for page in pages]
    flow = _Flow(_Measure.of([part for page in parts for part in page if isinstance(part, PrintLine)]))
    for page in parts:
        for part in page:
            yield from flow.table(part) if isinstance(part, PrintTable) else flow.line(part)
    yield from flow.close()


class _Flow:
    """Lines and tables as they come, until what they are parts of is whole."""

    __slots__ = ("_lines", "_measure", "_table")

    def __init__(self, measure: _Measure) -> None:
        self._measure = measure
        self._lines: list[PrintLine] = []
        self._table: PrintTable | None = None

    def line(self, line: PrintLine) -> Iterator[Block]:
        """What a line ends."""
        yield from self._end_table()
        if self._lines and self._measure.parts(self._lines[-1], line):
            yield from self._end_paragraph()
        self._lines.append(line)

    def table(self, table: PrintTable) -> Iterator[Block]:
        """What a table ends; one of a single row is a part of the table before it, or running text."""
        yield from self._end_paragraph()
        if self._table is not None and len(table.rows[0]) == len(self._table.rows[0]):
            self._table = _continued(self._table, table)
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


@dataclass(frozen=True, slots=True)
class _Measure:
    """The margins between which the text is set, the height of its characters and the distance of its lines."""

    left: float
    right: float
    size: float
    pitch: float

    @classmethod
    def of(cls, lines: Sequence[PrintLine]) -> _Measure:
        if not lines:
            return cls(0, 0, 1, 1)
        size = median(line.size for line in lines)
        lefts = Counter(round(line.x0 / size * 2) for line in lines)
        often = [at for at, count in lefts.items() if count >= max(lefts.values()) * 0.3]
        rights = sorted(line.x1 for line in lines)
        pitches = [b.top - a.top for a, b in pairwise(lines) if 0 < b.top - a.top < size * 4]
        pitch = median(pitches) if pitches else size * 2
        return cls(min(often) * size / 2, rights[int(len(rights) * 0.9)], size, pitch)

    def parts(self, before: PrintLine, line: PrintLine) -> bool:
        """Whether a paragraph ends between two lines, which may stand on two pages."""
        short = SHORT if before.text.endswith(_SENTENCE_ENDS) else UNBROKEN
        if line.x0 > self.left + INDENT * self.size or before.x1 < self.right - short * self.size:
            return True
        if before.text.endswith(_SENTENCE_ENDS) and _NUMBER.match(line.text):
            return True
        if not 1 / OTHER_SIZE < line.size / before.size < OTHER_SIZE:
            return True
        return line.top - before.top > GAP * self.pitch


def _parts(page: PrintPage, furniture: frozenset[tuple[str, bool]]) -> Iterator[PrintLine | PrintTable]:
    kept = (line for line in page.lines if _key(line, page) not in furniture and not _is_furniture(line, page))
    parts: list[PrintLine | PrintTable] = [*kept, *page.tables]
    yield from sorted(parts, key=lambda part: part.top)


def _at_edge(line: PrintLine, page: PrintPage) -> bool:
    return line.bottom < page.height * EDGE or line.top > page.height * (1 - EDGE)


def _is_furniture(line: PrintLine, page: PrintPage) -> bool:
    """The number of a page, what a browser prints around one, or an entry of a table of contents."""
    if _LEADER.search(line.text):
        return True
    return _at_edge(line, page) and bool(_PAGE_NUMBER.fullmatch(line.text) or _BROWSER.search(line.text))


def _key(line: PrintLine, page: PrintPage) -> tuple[str, bool]:
    return _FIGURES.sub("0", line.text), line.top < page.height / 2


def _furniture(pages: Sequence[PrintPage]) -> frozenset[tuple[str, bool]]:
    """What stands at the same edge of most pages."""
    seen = Counter(key for page in pages for key in {_key(line, page) for line in page.lines if _at_edge(line, page)})
    return frozenset(key for key, count in seen.items() if count > 1 and count >= len(pages) * OF_PAGES)


def _continued(table: PrintTable, more: PrintTable) -> PrintTable:
    """The table with its part on the next page: without a repeated header, a row that the page broke put together."""
    first, *rest = more.rows
    last = table.rows[-1]
    if first == table.rows[0]:
        rows = (*table.rows, *rest)
    elif not first[0] and last[0] and all(above or not below for above, below in zip(last, first, strict=True)):
        whole = tuple(joined([words for words in cells if words]) for cells in zip(last, first, strict=True))
        rows = (*table.rows[:-1], whole, *rest)
    else:
        rows = (*table.rows, first, *rest)
    return PrintTable(rows, table.top, more.bottom)


def joined(lines: Sequence[str]) -> str:
    """Broken lines put together: with a space between Latin words, without one in Chinese."""
    text = ""
    for line in lines:
        between = " " if text and _LATIN.match(line) and _LATIN.match(text[-1]) else ""
        text += between + line
    return text
