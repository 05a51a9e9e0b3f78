"""Sections, tasks with their responsibilities, and safeguards, from the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.extract.responsibilities import LeadRule, clause, union
from plangraph.extract.task_tables import tabled_tasks
from plangraph.model.plan import Safeguard, Section, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.document import Document
    from plangraph.model.outline import Outline


def sections(document: Document, outline: Outline) -> tuple[Section, ...]:
    """The headings that group tasks, in order; of tasks that a table lists the categories there."""
    found = tuple(
        Section(ordinal, h.number, h.text, h.span, h.start, h.end) for ordinal, h in enumerate(outline.sections, 1)
    )
    if not outline.tables:
        return found
    stated = tuple(_stated(document, outline))
    if any(task.clauses for task in stated):
        return found
    categories = tabled_tasks(document, outline, stated)[0]
    return found if categories is None else categories


def tasks(document: Document, outline: Outline) -> tuple[Task, ...]:
    """The tasks in order, each with the clauses of its brackets and the union of their units.

    Where the text marks nobody, a table of tasks may.
    """
    stated = tuple(_stated(document, outline))
    return stated if any(task.clauses for task in stated) else tabled_tasks(document, outline, stated)[1]


def _stated(document: Document, outline: Outline) -> Iterator[Task]:
    """The tasks of the text with what it says itself of their units."""
    rule = LeadRule.of(document.text)
    brackets = iter(outline.responsibilities)
    bracket = next(brackets, None)
    for ordinal, block in enumerate(outline.tasks, 1):
        h, clauses = block.heading, []
        while bracket is not None and bracket.start < h.end:
            if bracket.start >= h.start:
                clauses.append(clause(document.text, bracket, rule))
            bracket = next(brackets, None)
        section = None if block.section is None else block.section + 1
        stated = tuple(c for c in clauses if c.assignments)
        yield Task(ordinal, h.number, h.text, h.span, section, h.start, h.end, union(stated), stated)


def safeguards(document: Document, outline: Outline) -> tuple[Safeguard, ...]:  # noqa: ARG001  one shape for all of extract
    """The safeguards that are no tasks, in order."""
    return tuple(
        Safeguard(ordinal, h.number, h.text, h.span, h.start, h.end) for ordinal, h in enumerate(outline.safeguards, 1)
    )
