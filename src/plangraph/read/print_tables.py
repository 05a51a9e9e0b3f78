"""Tables as printed, which go on over pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 4.0
"""In points: columns as near stand below each other."""

_LATIN = re.compile(r"[0-9A-Za-z]")
_NUMBER = re.compile(r"([0-9]{1,3})[.．、]?")
_SENTENCE_ENDS = ("。", "；", "！", "？")


@dataclass(frozen=True, slots=True)
class PrintTable:
    """A table as rows of words and its bounds; cells that a merged one covers are empty.

    ``columns`` are the left edges of its columns and its right edge. ``open_top`` and ``open_bottom`` say that no line
    closes it there, as where a page breaks a row.
    """

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]
    top: float
    bottom: float
    open_top: bool = False
    open_bottom: bool = False


def goes_on(table: PrintTable, more: PrintTable) -> bool:
    """Whether a table is as wide as the one before it."""
    return abs(_width(table) - _width(more)) <= 2 * NEAR


def continued(table: PrintTable, more: PrintTable) -> PrintTable:
    """The table with its part on the next page: without a repeated header, a row that the page broke put together."""
    columns = _union(table, more)
    above, below = _spread(table, columns), _spread(more, columns)
    repeated = 0
    while repeated < min(len(above), len(below)) and above[repeated] == below[repeated]:
        repeated += 1
    below = below[repeated:]
    is_open = table.open_bottom and (more.open_top or repeated > 0)
    if below and repeated < len(above) and _is_one(above[-1], below[0], is_open=is_open):
        whole = tuple(joined([words for words in cells if words]) for cells in zip(above[-1], below[0], strict=True))
        above, below = above[:-1], [whole, *below[1:]]
    rows = (*above, *below)
    return PrintTable(rows, columns, table.top, more.bottom, open_top=table.open_top, open_bottom=more.open_bottom)


def joined(lines: Sequence[str]) -> str:
    """Broken lines put together: with a space between Latin words, without one in Chinese."""
    parts: list[str] = []
    for line in lines:
        if parts and _LATIN.match(line) and _LATIN.match(parts[-1][-1:]):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def _width(table: PrintTable) -> float:
    return table.columns[-1] - table.columns[0]


def _union(table: PrintTable, more: PrintTable) -> tuple[float, ...]:
    """The columns of both: a header may part what the rows below it do not, and the reverse."""
    shift = table.columns[0] - more.columns[0]
    new = [x + shift for x in more.columns[:-1] if all(abs(x + shift - known) > NEAR for known in table.columns)]
    return tuple(sorted((*table.columns, *new)))


def _spread(table: PrintTable, columns: tuple[float, ...]) -> list[tuple[str, ...]]:
    shift = columns[0] - table.columns[0]
    places = [min(bisect_left(columns, x + shift - NEAR), len(columns) - 2) for x in table.columns[:-1]]
    rows = []
    for row in table.rows:
        cells = [""] * (len(columns) - 1)
        for place, words in zip(places, row, strict=True):
            cells[place] += words
        rows.append(tuple(cells))
    return rows


def _is_one(above: Sequence[str], below: Sequence[str], *, is_open: bool) -> bool:
    """Whether a row goes on: only one part has a number, no sentence ends, and no line closes it or all cells go on.

    The number may stand beside a merged cell, which is empty on the next page; then one number follows the other.
    """
    pairs = [(up, down) for up, down in zip(above, below, strict=True) if down]
    if (
        (above[0] and below[0])
        or any(_counts_on(up, down) for up, down in pairs)
        or any(up.endswith(_SENTENCE_ENDS) for up, _ in pairs)
    ):
        return False
    return is_open or (bool(above[0]) and all(up for up, _ in pairs))


def _counts_on(up: str, down: str) -> bool:
    before, after = _NUMBER.fullmatch(up), _NUMBER.fullmatch(down)
    return before is not None and after is not None and int(after[1]) == int(before[1]) + 1
