from __future__ import annotations

import pytest
from tests.unit.resolve.invented import issues_in, table

KINDS = ("figure-differs", "comparator-differs", "count-differs", "growth-not-reached")


def found(goal: str, name: str, *values: str, task: str = "清理淤泥。") -> list[tuple[str, list[str]]]:
    text = (
        f"某市水务行动计划（2025—2027年）\n\n为做好水务工作，制定本计划。到2027年，{goal}。\n\n"
        f"一、任务\n1．治理河道。{task}（市水务局负责）\n\n附件\n指标表\n"
    )
    rows = table(("序号", "指标", "2025年", "2026年", "2027年"), ("1", name, *values))
    return [(issue.kind, [span.quote for span in issue.spans]) for issue in issues_in(text + rows, *KINDS)]


@pytest.mark.parametrize(
    ("goal", "name", "last"),
    [
        ("全市建成排涝泵站30座", "排涝泵站数量（座）", "30"),
        ("供水量达到2亿立方米", "年供水量（万立方米）", "20000"),
        ("污水处理率达到95%以上", "污水处理率（%）", "≥95"),
        ("污水处理率达到95%", "污水处理率（%）", "95"),
        ("新增排涝泵站10座", "排涝泵站总数（座）", "30"),
        ("建成泵站30座", "水库数量（座）", "12"),
        ("建成泵站30座", "泵站投资（亿元）", "12"),
        ("累计申请水利专利20件", "水利专利申请量（件）", "20"),
    ],
)
def test_text_and_table_agree(goal: str, name: str, last: str):
    assert found(goal, name, "1", "2", last) == []


def test_another_figure_is_told_with_both_places():
    assert found("全市建成排涝泵站30座", "排涝泵站数量（座）", "10", "20", "25") == [
        ("figure-differs", ["全市建成排涝泵站30座", "排涝泵站数量（座）", "25"])
    ]


def test_the_target_of_the_same_year_counts():
    assert found("全市建成排涝泵站30座", "排涝泵站数量（座）", "10", "30", "30") == []


def test_figures_are_compared_across_scales():
    assert found("用水户超3万户", "用水户（户）", "1", "2", "30000") == [
        ("comparator-differs", ["用水户超3万户", "用水户（户）", "30000"])
    ]


def test_the_indicator_with_the_nearest_name_is_meant():
    text = (
        "某市水务行动计划（2025—2027年）\n\n制定本计划。到2027年，建成排涝泵站30座、大型排涝泵站5座。\n\n"
        "一、任务\n1．治理河道。清理淤泥。（市水务局负责）\n\n附件\n指标表\n"
    )
    rows = table(
        ("序号", "指标", "2026年", "2027年"), ("1", "排涝泵站（座）", "20", "30"), ("2", "大型排涝泵站（座）", "3", "6")
    )
    issues = issues_in(text + rows, *KINDS)
    assert [[span.quote for span in issue.spans][1:] for issue in issues] == [["大型排涝泵站（座）", "6"]]


def test_stages_of_a_procedure_are_not_the_same_count():
    assert found("累计申请水利专利20件", "水利专利授权量（件）", "5", "10", "20") == [
        ("count-differs", ["累计申请水利专利20件", "水利专利授权量（件）"])
    ]


def test_a_yearly_growth_beyond_the_steps_of_the_table_is_told():
    wanted = "力争节水器具年增量突破5000件。"
    assert [kind for kind, _ in found("建成泵站3座", "节水器具总量（件）", "20000", "21000", "22000", task=wanted)] == [
        "growth-not-reached"
    ]
    assert found("建成泵站3座", "节水器具总量（件）", "20000", "26000", "32000", task=wanted) == []


def test_what_is_done_each_year_is_no_growth():
    assert found("建成泵站3座", "培训护水员（人次）", "200", "400", "600", task="每年培训护水员300人次。") == []
