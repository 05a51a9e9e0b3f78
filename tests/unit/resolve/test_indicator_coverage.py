from __future__ import annotations

from tests.unit.resolve.invented import issues_in, table

PLAN = """某市水务行动计划（2025—2027年）

制定本计划。到2027年，建成排涝泵站30座，用水户满意度达到95%，推动全市再生水利用率和每万人绿地面积占比居全省前列，稳步提升水质。

一、任务
1．治理河道。清理淤泥，在低洼地段建设排涝泵站。（市水务局负责）
2．培训人员。每年培训护水员200人次。（市水务局负责）

附件
指标表
"""
ROWS = (
    ("1", "排涝泵站数量（座）", "20", "30"),
    ("2", "护水员培训（人次）", "200", "400"),
    ("3", "供水水质合格率（%）", "98", "99"),
)
HEADER = ("序号", "指标", "2026年", "2027年")


def quotes(kind: str, text: str = PLAN + table(HEADER, *ROWS)) -> list[list[str]]:
    return [[span.quote for span in issue.spans] for issue in issues_in(text, kind)]


def test_goals_that_no_indicator_counts_are_told():
    assert quotes("goal-without-indicator") == [["用水户满意度达到95%"], ["再生水利用率"], ["每万人绿地面积占比"]]


def test_a_plan_without_indicators_lacks_none():
    assert quotes("goal-without-indicator", PLAN) == []


def test_goals_of_one_task_are_told_together():
    text = PLAN.replace("200人次", "200人次，每年开展护河巡查50次") + table(HEADER, ROWS[0])
    assert quotes("goal-without-indicator", text)[-1] == ["每年培训护水员200人次", "每年开展护河巡查50次"]
