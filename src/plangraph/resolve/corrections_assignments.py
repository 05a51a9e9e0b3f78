"""The units of tasks, their brackets and indicators, found and changed for a correction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.model.plan import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plangraph.model.extraction import Extraction
    from plangraph.model.plan import Assignment, Clause, Task
    from plangraph.model.span import Span
    from plangraph.resolve.corrections_case import Case

    Change = Callable[[Assignment], Assignment | None]

_STRENGTH = {Role.LEAD: 0, Role.RESPONSIBLE: 1, Role.SUPPORT: 2}


@dataclass(frozen=True, slots=True)
class Holding:
    """A unit's part, and the ordinal of its task or indicator."""

    assignment: Assignment
    task: int | None = None
    indicator: int | None = None


def holdings(case: Case) -> Iterator[Holding]:
    """The parts of units in the task or indicator that the correction names, else in all; brackets apart from tasks."""
    for task in _tasks(case):
        yield from (Holding(assignment, task=task.ordinal) for assignment in _namings(task))
    indicator, everywhere = case.indicator, case.task is None
    for row in (indicator,) if indicator else case.extraction.indicators if everywhere else ():
        yield from (Holding(assignment, indicator=row.ordinal) for assignment in row.assignments)


def names(case: Case) -> frozenset[str]:
    """The names of units where the correction looks; issuers count where it looks everywhere."""
    held = frozenset(holding.assignment.name for holding in holdings(case))
    if case.task or case.indicator:
        return held
    return held | {issuer.value for issuer in case.extraction.metadata.issuers}


def changed(case: Case, change: Change, place: Span | None = None) -> Extraction:
    """The extraction with each part changed, or taken out where ``change`` gives None.

    A ``place`` within a bracket limits the change of brackets to that one.
    """
    chosen, row = {task.ordinal for task in _tasks(case)}, case.indicator
    everywhere = row is None and case.task is None
    return replace(
        case.extraction,
        tasks=tuple(
            _changed_task(task, change, place) if task.ordinal in chosen else task for task in case.extraction.tasks
        ),
        indicators=tuple(
            replace(indicator, assignments=_changed(indicator.assignments, change))
            if everywhere or (row and indicator.ordinal == row.ordinal)
            else indicator
            for indicator in case.extraction.indicators
        ),
    )


def inserted(case: Case, new: Assignment) -> Extraction:
    """The extraction with a new part in the task or indicator of the correction, in the order of the text."""
    task, row = case.task, case.indicator
    return replace(
        case.extraction,
        tasks=tuple(_with(t, new) if task and t.ordinal == task.ordinal else t for t in case.extraction.tasks),
        indicators=tuple(
            replace(i, assignments=_in_order(i.assignments, new)) if row and i.ordinal == row.ordinal else i
            for i in case.extraction.indicators
        ),
    )


def _tasks(case: Case) -> tuple[Task, ...]:
    task = case.task
    if task:
        return (task,)
    return () if case.indicator else case.extraction.tasks


def _namings(task: Task) -> Iterator[Assignment]:
    """The units of a task, and where its brackets name them again."""
    first = {assignment.evidence for assignment in task.assignments}
    yield from task.assignments
    yield from (a for clause in task.clauses for a in clause.assignments if a.evidence not in first)


def _changed_task(task: Task, change: Change, place: Span | None) -> Task:
    only = [clause.span for clause in task.clauses if place and place.within(clause.span)]
    clauses = (
        replace(clause, assignments=_changed(clause.assignments, change)) if not only or clause.span in only else clause
        for clause in task.clauses
    )
    stated = tuple(clause for clause in clauses if clause.assignments)
    assignments = _changed(_restored(task, change, stated), change)
    return replace(task, assignments=assignments, clauses=stated)


def _restored(task: Task, change: Change, clauses: tuple[Clause, ...]) -> tuple[Assignment, ...]:
    """The units of a task; one that is taken out here stays by its next naming in a bracket."""
    again = {a.name: a for clause in reversed(clauses) for a in reversed(clause.assignments)}
    return tuple(again.get(a.name, a) if change(a) is None and a.name in again else a for a in task.assignments)


def _changed(assignments: tuple[Assignment, ...], change: Change) -> tuple[Assignment, ...]:
    after = tuple(new for old in assignments if (new := change(old)))
    return assignments if after == assignments else _numbered(after)


def _with(task: Task, new: Assignment) -> Task:
    clauses = tuple(
        replace(
            clause,
            assignments=_in_order(clause.assignments, replace(new, deadline=new.deadline or clause.deadline)),
        )
        if new.evidence.within(clause.span)
        else clause
        for clause in task.clauses
    )
    deadline = new.deadline or next((c.deadline for c in clauses if new.evidence.within(c.span)), None)
    return replace(task, assignments=_in_order(task.assignments, replace(new, deadline=deadline)), clauses=clauses)


def _in_order(assignments: tuple[Assignment, ...], new: Assignment) -> tuple[Assignment, ...]:
    return _numbered(sorted((*assignments, new), key=lambda a: (a.evidence, a.name)))


def _numbered(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """The units once each in order, with the strongest role, as extraction lists those of several brackets."""
    once: dict[str, Assignment] = {}
    for assignment in assignments:
        first = once.setdefault(assignment.name, replace(assignment, position=len(once) + 1))
        if _STRENGTH[assignment.role] < _STRENGTH[first.role]:
            once[assignment.name] = replace(first, role=assignment.role)
    return tuple(once.values())
