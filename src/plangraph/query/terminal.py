"""Rows as a table for a terminal."""

from __future__ import annotations

from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

from plangraph.query.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.query.results import Row
    from plangraph.query.saved import Column

_WIDTH_OF_A_PIPE = 120


def table(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """The rows under their Chinese titles, as wide as the terminal; the plan stands there only where there are several."""
    shown = [column for column in columns if column.name != "plan" or len({row["plan"] for row in rows}) > 1]
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in shown:
        drawn.add_column(
            column.title_zh, justify="right" if _is_figures([row[column.name] for row in rows]) else "left"
        )
    for row in rows:
        drawn.add_row(*(row.cells[column.name].text for column in shown))
    out = StringIO()
    Console(file=out, width=get_terminal_size((_WIDTH_OF_A_PIPE, 24)).columns, markup=False, highlight=False).print(
        drawn
    )
    return out.getvalue().encode()


def _is_figures(values: Sequence[Value]) -> bool:
    return any(value is not None for value in values) and not any(isinstance(value, str) for value in values)
