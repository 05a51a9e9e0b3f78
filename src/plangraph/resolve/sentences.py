"""The sentences and clauses of tasks, without brackets of responsibility."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.resolve.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.plan import Task

_SENTENCE = re.compile(r"[^。；！？\r\n]+")
_CLAUSE = re.compile(r"[^，,：:。；！？\r\n]+")
_EDGE = " \t\u3000*”）"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``start``-``end`` of a task, folded; ``task`` is its place in the plan's tasks."""

    start: int
    end: int
    task: int
    words: str


def sentences(text: str, tasks: Sequence[Task]) -> Iterator[Stretch]:
    """The sentences of the tasks in order, headings among them."""
    return _stretches(_SENTENCE, text, tasks)


def clauses(text: str, tasks: Sequence[Task]) -> Iterator[Stretch]:
    """The clauses of the tasks in order."""
    return _stretches(_CLAUSE, text, tasks)


def _stretches(pattern: re.Pattern[str], text: str, tasks: Sequence[Task]) -> Iterator[Stretch]:
    for place, task in enumerate(tasks):
        at = task.heading_span.start
        for clause in (*task.clauses, None):
            stop = min(clause.span.start, task.end) if clause else task.end
            for match in pattern.finditer(text, at, max(at, stop)):
                start = match.start() + len(match.group()) - len(match.group().lstrip(_EDGE))
                if words := folded(match.group()):
                    yield Stretch(start, max(match.end(), start + 1), place, words)
            at = clause.span.end if clause and clause.span.end <= task.end else at
