from __future__ import annotations

import pytest
from tests.conftest import SAMPLE_PATH

from plangraph.extract.indicators import indicators
from plangraph.model.document import Document
from plangraph.model.plan import Comparator, Indicator, Period, Role
from plangraph.model.span import Span
from plangraph.parse.outline import outline


def of(text: str, period: Period | None = None) -> tuple[Indicator, ...]:
    """The indicators of a text."""
    document = Document("plan.md", text, "")
    return indicators(document, outline(document), period)


def years(start: int, end: int) -> Period:
    """The years that a plan covers."""
    return Period(start, end, Span(0, 2, "某市"))


def targets(heads: str, period: Period) -> list[list[tuple[int, str]]]:
    """The targets of the only indicator of a table, by the heads of its two columns of figures."""
    found = of(f"某市规划\n\n| 指标 | {heads} |\n|--|--|--|\n| 平台 | 3 | 5 |\n", period)
    return [[(t.year, t.value) for t in indicator.targets] for indicator in found]


def test_the_sample_has_8_indicators_with_three_targets_and_36_owners():
    found = of(SAMPLE_PATH.read_bytes().decode())
    assert [(i.number, i.unit) for i in found] == [
        ("1", "家"), ("2", "家"), ("3", "家"), ("4", "万件"), ("5", "件"), ("6", "件"), ("7", "件"), ("8", "亿元"),
    ]  # fmt: skip
    assert {tuple(t.year for t in i.targets) for i in found} == {(2025, 2026, 2027)}
    assert sum(len(i.assignments) for i in found) == 36
    assert [t.value for t in found[3].targets] == ["1.8", "1.9", "2"]
    assert found[7].name == "知识产权质押融资累计金额"


def test_a_column_for_the_measure_lead_and_support_and_merged_owners_are_read():
    found = of(
        "某市方案\n\n| 序号 | 主要指标 | 单位 | 2025年 | 2027年 | 牵头单位 | 配合单位 |\n|--|--|--|--|--|--|--|\n"
        "| 1 | 平台数量 | 个 | 3 | ≥5 | 市科委 | 市教委、市财政局 |\n| 2 | 投入强度 | % | 2.5% | 3—4 |  |  |\n"
    )
    assert [(i.name, i.unit) for i in found] == [("平台数量", "个"), ("投入强度", "%")]
    assert [(t.value, t.comparator) for i in found for t in i.targets] == [
        ("3", Comparator.EXACT),
        ("5", Comparator.AT_LEAST),
        ("2.5", Comparator.EXACT),
        ("3-4", Comparator.RANGE),
    ]
    assert [(a.name, a.role, a.position) for a in found[1].assignments] == [
        ("市科委", Role.LEAD, 1),
        ("市教委", Role.SUPPORT, 2),
        ("市财政局", Role.SUPPORT, 3),
    ]


@pytest.mark.parametrize("header", ["| 序号 | 任务名称 | 责任单位 |", "| 指标 | 目标 | 责任单位 |"])
def test_a_table_without_indicators_or_years_gives_none(header: str):
    assert of(f"某市方案\n\n{header}\n|--|--|--|\n| 1 | 平台 | 市科委 |\n| 2 | 平台 | 市科委 |\n") == ()


def test_an_empty_value_is_no_target():
    found = of("某市方案\n\n| 指标 | 2025年 | 2026年 |\n|--|--|--|\n| 平台（个） | — | 约5 |\n")
    assert [(t.year, t.value, t.comparator) for t in found[0].targets] == [(2026, "5", Comparator.ABOUT)]


def test_what_was_reached_before_the_plan_is_no_target():
    found = of(
        "某市方案\n\n| 指标 | 2024年实际 | 2024年基期值 | 2026年目标 |\n|--|--|--|--|\n| 平台（个） | 3 | 3 | 5 |\n"
    )
    assert [(t.year, t.value) for t in found[0].targets] == [(2026, "5")]


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        ("2025年 | 2030年", [(2030, "5")]),
        ("2025年 | 目标值", [(2030, "5")]),
        ("2024年 | 2025年", [(2024, "3"), (2025, "5")]),
        ("2025年目标 | 2030年目标", [(2025, "3"), (2030, "5")]),
        ("2026年 | 2031年", [(2026, "3"), (2031, "5")]),
    ],
)
def test_a_bare_year_before_the_plan_is_its_baseline_unless_there_is_no_other(heads: str, found: list[tuple[int, str]]):
    assert targets(heads, years(2026, 2030)) == [found]


def test_a_row_for_the_year_before_the_plan_is_its_baseline():
    text = "某市规划\n\n| 年份 | 平台（个） |\n|--|--|\n| 2025年 | 3 |\n| 2026年 | 5 |\n"
    assert [(t.year, t.value) for t in of(text, years(2026, 2030))[0].targets] == [(2026, "5")]


def test_a_table_may_give_a_year_a_row():
    found = of(
        "某市方案\n\n| 年份 | 平台（个） | 投入强度（%） |\n|--|--|--|\n| 2025年 | 3 | 2.5 |\n| 2026年 | 5 | 2.8 |\n"
    )
    assert [(i.name, i.unit, [(t.year, t.value) for t in i.targets]) for i in found] == [
        ("平台", "个", [(2025, "3"), (2026, "5")]),
        ("投入强度", "%", [(2025, "2.5"), (2026, "2.8")]),
    ]


def test_of_two_levels_of_indicators_the_names_are_the_lower():
    found = of(
        "某市方案\n\n| 一级指标 | 二级指标 | 2026年 |\n|--|--|--|\n| 创造 | 专利（件） | 3 |\n|  | 商标（件） | 4 |\n"
    )
    assert [i.name for i in found] == ["专利", "商标"]


def test_a_header_of_two_rows_is_read_down_its_columns():
    found = of(
        "某市方案\n\n| 指标 | 年度目标 |  | 责任单位 |\n|--|--|--|--|\n"
        "|  | 2025年 | 2026年 |  |\n| 平台 | 3个 | ≥5个 | 市科委 |\n"
        "| 增速 | 增长6%左右 | 6%—8% | 市统计局 |\n"
    )
    assert [(i.name, i.unit) for i in found] == [("平台", "个"), ("增速", "%")]
    assert [(t.year, t.value, t.comparator) for t in found[1].targets] == [
        (2025, "6", Comparator.ABOUT),
        (2026, "6-8", Comparator.RANGE),
    ]
    assert [a.name for a in found[0].assignments] == ["市科委"]


def test_the_head_of_a_column_of_owners_makes_every_name_one_and_ditto_means_the_cell_above():
    found = of(
        "某市方案\n\n| 指标 | 2026年 | 责任单位 |\n|--|--|--|\n"
        "| 平台 | 3 | 市城投 |\n| 企业 | 4 | 同上 |\n| 人才 | 5 | 无 |\n"
    )
    assert [[a.name for a in i.assignments] for i in found] == [["市城投"], ["市城投"], []]


def test_a_goal_without_a_year_is_for_the_last_year_of_the_plan():
    document = Document("plan.md", "某市方案\n\n| 指标 | 目标值 |\n|--|--|\n| 平台（个） | 5 |\n", "")
    assert [t.year for t in indicators(document, outline(document), years(2025, 2027))[0].targets] == [2027]
    assert indicators(document, outline(document)) == ()
