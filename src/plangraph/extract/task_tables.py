"""Tasks whose units stand in a table only: 任务分工表 and 任务清单, annexed to a text that marks nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from plangraph.extract.annex_tables import annex_tables
from plangraph.extract.findings import folded
from plangraph.extract.responsibilities import LeadRule, at_position, union
from plangraph.extract.table_categories import category_of
from plangraph.model.plan import Clause, Section, Task
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from plangraph.model.annex import AnnexTask, Category
    from plangraph.model.document import Document
    from plangraph.model.outline import Cell, Outline

_HEADING = re.compile(r"\s*(?:(?:\d{1,3}|[（(]?[一二三四五六七八九十]{1,3}[）)]?)[．.、]?\s*)?(?P<words>[^。；\n]+)")
_COLON = re.compile(r"[：:]")
_MATCHED = 0.5
"""The share of the entries of a column that must be headings of the text for the table to divide its tasks."""


def tabled_tasks(
    document: Document, outline: Outline, stated: Sequence[Task]
) -> tuple[tuple[Section, ...] | None, tuple[Task, ...]]:
    """The tasks of a text that marks nobody, with their units from its tables; else the rows of these.

    ``stated`` comes back as it is where no table lists tasks with units. The sections are the categories of the rows,
    of which there may be none; None where the text's own stay.
    """
    rule = LeadRule.of(document.text)
    read = [
        [replace(row, assignments=rule.applied(document.text, row.assignments)) for row in _carried(table.rows)]
        for table in annex_tables(document, outline)
    ]
    tables = [rows for rows in read if any(row.assignments for row in rows)]
    if not tables:
        return None, tuple(stated)
    headings = {_key(task.heading) for task in stated}
    divided: dict[str, list[AnnexTask]] = {}
    for rows in tables:
        for heading, below in _divided(document.text, rows, headings).items():
            divided.setdefault(heading, []).extend(below)
    if divided:
        return None, tuple(_with_units(document.text, task, divided.get(_key(task.heading), ())) for task in stated)
    entries = (entry for rows in tables for entry in _entries(_grouped(document.text, rows)))
    made = ((task, entry[0].category) for entry in entries if (task := _task(document.text, entry)))
    return _sectioned([(replace(task, ordinal=ordinal), category) for ordinal, (task, category) in enumerate(made, 1)])


def _divided(text: str, rows: Sequence[AnnexTask], headings: AbstractSet[str]) -> dict[str, list[AnnexTask]]:
    """The rows of each heading of the text, by the column that repeats most headings; none if that repeats too few.

    A heading has the rows below its cell, over which it is merged, and all rows that say it again.
    """
    best: dict[str, list[AnnexTask]] = {}
    for column in range(len(rows[0].cells)):
        found: dict[str, list[AnnexTask]] = {}
        others, heading = 0, None
        for row in rows:
            if words := _words(text, row.cells[column]):
                heading = next((form for form in _forms(words.quote) if form in headings), None)
                others += heading is None
            if heading is not None:
                found.setdefault(heading, []).append(row)
        if len(found) > len(best) and len(found) >= _MATCHED * (len(found) + others):
            best = found
    return best


def _entries(rows: Sequence[AnnexTask]) -> Iterator[Sequence[AnnexTask]]:
    """The rows of each task: those without words go on with the one above, over which its cell is merged."""
    starts = [place for place, row in enumerate(rows) if any(cell.span for cell in row.cells)]
    for start, end in pairwise([*starts, len(rows)]):
        yield rows[start:end]


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


def _forms(words: str) -> tuple[str, str]:
    """What may be a heading in the words of a cell: all of them, or those before a colon."""
    return _key(words), _key(_COLON.split(words, maxsplit=1)[0])


def _words(text: str, cell: Cell) -> Span | None:
    """The first sentence of a cell, without its number."""
    match = _HEADING.match(text, cell.span.start, cell.span.end) if cell.span else None
    if match is None:
        return None
    start, end = match.span("words")
    return Span.of(text, start, start + len(text[start:end].rstrip()))


def _with_units(text: str, task: Task, rows: Sequence[AnnexTask]) -> Task:
    """The task with the clauses of its rows; a merged cell of units says them once."""
    clauses = tuple(dict.fromkeys(clause for row in rows for clause in _clauses(text, row)))
    return replace(task, assignments=union(clauses), clauses=clauses) if clauses else task


def _clauses(text: str, row: AnnexTask) -> Iterator[Clause]:
    """A clause for the units of a row, and one for those it takes from a row above, which stand before its words."""
    deadline = folded(row.deadline.value) if row.deadline else None
    start = min((cell.span.start for cell in row.cells if cell.span), default=0)
    for _, group in groupby(row.assignments, lambda one: one.evidence.end <= start):
        units = tuple(replace(at_position(one, place), deadline=deadline) for place, one in enumerate(group, 1))
        places = [one.evidence for one in units]
        span = Span.of(text, min(place.start for place in places), max(place.end for place in places))
        yield Clause(span, units, deadline)


def _task(text: str, rows: Sequence[AnnexTask]) -> Task | None:
    """A row with those that go on with it as a task: named by the first of its cells of words."""
    first = rows[0]
    heading = next((words for cell in first.cells if (words := _words(text, cell))), None)
    if heading is None:
        return None
    cells: list[Cell] = [cell for cell in first.cells if cell.span]
    start, end = (min(c.span.start for c in cells if c.span), max(c.span.end for c in cells if c.span))
    return _with_units(text, Task(1, first.number, heading.quote, heading, None, start, end), rows)
