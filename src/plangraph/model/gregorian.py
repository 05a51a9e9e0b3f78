"""Days of the Gregorian calendar as (year, month, day), without a clock: the core reads dates and knows no today."""

from __future__ import annotations

from typing import TypeAlias

Day: TypeAlias = tuple[int, int, int]

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_MONTHS = 12


def last_of_month(year: int, month: int) -> Day:
    """The last day of a month from 1 to 12."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return year, month, _LENGTHS[month - 1] + (leap and month == _FEBRUARY)


def is_day(day: Day) -> bool:
    """Whether there is such a day: 2025-02-30 is none."""
    year, month, number = day
    return 1 <= month <= _MONTHS and 1 <= number <= last_of_month(year, month)[2]


def months_after(day: Day, count: int) -> Day:
    """The same day of a later month, its last day where that month is shorter (民法典 Art. 202)."""
    months = day[0] * _MONTHS + day[1] - 1 + count
    last = last_of_month(months // _MONTHS, months % _MONTHS + 1)
    return min((*last[:2], day[2]), last)


def days_after(day: Day, count: int) -> Day:
    """The day so many days later, the first one not counted (民法典 Art. 201)."""
    year, month, number = day
    number += count
    while number > (length := last_of_month(year, month)[2]):
        number -= length
        year, month = months_after((year, month, 1), 1)[:2]
    return year, month, number


def day_before(day: Day) -> Day:
    """The day before."""
    year, month, number = day
    if number > 1:
        return year, month, number - 1
    return last_of_month(*months_after((year, month, 1), -1)[:2])


def iso(day: Day) -> str:
    """A day as xsd:date."""
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"
