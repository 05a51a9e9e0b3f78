"""Indicators: the rows of tables whose header names indicators and years, with targets and owners."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.extract.indicator_columns import columns, oriented
from plangraph.extract.unit_columns import column_assignments, is_stated
from plangraph.model.plan import Comparator, Indicator, Target
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.document import Document
    from plangraph.model.outline import Cell, Outline, Table
    from plangraph.model.plan import Period

_UNIT = re.compile(r"[（(](?P<unit>[^（()）]{1,12})[）)]\s*$")
_VALUE = re.compile(
    r"(?:(?:累计|年均|每年|[较比](?:20\d\d年|上年|同期))?[\u4e00-\u9fff]{0,6}?(?:增长|增加|提高|提升|下降|降低|新增|减少|累计|年均))?"
    r"(?P<before>[≥≤>\uff1e<\uff1c~～≈]|不低于|不少于|不小于|不高于|不超过|超过?|突破|达到?|约)?\s*"
    r"(?P<value>\d+(?:,\d{3})*(?:\.\d+)?(?:\s*[%％]?\s*[-—–~～至]\s*\d+(?:\.\d+)?)?)\s*(?P<unit>[^\d\s（(]{0,6}?)"
    r"(?P<after>以上|以下|以内|左右)?\s*(?:[（(].*)?$"
)
_COMPARATORS = {
    Comparator.AT_LEAST: ("≥", "不低于", "不少于", "不小于", "达到", "达", "以上"),
    Comparator.AT_MOST: ("≤", "不高于", "不超过", "以下", "以内"),
    Comparator.ABOVE: (">", "\uff1e", "超", "超过", "突破"),
    Comparator.BELOW: ("<", "\uff1c"),
    Comparator.ABOUT: ("~", "～", "≈", "约", "左右"),
}
_DASH = re.compile(r"\s*[%％]?\s*[-—–~～至]\s*")


def indicators(document: Document, outline: Outline, period: Period | None = None) -> tuple[Indicator, ...]:
    """The indicators of all tables in order, numbered through; ``period`` has the years that the plan covers."""
    rows = [found for table in outline.tables for found in _table(document.text, oriented(table), period)]
    return tuple(replace(indicator, ordinal=ordinal) for ordinal, indicator in enumerate(rows, 1))


def _table(text: str, table: Table, period: Period | None) -> Iterator[Indicator]:
    where = columns(table, period)
    if where is None:
        return
    owners: dict[int, tuple[Cell, str]] = {}
    for row in table.rows[table.header_rows :]:
        label = _at(row, where.name)
        owners |= {place: (cell, head) for place, head in where.owners if (cell := _at(row, place)) and is_stated(cell)}
        if label is None or label.span is None:
            continue
        name, unit = _name(label, _at(row, where.measure))
        number = _at(row, where.number)
        found = [(year, cell) for place, year in where.years if (cell := _at(row, place)) and cell.span]
        targets = tuple(target for year, cell in found if (target := _target(text, year, cell)))
        yield Indicator(
            ordinal=1,
            number=number.text if number else "",
            name=name,
            label_span=label.span,
            unit=unit or next((printed for _, cell in found if (printed := _printed_unit(text, cell))), None),
            targets=targets,
            assignments=column_assignments(text, [owners[place] for place, _ in where.owners if place in owners]),
        )


def _at(row: Sequence[Cell], place: int | None) -> Cell | None:
    return row[place] if place is not None and place < len(row) else None


def _name(label: Cell, measure: Cell | None) -> tuple[str, str | None]:
    if measure and measure.text:
        return label.text, measure.text
    unit = _UNIT.search(label.text)
    return (label.text[: unit.start()].rstrip(), unit["unit"]) if unit and unit.start() else (label.text, None)


def _value(text: str, cell: Cell) -> re.Match[str] | None:
    return _VALUE.match(text, cell.span.start, cell.span.end) if cell.span else None


def _printed_unit(text: str, cell: Cell) -> str | None:
    match = _value(text, cell)
    return match["unit"] or None if match else None


def _target(text: str, year: int, cell: Cell) -> Target | None:
    match = _value(text, cell)
    if not match:
        return None
    value = _DASH.sub("-", match["value"])
    signs = {match["before"], match["after"]}
    comparator = next((c for c, words in _COMPARATORS.items() if signs & set(words)), None)
    exact = Comparator.RANGE if "-" in value else Comparator.EXACT
    return Target(year, value, comparator or exact, Span.of(text, *match.span("value")))
