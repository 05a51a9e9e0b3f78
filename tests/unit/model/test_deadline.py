"""The words of deadlines as days; the plan is issued on 23 June 2025 for 2025 to 2027."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangraph.model.date_words import number
from plangraph.model.deadline import Due, DueKind, Reference, due
from plangraph.model.plan import Metadata, Period, Stated
from plangraph.model.span import Span

ISSUED = Reference((2025, 6, 23), 2025, 2027)
NOWHERE = Span.of("文", 0, 1)


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("2025年12月底前", "2025-12-31"),
        ("2025年底前", "2025-12-31"),
        ("2025年年底", "2025-12-31"),
        ("2026年6月30日前", "2026-06-30"),
        ("2026年6月30日", "2026-06-30"),
        ("2024年2月底前完成", "2024-02-29"),
        ("二〇二五年十二月三十一日前", "2025-12-31"),
        (" 2025 年 １２ 月底前", "2025-12-31"),
        ("2025-12-31", "2025-12-31"),
        ("2026/6/30前", "2026-06-30"),
        ("到2027年", "2027-12-31"),
        ("到2027年底，持续推进", "2027-12-31"),
        ("2026年三季度末前", "2026-09-30"),
        ("6月底前", "2025-06-30"),
        ("12月31日之前", "2025-12-31"),
        ("十月底前", "2025-10-31"),
        ("年底前", "2025-12-31"),
        ("今年底前", "2025-12-31"),
        ("明年6月底前", "2026-06-30"),
        ("“十五五”末", "2030-12-31"),
        ("到“十四五”期末", "2025-12-31"),
        ("规划期末", "2027-12-31"),
        ("5月底取得阶段性成效并持续推进", "2025-05-31"),
        ("2025年6月底前完成方案，12月底前全面完成", "2025-12-31"),
        ("2026年6月底前完成方案，12月底前全面完成", "2026-12-31"),
    ],
)
def test_a_deadline_with_an_end_is_due_on_its_day(words: str, latest: str):
    assert due(words, ISSUED) == Due(DueKind.ON_OR_BEFORE, None, latest)


@pytest.mark.parametrize(
    ("words", "latest"),
    [("2026年6月前", "2026-05-31"), ("2026年1月以前", "2025-12-31"), ("2027年前", "2026-12-31")],
)
def test_before_a_month_or_year_is_before_it_begins(words: str, latest: str):
    assert due(words, ISSUED) == Due(DueKind.ON_OR_BEFORE, None, latest)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("2027年", "2027-01-01", "2027-12-31"),
        ("2027", "2027-01-01", "2027-12-31"),
        ("2025年12月", "2025-12-01", "2025-12-31"),
        ("2025.12", "2025-12-01", "2025-12-31"),
        ("2025年第三季度", "2025-07-01", "2025-09-30"),
        ("三季度", "2025-07-01", "2025-09-30"),
        ("2026年上半年", "2026-01-01", "2026-06-30"),
        ("下半年", "2025-07-01", "2025-12-31"),
        ("2026年中", "2026-01-01", "2026-06-30"),
        ("2026年初", "2026-01-01", "2026-03-31"),
        ("2026年6月中旬", "2026-06-01", "2026-06-20"),
        ("年内", "2025-01-01", "2025-12-31"),
        ("本年度", "2025-01-01", "2025-12-31"),
        ("2025—2027年", "2025-01-01", "2027-12-31"),
        ("2025年至2027年", "2025-01-01", "2027-12-31"),
        ("2025年11月起至2026年3月", "2025-11-01", "2026-03-31"),
        ("“十五五”期间", "2026-01-01", "2030-12-31"),
        ("第十五个五年规划期间", "2026-01-01", "2030-12-31"),
        ("行动期内", "2025-01-01", "2027-12-31"),
    ],
)
def test_a_time_without_an_end_of_its_own_is_due_on_its_last_day(words: str, earliest: str, latest: str):
    assert due(words, ISSUED) == Due(DueKind.DURING, earliest, latest)


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("印发后3个月内", "2025-09-23"),
        ("自本方案印发之日起三十日内", "2025-07-23"),
        ("印发后半年内", "2025-12-23"),
        ("发布后两周内", "2025-07-07"),
        ("印发后1年内", "2026-06-23"),
    ],
)
def test_a_time_after_issue_is_counted_from_the_day_of_issue(words: str, latest: str):
    assert due(words, ISSUED) == Due(DueKind.ON_OR_BEFORE, "2025-06-23", latest)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("每年12月底前", Due(DueKind.RECURRING, yearly="--12-31")),
        ("各年度2月底前", Due(DueKind.RECURRING, yearly="--02-28")),
        ("每季度", Due(DueKind.RECURRING)),
        ("2026年逐月推进", Due(DueKind.RECURRING)),
        ("持续推进", Due(DueKind.CONTINUOUS)),
        ("长期", Due(DueKind.CONTINUOUS)),
        ("2026年起持续推进", Due(DueKind.CONTINUOUS, "2026-01-01")),
        ("即知即改，长期坚持", Due(DueKind.CONTINUOUS)),
        ("立行立改", Due(DueKind.IMMEDIATE)),
    ],
)
def test_what_has_no_last_day_is_told_by_its_kind(words: str, meant: Due):
    assert due(words, ISSUED) == meant


@pytest.mark.parametrize(
    "words",
    [
        "近期",
        "远期",
        "适时",
        "按进度推进",
        "3个月内",
        "印发后10个工作日内",
        "2026年后",
        "2025年13月底",
        "2月30日前",
        "",
    ],
)
def test_what_names_no_day_of_the_calendar_is_unread(words: str):
    assert due(words, ISSUED) == Due(DueKind.UNREAD)


@pytest.mark.parametrize("words", ["6月底前", "今年底前", "年内", "印发后3个月内", "规划期末"])
def test_without_a_date_of_issue_and_a_period_relative_words_are_unread(words: str):
    assert due(words, Reference()).kind is DueKind.UNREAD
    assert due(f"{words}，2026年底前", Reference()).latest == "2026-12-31"


@pytest.mark.parametrize(
    ("since", "this_year", "plan_year"),
    [
        (Reference((2025, 12, 20), 2026, 2026), "2025-12-31", "2026-06-30"),
        (Reference((2024, 1, 5), 2023, 2023), "2024-12-31", "2023-06-30"),
        (Reference((2026, 3, 1), 2025, 2027), "2026-12-31", "2026-06-30"),
        (Reference(None, 2026, 2028), "2026-12-31", "2026-06-30"),
        (Reference((2026, 3, 1)), "2026-12-31", "2026-06-30"),
    ],
)
def test_a_month_is_of_the_plans_period_and_this_year_of_the_issue(since: Reference, this_year: str, plan_year: str):
    assert due("今年底前", since).latest == this_year
    assert due("6月底前", since).latest == plan_year


def test_metadata_give_what_words_count_from():
    issued, period = Stated("2025-06-23", NOWHERE), Period(2025, 2027, NOWHERE)
    assert Reference.of(Metadata(issued=issued, period=period)) == ISSUED
    assert Reference.of(Metadata(issued=Stated("2025-02-31", NOWHERE))) == Reference.of(Metadata()) == Reference()


@pytest.mark.parametrize(
    ("figures", "value"), [("十", 10), ("二十", 20), ("三十一", 31), ("12", 12), ("二○二五", 2025)]
)
def test_chinese_numbers_are_numbers(figures: str, value: int):
    assert number(figures) == value


PIECES = [
    *(
        "2025",
        "19",
        "2099",
        "2",
        "30",
        "13",
        "31",
        "年",
        "月",
        "日",
        "底",
        "末",
        "内",
        "初",
        "中",
        "前",
        "后",
        "起",
        "到",
    ),
    *("至", "—", ".", "/", "-", "，", "每", "今", "明", "第", "季度", "上", "半年", "二〇二五", "十", "个", "印发"),
]
WORDS = st.lists(st.sampled_from(PIECES)).map("".join)


@given(words=WORDS | st.text(max_size=40), issued=st.none() | st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_that_is_given_is_one_of_the_calendar_and_no_range_runs_backwards(words: str, issued: date | None):
    found = due(words, Reference((issued.year, issued.month, issued.day) if issued else None, 2025, 2027))
    days = [date.fromisoformat(day) for day in (found.earliest, found.latest) if day]
    if found.yearly:
        date.fromisoformat(f"2025{found.yearly[1:]}")
    assert days == sorted(days)
    assert (found.latest is not None) == (found.kind in {DueKind.ON_OR_BEFORE, DueKind.DURING})
