"""Days of the calendar, held against the standard library, which the core does without."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangraph.model.gregorian import Day, day_before, days_after, is_day, iso, last_of_month, months_after

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def parts(day: date) -> Day:
    return day.year, day.month, day.day


@given(day=DAYS, count=st.integers(0, 999))
def test_days_are_counted_as_in_the_standard_library(day: date, count: int):
    assert days_after(parts(day), count) == parts(day + timedelta(count))
    assert day_before(parts(day)) == parts(day - timedelta(1))
    assert iso(parts(day)) == day.isoformat()


@given(year=st.integers(1900, 2200), month=st.integers(-1, 14), number=st.integers(-1, 33))
def test_a_day_is_one_where_the_standard_library_has_it(year: int, month: int, number: int):
    try:
        date(year, month, number)
    except ValueError:
        assert not is_day((year, month, number))
    else:
        assert is_day((year, month, number))


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        ((2025, 6, 23), 3, (2025, 9, 23)),
        ((2025, 11, 30), 3, (2026, 2, 28)),
        ((2023, 8, 31), 6, (2024, 2, 29)),
        ((2025, 1, 31), 12, (2026, 1, 31)),
        ((2025, 1, 31), -1, (2024, 12, 31)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: Day, count: int, later: Day):
    assert months_after(day, count) == later


def test_february_has_29_days_in_leap_years():
    assert [last_of_month(year, 2)[2] for year in (1900, 2000, 2024, 2025)] == [28, 29, 29, 28]
