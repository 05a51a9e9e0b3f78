"""Cells of units that go on with the one above in some columns only: 同上, and empty ones below a merged cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.extract.unit_columns import is_stated, plain
from plangraph.model.plan import Role
from plangraph.model.responsibility import role_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.model.outline import Cell


def carried(rows: Iterable[Sequence[Cell]], heads: Sequence[str]) -> Iterator[Sequence[Cell]]:
    """The cells of the columns of units, row by row, each with the one above in its place where it goes on with it.

    A row that says nothing at all stays as it is.
    """
    supporting = [role_of(plain(head)) is Role.SUPPORT for head in heads]
    above: Sequence[Cell] | None = None
    for cells in rows:
        if not any(map(is_stated, cells)):
            yield cells
        else:
            above = cells if above is None else _completed(cells, above, supporting)
            yield above


def _completed(cells: Sequence[Cell], above: Sequence[Cell], supporting: Sequence[bool]) -> Sequence[Cell]:
    """The cells of a row with those above for 同上, and for empty ones where it says who supports but nobody whom."""
    alone = all(supports for cell, supports in zip(cells, supporting, strict=True) if cell.span)
    return tuple(
        cell if is_stated(cell) or (cell.span is None and (supports or not alone)) else before
        for cell, before, supports in zip(cells, above, supporting, strict=True)
    )
