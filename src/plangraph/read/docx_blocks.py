"""Blocks: the paragraphs and tables that a document body, a cell or a text box consists of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Block: TypeAlias = "str | Table"
"""A paragraph as its printed lines, or a table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with what it holds, over ``columns`` of the grid.

    A cell that is ``merged`` into the one above or before it holds nothing, and so does a ``gap`` beside the table.
    """

    columns: int
    blocks: tuple[Block, ...] = ()
    merged: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its rows."""

    rows: tuple[tuple[Cell, ...], ...]


def words_of(blocks: Sequence[Block]) -> str:
    """The words of blocks: a paragraph a line, a row of a table within them a line with cells parted by a tab."""
    return "\n".join(block if isinstance(block, str) else _words(block) for block in blocks)


def _words(table: Table) -> str:
    rows = ([words_of(cell.blocks) for cell in row] for row in table.rows)
    return "\n".join("\t".join(filled) for row in rows if (filled := [words for words in row if words]))
