"""Tables that list tasks with their units, as annexes of plans do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.table_categories import categorised
from plangraph.extract.unit_columns import column_assignments, is_stated
from plangraph.model.annex import AnnexTable, AnnexTask
from plangraph.model.outline import Cell
from plangraph.model.plan import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.document import Document
    from plangraph.model.outline import Outline, Table

_NUMBER = re.compile(r"序号|编号|No\.?", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:工作|重点|主要|具体|改革|建设|目标|实施)*(?:任务|事项|措施|举措|内容|项目|工程|行动)(?:名称|内容|清单|分解|分工|及要求)?"
)
_UNITS = re.compile(
    r"(?:责任|牵头|配合|主责|主管|负责|实施|落实|参与|协办|主办|协同)\S{0,4}(?:单位|部门|处室|主体|机构)"
)
_DEADLINE = re.compile(r"(?:完成|工作|办结|实施|落实|推进)?(?:时限|时间|期限|时间节点)(?:要求|安排)?")
_NOTHING = Cell("", None)


def annex_tables(document: Document, outline: Outline) -> tuple[AnnexTable, ...]:
    """The tables with a column of tasks or measures and a column of units, in order."""
    found = ((table, _rows(document.text, table)) for table in outline.tables)
    return tuple(AnnexTable(table.start, rows) for table, rows in found if rows)


def _rows(text: str, table: Table) -> tuple[AnnexTask, ...]:
    header = [cell.text for cell in table.rows[0]]
    words, units = _columns(header, _WORDS), _columns(header, _UNITS)
    if not words or not units:
        return ()
    number, deadline = next(_columns_of(header, _NUMBER), None), next(_columns_of(header, _DEADLINE), None)
    return tuple(
        AnnexTask(
            _at(row, number).text,
            tuple(_at(row, place) for place in words),
            column_assignments(text, [(_at(row, place), header[place]) for place in units]),
            Stated(due.text, due.span) if (due := _at(row, deadline)).span else None,
            category,
            any(is_stated(_at(row, place)) for place in units),
        )
        for row, category in categorised(text, table.rows[table.header_rows :], header, words, number)
    )


def _columns(header: Sequence[str], pattern: re.Pattern[str]) -> tuple[int, ...]:
    return tuple(_columns_of(header, pattern))


def _columns_of(header: Sequence[str], pattern: re.Pattern[str]) -> Iterator[int]:
    return (place for place, words in enumerate(header) if pattern.fullmatch(words))


def _at(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else _NOTHING
