"""The sentences and clauses of tasks, without brackets of responsibility."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.resolve.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    for place, task in enumerate(tasks):
        at = task.heading_span.start
        for clause in (*task.clauses, None):
            stop = min(clause.span.start, task.end) if clause else task.end
            for match in _SENTENCE.finditer(text, at, max(at, stop)):
                if words := folded(match.group()):
                    yield _stretch(match, place, words)
            at = clause.span.end if clause and clause.span.end <= task.end else at


def repeated_clauses(text: str, tasks: Sequence[Task], said: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """The clauses that come more than once below headings in sentences, each with its places, in order."""
    places: dict[str, list[tuple[re.Match[str], int]]] = {}
    for sentence in said:
        below = tasks[sentence.task].heading_span.end
        for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
            if match.start() >= below or _start(match) >= below:
                places.setdefault(folded(match.group()), []).append((match, sentence.task))
    for words, same in places.items():
        if words and len(same) > 1:
            yield [_stretch(match, task, words) for match, task in same]


def _stretch(match: re.Match[str], task: int, words: str) -> Stretch:
    return Stretch(_start(match), match.end(), task, words)


def _start(match: re.Match[str]) -> int:
    return match.end() - len(match.group().lstrip(_EDGE))
