from __future__ import annotations

import pytest
from tests.unit.resolve.invented import issues_in

KINDS = ("numbering-gap", "numbering-repeat", "numbering-restart")


def found(*headings: str) -> list[tuple[str, list[str]]]:
    lines = "".join(
        f"{heading}做好工作。{'（市水务局负责）' if heading[0].isdecimal() else ''}\n" for heading in headings
    )
    issues = issues_in(f"某市行动计划\n制定本计划。\n{lines}", *KINDS)
    return [(issue.kind, [span.quote for span in issue.spans]) for issue in issues]


@pytest.mark.parametrize(
    "headings",
    [
        ("一、任务。", "1．甲方面。", "2．乙方面。", "3．丙方面。", "二、保障措施。"),
        ("一、任务。", "（一）体系。", "1．甲方面。", "2．乙方面。", "（二）设施。", "3．丙方面。", "4．丁方面。"),
        ("一、任务。", "（一）体系。", "1．甲方面。", "2．乙方面。", "（二）设施。", "1．丙方面。", "2．丁方面。"),
        ("一、任务。", "1．甲方面。2．乙方面。", "3．丙方面。"),
        ("一、任务。", "1．甲方面。", "二、任务。", "1．乙方面。"),
    ],
)
def test_numbers_that_go_on_or_begin_anew_under_a_new_heading_are_no_finding(headings: tuple[str, ...]):
    assert found(*headings) == []


def test_a_gap_is_told_with_both_numbers():
    assert found("一、任务。", "1．甲方面。", "2．乙方面。", "4．丙方面。") == [("numbering-gap", ["2．", "4．"])]


def test_a_gap_in_parts_and_sections_is_told():
    assert found("一、任务。", "（一）体系。", "1．甲方面。", "（三）设施。", "2．乙方面。", "三、保障措施。") == [
        ("numbering-gap", ["（一）", "（三）"]),
        ("numbering-gap", ["一、", "三、"]),
    ]


def test_a_number_that_comes_twice_is_told():
    assert found("一、任务。", "1．甲方面。", "2．乙方面。", "2．丙方面。", "3．丁方面。") == [
        ("numbering-repeat", ["2．", "2．"])
    ]


def test_a_new_beginning_under_the_same_heading_is_told():
    assert found("一、任务。", "1．甲方面。", "2．乙方面。", "3．丙方面。", "1．丁方面。") == [
        ("numbering-restart", ["3．", "1．"])
    ]


def test_a_section_that_begins_with_2_lacks_its_first():
    assert found(
        "一、任务。",
        "（一）体系。",
        "1．甲方面。",
        "2．乙方面。",
        "（二）设施。",
        "1．丙方面。",
        "（三）资金。",
        "2．丁方面。",
    ) == [("numbering-gap", ["1．", "2．"])]


def test_an_annex_begins_with_numbers_of_its_own():
    text = (
        "某市办法\n制定本办法。\n一、范围\n适用于全市。\n二、结果\n通报全市。\n附件：\n指标\n附件\n指标\n"
        "一、平台\n1．建设平台。建设。（市数据局负责）\n2．接入数据。接入。（市数据局负责）\n"
    )
    assert issues_in(text, *KINDS) == []
