"""Deadlines whose words give neither a date nor a rhythm, as one issue that counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.deadline import DueKind, Reference, due
from plangraph.model.issue import Issue, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.extraction import Extraction


def unread_deadlines(extraction: Extraction) -> Iterator[Issue]:
    """The clauses with a deadline that cannot be read; none where all can."""
    since = Reference.of(extraction.metadata)
    unread = tuple(
        clause.span
        for task in extraction.tasks
        for clause in task.clauses
        if clause.deadline and due(clause.deadline, since).kind is DueKind.UNREAD
    )
    if unread:
        text = "Deadlines that give no date: {number}."
        yield Issue.of("unread-deadline", Severity.INFO, text, unread, number=len(unread))
