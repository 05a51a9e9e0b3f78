"""The years that official prose sets for the figures after them.

到2028年 sets the goal of all that follows; a year that is only named (其中2026年建成1万个) is a step on the way there
and governs its own clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.extract.scope import Scope
    from plangraph.model.outline import Passage
    from plangraph.model.plan import Period

_YEARS = r"20[0-9]{2}(?:年?[底末]?(?:[、和及]|以及)20[0-9]{2})*"
_DAY = r"(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?+"
_BASE = r"度?的?(?:实际|现有|基础|水平|基数|基期|基准|同期|不变价)"
"""What makes a year that of a base value: 在2025年基础上."""
_NO_STEP = rf"{_BASE}|度?已|版|以来|以后|之后|后|起|开始|为基|相比|[至到—–－\-~～]"
_YEAR = re.compile(
    rf"(?:到|至|力争|截至|在)(?P<by>{_YEARS})年(?!{_BASE})"
    r"|(?<![0-9—–－\-~～至比较与同由从自以按对超过])"
    rf"(?:(?P<until>{_YEARS})年(?:{_DAY}(?:以前|之前|前|底|末)|年[底末]|的(?!{_BASE}))|(?P<at>{_YEARS})年(?=[，,])"
    rf"|(?P<step>{_YEARS})年{_DAY}(?!{_NO_STEP}))"
)
_IN_YEARS = r"年内?(?:左右)?[，,]"
_PERIOD_END = re.compile(
    # Each alternative begins with a plain character: the search skips every place where none of them stands.
    rf"规划期[末内]|计划期[末内]|行动期[末内]|方案期[末内]|期末|未来[三3五5]{_IN_YEARS}|力争[三3五5]{_IN_YEARS}|用[三3五5]{_IN_YEARS}"
    rf"|三(?:{_IN_YEARS}|年行动)|3(?:{_IN_YEARS}|年行动)|五{_IN_YEARS}|5{_IN_YEARS}"
)
_DISTRIBUTES = "分别"


@dataclass(frozen=True, slots=True)
class Setting:
    """Years and the bounds of the text that they govern.

    Those that last govern the sentences after theirs too; past ones are named, and lie before the plan's period.
    """

    start: int
    end: int
    years: tuple[int, ...]
    lasts: bool
    past: bool = False


def settings(scope: Scope, start: int, end: int, passage: Passage, period: Period | None) -> tuple[Setting, ...]:
    """The years that the sentence ``start``-``end`` sets, in order; the period's end stands for words like 规划期末."""
    found = list(_YEAR.finditer(scope.text, start, end))
    goals = [Setting(m.start(), end, _said(m), lasts=True) for m in found if not m["step"]]
    if period is not None and not goals:
        ends = _PERIOD_END.finditer(scope.text, start, end)
        goals = [Setting(m.start(), end, (period.end,), lasts=True) for m in ends]
    named = [match for match in found if match["step"] and not scope.enclosing(match.start())]
    opens = len(named) == 1 and not goals and not scope.text[start : named[0].start()].strip()
    first = period.start if period else 0
    steps = [_step(match, end if opens else scope.clause_end(match.end(), passage), first) for match in named]
    return tuple(sorted((*goals, *steps), key=lambda setting: setting.start))


def _step(match: re.Match[str], end: int, first: int) -> Setting:
    years = _said(match)
    return Setting(match.start(), end, years, lasts=False, past=max(years) < first)


def _said(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(year) for year in re.findall(r"20[0-9]{2}", match[0]))


def governing(
    found: Sequence[re.Match[str]], clause: int, sentence: Sequence[Setting], before: int | None
) -> Iterator[int | None]:
    """The year of each figure of the clause that begins at ``clause``.

    The last setting before a figure governs it, else the year ``before`` the sentence; of coordinated years one falls
    to each figure where 分别 says so, else the last, which is the goal.
    """
    by = [_last(figure.start(), sentence) for figure in found]
    for n, (figure, setting) in enumerate(zip(found, by, strict=True)):
        if setting is None:
            yield before
        elif len(setting.years) == by.count(setting) and _DISTRIBUTES in figure.string[clause : figure.start()]:
            yield setting.years[n - by.index(setting)]
        else:
            yield setting.years[-1] if setting.lasts or len(setting.years) == 1 else before


def _last(place: int, sentence: Sequence[Setting]) -> Setting | None:
    governs = (setting for setting in reversed(sentence) if setting.start < place < setting.end)
    return next(governs, None)
