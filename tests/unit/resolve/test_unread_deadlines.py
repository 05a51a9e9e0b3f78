"""The finding that counts deadlines without a readable date."""

from __future__ import annotations

import pytest

from plangraph.model.extraction import Extraction
from plangraph.model.issue import Issue, Severity
from plangraph.model.plan import Clause, Metadata, Task
from plangraph.model.span import Span
from plangraph.resolve.unread_deadlines import unread_deadlines

TEXT = "1．甲。（责任单位：县科技局，近期）（责任单位：县财政局，适时）"
FIRST, SECOND = Span.of(TEXT, 5, 18), Span.of(TEXT, 18, 31)


def of(*deadlines: str | None) -> list[Issue]:
    """The issues of a plan with a task of two clauses."""
    clauses = tuple(Clause(span, (), words) for span, words in zip((FIRST, SECOND), deadlines, strict=True))
    task = Task(1, "1．", "甲", Span.of(TEXT, 0, 3), None, 0, len(TEXT), clauses=clauses)
    return list(unread_deadlines(Extraction(Metadata(), tasks=(task,))))


def test_deadlines_that_cannot_be_read_are_one_note_with_their_places():
    assert of("近期", "适时") == [Issue("unread-deadline", Severity.INFO, "有2处完成时限读不出日期。", (FIRST, SECOND))]
    assert of("2026年底前", "近期") == [Issue("unread-deadline", Severity.INFO, "有1处完成时限读不出日期。", (SECOND,))]


@pytest.mark.parametrize("words", [None, "2026年底前", "持续推进", "每年12月底前", "立行立改"])
def test_a_deadline_with_a_date_or_a_known_word_is_no_issue(words: str | None):
    assert of(words, None) == []
