from __future__ import annotations

import pytest

from plangraph.model.document import Document
from plangraph.parse.outline import outline


def tasks(text: str) -> list[str]:
    """The tasks as number and heading."""
    found = outline(Document("plan.txt", f"某市行动计划\n{text}\n", ""))
    return [task.heading.number + task.heading.text for task in found.tasks]


def sections(text: str) -> list[str]:
    """The section of each task."""
    found = outline(Document("plan.txt", f"某市行动计划\n{text}\n", ""))
    return ["" if task.section is None else found.sections[task.section].text for task in found.tasks]


MIXED = (
    "一、重点任务\n（一）强基。\n1.建校。做甲。\n2.改建。做乙。\n3.扩容。做丙。\n（二）扩优。做丁。\n"
    "（三）评价。做戊。\n"
)


def test_headings_beside_a_divided_one_are_tasks_themselves():
    assert tasks(MIXED) == ["1.建校", "2.改建", "3.扩容", "（二）扩优", "（三）评价"]
    assert sections(MIXED) == ["强基", "强基", "强基", "重点任务", "重点任务"]


def test_a_heading_without_bracket_is_a_task_beside_one_whose_items_have_brackets():
    text = (
        "一、重点任务\n（一）强基。做甲。\n（二）强师\n1.培训。做乙。（市教育局负责）\n2.引进。做丙。（市人社局负责）\n"
    )
    assert tasks(text) == ["（一）强基", "1.培训", "2.引进"]


def test_a_list_may_be_divided_at_every_depth():
    text = (
        "一、重点任务\n（一）强师\n1.培训\n（1）甲。做甲。（市教育局负责）\n（2）乙。做乙。（市教育局负责）\n"
        "2.引进。做丙。\n（二）评价。做丁。\n"
    )
    assert tasks(text) == ["（1）甲", "（2）乙", "2.引进", "（二）评价"]


def test_numbers_that_go_on_in_the_next_part_go_on_with_the_list():
    text = (
        "一、创新\n（一）强基\n1.建校。做甲。\n2.改建。做乙。\n（二）强师\n3.引进。做丙。\n4.培训。做丁。\n"
        "二、开放\n（三）合作。做戊。\n"
    )
    assert tasks(text)[-2:] == ["4.培训", "（三）合作"]


def test_numbers_that_begin_anew_in_another_part_are_another_list():
    text = (
        "一、产品\n（一）影像。做影像。\n（二）试剂。做试剂。\n二、任务\n（一）创新\n1.攻关。做甲。\n"
        "2.应用。做乙。\n3.推广。做丙。\n"
    )
    assert tasks(text) == ["1.攻关", "2.应用", "3.推广"]


def test_siblings_of_a_marked_item_on_another_level_are_tasks_too():
    text = (
        "一、教育\n（一）甲。做甲。（市教育局负责）\n（二）乙。做乙。（市教育局负责）\n二、农业\n1.丙。做丙。\n"
        "2.丁。做丁。（市农业农村局负责）\n"
    )
    assert tasks(text) == ["（一）甲", "（二）乙", "1.丙", "2.丁"]


@pytest.mark.parametrize("heading", ["主要目标", "适用范围", "实施步骤"])
def test_orientation_and_procedure_beside_sections_are_no_tasks(heading: str):
    text = f"一、重点任务\n（一）{heading}。建成强市。\n（二）强师\n1.培训。做甲。\n2.引进。做乙。\n"
    assert tasks(text) == ["1.培训", "2.引进"]


THEMES = "一、强基\n（一）甲。做甲。\n（二）乙。做乙。\n二、强师\n（三）丙。做丙。\n（四）丁。做丁。\n"


def test_a_part_without_numbers_is_a_task_beside_parts_by_subject():
    assert tasks(THEMES + "三、改革评价。做戊。\n")[-1] == "三、改革评价"


@pytest.mark.parametrize(
    "part",
    [
        "实施步骤",
        "空间布局",
        "适用范围",
        "重点任务",
        "保障措施",
        "组织领导",
        "附则",
        "总体要求",
        "明确职责分工",
        "落实工作措施",
    ],
)
def test_a_part_that_names_a_piece_of_the_form_is_no_task(part: str):
    assert tasks(f"{THEMES}三、{part}\n分三步走，见附件。\n")[-1] == "（四）丁"


@pytest.mark.parametrize(
    "part", ["优化产业布局", "完善数据标准", "创新服务方式", "健全工作机构", "简化审批程序", "落实帮扶措施"]
)
def test_a_part_whose_verb_is_that_of_a_measure_is_a_task(part: str):
    assert tasks(f"{THEMES}三、{part}。做戊。\n")[-1] == f"三、{part}"


def test_parts_around_the_only_part_with_tasks_are_none():
    text = (
        "一、产业基础雄厚。已有企业百家。\n二、重点任务\n（一）甲。做甲。\n（二）乙。做乙。\n"
        "三、工作步骤。分三步走。\n四、组织领导。要加强。\n"
    )
    assert tasks(text) == ["（一）甲", "（二）乙"]


def test_a_bracket_at_the_end_of_the_safeguards_says_nothing_of_the_level_of_tasks():
    text = (
        "一、重点任务\n（一）甲。做甲。\n（二）乙。做乙。\n（三）丙。做丙。\n二、保障措施\n"
        "（一）领导。要加强。\n（二）督导。要加强。（市政府督查室负责）\n"
    )
    assert tasks(text) == ["（一）甲", "（二）乙", "（三）丙", "（一）领导", "（二）督导"]


def test_a_bracket_at_the_end_of_the_safeguards_leaves_tasks_two_levels_below_the_parts():
    text = (
        "一、重点任务\n（一）强基\n1.甲。做甲。\n2.乙。做乙。\n（二）强师\n3.丙。做丙。\n"
        "二、保障措施\n（一）领导。要加强。\n（二）督导。要加强。（市政府督查室负责）\n"
    )
    assert tasks(text) == ["1.甲", "2.乙", "3.丙"]


def test_brackets_are_not_those_of_parts_that_announce_tasks():
    text = (
        "一、重点任务\n（一）甲。做甲。\n（二）乙。做乙。（市教育局负责）\n二、创新任务\n（一）丙。做丙。\n"
        "（二）丁。做丁。（市外办负责）\n"
    )
    assert tasks(text) == ["（一）甲", "（二）乙", "（一）丙", "（二）丁"]


def test_brackets_are_not_those_of_the_parts_where_the_numbers_run_through():
    text = (
        "一、强基\n（一）甲。做甲。\n（二）乙。做乙。（市教育局负责）\n二、开放\n（三）丙。做丙。\n"
        "（四）丁。做丁。（市外办负责）\n"
    )
    assert tasks(text) == ["（一）甲", "（二）乙", "（三）丙", "（四）丁"]


def test_one_bracket_of_two_parts_says_nothing_of_the_level():
    text = "一、强基\n（一）甲。做甲。\n（二）乙。做乙。\n二、开放\n（一）丙。做丙。\n（二）丁。做丁。（市外办负责）\n"
    assert tasks(text) == ["（一）甲", "（二）乙", "（一）丙", "（二）丁"]


def test_brackets_that_close_lists_are_those_of_the_headings_above_most_of_which_have_one():
    text = (
        "一、任务\n（一）甲。\n1.做一。\n2.做二。（市科委负责）\n（二）乙。做乙。（市教委负责）\n（三）丙。\n"
        "1.做三。\n2.做四。\n"
    )
    assert tasks(text) == ["（一）甲", "（二）乙", "（三）丙"]


def test_the_items_of_a_list_may_follow_each_other_in_one_line():
    text = (
        "一、任务\n1.加快设施建设\n（1）编制规划。做甲。（2）建设机场。做乙。（责任单位：省交通厅）\n"
        "2.建设智联网\n（1）推进融合。做丙。（2）建设平台。做丁。（责任单位：省数据局）\n"
    )
    assert tasks(text) == ["1.加快设施建设", "2.建设智联网"]


def test_a_section_may_hold_one_task():
    text = "一、任务\n（一）强基\n1.建校。做甲。（市教育局负责）\n（二）强师\n1.培训。做乙。（市教育局负责）\n"
    assert tasks(text) == ["1.建校", "1.培训"]


MARKED = "第一条 办学。支持办学。（市教育局负责）\n第二条 培训。支持培训。（市人社局负责）\n"


@pytest.mark.parametrize(
    "last",
    [
        "第三条 附则。本措施自印发之日起施行。",
        "第三条 其他事项。本政策自2026年1月1日起施行，有效期3年。",
        "第三条 解释权。本措施由市教育局会同市财政局解释。",
        "第三条 本措施由市教育局负责解释。",
        "第三条 本措施由市教育局负责解释并组织实施。",
        "第三条 本措施由市教育局负责组织实施。",
        "第三条 本规则自2026年1月1日施行。",
        "第三条 本措施自印发之日起施行（有效期3年）。",
        "第三条 实施说明。",
    ],
)
def test_what_ends_a_document_is_no_task_whatever_its_heading(last: str):
    assert tasks(MARKED + last) == ["第一条办学", "第二条培训"]


@pytest.mark.parametrize(
    "last",
    [
        "免费教育。本市自2026年秋季学期起实施免费教育。",
        "本市自2026年秋季学期起实施免费教育。",
        "组织实施。本方案由市教育局负责，各区实施。",
    ],
)
def test_what_begins_to_be_done_at_a_time_is_a_task(last: str):
    assert len(tasks(f"{MARKED}第三条 {last}")) == 3


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("一、办学", "二、附则\n（一）本措施由市教育局解释。\n（二）与本措施不一致的，以本措施为准。"),
        ("第一章 办学", "第二章 附则\n第三条 与本措施不一致的，以本措施为准。"),
    ],
)
def test_items_below_the_final_provisions_are_no_tasks(first: str, last: str):
    assert tasks(f"{first}\n{MARKED}{last}") == ["第一条办学", "第二条培训"]
