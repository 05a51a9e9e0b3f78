"""Days and years that a question names; a period stands for its last day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plangraph.ask.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_NUMERAL = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_BEFORE = r"(?P<before>之前|以前|前)?"


@dataclass(frozen=True, slots=True)
class Day:
    """A day named at ``start``-``end`` of the question."""

    start: int
    end: int
    date: str


def days(question: str) -> Iterator[Day]:
    """The days of a question, the longest wording at each place."""
    covered = 0
    found = sorted(
        ((match, read) for pattern, read in _FORMS for match in pattern.finditer(question)),
        key=lambda item: (item[0].start(), -item[0].end()),
    )
    for match, read in found:
        if match.start() < covered:
            continue
        covered = match.end()
        if day := read(match):
            yield Day(match.start(), match.end(), day.isoformat())


def _iso(match: re.Match[str]) -> date | None:
    return _valid(int(match["year"]), int(match["month"]), int(match["day"]))


def _day(match: re.Match[str]) -> date | None:
    month, day = number(match["month"]), number(match["day"])
    return _valid(int(match["year"]), month, day) if month and day else None


def _month(match: re.Match[str]) -> date | None:
    month = number(match["month"])
    return _last(int(match["year"]), month) if month and month <= len(_MONTHS) else None


def _quarter(match: re.Match[str]) -> date | None:
    quarter = number(match["quarter"])
    return _last(int(match["year"]), 3 * quarter) if quarter and quarter <= 4 else None  # noqa: PLR2004  of a year


def _half(match: re.Match[str]) -> date | None:
    return _last(int(match["year"]), 6 if match["half"] == "上" else 12)


def _middle(match: re.Match[str]) -> date | None:
    return _last(int(match["year"]), 6)


def _half_in_english(match: re.Match[str]) -> date | None:
    return _part(match, 6, 1 if match["half"] in {"first", "1"} else 2)


def _quarter_in_english(match: re.Match[str]) -> date | None:
    said = match["quarter"]
    return _part(match, 3, int(said) if said.isdigit() else _QUARTERS.index(said) + 1)


def _part(match: re.Match[str], months: int, part: int) -> date:
    """The last day of a part of the year of so many months; before it that of the part before it."""
    last = _last(int(match["year"]), months * part)
    return date(last.year, last.month - months + 1, 1) - timedelta(days=1) if match["ahead"] else last


def _year(match: re.Match[str]) -> date | None:
    # 2028年之前 leaves 2028 out; 2028年底前 takes it in.
    year = int(match["year"])
    return date(year - 1, 12, 31) if match["before"] or match["ahead"] else date(year, 12, 31)


def _english(match: re.Match[str]) -> date | None:
    month = next(place for place, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3]))
    year, day = int(match["year"]), match["day"] or match["day_after"]
    found = _valid(year, month, int(day)) if day else _last(year, month)
    return found - timedelta(days=1) if found and match["before"] and day == "1" else found


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_QUARTERS = ("first", "second", "third", "fourth")
_Y = r"(?P<year>(?:19|20)[0-9]{2})"
_AHEAD = r"(?P<ahead>\b(?:before|prior to|ahead of) (?:the (?:start|beginning) of )?)?"
_YEAR = re.compile(rf"{_AHEAD}{_Y}年?{_BEFORE}")
_OF = r"(?:,? (?:of |in )?(?:the year )?)?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], date | None]], ...] = (
    (re.compile(rf"{_Y}[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})(?:之前|以前|前)?"), _iso),
    (re.compile(rf"{_Y}年(?P<month>{_NUMERAL})月(?P<day>{_NUMERAL})[日号](?:之前|以前|前)?"), _day),
    (re.compile(rf"{_Y}年(?P<month>{_NUMERAL})月(?:份)?(?:底|末|内)?(?:之前|以前|前)?"), _month),
    (re.compile(rf"{_Y}年第?(?P<quarter>[1-4一二三四])季度(?:末|底|内)?(?:之前|以前|前)?"), _quarter),
    (re.compile(rf"{_Y}年(?P<half>[上下])半年(?:末|底|内)?(?:之前|以前|前)?"), _half),
    (re.compile(rf"{_Y}[-/.](?P<month>0[1-9]|1[0-2])(?![-/.]?[0-9])"), _month),
    (re.compile(rf"{_Y}年(?:年中|中期)(?:之前|以前|前)?"), _middle),
    (re.compile(rf"(?:by )?(?:the )?\b(?:mid|middle of)[- ]?{_Y}"), _middle),
    (re.compile(rf"{_AHEAD}(?:the )?\b(?:(?P<half>first|second) half){_OF}{_Y}"), _half_in_english),
    (re.compile(rf"{_AHEAD}\bh(?P<half>[12]){_OF}{_Y}"), _half_in_english),
    (re.compile(rf"{_AHEAD}{_Y} ?h(?P<half>[12])\b"), _half_in_english),
    (re.compile(rf"{_AHEAD}(?:the )?\b(?P<quarter>{'|'.join(_QUARTERS)}) quarter{_OF}{_Y}"), _quarter_in_english),
    (re.compile(rf"{_AHEAD}\bq(?P<quarter>[1-4]){_OF}{_Y}"), _quarter_in_english),
    (re.compile(rf"{_AHEAD}{_Y} ?q(?P<quarter>[1-4])\b"), _quarter_in_english),
    (re.compile(rf"(?:by |until )?(?:the )?end of (?:the year )?{_Y}"), lambda match: date(int(match["year"]), 12, 31)),
    (
        re.compile(
            rf"(?P<before>before )?(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{_MONTH}),?"
            rf" (?:(?P<day_after>[0-9]{{1,2}})(?:st|nd|rd|th)?,? )?{_Y}"
        ),
        _english,
    ),
    (re.compile(rf"{_Y}年(?:底|末|内|以内)(?:之前|以前|前)?"), lambda match: date(int(match["year"]), 12, 31)),
    (_YEAR, _year),
)
