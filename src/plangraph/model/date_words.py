"""Dates as official documents write them: 2025年12月底前, 2026年第三季度, 2025—2027年, 二〇二五年六月三十日, 年底前.

A year, half-year, quarter or month covers its days. 前 takes in a day and an end (6月30日前, 6月底前) and leaves out a
month, quarter or year (6月前 is by 31 May); 年初 is the first quarter, 年中 the first half, 月初 ten days, 月中 twenty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plangraph.model.gregorian import Day, day_before, is_day, last_of_month

_DIGITS = {figure: value for value, figure in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}

DASHES = r"\-\u2010-\u2015\u2212\u2500\u301c\uff0d~\uff5e"
"""The marks that are printed from one year or figure to another, for a class of characters."""
YEARS = (
    r"(?P<first>(?<![0-9])(?:19|20)[0-9]{2})\s{0,4}年?度?\s{0,4}"
    rf"(?:[{DASHES}]{{1,4}}|[至到一])\s{{0,4}}(?P<last>(?:19|20)[0-9]{{2}}(?![0-9]))"
)
"""A pattern of the first and last year of a range in figures: 2026—2028年, 2026年至2028年; 一 is a dash misread."""
NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
"""A pattern of numbers up to 99; ``number`` reads them."""
_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|[一二][\u3007○零一二三四五六七八九]{3}"
_RELATIVE = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "后": 2}
_EDGE = r"(?:[底末内]|中(?![国央])|初(?![步次级始]))"
_PART = rf"{NUMBER}月份?(?:{NUMBER}[日号]|[上中下]旬|{_EDGE})?|第?[1-4一二三四]季度[底末]?|[上下]半年"
_DATE = re.compile(
    rf"(?P<until>到|至|截止)?(?:(?:(?P<year>{_YEAR})|(?P<relative>[今本当明次后])(?=年))"
    rf"(?:[./-](?P<month>[0-9]{{1,2}})(?:[./-](?P<day>[0-9]{{1,2}}))?(?![0-9])|年度?(?P<of_year>{_PART}|年?{_EDGE})?"
    rf"|(?=[{DASHES}至到]|$))"
    rf"|(?<![0-9一二三四五六七八九十两半])(?P<bare>{_PART}|年{_EDGE}|全年|年度内))"
    r"(?P<after>以?前|之前|以?后|之后|起|以来|开始)?"
)
_OF_MONTH = re.compile(rf"(?P<month>{NUMBER})月份?(?:(?P<day>{NUMBER})[日号]|(?P<part>.*))")
_TENTH_DAY = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}
_QUARTER = re.compile(r"第?(?P<quarter>.)季度")
_DASH = re.compile(rf"[{DASHES}]{{1,4}}")
_CLOSED = tuple("日号旬底末初中")
_LAST = tuple("底末")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a date covers, None where it leaves an end open; ``year`` is the one it is in."""

    first: Day | None
    last: Day | None
    year: int


def number(figures: str) -> int:
    """The number in figures up to 99, or of a row of Chinese figures: 12, 十二, 三十一, 二〇二五."""
    if figures.isdecimal():
        return int(figures)
    tens, ten, ones = figures.rpartition("十")
    if ten:
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[figure]) for figure in figures))


def five_years(ordinal: str) -> tuple[int, int]:
    """The first and last year of a national five-year plan since the third: 十四 is that of 2021—2025."""
    start = 1951 + 5 * number(ordinal)
    return start, start + 4


def stretches(words: str, year: int | None, this_year: int | None) -> tuple[Stretch, ...]:
    """The dates in words without blanks, in order; two that a dash or 至 joins are one stretch.

    A date without a year is of the year before it, the first of ``year``; 今年 is ``this_year``. What is no day of the
    calendar, and what lacks a year that nothing gives, is left out.
    """
    found: list[Stretch] = []
    end = -1
    for match in _DATE.finditer(words):
        stretch = _stretch(match, year, this_year)
        if stretch is None:
            continue
        if found and _joins(words[end : match.start()], match["until"]):
            stretch = _together(found.pop(), stretch)
        found.append(stretch)
        year, end = stretch.year, match.end()
    return tuple(found)


def _joins(between: str, until: str | None) -> bool:
    return bool(_DASH.fullmatch(between)) or (not between and until in {"到", "至"})


def _together(before: Stretch, after: Stretch) -> Stretch:
    """From the first day of one to the last of the other; the other alone where that would run backwards."""
    forward = before.first and after.last and before.first <= after.last
    return replace(after, first=before.first) if forward else after


def _stretch(match: re.Match[str], year: int | None, this_year: int | None) -> Stretch | None:
    own = _year(match, year, this_year)
    after = match["after"] or ""
    if own is None or after.endswith("后"):
        return None
    part = match["of_year"] or match["bare"] or ""
    bounds = _numeric(match, own) if match["month"] else _bounds(part, own)
    if bounds is None:
        return None
    first, last = bounds
    if after.endswith("前"):
        return Stretch(None, last if match["day"] or part.endswith(_CLOSED) else day_before(first), own)
    if after:
        return Stretch(first, None, own)
    by = match["until"] or part.endswith(_LAST) or first == last
    return Stretch(None if by else first, last, own)


def _year(match: re.Match[str], year: int | None, this_year: int | None) -> int | None:
    if match["year"]:
        return number(match["year"])
    if match["relative"]:
        return None if this_year is None else this_year + _RELATIVE[match["relative"]]
    return year


def _numeric(match: re.Match[str], year: int) -> tuple[Day, Day] | None:
    day = int(match["day"]) if match["day"] else None
    return _in_month(year, int(match["month"]), day, "")


def _bounds(part: str, year: int) -> tuple[Day, Day] | None:
    if quarter := _QUARTER.match(part):
        last = number(quarter["quarter"]) * 3
        return (year, last - 2, 1), last_of_month(year, last)
    if found := _OF_MONTH.fullmatch(part):
        day = number(found["day"]) if found["day"] else None
        return _in_month(year, number(found["month"]), day, found["part"] or "")
    if part == "下半年":
        return (year, 7, 1), (year, 12, 31)
    last = 6 if part == "上半年" or part.endswith("中") else 3 if part.endswith("初") else 12
    return (year, 1, 1), last_of_month(year, last)


def _in_month(year: int, month: int, day: int | None, part: str) -> tuple[Day, Day] | None:
    first, last = (year, month, day or 1), (year, month, day or _TENTH_DAY.get(part, 1))
    if not is_day(first) or not is_day(last):
        return None
    return first, last if day or part in _TENTH_DAY else last_of_month(year, month)
