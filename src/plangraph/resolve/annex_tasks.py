"""The tasks of the text against the table in an annex that repeats them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from plangraph.model.deadline import Reference, due
from plangraph.model.issue import Issue, Severity
from plangraph.resolve.wording import folded, named, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.annex import AnnexTable, AnnexTask
    from plangraph.model.outline import Cell
    from plangraph.model.plan import Assignment, Stated, Task

LEAST_SHARE = 0.5
"""Of the shorter list, so many headings must be equal: fewer, and the table is no repetition of the tasks."""
LEAST_SHARE_OF_ALL = 0.75
"""A table that has fewer of the tasks is a selection: what it leaves out is not missing."""
LEAST_LIKENESS = 50
_MARKS = "．.﹒、 "
_NEAR = 20
_LONGEST_HEADING = 200
_FIRST_WORDS = re.compile(r"[^。；：]*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A task as a table has it: the cell of its heading and what the rows below that cell say.

    ``forms`` are what may be the heading in the cell: all of it, or its first words.
    """

    cell: Cell
    forms: tuple[str, str]
    assignments: tuple[Assignment, ...]
    deadlines: tuple[Stated, ...]
    rows: int


def annex_task_issues(tables: Sequence[AnnexTable], tasks: Sequence[Task], since: Reference) -> Iterator[Issue]:
    """Where a table that repeats the tasks differs from them in heading, units, their order or the deadline."""
    headings = [folded(task.heading) for task in tasks]
    for table in tables:
        entries = _repetition(table, set(headings))
        pairs = _pairs(entries, headings)
        for place, at in sorted(pairs.items()):
            yield from _differences(tasks[at], entries[place], since)
        if entries and len(pairs) >= LEAST_SHARE_OF_ALL * max(len(tasks), len(entries)):
            yield from _missing(tasks, entries, pairs)


def _repetition(table: AnnexTable, headings: set[str]) -> Sequence[_Entry]:
    """The entries by the column that repeats most headings; none if no column repeats enough."""
    width = max((len(row.cells) for row in table.rows), default=0)
    columns = [list(_entries(table, column, headings)) for column in range(width)]
    repeated = [sum(not headings.isdisjoint(entry.forms) for entry in entries) for entries in columns]
    most = max(repeated, default=0)
    best = columns[repeated.index(most)] if columns else []
    enough = LEAST_SHARE * min(len(best), len(headings))
    return best if len(best) > 1 and most >= enough else ()


def _entries(table: AnnexTable, column: int, headings: set[str]) -> Iterator[_Entry]:
    """The rows of each heading, or of the same words: an empty cell goes on with the one above."""
    groups: dict[str, list[AnnexTask]] = {}
    said = ""
    for row in table.rows:
        if row.cells[column].text:
            whole, first = _forms(row.cells[column])
            said = next((form for form in (whole, first) if form in headings), whole)
        if said:
            groups.setdefault(said, []).append(row)
    for rows in groups.values():
        units = {a.name: a for row in rows for a in row.assignments}
        deadlines = tuple(row.deadline for row in rows if row.deadline)
        cell = rows[0].cells[column]
        yield _Entry(cell, _forms(cell), tuple(units.values()), deadlines, sum(bool(r.assignments) for r in rows))


def _forms(cell: Cell) -> tuple[str, str]:
    first = _FIRST_WORDS.match(cell.text)
    whole = folded(cell.text)
    return whole, folded(first.group()) if first and first.end() < len(cell.text) else whole


def _pairs(entries: Sequence[_Entry], headings: Sequence[str]) -> dict[int, int]:
    """Entries to tasks: by equal headings first, then by likeness between neighbours that are paired."""
    by_heading: dict[str, int] = {}
    for at, heading in enumerate(headings):
        by_heading.setdefault(heading, at)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for place, entry in enumerate(entries):
        equal = next((by_heading[form] for form in entry.forms if form in by_heading), None)
        if equal is not None and equal not in taken:
            pairs[place] = equal
            taken.add(equal)
    last = -1
    for place, entry in enumerate(entries):
        if place not in pairs:
            free = [at for at in range(last + 1, min(last + 1 + _NEAR, len(headings))) if at not in taken]
            best = max(free, key=lambda at: _likeness(entry, headings[at]), default=None)
            if best is None or _likeness(entry, headings[best]) < LEAST_LIKENESS:
                continue
            pairs[place] = best
            taken.add(best)
        last = pairs[place]
    return pairs


def _likeness(entry: _Entry, heading: str) -> float:
    return max(fuzz.ratio(heading, form[:_LONGEST_HEADING]) for form in entry.forms)


_HEADINGS = "The heading of task {number} is {text} in the text and {annex} in the annex."
_UNITS = "The responsible units of the task {task} are {text} in the text and {annex} in the annex."
_ORDER = "The responsible units of the task {task} stand in another order: {text} in the text, {annex} in the annex."
_DEADLINES = "The deadline of the task {task} is {text} in the text and {annex} in the annex."


def _differences(task: Task, entry: _Entry, since: Reference) -> Iterator[Issue]:
    cell = entry.cell.span
    if cell is None:
        return
    if folded(task.heading) not in entry.forms:
        annex = cell.quote.strip("。； ")
        said = {"number": task.number.strip(_MARKS), "text": quoted(task.heading), "annex": quoted(annex)}
        yield Issue.of("annex-heading", Severity.WARNING, _HEADINGS, (task.heading_span, cell), **said)
    yield from _units(task, entry)
    yield from _deadline(task, entry, since)


def _units(task: Task, entry: _Entry) -> Iterator[Issue]:
    if not task.assignments or not entry.assignments:
        return
    text, annex = [a.name for a in task.assignments], [a.name for a in entry.assignments]
    if text == annex:
        return
    said = {
        "task": quoted(task.heading),
        "text": quoted(named(task.assignments)),
        "annex": quoted(named(entry.assignments)),
    }
    if strange := set(text) ^ set(annex):
        spans = (a.evidence for a in (*task.assignments, *entry.assignments) if a.name in strange)
        yield Issue.of("annex-units", Severity.WARNING, _UNITS, tuple(spans), **said)
    elif entry.rows == 1:
        spans = (a.evidence for pair in zip(task.assignments, entry.assignments, strict=True) for a in pair)
        yield Issue.of("annex-unit-order", Severity.INFO, _ORDER, tuple(spans), **said)


def _deadline(task: Task, entry: _Entry, since: Reference) -> Iterator[Issue]:
    """Where both give one deadline with a date, and the dates differ."""
    clauses = [clause for clause in task.clauses if clause.deadline]
    if len({c.deadline for c in clauses}) != 1 or len({d.value for d in entry.deadlines}) != 1:
        return
    words, stated = clauses[0].deadline or "", entry.deadlines[0]
    text, annex = due(words, since).latest, due(stated.value, since).latest
    if text and annex and text != annex:
        said = {"task": quoted(task.heading), "text": quoted(words), "annex": quoted(stated.value)}
        yield Issue.of("annex-deadline", Severity.WARNING, _DEADLINES, (clauses[0].span, stated.evidence), **said)


def _missing(tasks: Sequence[Task], entries: Sequence[_Entry], pairs: dict[int, int]) -> Iterator[Issue]:
    found = set(pairs.values())
    for at, task in enumerate(tasks):
        if at not in found:
            text = "The task {task} of the text is not in the list of tasks of the annex."
            spans = (task.heading_span,)
            yield Issue.of("task-not-in-annex", Severity.WARNING, text, spans, task=quoted(task.heading))
    for place, entry in enumerate(entries):
        if place not in pairs and entry.cell.span:
            text = "The list of tasks of the annex has {task}, which is no task of the text."
            spans = (entry.cell.span,)
            yield Issue.of("annex-task-not-in-text", Severity.WARNING, text, spans, task=quoted(entry.cell.span.quote))
