"""Tables: those that the format marks, flattened ones whose cells begin with a tab, Markdown pipes, copied rows.

A DOCX saved as plain text gives the flattened form: a row ends with an empty line, a merged cell is an empty cell, the
header may have two rows, and a cell may itself hold an empty line, which then does not end the row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from plangraph.model.line_ends import with_line_ends
from plangraph.model.outline import Cell, Table
from plangraph.model.span import Span
from plangraph.parse.tabbed import tabbed, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.document import Grid
    from plangraph.parse.lines import Line
    from plangraph.parse.tabbed import Row

LONGEST_HEADER_CELL = 30
MOST_HEADER_ROWS = 3

_FOLD = re.compile(r"\s(?:(?<![!-~]\s)\s*|\s*(?![!-~]))")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]+")
_ORDINAL = re.compile(r"(?:\d+|[一二三四五六七八九十]+)[.．、]?")
_SENTENCE = re.compile(r"[。；：]")


def tables(text: str, lines: Sequence[Line], grids: Sequence[Grid] = ()) -> tuple[Table, ...]:
    """The tables of a text in order: ``grids`` where the format marks its tables, else those that the text shows."""
    return tuple(_marked(text, lines, grids) if grids else _shown(text, lines))


def _marked(text: str, lines: Sequence[Line], grids: Sequence[Grid]) -> Iterator[Table]:
    named = [line for line in lines if line.text]
    starts = [line.start for line in named]
    for grid in grids:
        rows = [list(row) for row in grid if any(start < end for start, end in row)]
        if rows:
            above = bisect_left(starts, min(start for start, end in rows[0] if start < end)) - 1
            yield _table(text, rows, named[above] if above >= 0 else None)


def _shown(text: str, lines: Sequence[Line]) -> Iterator[Table]:
    at = 0
    while at < len(lines):
        rows, after = _flattened(lines, at) if lines[at].cell else _piped(text, lines, at)
        if not rows:
            rows, after = tabbed(text, lines, at)
        if _is_table(text, rows):
            caption = lines[at - 1] if at else None
            yield _table(text, rows, caption)
        at = max(after, at + 1)


def _flattened(lines: Sequence[Line], at: int) -> tuple[list[Row], int]:
    rows: list[Row] = [[]]
    width = 0
    while at < len(lines):
        line, last = lines[at], lines[at - 1] if rows[-1] else None
        gap = last is not None and line.row > last.row + 1
        if line.cell:
            if gap:
                width = max(width, len(rows[-1]))
                rows.append([])
            rows[-1].append((line.start, line.end))
        elif rows[-1] and _goes_on(lines, at, open_row=not gap or len(rows[-1]) < width):
            start, end = rows[-1][-1]
            rows[-1][-1] = (line.start if start == end else start, line.end)
        else:
            break
        at += 1
    return rows, at


def _goes_on(lines: Sequence[Line], at: int, *, open_row: bool) -> bool:
    """A line without a tab belongs to the cell above while its row is open and another cell follows at once."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    return open_row and following is not None and following.cell and following.row == lines[at].row + 1


def _piped(text: str, lines: Sequence[Line], at: int) -> tuple[list[Row], int]:
    rows: list[Row] = []
    while at < len(lines) and lines[at].text.startswith("|") and (not rows or lines[at].row <= lines[at - 1].row + 1):
        line = lines[at]
        if not _RULE.fullmatch(line.text):
            marks = [mark.start() for mark in _PIPE.finditer(text, line.start, line.end)]
            bounds = [*marks, *([] if marks[-1] == line.end - 1 else [line.end])]
            rows.append([trimmed(text, a + 1, b) for a, b in pairwise(bounds)])
        at += 1
    return rows, at


def _is_table(text: str, rows: Sequence[Row]) -> bool:
    """At least two rows of at least two cells, and a header of short words: tabs also indent paragraphs."""
    if sum(len(row) > 1 for row in rows) < 2 or len(rows[0]) < 2:  # noqa: PLR2004  a table has two of both
        return False
    return all(end - start <= LONGEST_HEADER_CELL and not _SENTENCE.search(text, start, end) for start, end in rows[0])


def _table(text: str, places: Sequence[Row], above: Line | None) -> Table:
    rows = tuple(tuple(_cell(text, *place) for place in row) for row in places if row)
    is_caption = above is not None and not above.cell and not above.text.endswith(("。", "；", "）", "|"))
    last = max(end for row in places for _, end in row)
    return Table(
        caption=Span.of(text, above.start, above.end) if above is not None and is_caption else None,
        rows=rows,
        header_rows=_header_rows(rows),
        start=min(start for start, _ in places[0]),
        end=last,
    )


def _header_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """The rows above the first numbered one, or above the one that groups it.

    Without numbers, the first and those below its merged first cell, which may be said in each row.
    """
    numbered = next(
        (i for i, row in enumerate(rows[: MOST_HEADER_ROWS + 1]) if i and _ORDINAL.fullmatch(row[0].text)), None
    )
    if numbered is not None:
        return next((i for i in range(1, numbered) if _is_over_all(rows[i])), numbered)
    below = 1
    while below < min(len(rows) - 1, MOST_HEADER_ROWS) and rows[below][0].text in {"", rows[0][0].text}:
        below += 1
    return below


def _is_over_all(row: Sequence[Cell]) -> bool:
    """Whether a row is one cell over all columns, which groups the rows below it; it may be said in each column."""
    return bool(row[0].text) and {cell.text for cell in row[1:]} <= {"", row[0].text}


def _cell(text: str, start: int, end: int) -> Cell:
    if start == end:
        return Cell("", None)
    return Cell(_FOLD.sub("", with_line_ends(text[start:end])), Span.of(text, start, end))
