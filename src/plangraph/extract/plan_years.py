"""The years that a plan covers: those of its title, else those for which its goals are set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.model.date_words import YEARS, five_years
from plangraph.model.plan import Period
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.outline import Outline

_RANGE = re.compile(rf"{YEARS}\s{{0,4}}年?+")
_YEAR = re.compile(r"(?P<first>(?:19|20)\d{2})\s*年")
_FIVE_YEARS = re.compile(r"“?(?P<ordinal>十[一二三四五六七八九])五”?(?=规划|时期|[^”]{0,20}(?:规划|计划))")
_CITED = re.compile(r"《[^《》]*》")
_CHINESE = r"[一二三四五六七八九十]{1,3}"
_NUMBER = rf"^[ \t\u3000*#]*+(?:{_CHINESE}、|[（(]{_CHINESE}[）)])"
_HEADING = re.compile(_NUMBER, re.MULTILINE)
_GOALS = re.compile(rf"{_NUMBER}[^\n。；，]{{0,16}}目标", re.MULTILINE)
_IN_GOALS = re.compile(rf"{_RANGE.pattern}(?![，,]?[^，。；在]{{0,16}}(?:已|以来))")
_TERM = re.compile(
    rf"(?:实施|行动|规划|计划|工作|执行)(?:期限?|周期|时间|年限)(?:为|是|从|自|[：:])?{YEARS}\s{{0,4}}年?"
)
"""Where a plan says its own term: 实施期限为2026—2028年."""


def plan_years(text: str, title: Span, outline: Outline, issued: str | None) -> Period | None:
    """The years in the title, but not those of a document that it cites in 《》, else the first that its goals name.

    ``issued`` is an ISO date; years that lay before it are those of another plan.
    """
    own = _without_cited(title.quote)
    if match := _RANGE.search(own) or _YEAR.search(own):
        return _period(text, title.start, match)
    if match := _FIVE_YEARS.search(own):
        return Period(*five_years(match["ordinal"]), Span.of(text, *(title.start + at for at in match.span())))
    start = title.end
    before_tasks = _without_cited(text[start : outline.tasks[0].heading.start if outline.tasks else outline.body[1]])
    found = (_period(text, start, match) for match in _set(before_tasks))
    return next((years for years in found if years and (issued is None or years.end >= int(issued[:4]))), None)


def _set(words: str) -> Iterator[re.Match[str]]:
    """The ranges of years in the sections of goals, and those that are the plan's term."""
    for goals in _GOALS.finditer(words):
        following = _HEADING.search(words, goals.end())
        yield from _IN_GOALS.finditer(words, goals.end(), following.start() if following else len(words))
    yield from _TERM.finditer(words)


def _without_cited(words: str) -> str:
    return _CITED.sub(lambda cited: " " * len(cited.group()), words)


def _period(text: str, offset: int, match: re.Match[str]) -> Period | None:
    """The years of a match in words that begin at ``offset``; None where they run backwards."""
    years = [int(year) for year in match.groups()]
    place = Span.of(text, offset + match.start("first"), offset + match.end())
    return Period(years[0], years[-1], place) if years[0] <= years[-1] else None
