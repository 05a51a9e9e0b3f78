"""Indicators: the rows of tables whose header names indicators and years, with targets and owners."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.extract.indicator_columns import columns, oriented
from plangraph.extract.target_values import printed_measure, target
from plangraph.extract.unit_columns import column_assignments, is_stated
from plangraph.model.plan import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.document import Document
    from plangraph.model.outline import Cell, Outline, Table
    from plangraph.model.plan import Period

_UNIT = re.compile(r"[（(](?P<unit>[^（()）]{1,12})[）)]\s*$")


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
        unit = unit or next((printed for _, cell in found if (printed := printed_measure(text, cell))), None)
        targets = tuple(said for year, cell in found if (said := target(text, cell, year, unit)))
        yield Indicator(
            ordinal=1,
            number=number.text if number else "",
            name=name,
            label_span=label.span,
            unit=unit,
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
