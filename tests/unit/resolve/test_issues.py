from __future__ import annotations

from tests.unit.resolve.invented import issues_in


def test_a_statement_of_responsibility_without_unit_is_told():
    text = "某市方案\n一、任务\n1.甲。做甲。（市科委负责）\n2.乙。做乙。（责任单位：2026年底前完成）\n"
    found = issues_in(text, "bracket-without-unit")
    assert [issue.spans[0].quote for issue in found] == ["（责任单位：2026年底前完成）"]


def test_a_statement_outside_of_all_tasks_is_told():
    text = (
        "某市方案\n制定本方案。\n一、任务\n1．建泵站。（市水务局负责）\n2．清河道。（市水务局负责）\n"
        "二、保障措施\n（一）加强领导。（责任单位：市委办）\n"
    )
    found = issues_in(text, "bracket-outside-task")
    assert [issue.spans[0].quote for issue in found] == ["（责任单位：市委办）"]
