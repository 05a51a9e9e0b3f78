"""Columns of tables that say who is responsible: their cells read as units, below the head that gives the role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.responsibilities import at_position, cell_assignments
from plangraph.model.responsibility import role_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.model.outline import Cell
    from plangraph.model.plan import Assignment

_AS_ABOVE = re.compile(r"[（(]?同\s*(?:上|前)(?:一?[行项栏])?[）)]?|[〃″”]+")
_NOBODY = re.compile(r"[（(]?(?:暂?无|没有|不涉及|待定|待明确|略)[）)]?")


def is_stated(cell: Cell) -> bool:
    """Whether a cell says who itself; an empty one, as below a merged cell, and 同上 mean the cell above."""
    return cell.span is not None and not _AS_ABOVE.fullmatch(cell.text)


def column_assignments(text: str, cells: Iterable[tuple[Cell, str]]) -> tuple[Assignment, ...]:
    """The units of the cells of a row once each, in order; each cell comes with the head of its column."""
    found: dict[str, Assignment] = {}
    for cell, head in cells:
        if cell.span is None or not is_stated(cell) or not _names_somebody(cell.text):
            continue
        for assignment in cell_assignments(text, cell.span.start, cell.span.end, role_of(head)):
            found.setdefault(assignment.name, at_position(assignment, len(found) + 1))
    return tuple(found.values())


def _names_somebody(words: str) -> bool:
    return any(map(str.isalpha, words)) and not _NOBODY.fullmatch(words)
