from __future__ import annotations

import pytest
from tests.unit.resolve.invented import issues_in

PLAN = "某市行动计划\n制定本计划。\n一、任务\n1．治理河道。{}（市水务局负责）\n2．建设泵站。{}（市水务局负责）\n"
OTHERS = "".join(
    f"{n}．其他工作。{words}（市财政局负责）\n" for n, words in enumerate(("安排专项资金。", "开展绩效评价。"), 3)
)
MEASURE = "每月对重点断面开展一次水质监测并公布结果。"


def found(first: str, second: str = "新建排涝设施。") -> list[list[str]]:
    issues = issues_in(PLAN.format(first, second) + OTHERS, "repeated-measure")
    return [[span.quote for span in issue.spans] for issue in issues]


def test_a_sentence_said_again_in_another_task_is_told_once():
    assert found(f"清理淤泥。{MEASURE}", MEASURE) == [[MEASURE[:-1], MEASURE[:-1]]]


def test_a_clause_said_again_is_told():
    clause = "每月对重点断面开展一次水质监测"
    first, second = f"清理淤泥后{clause}，{clause}，及时处置。", f"增加人员，{clause}，建立台账。"
    assert found(f"清理河道淤泥，{clause}，及时处置问题。", second) == [[clause, clause]]
    assert found(first) == []


def test_a_sentence_in_nearly_the_same_words_is_told():
    again = "每月对重点河流断面开展一次水质监测并公布结果。"
    assert found(f"{MEASURE}清理淤泥。{again}") == [[MEASURE[:-1], again[:-1]]]


def test_a_passage_reworked_beside_its_older_wording_is_told_sentence_by_sentence():
    new = "推动上下游联合执法，统一执法标准和裁量尺度。共同建立跨界河流重点保护名录，强化信息互通。"
    old = "支持上下游开展联合执法，执法标准和裁量尺度保持一致。健全跨界河流保护重点名录。"
    assert [[quote[:4] for quote in pair] for pair in found(new + old)] == [
        ["推动上下", "支持上下"],
        ["共同建立", "健全跨界"],
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("投资超过5000万元的企业一次性给予补助200万元。", "投资超过1000万元的企业一次性给予补助50万元。"),
        ("按照谁主管谁提供谁负责的工作原则，清理淤泥。", "按照谁主管谁提供谁负责的工作原则，修建闸门。"),
        ("完善供水设施建设和管理机制。", "完善排水设施运行和维护机制。"),
        ("开展水质监测。", "开展水质监测。"),
    ],
)
def test_steps_of_a_scale_circumstances_parallels_and_short_words_are_none(first: str, second: str):
    assert found(first, second) == []


def test_a_heading_may_stand_again_in_its_own_text():
    heading = "建设智慧水务综合管理平台"
    text = f"某市行动计划\n制定本计划。\n一、任务\n1．{heading}。{heading}，接入数据。（市水务局负责）\n"
    assert issues_in(text + "2．治理河道。清理淤泥。（市水务局负责）\n", "repeated-measure") == []
