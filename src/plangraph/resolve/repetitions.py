"""Measures that a plan states twice: the same sentence or clause, or nearly the same, within a task or in two.

Likeness is that of the pairs of characters, each weighted by how rare it is in the plan, so that the plan's own subject
counts for little. A passage reworked and left standing beside its older wording shows as neighbouring sentences that
are moderately like neighbouring sentences, in the same order.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plangraph.model.issue import Issue, Severity
from plangraph.model.span import Span
from plangraph.resolve.likeness import Likeness
from plangraph.resolve.sentences import repeated_clauses
from plangraph.resolve.wording import quoted
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plangraph.model.plan import Task
    from plangraph.resolve.sentences import Stretch

SHORTEST = 12
SAME_ANYWHERE = 0.8
SAME_IN_TASK = 0.6
IN_SEQUENCE = 0.25
ONE_OF_SEQUENCE = 0.4

_FIGURES = re.compile(r"[0-9]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CIRCUMSTANCE = re.compile(
    r"按照?|根据|依据|依照|针对|围绕|依托|结合|以|在|对|为|通过|聚焦|面向|坚持|经|由|从|当|如|凡|除|自|到|至|力争"
)


def repetition_issues(text: str, tasks: Sequence[Task], every: Sequence[Stretch]) -> Iterator[Issue]:
    """The sentences, and of other sentences the clauses, that say a measure again."""
    headings = {task.heading_span.start for task in tasks}
    said = [sentence for sentence in every if len(sentence.words) >= SHORTEST]
    pairs = _repeated(said, headings)
    covered: set[int] = set()
    for (first, second), _ in sorted(pairs.items()):
        covered |= {first, second}
        yield _issue(text, tasks, (said[first], said[second]))
    yield from _clauses(text, tasks, [sentence for place, sentence in enumerate(said) if place not in covered])


def _repeated(said: Sequence[Stretch], headings: set[int]) -> Mapping[tuple[int, int], float]:
    """The pairs of sentences that say the same, each sentence with the one most like it before."""
    alike = {
        pair: share
        for pair, share in Likeness([s.words for s in said]).pairs(IN_SEQUENCE)
        if _may_repeat(said[pair[0]], said[pair[1]], headings)
    }
    found = {pair: share for pair, share in alike.items() if share >= _least(said, pair)}
    found |= {pair: alike[pair] for run in _runs(alike, said) for pair in run}
    best: dict[int, tuple[float, int]] = {}
    for (first, second), share in found.items():
        best[second] = max(best.get(second, (0.0, 0)), (share, first))
    return {(first, second): share for second, (share, first) in best.items()}


def _may_repeat(first: Stretch, second: Stretch, headings: set[int]) -> bool:
    """Steps of one scale differ in figures only; a heading and its text may say the same."""
    within = first.task == second.task
    heads = (first.start in headings) + (second.start in headings)
    figures = Counter(_FIGURES.findall(first.words)) == Counter(_FIGURES.findall(second.words))
    return figures and not (within and heads)


def _least(said: Sequence[Stretch], pair: tuple[int, int]) -> float:
    return SAME_IN_TASK if said[pair[0]].task == said[pair[1]].task else SAME_ANYWHERE


def _runs(alike: Mapping[tuple[int, int], float], said: Sequence[Stretch]) -> Iterator[list[tuple[int, int]]]:
    """Neighbouring sentences of a task that are like neighbouring sentences of it, in the same order."""
    of_task = {pair for pair in alike if said[pair[0]].task == said[pair[1]].task}
    for first, second in sorted(of_task):
        if (first - 1, second - 1) in of_task:
            continue
        run = [(first, second)]
        while (following := (run[-1][0] + 1, run[-1][1] + 1)) in of_task and following[0] < second:
            run.append(following)
        if len(run) > 1 and max(alike[pair] for pair in run) >= ONE_OF_SEQUENCE:
            yield run


def _clauses(text: str, tasks: Sequence[Task], said: Sequence[Stretch]) -> Iterator[Issue]:
    """The measures that are clauses of several sentences; circumstances (按照…原则) are none."""
    for same in repeated_clauses(text, tasks, said):
        words = same[0].words
        if len(_HAN.findall(words)) >= SHORTEST and not _CIRCUMSTANCE.match(words):
            yield _issue(text, tasks, same)


_TASKS = {
    1: "The task {one}",
    2: "The task {one} together with the task {other}",
    3: "The task {one}, like {other} and others ({number} in all),",
}


def _issue(text: str, tasks: Sequence[Task], places: Sequence[Stretch]) -> Issue:
    numbers = list(dict.fromkeys(place.task for place in places))
    spans = tuple(Span.of(text, place.start, place.end) for place in places)
    named = [quoted(tasks[number].heading) for number in numbers[:2]]
    tasks_said = Sentence(
        _TASKS[min(len(numbers), 3)], dict(zip(("one", "other"), named, strict=False)) | {"number": len(numbers)}
    )
    wordings = list(dict.fromkeys(quoted(span.quote) for span in spans))
    if len(wordings) > 1:
        said = {"words": wordings[0], "again": wordings[1]}
        text = "{tasks} says the same measure twice: {words} and {again}."
        return Issue.of("repeated-measure", Severity.INFO, text, spans, tasks=tasks_said, **said)
    text = "{tasks} says {words} twice."
    return Issue.of("repeated-measure", Severity.INFO, text, spans, tasks=tasks_said, words=wordings[0])
