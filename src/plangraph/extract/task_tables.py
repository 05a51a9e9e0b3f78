"""Tasks whose units stand in a table only: 任务分工表 and 任务清单, annexed to a text that marks nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.extract.annex_tables import annex_tables
from plangraph.extract.findings import folded
from plangraph.extract.responsibilities import LeadRule
from plangraph.model.plan import Clause, Task
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.annex import AnnexTask
    from plangraph.model.document import Document
    from plangraph.model.outline import Cell, Outline
    from plangraph.model.plan import Assignment

_HEADING = re.compile(r"\s*(?:(?:\d{1,3}|[（(]?[一二三四五六七八九十]{1,3}[）)]?)[．.、]?\s*)?(?P<words>[^。；\n]+)")
_MATCHED = 0.5
"""The share of rows that must repeat tasks of the text for the table to be theirs."""


def tabled_tasks(document: Document, outline: Outline, stated: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks of a text that marks nobody, with their units from its tables; else the rows of these.

    ``stated`` comes back as it is where no table lists tasks with units.
    """
    rule = LeadRule.of(document.text)
    rows = [
        replace(row, assignments=rule.applied(document.text, row.assignments))
        for table in annex_tables(document, outline)
        for row in _carried(table.rows)
    ]
    if not any(row.assignments for row in rows):
        return tuple(stated)
    by_heading = {_key(heading.quote): row for row in rows for heading in _headings(document.text, row)}
    matched = [by_heading.get(_key(task.heading)) for task in stated]
    if sum(row is not None for row in matched) >= max(1, len(rows) * _MATCHED):
        return tuple(_with_units(document.text, task, row) for task, row in zip(stated, matched, strict=True))
    made = (_task(document.text, row) for row in rows)
    return tuple(replace(task, ordinal=ordinal) for ordinal, task in enumerate(filter(None, made), 1))


def _carried(rows: Sequence[AnnexTask]) -> Iterator[AnnexTask]:
    """The rows, with the units and the deadline of the cell above where a merged cell is empty."""
    above: AnnexTask | None = None
    for row in rows:
        carried = row
        if above is not None and not row.assignments:
            carried = replace(row, assignments=above.assignments, deadline=row.deadline or above.deadline)
        above = carried
        yield carried


def _key(heading: str) -> str:
    return folded(heading).rstrip("。；，")


def _headings(text: str, row: AnnexTask) -> Iterator[Span]:
    """The first sentence of each cell of words, without its number."""
    for cell in row.cells:
        if cell.span and (match := _HEADING.match(text, cell.span.start, cell.span.end)):
            start, end = match.span("words")
            yield Span.of(text, start, start + len(text[start:end].rstrip()))


def _with_units(text: str, task: Task, row: AnnexTask | None) -> Task:
    if row is None or not row.assignments:
        return task
    clause = _clause(text, row)
    return replace(task, assignments=clause.assignments, clauses=(clause,))


def _clause(text: str, row: AnnexTask) -> Clause:
    deadline = folded(row.deadline.value) if row.deadline else None
    assignments: tuple[Assignment, ...] = tuple(replace(a, deadline=deadline) for a in row.assignments)
    places = [assignment.evidence for assignment in assignments]
    span = Span.of(text, min(place.start for place in places), max(place.end for place in places))
    return Clause(span, assignments, deadline)


def _task(text: str, row: AnnexTask) -> Task | None:
    """A row as a task: named by its last cell of words, the widest of which is the measure itself."""
    heading = next(_headings(text, replace(row, cells=row.cells[:1])), None) or next(_headings(text, row), None)
    if heading is None:
        return None
    cells: list[Cell] = [cell for cell in row.cells if cell.span]
    start, end = (min(c.span.start for c in cells if c.span), max(c.span.end for c in cells if c.span))
    task = Task(1, row.number, heading.quote, heading, None, start, end)
    return _with_units(text, task, row)
