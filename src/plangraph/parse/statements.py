"""All statements of responsibility of a text, in brackets or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.lead_rules import gives_rule, names_the_others
from plangraph.model.responsibility import Kind, parts
from plangraph.parse.brackets import responsibility_brackets
from plangraph.parse.open_statements import open_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.span import Span
    from plangraph.parse.lines import Line


def statements(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """The statements in order, outermost only, but not those that only give the rule of who leads in all others."""
    end = 0
    found = [*responsibility_brackets(text, lines), *open_statements(text, lines)]
    for statement in sorted(found, key=lambda span: (span.start, -span.end)):
        if statement.start >= end:
            end = statement.end
            if not _gives_rule_only(statement.quote):
                yield statement


def _gives_rule_only(words: str) -> bool:
    lists = (words[part.start : part.end] for part in parts(words, 1, len(words) - 1) if part.kind is Kind.UNITS)
    return gives_rule(words) and all(names_the_others(names.strip()) for names in lists)
