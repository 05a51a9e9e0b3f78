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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.read.print_lines import PrintLine

EDGE = 0.09
"""The share of a page's height, at its top and at its bottom, in which heads, feet and numbers of pages stand."""
INDENT = 1.2
"""In characters: a line that begins as far in begins a paragraph; the standard has two."""
SHORT = 1.6
"""In characters: a line that ends as far from the right margin ends its paragraph; a mark may not hang over."""
GAP = 1.7
"""Times the usual distance of lines: a wider one parts paragraphs."""
OTHER_SIZE = 1.12
OF_PAGES = 0.5
"""The share of the pages on which a line must stand again at an edge to be a head or foot."""

_PAGE_NUMBER = re.compile(
    r"[—–―\-－·•\s]*\d{1,4}[—–―\-－·•\s]*|第\s*\d{1,4}\s*页(?:\s*[/，,]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s*\d+(?:\s*of\s*\d+)?"
)
_BROWSER = re.compile(r"(?:https?|file)://|^\d{4}/\d{1,2}/\d{1,2}\s*(?:上午|下午)?\s*\d{1,2}:\d{2}")
_FIGURES = re.compile(r"\d+")
_LEADER = re.compile(r"[.．…·]{6,}\s*\d+$")
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
    measure = _Measure.of([line for page in pages for line in page.lines if _key(line, page) not in furniture])
    open_lines: list[PrintLine] = []
    table: PrintTable | None = None
    for page in pages:
        for part in _parts(page, furniture):
            if isinstance(part, PrintTable):
                yield from _closed(open_lines)
                if table is not None and len(part.rows[0]) == len(table.rows[0]):
                    table = _continued(table, part)
                else:
                    if table is not None:
                        yield table
                    table = part
                continue
            if table is not None:
                yield table
                table = None
            if open_lines and measure.parts(open_lines[-1], part):
                yield from _closed(open_lines)
            open_lines.append(part)
    if table is not None:
        yield table
    yield from _closed(open_lines)


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
        if line.x0 > self.left + INDENT * self.size or before.x1 < self.right - SHORT * self.size:
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
    rows = more.rows[1:] if more.rows[0] == table.rows[0] else more.rows
    return PrintTable((*table.rows, *rows), table.top, more.bottom)


def _closed(lines: list[PrintLine]) -> Iterator[str]:
    """The open lines as one paragraph."""
    if lines:
        yield joined([line.text for line in lines])
        lines.clear()


def joined(lines: Sequence[str]) -> str:
    """Broken lines put together: with a space between Latin words, without one in Chinese."""
    text = ""
    for line in lines:
        between = " " if text and _LATIN.match(line) and _LATIN.match(text[-1]) else ""
        text += between + line
    return text
