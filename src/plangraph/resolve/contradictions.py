"""Figures in the text against the targets of the indicator that counts the same."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from plangraph.model.issue import Issue, Severity
from plangraph.model.measure import measure
from plangraph.model.plan import Comparator
from plangraph.resolve.counted import Counts, meant, object_of_goal, stages
from plangraph.resolve.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from plangraph.model.plan import Indicator, Quantity, Target

_INCREASE = re.compile(r"新增|净增|增量|增加|增长|新培育|新建|新引进|新认定")
_STRICT = {Comparator.ABOVE: "超过", Comparator.BELOW: "低于"}
_UPWARD = frozenset({Comparator.ABOVE, Comparator.AT_LEAST})
_DOWNWARD = frozenset({Comparator.BELOW, Comparator.AT_MOST})
_STOCK = 2
"""An indicator that starts at this many times the wanted growth counts a stock, not what is added in a year."""

_FIGURES = "The figures differ: the text says {text}, the table {table} for {indicator} in {year}."
_BOUNDS = "The bounds of the figures differ: the text says {text}, the table {table} for {indicator} in {year}."
_COUNTS = "Different things are counted: the text says {text}, the table {table}."
_GROWTH = "The growth differs: the text says {text}; {indicator} is {table} in the table, at most {step} more a year."


def contradiction_issues(goals: Sequence[Quantity], indicators: Sequence[Indicator]) -> Iterator[Issue]:
    """Goals whose figure, comparator, wording or yearly growth is not that of the indicator they mean."""
    counts = Counts(indicators)
    for yearly in (False, True):
        group = [goal for goal in goals if measure(goal.unit).yearly is yearly]
        objects = [(object_of_goal(goal), measure(goal.unit).base) for goal in group]
        for place, at in sorted(meant(counts, objects).items()):
            goal, indicator = group[place], indicators[at]
            yield from _growth(goal, indicator) if yearly else (*_figure(goal, indicator), *_stage(goal, indicator))


def _figure(goal: Quantity, indicator: Indicator) -> Iterator[Issue]:
    target = _target_of(goal, indicator)
    if target is None or bool(_INCREASE.search(goal.span.quote)) is not bool(_INCREASE.search(indicator.name)):
        return
    wanted, planned = measure(goal.unit).value(goal.value), measure(indicator.unit).value(target.value)
    if wanted is None or planned is None:
        return
    said = {
        "text": quoted(goal.span.quote),
        "indicator": quoted(indicator.name),
        "year": target.year,
        "table": quoted(target.value + (indicator.unit or "")),
    }
    spans = (goal.span, indicator.label_span, target.evidence)
    if wanted != planned:
        yield Issue.of("figure-differs", Severity.WARNING, _FIGURES, spans, **said)
    elif _opposed(goal.comparator, target.comparator):
        yield Issue.of("comparator-differs", Severity.WARNING, _BOUNDS, spans, **said)


def _target_of(goal: Quantity, indicator: Indicator) -> Target | None:
    """The target of the goal's year; a goal of the whole plan without a year means the last."""
    if goal.year is not None:
        return next((target for target in indicator.targets if target.year == goal.year), None)
    return indicator.targets[-1] if indicator.targets and goal.task is None else None


def _opposed(goal: Comparator, target: Comparator) -> bool:
    """Whether one side goes beyond the figure and the other does not, or the two go opposite ways."""
    strict = (goal in _STRICT or target in _STRICT) and goal is not target
    return strict or (goal in _UPWARD and target in _DOWNWARD) or (goal in _DOWNWARD and target in _UPWARD)


def _stage(goal: Quantity, indicator: Indicator) -> Iterator[Issue]:
    """Where the text counts one stage of a procedure and the indicator another (申请, 注册)."""
    text, table = stages(goal.span.quote), stages(indicator.name)
    if text and table and text.isdisjoint(table):
        spans = (goal.span, indicator.label_span)
        said = {"text": quoted(goal.span.quote), "table": quoted(indicator.name)}
        yield Issue.of("count-differs", Severity.WARNING, _COUNTS, spans, **said)


def _growth(goal: Quantity, indicator: Indicator) -> Iterator[Issue]:
    """Where the text wants more a year than the table's steps reach."""
    values = [(t, value) for t in indicator.targets if (value := measure(indicator.unit).value(t.value)) is not None]
    wanted = measure(goal.unit).value(goal.value)
    if wanted is None or len(values) < 2 or goal.comparator in _DOWNWARD:  # noqa: PLR2004  a step has two ends
        return
    steps = [(b - a) / (end.year - start.year) for (start, a), (end, b) in pairwise(values) if end.year > start.year]
    counts_stock = _INCREASE.search(goal.span.quote) and values[0][1] >= _STOCK * wanted
    if counts_stock and steps and 0 <= max(steps) < wanted:
        said = {
            "text": quoted(goal.span.quote),
            "indicator": quoted(indicator.name),
            "table": quoted("、".join(f"{target.year}年{target.value}" for target, _ in values)),
            "step": _plain(max(steps), indicator),
        }
        spans = (goal.span, indicator.label_span, *(target.evidence for target, _ in values))
        yield Issue.of("growth-not-reached", Severity.WARNING, _GROWTH, spans, **said)


def _plain(step: Decimal, indicator: Indicator) -> str:
    scaled = (step / measure(indicator.unit).scale).normalize()
    return f"{scaled:f}{indicator.unit or ''}"
