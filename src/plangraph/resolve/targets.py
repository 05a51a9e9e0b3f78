"""Targets that cannot be meant: years outside of the plan, falling floors, shares above 100."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from plangraph.model.issue import Issue, Severity
from plangraph.model.measure import figure
from plangraph.model.plan import Comparator
from plangraph.resolve.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.plan import Indicator, Period, Target

WHOLE = 100
_SHARE = re.compile(r"(?:比例|比重|占比|(?<!增长)(?<!增)(?<!产出)(?<!收益)(?<!回报)(?<!周转)率)$")
_PER_CENT = frozenset("%％")
_FLOORS = frozenset({Comparator.AT_LEAST, Comparator.ABOVE})

_OUTSIDE = "The target {value} of {indicator} for {year} lies outside of the plan's period {period}."
_FALLING = "The floor of {indicator} falls: {value} in {year}, {less} in {later}."
_ABOVE_WHOLE = "{indicator} is a share, and its target for {year} is {value}: above 100."


def target_issues(indicators: Sequence[Indicator], period: Period | None) -> Iterator[Issue]:
    """What the targets of each indicator say that the plan's years, their own comparator or a share forbids."""
    for indicator in indicators:
        if period:
            yield from _outside(indicator, period)
        yield from _falling(indicator)
        yield from _above_whole(indicator)


def _outside(indicator: Indicator, period: Period) -> Iterator[Issue]:
    for target in indicator.targets:
        if not period.start <= target.year <= period.end:
            years = f"{period.start}—{period.end}年" if period.start != period.end else f"{period.start}年"
            said = {
                "indicator": quoted(indicator.name),
                "year": target.year,
                "value": quoted(target.value),
                "period": quoted(years),
            }
            spans = (target.evidence, period.evidence)
            yield Issue.of("target-outside-period", Severity.WARNING, _OUTSIDE, spans, **said)


def _falling(indicator: Indicator) -> Iterator[Issue]:
    for before, after in pairwise(sorted(indicator.targets, key=_year)):
        values = figure(before.value), figure(after.value)
        if {before.comparator, after.comparator} <= _FLOORS and values[0] and values[1] and values[0] > values[1]:
            said = {
                "indicator": quoted(indicator.name),
                "year": before.year,
                "value": quoted(before.value),
                "later": after.year,
                "less": quoted(after.value),
            }
            spans = (before.evidence, after.evidence)
            yield Issue.of("target-falling", Severity.WARNING, _FALLING, spans, **said)


def _above_whole(indicator: Indicator) -> Iterator[Issue]:
    if not _SHARE.search(indicator.name) or (indicator.unit and not _PER_CENT & set(indicator.unit)):
        return
    for target in indicator.targets:
        value = figure(target.value)
        if value and value > WHOLE:
            said = {"indicator": quoted(indicator.name), "year": target.year, "value": quoted(target.value)}
            spans = (indicator.label_span, target.evidence)
            yield Issue.of("share-above-whole", Severity.WARNING, _ABOVE_WHOLE, spans, **said)


def _year(target: Target) -> int:
    return target.year
