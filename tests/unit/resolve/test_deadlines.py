from __future__ import annotations

import pytest
from tests.unit.resolve.invented import issues_in

KINDS = ("deadline-after-period", "deadline-before-issue")
PLAN = (
    "某市人民政府关于印发《某市水务行动计划（2025—2027年）》的通知\n\n"
    "各区：\n现将《某市水务行动计划（2025—2027年）》印发给你们。\n\n"
    "某市人民政府\n2025年6月1日\n\n某市水务行动计划（2025—2027年）\n\n制定本计划。\n\n"
    "一、任务\n1．治理河道。清理淤泥。（责任单位：市水务局，{}）\n"
)


@pytest.mark.parametrize("words", ["2027年底前完成", "2025年12月底前", "持续推进", "2024—2026年", "每年12月底前"])
def test_deadlines_within_the_plan_are_no_finding(words: str):
    assert issues_in(PLAN.format(words), *KINDS) == []


def test_a_deadline_after_the_plan_is_told():
    issues = issues_in(PLAN.format("2028年6月底前"), *KINDS)
    assert [issue.kind for issue in issues] == ["deadline-after-period"]
    assert "“2028年6月底前”" in issues[0].message
    assert "“2025—2027年”" in issues[0].message


def test_a_deadline_before_the_issue_is_told():
    assert [issue.kind for issue in issues_in(PLAN.format("2024年底前"), *KINDS)] == ["deadline-before-issue"]
