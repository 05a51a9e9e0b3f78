"""Tables that list tasks with their units, as annexes of plans do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.carried_cells import carried
from plangraph.extract.table_categories import categorised, is_of_categories
from plangraph.extract.table_heads import heads
from plangraph.extract.unit_columns import column_assignments, is_stated, is_units, plain
from plangraph.model.annex import AnnexTable, AnnexTask
from plangraph.model.outline import Cell
from plangraph.model.plan import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.document import Document
    from plangraph.model.outline import Outline, Table

_NUMBER = re.compile(r"序号|编号|No\.?", re.IGNORECASE)
_WHAT = (
    r"(?:工作|重点|重大|关键|主要|具体|改革|建设|目标|实施|任务|政策|创新|整改|落实|细化|分解|推进|推动|试点|创建|专项|攻坚"
    r"|行动|项目|年度|本年度|近期|阶段性?|(?:20\d\d|本|全|今)年|第?[一二三1-3]级|[及和与、/])*"
)
_AND = r"(?:[及和与、/]?(?:名称|内容|清单|分解|分工|描述|概述|说明|安排|部署|要点|要求|目标))?"
_WORDS = re.compile(
    rf"{_WHAT}(?:任务|事项|措施|举措|内容|项目|工程|行动|要点){_AND}|{_WHAT}(?:重点|主要|具体|年度|\d年)工作{_AND}"
)
_AIMS = re.compile(rf"{_WHAT}(?:工作|任务|建设|重点|主要|具体)(?:目标|要求|安排)")
"""Heads of a column that says the tasks where no other does: beside one of tasks it says what comes of them."""
_STEP = r"(?:完成|工作|办结|办理|实施|落实|推进|建设|整改|计划|预计|拟|起止|截止|截至|竣工|任务|项目|目标|总体)"
_DEADLINE = re.compile(
    rf"{_STEP}*(?:时限|时间|期限|年限|工期|时序)(?:节点|进度|要求|安排|计划|表)*"
    rf"|{_STEP}+(?:节点|日期|年份|年度|周期)(?:要求|安排)?|(?:{_STEP}|阶段)*进度(?:节点|要求|安排|计划|目标)"
)
_NOTHING = Cell("", None)


def annex_tables(document: Document, outline: Outline) -> tuple[AnnexTable, ...]:
    """The tables with a column of tasks or measures and a column of units, in order."""
    found = ((table, _rows(document.text, table)) for table in outline.tables)
    return tuple(AnnexTable(table.start, rows) for table, rows in found if rows)


def _rows(text: str, table: Table) -> tuple[AnnexTask, ...]:
    header = [_head(above) for above in heads(table)]
    words = _columns(header, _WORDS) or _columns(header, _AIMS)
    units = tuple(place for place, head in enumerate(header) if is_units(head))
    if not words or not units:
        return ()
    number, deadline = next(_columns_of(header, _NUMBER), None), next(_columns_of(header, _DEADLINE), None)
    rows = list(categorised(text, table.rows[table.header_rows :], header, words, number))
    said = [header[place] for place in units]
    who = carried([[_at(row, place) for place in units] for row, _ in rows], said)
    return tuple(
        AnnexTask(
            _at(row, number).text,
            tuple(_at(row, place) for place in words),
            column_assignments(text, zip(cells, said, strict=True)),
            Stated(due.text, due.span) if (due := _at(row, deadline)).span else None,
            category,
            any(is_stated(_at(row, place)) for place in units),
        )
        for (row, category), cells in zip(rows, who, strict=True)
    )


def _head(above: Sequence[str]) -> str:
    """The lowest of the words above a column that says what the column holds, else the topmost."""
    said = [plain(words) for words in above]
    return next((words for words in reversed(said) if _is_known(words)), said[0] if said else "")


def _is_known(head: str) -> bool:
    known = any(pattern.fullmatch(head) for pattern in (_WORDS, _AIMS, _DEADLINE, _NUMBER))
    return known or is_units(head) or is_of_categories(head)


def _columns(header: Sequence[str], pattern: re.Pattern[str]) -> tuple[int, ...]:
    return tuple(_columns_of(header, pattern))


def _columns_of(header: Sequence[str], pattern: re.Pattern[str]) -> Iterator[int]:
    return (place for place, words in enumerate(header) if pattern.fullmatch(words))


def _at(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else _NOTHING
