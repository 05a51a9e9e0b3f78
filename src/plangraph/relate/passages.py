"""The clauses of a task's own words: without its brackets of responsibility, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.plan import Plan, Task

_CLAUSE = re.compile(r"[^，,：:；;。！？!?\r\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words ``start``-``end`` of the text, in the task of that ordinal."""

    task: int
    start: int
    end: int
    words: str


def passages(plan: Plan) -> Iterator[Passage]:
    """The clauses of every task in order, its heading first."""
    for task in plan.tasks:
        for start, stop in _own_words(task):
            for match in _CLAUSE.finditer(plan.document.text, start, stop):
                yield Passage(task.ordinal, match.start(), match.end(), match.group())


def _own_words(task: Task) -> Iterator[tuple[int, int]]:
    at = task.heading_span.start
    for clause in task.clauses:
        if at <= clause.span.start and clause.span.end <= task.end:
            yield at, clause.span.start
            at = clause.span.end
    if at < task.end:
        yield at, task.end
