"""A page as printed, before its lines are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.read.print_lines import PrintLine
    from plangraph.read.print_tables import PrintTable


@dataclass(frozen=True, slots=True)
class PrintPage:
    """A page, or a column of one, with its lines and tables from the top.

    ``number`` counts the pages; ``frame`` is the same for what stands between the same margins.
    """

    number: int
    height: float
    frame: tuple[int, int]
    lines: tuple[PrintLine, ...]
    tables: tuple[PrintTable, ...] = ()
