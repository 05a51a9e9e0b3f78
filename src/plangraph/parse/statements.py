"""All statements of responsibility of a text, in brackets or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.parse.brackets import responsibility_brackets
from plangraph.parse.open_statements import open_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.span import Span
    from plangraph.parse.lines import Line


def statements(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """The statements in order, outermost only."""
    end = 0
    found = [*responsibility_brackets(text, lines), *open_statements(text, lines)]
    for statement in sorted(found, key=lambda span: (span.start, -span.end)):
        if statement.start >= end:
            yield statement
            end = statement.end
