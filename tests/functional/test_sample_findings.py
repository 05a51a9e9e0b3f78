"""What the sample says in two ways, leaves out or says twice: all of it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.issue import Severity

if TYPE_CHECKING:
    from plangraph.model.issue import Issue
    from plangraph.model.plan import Plan

NAME_OF_PLAN = "重庆市大足区知识产权强区行动计划"


def found(plan: Plan, kind: str) -> list[Issue]:
    return [issue for issue in plan.issues if issue.kind == kind]


def quotes(plan: Plan, kind: str) -> list[list[str]]:
    return [[span.quote for span in issue.spans] for issue in found(plan, kind)]


def test_task_9_is_called_otherwise_in_the_annex(sample_plan: Plan):
    assert quotes(sample_plan, "annex-heading") == [["品牌跃升，提升竞争能力", "品牌跃升，厚植竞争。"]]
    message = found(sample_plan, "annex-heading")[0].message
    assert message == "任务9的标题，正文写“品牌跃升，提升竞争能力”，附件写“品牌跃升，厚植竞争”。"


def test_units_agree_between_text_and_annex_in_all_19_tasks(sample_plan: Plan):
    kinds = {issue.kind for issue in sample_plan.issues}
    assert kinds.isdisjoint({"annex-units", "annex-unit-order", "task-not-in-annex", "annex-task-not-in-text"})


def test_more_than_20000_trademarks_in_the_text_are_20000_in_the_table(sample_plan: Plan):
    assert quotes(sample_plan, "comparator-differs") == [["有效注册商标超2万件", "有效注册商标总量（万件）", "2"]]


def test_applications_in_the_text_are_registrations_in_the_table(sample_plan: Plan):
    assert quotes(sample_plan, "count-differs") == [["累计申请马德里国际商标20件", "马德里国际商标注册总量（件）"]]


def test_task_11_wants_more_than_200_a_year_where_the_indicator_grows_40(sample_plan: Plan):
    issue = found(sample_plan, "growth-not-reached")[0]
    assert [span.quote for span in issue.spans] == [
        "力争实现发明专利年增量突破200件",
        "发明专利总量（件）",
        "495",
        "535",
        "575",
    ]
    assert "每年最多增加40件" in issue.message


def test_two_goals_have_no_indicator(sample_plan: Plan):
    assert quotes(sample_plan, "goal-without-indicator") == [["万人发明专利拥有量"], ["地理标志数量"]]


def test_task_4_states_three_measures_twice(sample_plan: Plan):
    issues = found(sample_plan, "repeated-measure")
    beginnings = [tuple(span.quote[:6] for span in issue.spans) for issue in issues]
    assert beginnings == [
        ("整合成渝地区", "充分发挥成渝"),
        ("重点推进大足", "支持大足资阳"),
        ("联合开展知识", "开展知识产权"),
    ]
    task = sample_plan.tasks[3]
    assert all(task.start <= span.start < span.end <= task.end for issue in issues for span in issue.spans)


def test_annex_1_has_no_mark_and_a_leftover_of_the_list_stands_in_its_place(sample_plan: Plan):
    caption = f"{NAME_OF_PLAN}（2025—2027年）重点指标分解表"
    assert quotes(sample_plan, "annex-unmarked") == [[caption, "附件2"]]
    assert quotes(sample_plan, "annex-list-leftover") == [[f"2．{NAME_OF_PLAN}"]]


def test_a_unit_is_named_in_task_11_in_a_form_of_its_own(sample_plan: Plan):
    assert quotes(sample_plan, "unit-nearly-named") == [["邮亭新材料产业服务中心", "经开区邮亭新材料产业发展服务中心"]]


def test_nothing_else_is_found_and_nothing_of_it_is_an_error(sample_plan: Plan):
    assert len(sample_plan.issues) == 12
    assert sample_plan.errors() == ()
    assert {issue.kind for issue in sample_plan.issues if issue.severity is Severity.WARNING} == {
        "annex-heading",
        "annex-unmarked",
        "comparator-differs",
        "count-differs",
        "growth-not-reached",
    }
    text = sample_plan.document.text
    assert all(text[s.start : s.end] == s.quote for issue in sample_plan.issues for s in issue.spans)
