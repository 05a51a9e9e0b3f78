from __future__ import annotations

from tests.unit.resolve.invented import issues_in, table

PLAN = (
    "某市水务行动计划（2025—2027年）\n\n制定本计划。\n\n一、任务\n"
    "1．治理河道。清理淤泥。（市水务局负责）\n\n附件\n指标表\n"
)


def quotes(kind: str, years: tuple[str, ...], *row: str) -> list[list[str]]:
    issues = issues_in(PLAN + table(("序号", "指标", *years), ("1", *row)), kind)
    return [[span.quote for span in issue.spans] for issue in issues]


def test_a_year_outside_of_the_plan_is_told():
    assert quotes("target-outside-period", ("2027年", "2028年"), "泵站（座）", "20", "30") == [["30", "2025—2027年"]]


def test_a_floor_that_falls_is_told_and_other_figures_may_fall():
    years = ("2026年", "2027年")
    assert quotes("target-falling", years, "水质合格率（%）", "≥98", "≥95") == [["98", "95"]]
    assert quotes("target-falling", years, "管网漏损率（%）", "≤10", "≤9") == []
    assert quotes("target-falling", years, "管网漏损率（%）", "10", "9") == []


def test_a_share_above_100_is_told_and_a_growth_may_be():
    years = ("2026年", "2027年")
    assert quotes("share-above-whole", years, "污水处理率（%）", "95", "105") == [["污水处理率（%）", "105"]]
    assert quotes("share-above-whole", years, "再生水用量增长率（%）", "95", "105") == []
    assert quotes("share-above-whole", years, "泵站（座）", "95", "105") == []
