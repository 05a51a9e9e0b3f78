"""Deadlines before the plan was issued or after it ends, by the years in their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.model.issue import Issue, Severity
from plangraph.resolve.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.plan import Metadata, Task

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年?(?![0-9])")

_AFTER = "The deadline {deadline} lies after the end of the plan, whose period is {period}."
_BEFORE = "The deadline {deadline} lies before the date of issue {issued}."


def deadline_issues(tasks: Sequence[Task], about: Metadata) -> Iterator[Issue]:
    """The deadlines whose last year lies outside of the time from the year of issue to the end of the plan."""
    issued, period = about.issued, about.period
    for clause in (clause for task in tasks for clause in task.clauses if clause.deadline):
        words = clause.deadline or ""
        years = [int(year) for year in _YEAR.findall(words)]
        if not years:
            continue
        if period and max(years) > period.end:
            spans = (clause.span, period.evidence)
            said = {"deadline": quoted(words), "period": quoted(period.evidence.quote)}
            yield Issue.of("deadline-after-period", Severity.WARNING, _AFTER, spans, **said)
        if issued and max(years) < int(issued.value[:4]):
            spans = (clause.span, issued.evidence)
            said = {"deadline": quoted(words), "issued": quoted(issued.evidence.quote)}
            yield Issue.of("deadline-before-issue", Severity.WARNING, _BEFORE, spans, **said)
