"""The years that official prose sets for the figures after them.

到2028年 sets the goal of all that follows; a year that is only named (其中2026年建成1万个) is a step on the way there
and governs its own clause; of a range (2026—2028年) the last year governs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.model.date_words import YEARS, five_years

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
_OF_PLAN = r"[^，。；、]{0,16}(?:(?:行动|专项|工作)计划|(?:行动|实施|工作)方案|规划纲要)"
"""What makes years those of a plan that is named."""
_YEAR = re.compile(
    rf"{YEARS}\s{{0,4}}年(?!度?已|{_OF_PLAN})"
    rf"|(?:到|至|力争|截至|在)(?P<by>{_YEARS})年(?!{_BASE})"
    r"|(?<![0-9—–－\-~～至比较与同由从自以按对超过])"
    rf"(?:(?P<until>{_YEARS})年(?:{_DAY}(?:以前|之前|前|底|末)|年[底末]|的(?!{_BASE}))|(?P<at>{_YEARS})年(?=[，,])"
    rf"|(?P<step>{_YEARS})年{_DAY}(?!{_NO_STEP}))"
)
_IN_YEARS = r"年内?(?:左右)?[，,]"
_PERIOD_END = re.compile(
    # Each alternative begins with a plain character: the search skips every place where none of them stands.
    rf"规划期[末内]|计划期[末内]|行动期[末内]|方案期[末内]|期末|未来[三3五5]{_IN_YEARS}|力争[三3五5]{_IN_YEARS}|用[三3五5]{_IN_YEARS}"
    rf"|三(?<![去近前]三)(?:{_IN_YEARS}|年行动)|3(?<![去近前]3)(?:{_IN_YEARS}|年行动)"
    rf"|五(?<![去近前]五){_IN_YEARS}|5(?<![去近前]5){_IN_YEARS}"
)
_DISTRIBUTES = "分别"
_LAPSE = re.compile(
    r"“(?P<plan>十[一二三四五六七八九])五”(?:(?:期间|时期)(?!末)|(?P<since>以来))|(?P<year>20[0-9]{2})年以来"
)
"""Years that are told of: those of an earlier five-year plan, and those since one began or since a year."""
INTENT = "力争|计划|确保|争取|目标"
"""Words of intent, wherever they stand."""
_SETS_GOAL = re.compile(rf"{INTENT}|将(?=[新建达培打实])")
"""Words between what a sentence tells and the goal that it goes on to set."""
_BEFORE = ("前", "之前", "以前")


@dataclass(frozen=True, slots=True)
class Setting:
    """Years and the bounds of the text that they govern.

    Those that last govern the sentences after theirs too; past ones lie before the plan's period, and no goal is set
    for them: they are only named, or told of (2025年末, 截至2025年底).
    """

    start: int
    end: int
    years: tuple[int, ...]
    lasts: bool
    past: bool = False


def settings(scope: Scope, start: int, end: int, passage: Passage, period: Period | None) -> tuple[Setting, ...]:
    """The years that the sentence ``start``-``end`` sets, in order; the period's end stands for words like 规划期末."""
    found = list(_YEAR.finditer(scope.text, start, end))
    first = period.start if period else 0
    goals = [_goal(m, end, first) for m in found if not _is_named(m)]
    if period is not None and all(setting.past for setting in goals):
        ends = _PERIOD_END.finditer(scope.text, start, end)
        goals += [Setting(m.start(), end, (period.end,), lasts=True) for m in ends if not _is_digit(m)]
    named = [match for match in found if _is_named(match) and not scope.enclosing(match.start())]
    opens = len(named) == 1 and not goals and (named[0]["last"] or not scope.text[start : named[0].start()].strip())
    steps = [_step(match, end if opens else scope.clause_end(match.end(), passage), first) for match in named]
    return tuple(sorted((*goals, *steps, *_lapses(scope, start, end, first)), key=lambda setting: setting.start))


def _is_named(match: re.Match[str]) -> bool:
    """Whether a year, or a range of years, is only named."""
    return bool(match["step"] or match["last"])


def _is_digit(match: re.Match[str]) -> bool:
    """Whether 5年 is but the last digit of a year."""
    return match.string[max(0, match.start() - 1) : match.start()].isdigit()


def _goal(match: re.Match[str], end: int, first: int) -> Setting:
    past = _is_told(match, first)
    return Setting(match.start(), _told_end(match, end) if past else end, _said(match), lasts=True, past=past)


def _is_told(match: re.Match[str], first: int) -> bool:
    """Whether a year that governs lies before the ``first`` of the plan and is no goal: 到2025年 and 2025年底前 are."""
    if max(_said(match)) >= first or "前" in match[0] or match.string.startswith(_BEFORE, match.end()):
        return False
    return not match["by"] or match[0].startswith("截至")


def _told_end(match: re.Match[str], end: int) -> int:
    """What a sentence tells of past years ends where it says what is meant to be."""
    intends = _SETS_GOAL.search(match.string, match.end(), end)
    return intends.start() if intends else end


def _lapses(scope: Scope, start: int, end: int, first: int) -> Iterator[Setting]:
    for match in _LAPSE.finditer(scope.text, start, end):
        year = _told_year(match)
        if match["year"] or match["since"] or year < first:
            yield Setting(match.start(), _told_end(match, end), (year,), lasts=False, past=True)


def _told_year(match: re.Match[str]) -> int:
    """The year that years told of begin with, where they go on, or else end with."""
    if match["year"]:
        return int(match["year"])
    start, last = five_years(match["plan"])
    return start if match["since"] else last


def _step(match: re.Match[str], end: int, first: int) -> Setting:
    years = (int(match["last"]),) if match["last"] else _said(match)
    return Setting(match.start(), end, years, lasts=False, past=max(years) < first)


def _said(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(year) for year in re.findall(r"20[0-9]{2}", match[0]))


def governing(
    found: Sequence[re.Match[str]], clause: int, sentence: Sequence[Setting], before: Setting | None
) -> Iterator[tuple[int | None, bool]]:
    """The year of each figure of the clause that begins at ``clause``, and whether it is past.

    The last setting before a figure governs it, else that ``before`` the sentence; of coordinated years one falls
    to each figure where 分别 says so, else the last, which is the goal.
    """
    by = [_last(figure.start(), sentence) for figure in found]
    for n, (figure, setting) in enumerate(zip(found, by, strict=True)):
        distributes = _DISTRIBUTES in figure.string[clause : figure.start()]
        if setting and distributes and len(setting.years) == by.count(setting):
            yield setting.years[n - by.index(setting)], setting.past
        else:
            governs = setting if setting and (setting.lasts or len(setting.years) == 1) else before
            yield (governs.years[-1], governs.past) if governs else (None, False)


def _last(place: int, sentence: Sequence[Setting]) -> Setting | None:
    governs = (setting for setting in reversed(sentence) if setting.start < place < setting.end)
    return next(governs, None)
