"""Layout: the one text of a document out of its blocks, and the grids of its tables in it.

Tables also lay out pages: what has less than two rows of two cells with words is no table but its paragraphs, and so is
a row over the whole width above or below a table: its caption or its notes.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plangraph.read.docx_blocks import Table, words_of
from plangraph.read.docx_tables import MOST_COLUMNS
from plangraph.read.logical_text import LogicalText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.model.document import Grid
    from plangraph.read.docx_blocks import Block, Cell

MOST_PARAGRAPHS = 3
"""A cell that stands alone in its row and holds more of them is the text of the page and no label."""

_Row = tuple["Cell", ...]


def laid_out(blocks: Iterable[Block]) -> tuple[str, tuple[Grid, ...]]:
    """The text of blocks, a paragraph a line and a row of a table a line with cells parted by a tab, and its grids."""
    written = LogicalText()
    for block in _dissolved(blocks):
        if isinstance(block, str):
            written.write(block)
        else:
            written.write_table(_grid(block))
    return written.text, tuple(written.grids)


def _dissolved(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from _parted(block)


def _parted(table: Table) -> Iterator[Block]:
    """A table as the tables and paragraphs that it is to the eye: running text in a row of its own parts it."""
    filled = (row for row in table.rows if any(cell.blocks for cell in row))
    for is_text, rows in groupby(filled, _is_running_text):
        if is_text:
            for row in rows:
                yield from _paragraphs(row)
        else:
            yield from _trimmed(list(rows))


def _is_running_text(row: _Row) -> bool:
    filled = [cell for cell in row if cell.blocks]
    return len(filled) == 1 and len(filled[0].blocks) > MOST_PARAGRAPHS and not any(cell.merged for cell in row)


def _trimmed(rows: Sequence[_Row]) -> Iterator[Block]:
    """A table with the rows over its whole width above and below it as paragraphs; no table where it is none."""
    inner = [place for place, row in enumerate(rows) if not _is_over_all(row)]
    first, last = (inner[0], inner[-1] + 1) if inner else (0, 0)
    if not _is_table(rows[first:last]):
        first = last = 0
    for row in rows[:first]:
        yield from _paragraphs(row)
    if first < last:
        yield Table(tuple(rows[first:last]))
    for row in rows[last:]:
        yield from _paragraphs(row)


def _is_over_all(row: _Row) -> bool:
    return sum(not cell.gap for cell in row) == 1


def _is_table(rows: Sequence[_Row]) -> bool:
    """At least two rows of two cells with words, own or merged, in as many columns as a program allows."""
    filled = sum(sum(cell.merged or bool(cell.blocks) for cell in row) > 1 for row in rows)
    return filled > 1 and max(map(_width, rows)) <= MOST_COLUMNS


def _width(row: _Row) -> int:
    return sum(cell.columns for cell in row)


def _paragraphs(row: _Row) -> Iterator[Block]:
    """The cells of a row, in one line where each holds just one: so does the eye read them."""
    filled = [cell.blocks for cell in row if cell.blocks]
    if all(len(blocks) == 1 and isinstance(blocks[0], str) and "\n" not in blocks[0] for blocks in filled):
        yield "\t".join(words_of(blocks) for blocks in filled)
        return
    for blocks in filled:
        yield from _dissolved(blocks)


def _grid(table: Table) -> Iterator[list[str]]:
    """Rows of equally many cells: those of the table where all rows have as many, else those of its grid."""
    rows = [[cell for cell in row if not cell.gap] for row in table.rows]
    if len({len(row) for row in rows}) == 1:
        yield from ([words_of(cell.blocks) for cell in row] for row in rows)
        return
    width = max(map(_width, table.rows))
    for row in table.rows:
        words = [words for cell in row for words in (words_of(cell.blocks), *[""] * (cell.columns - 1))]
        yield [*words, *[""] * (width - len(words))]
