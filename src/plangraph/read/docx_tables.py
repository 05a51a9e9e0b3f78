"""Tables: their rows and cells as they lie in the grid (ECMA-376-1, 17.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.read.docx_markup import child, content, integer, name, switched, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

MOST_COLUMNS = 63
"""Word allows no more in a table; a greater span is no figure that a program wrote."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a row over some columns of the grid; ``element`` is None for a gap and a merged-away cell."""

    columns: int
    element: Element | None = None
    gap: bool = False


def rows(table: Element) -> Iterator[tuple[Place, ...]]:
    """The printed rows of a table; the words of merged cells stand in the first of them."""
    merged: frozenset[int] = frozenset()
    for row in content(table):
        if name(row) == "w:tr" and not _is_dropped(row):
            places, merged = _row(row, merged)
            yield places


def _row(row: Element, above: frozenset[int]) -> tuple[tuple[Place, ...], frozenset[int]]:
    """The places of a row, and the columns in which a vertical merge is open; ``above`` are those of the row above."""
    properties = child(row, "w:trPr")
    places = _gap(value(properties, "w:gridBefore"))
    column = sum(place.columns for place in places)
    merged = set()
    for cell in content(row):
        if name(cell) != "w:tc" or child(cell, "w:tcPr", "w:cellDel") is not None:
            continue
        columns = _columns(value(cell, "w:tcPr", "w:gridSpan"))
        merge = child(cell, "w:tcPr", "w:vMerge")
        if merge is not None:
            merged.add(column)
        goes_on = merge is not None and value(cell, "w:tcPr", "w:vMerge") != "restart" and column in above
        beside = child(cell, "w:tcPr", "w:hMerge") is not None and value(cell, "w:tcPr", "w:hMerge") != "restart"
        places.append(Place(columns, None if goes_on or beside else cell))
        column += columns
    return (*places, *_gap(value(properties, "w:gridAfter"))), frozenset(merged)


def _is_dropped(row: Element) -> bool:
    """Whether a row is deleted in the tracked changes, or hidden."""
    return child(row, "w:trPr", "w:del") is not None or bool(switched(row, "w:trPr", "w:hidden"))


def _gap(columns: str | None) -> list[Place]:
    width = min(integer(columns) or 0, MOST_COLUMNS)
    return [Place(width, gap=True)] if width > 0 else []


def _columns(span: str | None) -> int:
    return min(max(integer(span) or 1, 1), MOST_COLUMNS)
