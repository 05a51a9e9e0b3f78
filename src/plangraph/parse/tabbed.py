"""Tables copied from a word processor or a spreadsheet: a row a line, with a tab between two cells.

An empty cell, also one below a merged one, is nothing between two tabs; a cell with a line break goes on in a line of
its own. Tabs also part the words of headings, signatures and contents, so the first line must read as a header.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from plangraph.model.organisation import is_body
from plangraph.parse.numbering import number_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.parse.lines import Line

LEAST_COLUMNS = 3
"""Two words with a tab between them are as often a name with its value or a heading with its page."""
_LINE = re.compile(r"[^\r\n]*")
_TAB = re.compile(r"\t")
_COUNTED = re.compile(r"序号|编号|No\.?", re.IGNORECASE)
_ORDINAL = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?")
_OPEN_SET = re.compile(
    r"[省市区县州中央直属级]{0,3}(?:各|有关|相关|其[他它])[\u4e00-\u9fff、（）]{0,12}(?:单位|部门|处室|机构|[省市区县州旗盟镇乡）]|街道|地方?)"
)
"""A set of units, told from the heading of a group of rows (完善各项机制)."""

Row = list[tuple[int, int]]
"""The places of the cells of a row; an empty cell starts where it ends."""


def tabbed(text: str, lines: Sequence[Line], at: int) -> tuple[list[Row], int]:
    """The rows of the table whose header is the line ``at``, and the line after it; no rows where it is no header."""
    header = _header(text, lines, at)
    if not header:
        return [], at
    rows, counted = [header], bool(_COUNTED.fullmatch(_words(text, header[0])))
    at += 1
    while at < len(lines) and lines[at].row == lines[at - 1].row + 1:
        cells = _cells(text, lines[at])
        if len(cells) == 1 and not (at + 1 < len(lines) and len(_cells(text, lines[at + 1])) > 1):
            break
        if counted and len(rows) > 1 and _goes_on(text, rows[-1], cells, len(header)):
            rows[-1][-1] = (rows[-1][-1][0], cells[0][1])
            rows[-1] += cells[1:]
        else:
            rows.append(cells)
        at += 1
    return rows, at


def _header(text: str, lines: Sequence[Line], at: int) -> Row:
    """The cells of a line if all hold words and none is a number or a page; a row of bodies alone is a signature.

    A cell may be empty beside the one that is merged over it and its neighbour, above a second row of heads.
    """
    line = lines[at]
    if line.text.count("\t") < LEAST_COLUMNS - 1:
        return []
    cells = _cells(text, line)
    below = _second_row(text, lines, at)
    while cells[-1][0] == cells[-1][1]:
        cells.pop()
    said = [_words(text, cell) or _under(text, below, place) for place, cell in enumerate(cells)]
    named = all(any(map(str.isalpha, words)) for words in said) and number_at(text, line.start, line.end) is None
    return cells if named and len(cells) >= LEAST_COLUMNS and not all(map(is_body, said)) else []


def _second_row(text: str, lines: Sequence[Line], at: int) -> Row:
    """The cells of the next line, if its first is empty below a merged one."""
    if at + 1 == len(lines) or lines[at + 1].row != lines[at].row + 1 or not lines[at + 1].cell:
        return []
    return _cells(text, lines[at + 1])


def _under(text: str, below: Row, place: int) -> str:
    return _words(text, below[place]) if 0 < place < len(below) else ""


def _cells(text: str, line: Line) -> Row:
    """The cells of a line; a tab at its end closes a row that has one cell more, which is empty."""
    whole = _LINE.match(text, line.offset)
    end = whole.end() if whole else line.end
    edges = [line.offset - 1, *(tab.start() for tab in _TAB.finditer(text, line.offset, end)), end]
    return [trimmed(text, before + 1, edge) for before, edge in pairwise(edges)]


def _goes_on(text: str, above: Row, cells: Row, width: int) -> bool:
    """Whether a line goes on with the last cell of the numbered row above; below a whole row it is one more unit."""
    first = _words(text, cells[0])
    if not first or _ORDINAL.fullmatch(first) or number_at(text, *cells[0]) or len(above) + len(cells) - 1 > width:
        return False
    return len(above) < width or is_body(first) or bool(_OPEN_SET.fullmatch(first))


def _words(text: str, cell: tuple[int, int]) -> str:
    return text[slice(*cell)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without the blanks at its ends; where all is blank, none at its end."""
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return begin, begin + len(words.strip())
