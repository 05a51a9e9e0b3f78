"""Brackets of responsibility in which no unit was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.extract.responsibilities import clause

if TYPE_CHECKING:
    from plangraph.model.document import Document
    from plangraph.model.outline import Outline
    from plangraph.model.span import Span


def unread_brackets(document: Document, outline: Outline) -> tuple[Span, ...]:
    """The statements of responsibility that name no unit, in order."""
    return tuple(
        bracket
        for bracket in outline.responsibilities
        if not clause(document.text, bracket, first_leads=False).assignments
    )
