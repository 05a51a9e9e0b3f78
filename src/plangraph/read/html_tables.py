"""Tables: which hold data and which only place things on a page, and where merged cells leave gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plangraph.read.html_blocks import DataTable, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.read.html_blocks import Block

_MOST_CELLS = 200_000
"""A table of more cells, merged ones counted, is no table of a plan; a page can ask for billions."""
_LONG = 400
_PARAGRAPHS = 3
_LEVEL_ONE = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章篇]")
_RECORD = re.compile(
    r"(?:索\s*引\s*号|信息索引|主题分类|体裁分类|组配分类|(?:发文|发布|制发|公开|生成)(?:机[关构]|单位|日期|时间)|成文日期|生成日期"
    r"|(?:发文)?[字文]\s*号|公文种类|有\s*效\s*性|效力状态|(?:标|名)\s*[题称]|主\s*题\s*词|关键词|统一编号|生效日期|废止日期)\s*[：:]?"
)
"""GB/T 9704-2012 and 国办发〔2019〕14号: what a site says of a document beside its text."""
_LABELS = 2
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class OpenCell:
    """A cell by its blocks ``first`` up to ``end``, and how many columns and rows it takes."""

    first: int
    columns: int
    rows: int
    end: int = 0


@dataclass(slots=True)
class OpenTable:
    """A table being read; ``first`` is the first of its blocks, ``nests`` says that a cell holds another table."""

    first: int
    rows: list[list[OpenCell]] = field(default_factory=list)
    open_cells: int = 0
    nests: bool = False
    is_layout: bool = False

    def add(self, cell: OpenCell) -> None:
        """One more cell of the last row; one that begins within another makes the table no data."""
        self.nests = self.nests or self.open_cells > 0
        self.open_cells += 1
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)


def blocks_of(table: OpenTable, blocks: Sequence[Block]) -> list[Block] | None:
    """What a table that has ended becomes: a data table below its caption, or a record as lines; None as it is.

    ``blocks`` are all of the page up to the end of the table.
    """
    if table.nests or table.is_layout:
        return None
    rows = [[(cell, _words(cell, blocks)) for cell in row] for row in table.rows]
    cells = [words for row in rows for _, words in row if words]
    if not cells or _is_layout(cells):
        return None
    if record := _record(cells):
        return record
    grid = tuple(row for row in _spread(rows) if any(row))
    if len(grid) < 2 or len(grid[0]) < 2:  # noqa: PLR2004  a table has two of both
        return None
    inside = blocks[table.first :]
    return [*_outside(table, inside), DataTable(grid, sum(block.linked for block in inside))]


def _words(cell: OpenCell, blocks: Sequence[Block]) -> str:
    return "\n".join(block.text.strip().replace("\t", " ") for block in blocks[cell.first : cell.end])


def _outside(table: OpenTable, inside: Sequence[Block]) -> Iterator[Block]:
    """The blocks in no cell: the caption."""
    taken = {at for row in table.rows for cell in row for at in range(cell.first, cell.end)}
    return (block for at, block in enumerate(inside, table.first) if at not in taken)


def _record(cells: Sequence[str]) -> list[Block]:
    """What a site says of a document (索引号, 成文日期), as lines of label and value; empty if the table is none.

    As lines, the number and date of the document stand where a letterhead has them.
    """
    labels = frozenset(at for at, words in enumerate(cells) if _RECORD.fullmatch(words))
    if len(labels) < _LABELS or len(labels) * 3 < len(cells):
        return []
    lines: list[Block] = []
    for at, words in enumerate(cells):
        if at not in labels:
            before = _SPACE.sub("", cells[at - 1]).rstrip("：:") + "：" if at - 1 in labels else ""
            lines.append(Paragraph(before + words))
    return lines


def _is_layout(cells: Sequence[str]) -> bool:
    """Whether one cell holds most of the words, in several paragraphs, or the top headings of a text."""
    longest = max(cells, key=len)
    if len(longest) > _LONG and 2 * len(longest) > sum(map(len, cells)) and longest.count("\n") >= _PARAGRAPHS - 1:
        return True
    return any(
        sum(bool(_LEVEL_ONE.match(line)) for line in words.split("\n")) >= _LABELS
        for words in cells
        if len(words) > _LONG
    )


def _spread(rows: Sequence[Sequence[tuple[OpenCell, str]]]) -> tuple[tuple[str, ...], ...]:
    """The cells in their columns (WHATWG HTML, 4.9.12.1); nothing if there are too many."""
    placed: list[dict[int, str]] = []
    open_cells: list[tuple[int, int, int]] = []
    steps = 0
    for row in rows:
        steps += len(row) + len(open_cells)
        if steps > _MOST_CELLS:
            return ()
        places, open_cells = _placed(row, open_cells)
        placed.append(places)
    columns = sorted({column for places in placed for column in places})
    if len(columns) * len(placed) > _MOST_CELLS:
        return ()
    return tuple(tuple(places.get(column, "") for column in columns) for places in placed)


def _placed(
    row: Sequence[tuple[OpenCell, str]], above: Sequence[tuple[int, int, int]]
) -> tuple[dict[int, str], list[tuple[int, int, int]]]:
    """The words of a row by column, and the cells that reach into the next: first column, end, rows left.

    ``above`` are the cells that reach into this row, in order; a cell never grows into one of them.
    """
    places: dict[int, str] = {}
    reaching: list[tuple[int, int, int]] = []
    column, at = 0, 0
    for cell, words in row:
        while at < len(above) and above[at][0] <= column:
            column = max(column, above[at][1])
            reaching.append(above[at])
            at += 1
        end = min(column + cell.columns, above[at][0]) if at < len(above) else column + cell.columns
        places[column] = words
        reaching.append((column, end, cell.rows))
        column = end
    reaching.extend(above[at:])
    return places, [(first, end, left - 1) for first, end, left in reaching if left > 1]
