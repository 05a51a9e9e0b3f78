"""Tables as printed, which go on over pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LATIN = re.compile(r"[0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class PrintTable:
    """A table as rows of words and its bounds; cells that a merged one covers are empty."""

    rows: tuple[tuple[str, ...], ...]
    top: float
    bottom: float


def continued(table: PrintTable, more: PrintTable) -> PrintTable:
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
