"""Indicators: the rows of tables whose header names indicators and years, with targets and owners."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.extract.responsibilities import cell_assignments, role_of
from plangraph.model.plan import Comparator, Indicator, Target
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.document import Document
    from plangraph.model.outline import Cell, Outline, Table
    from plangraph.model.plan import Assignment

_NUMBER = re.compile(r"序号|编号|No\.?", re.IGNORECASE)
_NAME = re.compile(r"(?:\S*指标)(?:名称|内容|项目)?|(?:目标|考核)(?:名称|项目)")
_MEASURE = re.compile(r"(?:计量|指标|计算)?单位(?:名称)?")
_OWNER = re.compile(r"(?:责任|牵头|配合|主责|主管|负责|实施|落实|参与|协办|主办)\S{0,4}(?:单位|部门|处室|主体|机构)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_UNIT = re.compile(r"[（(](?P<unit>[^（()）]{1,12})[）)]\s*$")
_VALUE = re.compile(
    r"(?P<before>[≥≤>\uff1e<\uff1c~～≈]|不低于|不少于|不小于|不高于|不超过|超过?|突破|达到?|约)?\s*"
    r"(?P<value>\d+(?:,\d{3})*(?:\.\d+)?(?:\s*[-—–~～至]\s*\d+(?:\.\d+)?)?)\s*(?P<unit>[^\d\s（(]{0,6}?)(?P<after>以上|以下|以内|左右)?\s*(?:[（(].*)?$"
)
_COMPARATORS = {
    Comparator.AT_LEAST: ("≥", "不低于", "不少于", "不小于", "达到", "达", "以上"),
    Comparator.AT_MOST: ("≤", "不高于", "不超过", "以下", "以内"),
    Comparator.ABOVE: (">", "\uff1e", "超", "超过", "突破"),
    Comparator.BELOW: ("<", "\uff1c"),
    Comparator.ABOUT: ("~", "～", "≈", "约", "左右"),
}


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of the columns: number, name, measure, a year each, owners with their header."""

    number: int | None
    name: int
    measure: int | None
    years: tuple[tuple[int, int], ...]
    owners: tuple[tuple[int, str], ...]


def indicators(document: Document, outline: Outline) -> tuple[Indicator, ...]:
    """The indicators of all tables in order, numbered through."""
    rows = [found for table in outline.tables for found in _table(document.text, table)]
    return tuple(
        Indicator(ordinal, number, name, label, unit, targets, owners)
        for ordinal, (number, name, label, unit, targets, owners) in enumerate(rows, 1)
    )


_Row = tuple[str, str, Span, "str | None", tuple[Target, ...], "tuple[Assignment, ...]"]


def _table(text: str, table: Table) -> Iterator[_Row]:
    columns = _columns(_headers(table))
    if columns is None:
        return
    owners: dict[int, Cell] = {}
    for row in table.rows[table.header_rows :]:
        label = _at(row, columns.name)
        owners |= {place: cell for place, _ in columns.owners if (cell := _at(row, place)) and cell.span}
        if label is None or label.span is None:
            continue
        name, unit = _name(label, _at(row, columns.measure))
        number = _at(row, columns.number)
        yield (
            number.text if number else "",
            name,
            label.span,
            unit,
            _targets(text, row, columns),
            _owners(text, columns, owners),
        )


def _headers(table: Table) -> list[str]:
    """The words above each column: a cell of the first row reaches over the filled cells below it."""
    first = [cell.text for cell in table.rows[0]]
    for row in table.rows[1 : table.header_rows]:
        if len(row) <= len(first):
            first = [above + cell.text for above, cell in zip(first, row, strict=False)] + first[len(row) :]
            continue
        first = _spread(first, [cell.text for cell in row])
    return first


def _spread(above: list[str], below: list[str]) -> list[str]:
    spread, place = [], -1
    for column, words in enumerate(below):
        if not words or column == 0 or not below[column - 1]:
            place = min(place + 1, len(above) - 1)
        spread.append(above[place] + words)
    return spread


def _columns(headers: Sequence[str]) -> _Columns | None:
    name = _first(headers, _NAME)
    years = tuple((place, int(year.group())) for place, words in enumerate(headers) if (year := _YEAR.search(words)))
    if name is None or not years:
        return None
    owners = tuple((place, words) for place, words in enumerate(headers) if _OWNER.fullmatch(words))
    return _Columns(_first(headers, _NUMBER), name, _first(headers, _MEASURE), years, owners)


def _first(headers: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((place for place, words in enumerate(headers) if pattern.fullmatch(words)), None)


def _at(row: Sequence[Cell], place: int | None) -> Cell | None:
    return row[place] if place is not None and place < len(row) else None


def _name(label: Cell, measure: Cell | None) -> tuple[str, str | None]:
    if measure and measure.text:
        return label.text, measure.text
    unit = _UNIT.search(label.text)
    return (label.text[: unit.start()].rstrip(), unit["unit"]) if unit and unit.start() else (label.text, None)


def _targets(text: str, row: Sequence[Cell], columns: _Columns) -> tuple[Target, ...]:
    found = (_target(text, year, cell) for place, year in columns.years if (cell := _at(row, place)))
    return tuple(target for target in found if target)


def _target(text: str, year: int, cell: Cell) -> Target | None:
    match = cell.span and _VALUE.match(text, cell.span.start, cell.span.end)
    if not match:
        return None
    value = re.sub(r"\s*[-—–~～至]\s*", "-", match["value"])
    signs = {match["before"], match["after"]}
    comparator = next((c for c, words in _COMPARATORS.items() if signs & set(words)), None)
    exact = Comparator.RANGE if "-" in value else Comparator.EXACT
    return Target(year, value, comparator or exact, Span.of(text, *match.span("value")))


def _owners(text: str, columns: _Columns, cells: dict[int, Cell]) -> tuple[Assignment, ...]:
    """The units of the owner columns; a merged cell below its first row is empty and means the cell above."""
    found: dict[str, Assignment] = {}
    for place, words in columns.owners:
        cell = cells.get(place)
        if cell is None or cell.span is None:
            continue
        for assignment in cell_assignments(text, cell.span.start, cell.span.end, role_of(words)):
            found.setdefault(assignment.name, assignment)
    return tuple(replace(assignment, position=position) for position, assignment in enumerate(found.values(), 1))
