"""Rows as a table for a terminal."""

from __future__ import annotations

from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

from plangraph.query.results import is_figures, telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.query.results import Row
    from plangraph.query.saved import Column

_WIDTH_OF_A_PIPE = 120


def table(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """The rows under their Chinese titles, as wide as the terminal.

    A column that no row fills is left out, and so is the plan where there is only one.
    """
    shown = telling(columns, rows)
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in shown:
        drawn.add_column(column.title_zh, justify="right" if is_figures(column, rows) else "left")
    for row in rows:
        drawn.add_row(*(row.cells[column.name].text for column in shown))
    out = StringIO()
    Console(file=out, width=get_terminal_size((_WIDTH_OF_A_PIPE, 24)).columns, markup=False, highlight=False).print(
        drawn
    )
    return out.getvalue().encode()
