"""Pages as printed: their lines and tables in the order of reading, columns one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from plangraph.read.print_columns import columns, gutter_of
from plangraph.read.print_furniture import EDGE, without_number
from plangraph.read.print_glyphs import Glyph, drawn_once
from plangraph.read.print_lines import print_lines
from plangraph.read.print_page import PrintPage
from plangraph.read.print_ruling import Rule, ruled_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.read.print_tables import PrintTable


Drawn = tuple[tuple[float, float], Iterable[Glyph], Sequence[Rule]]
"""Width and height of a page, its characters and its ruling lines."""


def print_pages(drawn: Iterable[Drawn]) -> Iterator[PrintPage]:
    """Pages in the order of reading, each in as many parts as it has columns.

    The last page of a text in columns may have too few lines to show where they end: its width says that.
    """
    gutters: dict[int, float | None] = {}
    for number, ((width, height), glyphs, rules) in enumerate(drawn):
        seen = [rule for rule in rules if rule.x0 < width and rule.x1 > 0]
        head = height * EDGE if number else None
        tables, outside = ruled_tables(seen, list(without_number(drawn_once(glyphs), height)), head)
        gutter = gutter_of(width, outside) or gutters.get(round(width))
        gutters[round(width)] = gutter
        sides = [_side(table, gutter) for table in tables]
        across = [
            end for table, side in zip(tables, sides, strict=True) if not side for end in (table.top, table.bottom)
        ]
        for column in columns(outside, gutter, across):
            within = tuple(
                table
                for table, side in zip(tables, sides, strict=True)
                if column.top <= table.top < column.bottom and (side == column.place or not (side and column.place))
            )
            yield PrintPage(number, height, (round(width), column.place), tuple(print_lines(column.glyphs)), within)


def _side(table: PrintTable, gutter: float | None) -> int:
    """The column in which a table stands: 0 for none."""
    if gutter is None or table.columns[0] < gutter < table.columns[-1]:
        return 0
    return 1 if table.columns[0] < gutter else 2
