"""The words of a deadline as days: what stands in the calendar, what comes round again, what has no date.

A month without a year is of the year of issue, moved into the plan's period; 今年 and 明年 count from the year of
issue. Of several dates in one deadline the last counts, and a date counts before all other words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self
from unicodedata import normalize

from plangraph.model.date_words import NUMBER, five_years, number, stretches
from plangraph.model.gregorian import Day, days_after, is_day, iso, months_after

if TYPE_CHECKING:
    from plangraph.model.plan import Metadata


class DueKind(StrEnum):
    """How a deadline is meant."""

    ON_OR_BEFORE = "on-or-before"
    DURING = "during"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    IMMEDIATE = "immediate"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Due:
    """When a thing is due: ISO days where the words give them; ``yearly`` is a day of every year (--12-31)."""

    kind: DueKind
    earliest: str | None = None
    latest: str | None = None
    yearly: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """What the words of a deadline count from: day of issue and years of the plan, None where unknown."""

    issued: Day | None = None
    start: int | None = None
    end: int | None = None

    @classmethod
    def of(cls, about: Metadata) -> Self:
        """What the metadata of a plan give."""
        year, month, day = map(int, about.issued.value.split("-")) if about.issued else (0, 0, 0)
        issued = (year, month, day)
        period = about.period
        return cls(issued if is_day(issued) else None, period.start if period else None, period.end if period else None)

    @property
    def this_year(self) -> int | None:
        """The year that 今年 means."""
        return self.issued[0] if self.issued else self.start

    @property
    def plan_year(self) -> int | None:
        """The year of a month without one."""
        year = self.this_year
        if year is None or self.start is None or self.end is None:
            return year
        return min(max(year, self.start), self.end)


_PART = re.compile(r"[,;。]")
_MARKS = re.compile(r"[\s*“”\u2018\u2019\"'「」]+")
_FIVE_YEARS = re.compile(
    rf"(?:(?P<short>十[一二三四五六七八九])五|第(?P<long>{NUMBER})个五年)(?:规划|计划)?(?P<last>(?:时期|期)?末)?"
)
_PERIOD = re.compile(r"(?:规划|计划|行动|方案)期(?:(?P<last>末)|内)")
_SINCE_ISSUE = re.compile(
    rf"(?:印发|发布|公布|下发)(?:之?日起|[以之]?后|起)?(?P<count>[0-9]{{1,3}}|{NUMBER}|[两半])(?P<unit>个月|年|[日天周])(?:之|以)?内"
)
_WORDS = {
    DueKind.RECURRING: re.compile(r"每[个两三四半]*(?:年|月|季|周|日|天|旬|学期)|各年|逐[年月季]|按[月季]|分年度"),
    DueKind.CONTINUOUS: re.compile(r"持续|长期|常态|常年|常抓|全程|不间断|坚持|贯穿"),
    DueKind.IMMEDIATE: re.compile(r"立即|即[知行查接]即改|立[行查整知]立改|即时|马上|即日"),
}
_ANY_YEAR = 2025
"""No leap year: what is due each year at the end of February is due on the 28th."""


def due(words: str, since: Reference) -> Due:
    """When the words of a deadline say that a thing is due."""
    plain = _FIVE_YEARS.sub(_five_years, _MARKS.sub("", normalize("NFKC", words)))
    if since.start and since.end:
        whole, last = _years(since.start, since.end), _years(since.start, since.end, last=True)
        plain = _PERIOD.sub(lambda match: last if match["last"] else whole, plain)
    found = Due(DueKind.UNREAD)
    year = since.plan_year
    for part in _PART.split(plain):
        read, year = _read(part, year, since)
        found = max(found, read, key=_firmness)
    return found


def _firmness(found: Due) -> tuple[int, str]:
    if found.latest:
        return len(_WORDS) + 1, found.latest
    return (len(_WORDS) - list(_WORDS).index(found.kind) if found.kind in _WORDS else 0), ""


def _five_years(match: re.Match[str]) -> str:
    """The years of a five-year plan in figures: “十五五” is 2026—2030."""
    return _years(*five_years(match["short"] or match["long"]), last=bool(match["last"]))


def _years(start: int, end: int, *, last: bool = False) -> str:
    return f"{end}年底" if last else f"{start}—{end}年"


def _read(part: str, year: int | None, since: Reference) -> tuple[Due, int | None]:
    """What a part says, and the year that it leaves to the next."""
    kind = next((kind for kind, pattern in _WORDS.items() if pattern.search(part)), DueKind.UNREAD)
    if kind is DueKind.RECURRING:
        return _recurring(part), year
    if since.issued and (counted := _SINCE_ISSUE.search(part)):
        return Due(DueKind.ON_OR_BEFORE, iso(since.issued), iso(_counted(since.issued, counted))), year
    dates = stretches(part, year, since.this_year)
    if not dates:
        return Due(kind), year
    latest = max(dates, key=lambda date: date.last or (0, 0, 0))
    first = iso(latest.first) if latest.first else None
    if latest.last is None:
        return Due(DueKind.CONTINUOUS, first), dates[-1].year
    kind = DueKind.DURING if first else DueKind.ON_OR_BEFORE
    return Due(kind, first, iso(latest.last)), dates[-1].year


def _recurring(part: str) -> Due:
    days = [date.last for date in stretches(part, _ANY_YEAR, None) if date.last and date.year == _ANY_YEAR]
    return Due(DueKind.RECURRING, yearly=f"-{iso(max(days))[4:]}" if days else None)


def _counted(issued: Day, counted: re.Match[str]) -> Day:
    unit = counted["unit"]
    if counted["count"] == "半":
        return months_after(issued, 6) if unit == "年" else days_after(issued, 15)
    count = 2 if counted["count"] == "两" else number(counted["count"])
    if unit in {"年", "个月"}:
        return months_after(issued, count * (12 if unit == "年" else 1))
    return days_after(issued, count * (7 if unit == "周" else 1))
