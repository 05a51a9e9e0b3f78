"""Corrections of tasks and indicators as a whole.

Ordinals stay as they are, so that a correction of one leaves the IRIs of the others alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.model.correction import Fact, Subject
from plangraph.model.mention import Mention
from plangraph.resolve.corrections_case import Case, Step, not_needed

if TYPE_CHECKING:
    from plangraph.model.extraction import Extraction
    from plangraph.model.plan import Indicator, Task


def accept_task(case: Case) -> Step:
    """Confirms a task."""
    task = case.named_task
    return Step(case.extraction, (_task_fact(task),), evidence=(case.place() or task.heading_span,))


def reject_task(case: Case) -> Step:
    """Takes a task out; what it mentions stays in the plan."""
    task = case.named_task
    return Step(_without(case.extraction, task), (_task_fact(task),), (task.heading,), evidence=(task.heading_span,))


def rename_task(case: Case) -> Step:
    """Gives a task its right heading."""
    task, to = case.named_task, case.correction.to
    if task.heading == to:
        not_needed("the extraction has “{value}” already", value=to)
    new = replace(task, heading=to)
    tasks = tuple(new if t.ordinal == task.ordinal else t for t in case.extraction.tasks)
    extraction = replace(case.extraction, tasks=tasks)
    return Step(extraction, (_task_fact(new),), (task.heading,), to, (task.heading_span,))


def accept_indicator(case: Case) -> Step:
    """Confirms an indicator."""
    indicator = case.named_indicator
    return Step(case.extraction, (_indicator_fact(indicator),), evidence=(case.place() or indicator.label_span,))


def reject_indicator(case: Case) -> Step:
    """Takes an indicator out with its targets and units."""
    indicator = case.named_indicator
    left = tuple(i for i in case.extraction.indicators if i.ordinal != indicator.ordinal)
    extraction = replace(case.extraction, indicators=left)
    return Step(extraction, (_indicator_fact(indicator),), (indicator.name,), evidence=(indicator.label_span,))


def rename_indicator(case: Case) -> Step:
    """Gives an indicator its right name."""
    indicator, to = case.named_indicator, case.correction.to
    if indicator.name == to:
        not_needed("the extraction has “{value}” already", value=to)
    new = replace(indicator, name=to)
    indicators = tuple(new if i.ordinal == indicator.ordinal else i for i in case.extraction.indicators)
    extraction = replace(case.extraction, indicators=indicators)
    return Step(extraction, (_indicator_fact(new),), (indicator.name,), to, (indicator.label_span,))


def _without(extraction: Extraction, task: Task) -> Extraction:
    return replace(
        extraction,
        tasks=tuple(t for t in extraction.tasks if t.ordinal != task.ordinal),
        entities=tuple(
            replace(e, mentions=tuple(Mention(m.span) if m.task == task.ordinal else m for m in e.mentions))
            for e in extraction.entities
        ),
        quantities=tuple(replace(q, task=None) if q.task == task.ordinal else q for q in extraction.quantities),
    )


def _task_fact(task: Task) -> Fact:
    return Fact(Subject.TASK, task.heading, task=task.ordinal, place=task.heading_span)


def _indicator_fact(indicator: Indicator) -> Fact:
    return Fact(Subject.INDICATOR, indicator.name, indicator=indicator.ordinal, place=indicator.label_span)
