"""The words above each column of a table whose header has several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.outline import Table

Head: TypeAlias = "tuple[str, ...]"


def heads(table: Table) -> list[Head]:
    """The words of the cells above each column from the top, each once; one reaches over the filled cells below it."""
    first: list[Head] = [(cell.text,) if cell.text else () for cell in table.rows[0]]
    for row in table.rows[1 : table.header_rows]:
        below = [cell.text for cell in row]
        over = _spread(first, below) if len(below) > len(first) else _reaching(first, below)
        said = [
            above if words in above or not words else (*above, words) for above, words in zip(over, below, strict=False)
        ]
        first = [*said, *first[len(below) :]]
    return first


def _reaching(above: Sequence[Head], below: Sequence[str]) -> list[Head]:
    """The upper row with each merged cell's words over all the columns that it spans."""
    reach: list[Head] = []
    words: Head = ()
    for column, own in enumerate(above):
        under = column < len(below) and below[column]
        words = own or (words if under else ())
        reach.append(words)
    return reach


def _spread(above: Sequence[Head], below: Sequence[str]) -> list[Head]:
    spread: list[Head] = []
    place = -1
    for column, words in enumerate(below):
        if not words or column == 0 or not below[column - 1]:
            place = min(place + 1, len(above) - 1)
        spread.append(above[place])
    return spread
