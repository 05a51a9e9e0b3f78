from __future__ import annotations

import pytest

from plangraph.parse.lines import lines
from plangraph.parse.statements import statements


def found(text: str) -> list[str]:
    """The statements of responsibility of a text."""
    return [statement.quote for statement in statements(text, lines(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "由市科委牵头，市财政局、市教委配合",
        "由市科委牵头、市财政局配合",
        "请市科委牵头，市财政局参与",
        "由市科委、市财政局共同牵头，各区（市）政府参与",
        "由市科委会同市财政局负责",
        "由市科委联合市财政局、市教委负责",
        "市科委联合市财政局负责",
        "由市科委负责，2026年底前完成",
        "由市科委负责组织实施",
        "由市科委组织实施",
        "由市科委负责组织",
        "由市科委承担",
        "由市商务局办理，各区配合",
        "市科委、市财政局按职责分工落实",
        "由市科委、各区政府按职责分工负责",
        "市科委、市财政局负责",
        "天津市科技局负责",
        "由教育部牵头，财政部配合",
        "市科委为牵头单位，市财政局为配合单位",
        "责任单位为市科委、市财政局",
        "责任单位是市科委",
        "牵头单位为市科委，配合单位为市财政局",
    ],
)
def test_a_whole_sentence_at_the_end_of_a_paragraph_says_who_is_responsible(sentence: str):
    assert found(f"（一）建平台。建设平台。{sentence}。\n（二）育企业。培育企业。") == [sentence]


@pytest.mark.parametrize("subject", ["该项工作", "此项任务", "以上工作", "本任务", "具体", "相关工作统一"])
def test_the_subject_of_the_sentence_is_the_task(subject: str):
    assert found(f"1.建平台。{subject}由市科委牵头。") == ["由市科委牵头"]


@pytest.mark.parametrize(
    "sentence",
    [
        "由市科委牵头制定方案",
        "由市科委牵头，建立机制",
        "办公室设在市科委",
        "资金使用由市财政局负责监督",
        "本方案由市科委负责解释",
        "各区政府要高度重视，市科委负责督导检查考核",
        "责任主体为企业，要落实责任",
        "海关总署要继续做好牵头工作",
        "社会力量参与",
        "鼓励高校、企业参与",
        "督促企业负责",
        "由市科委牵头，引导行业协会参与",
        "本方案由市科委负责组织实施",
        "各区政府配合",
        "任务由市科委确定，市财政局落实资金",
        "【配合】各部门要积极配合，形成合力",
        "【目标任务】市科委建设平台",
        "第一责任单位为牵头单位",
        "各项任务全面落实",
        "国家有关规定执行",
        "各区、各部门要抓好贯彻落实",
    ],
)
def test_a_sentence_that_says_more_is_none(sentence: str):
    assert found(f"（一）建平台。建设平台。{sentence}。") == []


def test_a_sentence_amid_a_paragraph_is_none():
    assert found("1.建平台。由市科委牵头。定期调度。") == []


def test_sentences_and_labels_that_follow_each_other_are_one_statement():
    assert found("1.建平台。由市科委牵头。完成时限：2026年6月。") == ["由市科委牵头。完成时限：2026年6月"]


def test_the_end_of_a_wrapped_sentence_is_none():
    assert found("1.建平台。由市科委牵头，市财政局、市人\n社局配合。") == []


def test_a_line_below_a_heading_may_be_a_statement():
    assert found("1.建平台\n由市科委牵头。") == ["由市科委牵头"]


@pytest.mark.parametrize(
    "words",
    [
        "【责任单位】市科委、市财政局",
        "【责任单位】市某中学",
        "【责任单位】：市科委",
        "[责任部门] 市科委",
        "〔牵头单位〕市科委〔配合单位〕市财政局",
        "【牵头单位】市科委【完成时限】2026年底",
        "【牵头】市科委【配合】市财政局",
        "【牵头单位】市科委\n【责任单位】市财政局\n【完成时限】2026年6月",
        "【完成时限】2026年6月\n【责任单位】市科委",
        "【责任单位】市科委（牵头）、市财政局（配合）",
    ],
)
def test_a_label_may_stand_in_brackets_of_its_own(words: str):
    assert found(f"（一）建平台。建设平台。\n{words}\n（二）育企业。培育企业。") == [words]
    assert found(f"（一）建平台。建设平台。{words}。\n（二）育企业。培育企业。") == [words]


def test_brackets_stay_whole_beside_sentences():
    text = "1.建平台。由市科委牵头。（责任单位：市科委）\n2.育企业。（由市科委牵头，市财政局配合）\n"
    assert found(text) == ["（责任单位：市科委）", "（由市科委牵头，市财政局配合）"]


@pytest.mark.parametrize("others", ["其他为配合单位", "其余部门为责任单位，下同", "其它单位配合"])
def test_a_rule_for_all_lists_is_no_statement_of_its_own(others: str):
    rule = f"（以下任务排在第一位的为牵头单位，{others}）"
    assert found(f"现提出如下方案{rule}。\n1.建平台。建设平台。（市科委、市财政局）") == ["（市科委、市财政局）"]
