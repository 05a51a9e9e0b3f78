"""Columns of tables that say who is responsible: their cells read as units, below the head that gives the role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.responsibilities import at_position, cell_assignments
from plangraph.model.responsibility import role_of
from plangraph.model.statement_pieces import UNIT_NOUN, UNIT_WORKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.model.outline import Cell
    from plangraph.model.plan import Assignment

_LEVEL = r"(?:(?:国家|中央|省|市|区|县|州|盟|旗|镇|乡|街道)(?:级|直|属)?|有关|相关|主要|第一|共同|具体)?"
"""Wider than that of labels, for in running text 市主管部门 before a blank is a unit and no label."""
_PERSON = r"(?:责任人|负责人|联系人|联络人|责任领导|分管领导)(?:姓名)?"
_HEAD = re.compile(
    rf"{_LEVEL}{UNIT_WORKS}\S{{0,4}}{UNIT_NOUN}(?:名称)?(?:[及和与、/]{_PERSON})?|(?:责任|职责|部门|单位)?分工(?:安排|情况)?|牵头|主办|主责|配合|协办"
)
_MIXED = re.compile(rf"{_PERSON}|分工")
"""Heads of columns whose cells hold more than names of units: persons, and what each unit does."""
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_AS_ABOVE = re.compile(r"[（(]?同\s*(?:上|前)(?:一?[行项栏])?[）)]?|[〃″”]+")
_NOBODY = re.compile(r"[（(]?(?:暂?无|没有|不涉及|待定|待明确|略)[）)]?")


def plain(head: str) -> str:
    """The head of a column without notes in brackets: 责任单位（部门） and 责任单位（排第一位的牵头） are 责任单位."""
    return _NOTE.sub("", head).strip("：:")


def is_units(head: str) -> bool:
    """Whether the head of a column, whose notes may be in brackets, says that the cells name who is responsible."""
    return bool(_HEAD.fullmatch(plain(head)))


def is_stated(cell: Cell) -> bool:
    """Whether a cell says who itself; an empty one, as below a merged cell, and 同上 mean the cell above."""
    return cell.span is not None and not _AS_ABOVE.fullmatch(cell.text)


def column_assignments(text: str, cells: Iterable[tuple[Cell, str]]) -> tuple[Assignment, ...]:
    """The units of the cells of a row once each, in order; each cell comes with the head of its column."""
    found: dict[str, Assignment] = {}
    for cell, head in cells:
        if cell.span is None or not is_stated(cell) or not _names_somebody(cell.text):
            continue
        role, labelled = role_of(plain(head)), not _MIXED.search(plain(head))
        for assignment in cell_assignments(text, cell.span.start, cell.span.end, role, labelled=labelled):
            found.setdefault(assignment.name, at_position(assignment, len(found) + 1))
    return tuple(found.values())


def _names_somebody(words: str) -> bool:
    return any(map(str.isalpha, words)) and not _NOBODY.fullmatch(words)
