"""Statements of responsibility that came to nothing: no unit was read in them, or they stand in no task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.extract.responsibilities import clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.document import Document
    from plangraph.model.outline import Outline
    from plangraph.model.plan import Task
    from plangraph.model.span import Span


def unread_brackets(document: Document, outline: Outline, tasks: Sequence[Task]) -> tuple[Span, ...]:
    """The statements that name no unit, in order."""
    return tuple(bracket for bracket in _left(outline, tasks) if not _names_somebody(document, bracket))


def stray_brackets(document: Document, outline: Outline, tasks: Sequence[Task]) -> tuple[Span, ...]:
    """The statements that name units and belong to no task, in order."""
    return tuple(bracket for bracket in _left(outline, tasks) if _names_somebody(document, bracket))


def _left(outline: Outline, tasks: Sequence[Task]) -> list[Span]:
    taken = {clause.span for task in tasks for clause in task.clauses}
    return [bracket for bracket in outline.responsibilities if bracket not in taken]


def _names_somebody(document: Document, bracket: Span) -> bool:
    return bool(clause(document.text, bracket).assignments)
