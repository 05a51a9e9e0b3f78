"""Goals that no indicator counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from plangraph.model.issue import Issue, Severity
from plangraph.model.measure import measure
from plangraph.model.span import Span
from plangraph.resolve.counted import Counts, meant, object_of, object_of_goal
from plangraph.resolve.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.plan import Indicator, Quantity, Task

_MEMBER = re.compile(r"[^，,、。；：！？\r\n和及与]+")
_VERBS = re.compile(
    r"(?:稳步|持续|不断|进一步|大幅|显著|推动|推进|实现|促进|确保|提升|提高|增加|扩大|使|全[区市省县国州]|我[区市省县]|本[区市省县]|力争|努力)*"
)
_MEASURED = re.compile(
    r"[\u4e00-\u9fff]{2,16}?(?:拥有量|保有量|数量|总量|(?<![质力能增大流容变重批含])量|(?<!效)率|产值|占比|比重|指数)"
    r"(?=$|[居位达超占稳明显大持不进逐提增降排保较比实力]|以用|及)"
)

_LACKING = "The goal {goals} has no indicator in the table."
_LACKING_IN_TASK = "The goal {goals} of the task {task} has no indicator in the table."


def goal_issues(
    text: str, goals: Sequence[Quantity], indicators: Sequence[Indicator], tasks: Sequence[Task]
) -> Iterator[Issue]:
    """The goals of a plan with indicators that none of them counts, those of one task together."""
    if not indicators:
        return
    named = list(_named_goals(text, goals))
    objects: list[tuple[str, str | None]] = [(object_of_goal(goal), measure(goal.unit).base) for goal in goals]
    objects += [(object_of(span.quote), None) for span in named]
    found = meant(Counts(indicators), objects)
    lacking: dict[int | None, list[Span]] = {}
    for place, goal in enumerate(goals):
        if place not in found:
            lacking.setdefault(goal.task, []).append(goal.span)
    general = lacking.pop(None, []) + [span for place, span in enumerate(named, len(goals)) if place not in found]
    for span in dict.fromkeys(sorted(general)):
        yield Issue.of("goal-without-indicator", Severity.INFO, _LACKING, (span,), goals=quoted(span.quote))
    headings: dict[int | None, str] = {task.ordinal: quoted(task.heading) for task in tasks}
    for ordinal, spans in lacking.items():
        words = "、".join(dict.fromkeys(quoted(span.quote) for span in spans))
        text = _LACKING_IN_TASK if ordinal in headings else _LACKING
        each, task = tuple(dict.fromkeys(spans)), headings.get(ordinal, "")
        yield Issue.of("goal-without-indicator", Severity.INFO, text, each, goals=words, task=task)


def _named_goals(text: str, goals: Sequence[Quantity]) -> Iterator[Span]:
    """Measures without a figure (…拥有量居前列) in the paragraphs that give the goals of the whole plan."""
    counted = sorted({(goal.span.start, goal.span.end) for goal in goals if goal.task is None and goal.year})
    done = 0
    for start, end in counted:
        if start < done:
            continue
        begin, stop = text.rfind("\n", done, start) + 1, text.find("\n", end)
        done = stop if stop >= 0 else len(text)
        for member in _MEMBER.finditer(text, begin, done):
            verbs = _VERBS.match(text, *member.span())
            match = _MEASURED.match(text, verbs.end() if verbs else member.start(), member.end())
            if match and not _covered(match.start(), counted):
                yield Span.of(text, *match.span())


def _covered(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (place, len(spans) and spans[-1][1])) - 1
    return before >= 0 and place < spans[before][1]
