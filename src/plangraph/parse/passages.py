"""The running text of a plan, in which entities and quantities are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.outline import Passage
from plangraph.parse.form import is_annex_mark
from plangraph.parse.numbering import number_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.outline import TaskBlock
    from plangraph.model.span import Span
    from plangraph.parse.lines import Line

SHORTEST_SENTENCE = 30
"""An unnumbered line above the first sentence is that sentence's beginning only if it is this long."""


def passages(
    text: str, body: Sequence[Line], brackets: Sequence[Span], tasks: Sequence[TaskBlock]
) -> tuple[Passage, ...]:
    """A passage for each stretch of a line between brackets, without the number of a heading, in order."""
    return tuple(_passages(text, _from_first_sentence(text, body), brackets, tasks))


def _from_first_sentence(text: str, body: Sequence[Line]) -> Sequence[Line]:
    first = next((i for i, line in enumerate(body) if _is_sentence(text, line)), len(body))
    return [line for line in body[first:] if not is_annex_mark(line)]


def _is_sentence(text: str, line: Line) -> bool:
    return "。" in line.text or len(line.text) >= SHORTEST_SENTENCE or number_at(text, line.start, line.end) is not None


def _passages(
    text: str, body: Sequence[Line], brackets: Sequence[Span], tasks: Sequence[TaskBlock]
) -> Iterator[Passage]:
    bracket = task = covered = 0
    for line in body:
        number = number_at(text, line.start, line.end)
        covered = max(covered, number.end if number else line.start)
        while task < len(tasks) and tasks[task].heading.end <= line.start:
            task += 1
        ordinal = task + 1 if task < len(tasks) and tasks[task].heading.start <= line.start else None
        while bracket < len(brackets) and brackets[bracket].start < line.end:
            yield from _passage(text, covered, brackets[bracket].start, ordinal)
            covered = max(covered, brackets[bracket].end)
            bracket += 1
        yield from _passage(text, covered, line.end, ordinal)


def _passage(text: str, start: int, end: int, task: int | None) -> Iterator[Passage]:
    words = text[start:end]
    if any(character.isalnum() for character in words):
        begin = start + len(words) - len(words.lstrip())
        yield Passage(begin, start + len(words.rstrip()), task)
