"""Tasks whose units stand in a table only: 任务分工表 and 任务清单, annexed to a text that marks nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from plangraph.extract.annex_tables import annex_tables
from plangraph.extract.findings import folded
from plangraph.extract.responsibilities import LeadRule
from plangraph.extract.table_categories import category_of
from plangraph.model.plan import Clause, Section, Task
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.annex import AnnexTask, Category
    from plangraph.model.document import Document
    from plangraph.model.outline import Cell, Outline
    from plangraph.model.plan import Assignment

_HEADING = re.compile(r"\s*(?:(?:\d{1,3}|[（(]?[一二三四五六七八九十]{1,3}[）)]?)[．.、]?\s*)?(?P<words>[^。；\n]+)")
_MATCHED = 0.5
"""The share of rows that must repeat tasks of the text for the table to be theirs."""


def tabled_tasks(
    document: Document, outline: Outline, stated: Sequence[Task]
) -> tuple[tuple[Section, ...] | None, tuple[Task, ...]]:
    """The tasks of a text that marks nobody, with their units from its tables; else the rows of these.

    ``stated`` comes back as it is where no table lists tasks with units. The sections are the categories of the rows,
    of which there may be none; None where the text's own stay.
    """
    rule = LeadRule.of(document.text)
    tables = [
        [replace(row, assignments=rule.applied(document.text, row.assignments)) for row in _carried(table.rows)]
        for table in annex_tables(document, outline)
    ]
    rows = [row for table in tables for row in table]
    if not any(row.assignments for row in rows):
        return None, tuple(stated)
    by_heading = {_key(heading.quote): row for row in rows for heading in _headings(document.text, row)}
    matched = [by_heading.get(_key(task.heading)) for task in stated]
    if sum(row is not None for row in matched) >= max(1, len(rows) * _MATCHED):
        return None, tuple(_with_units(document.text, task, row) for task, row in zip(stated, matched, strict=True))
    measures = (row for table in tables for row in _grouped(document.text, table))
    made = ((task, row.category) for row in measures if (task := _task(document.text, row)))
    return _sectioned([(replace(task, ordinal=ordinal), category) for ordinal, (task, category) in enumerate(made, 1)])


def _sectioned(made: Sequence[tuple[Task, Category | None]]) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
    """The categories as sections, each once, from its first task to its last."""
    groups: dict[str, list[tuple[Task, Category]]] = {}
    for task, category in made:
        if category:
            groups.setdefault(_key(category.number + category.name), []).append((task, category))
    places = {key: ordinal for ordinal, key in enumerate(groups, 1)}
    sections = tuple(_section(places[key], [task for task, _ in group], group[0][1]) for key, group in groups.items())
    tasks = (
        replace(task, section=places[_key(category.number + category.name)]) if category else task
        for task, category in made
    )
    return sections, tuple(tasks)


def _section(ordinal: int, tasks: Sequence[Task], category: Category) -> Section:
    start, end = min(category.start, tasks[0].start), max(category.evidence.end, tasks[-1].end)
    return Section(ordinal, category.number, category.name, category.evidence, start, end)


def _carried(rows: Sequence[AnnexTask]) -> Iterator[AnnexTask]:
    """The rows, with the units and the deadline of the cell above where a merged cell is empty."""
    above: AnnexTask | None = None
    for row in rows:
        carried = row
        if above is not None and not row.says_who:
            carried = replace(row, assignments=above.assignments, deadline=row.deadline or above.deadline)
        above = carried
        yield carried


def _grouped(text: str, rows: Sequence[AnnexTask]) -> Sequence[AnnexTask]:
    """The rows with the first of two columns of words as their category, where it is merged over several."""
    firsts = [row.cells[0] for row in rows]
    merged = any(not cell.text or cell.text == above.text for above, cell in pairwise(firsts))
    if not merged or len(rows[0].cells) == 1 or any(row.category for row in rows):
        return rows
    category: Category | None = None
    grouped: list[AnnexTask] = []
    for row in rows:
        own = category_of(text, row.cells[0])
        if row.cells[0].span and own is None:
            return rows
        category = own or category
        grouped.append(replace(row, cells=row.cells[1:], category=category))
    return grouped


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
