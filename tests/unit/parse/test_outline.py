from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLE_PATH

from plangraph.model.document import Document
from plangraph.parse.outline import outline

if TYPE_CHECKING:
    from plangraph.model.outline import Outline


def of(text: str) -> Outline:
    """The outline of a text."""
    return outline(Document("plan.txt", text, ""))


def headings(found: Outline) -> list[tuple[str, str]]:
    """Number and words of the tasks."""
    return [(task.heading.number, task.heading.text) for task in found.tasks]


def sample() -> tuple[str, Outline]:
    """The sample and its outline."""
    text = SAMPLE_PATH.read_bytes().decode()
    return text, of(text)


def test_the_sample_has_three_parts_five_sections_nineteen_tasks_and_four_safeguards():
    _, found = sample()
    assert [part.text for part in found.parts] == ["总体要求", "重点任务", "保障措施"]
    assert [len([t for t in found.tasks if t.section == s]) for s in range(5)] == [3, 3, 3, 5, 5]
    assert [task.heading.number for task in found.tasks] == [f"{n}．" for n in range(1, 20)]
    assert found.safeguards[0].text == "统筹推进，凝聚工作合力"
    assert len(found.safeguards) == 4


def test_the_samples_title_breaks_over_two_lines_and_its_notice_over_three():
    _, found = sample()
    assert [line.quote for line in found.title][1] == "（2025—2027年）"
    assert len(found.title) == 2
    assert len(found.form.notice_title) == 3
    assert found.front[1] == found.title[0].start


def test_the_samples_orphan_line_is_no_task_and_in_no_passage():
    text, found = sample()
    orphan = text.index(" 2．重庆市")
    assert all(not p.start <= orphan < p.end for p in found.passages)
    assert text[found.passages[-1].start : found.passages[-1].end].endswith("工作样板。")


def test_the_samples_tables_keep_merged_cells_two_header_rows_and_a_broken_cell():
    text, found = sample()
    indicators, tasks = found.tables
    assert (len(indicators.rows), indicators.header_rows, len(tasks.rows), tasks.header_rows) == (10, 2, 20, 1)
    assert indicators.rows[0][1].text == "指标"
    broken = indicators.rows[9][1]
    assert broken.text == "知识产权质押融资累计金额（亿元）"
    assert broken.span is not None
    assert broken.span.quote == text[broken.span.start : broken.span.end]
    assert "\n\n" in broken.span.quote
    assert tasks.rows[2][1].span is None
    assert indicators.caption is not None
    assert indicators.caption.quote.endswith("重点指标分解表")


def test_passages_are_running_text_with_the_task_they_stand_in():
    text, found = sample()
    words = "".join(text[p.start : p.end] for p in found.passages)
    assert words.startswith("为全面落实")
    assert "责任单位" not in words
    assert {p.task for p in found.passages} == {None, *range(1, 20)}
    ninth = next(p for p in found.passages if p.task == 9)
    assert "“邓家刀”" in text[ninth.start : ninth.end]


def test_tasks_may_stand_on_the_first_level_without_sections():
    found = of(
        "某市若干措施\n\n一、支持研究。做研究。（责任单位：市科委）\n二、支持人才。引人才。（责任单位：市教委）\n"
    )
    assert headings(found) == [("一、", "支持研究"), ("二、", "支持人才")]
    assert [task.section for task in found.tasks] == [None, None]


def test_tasks_may_stand_on_the_second_level_with_a_bracket_for_each_paragraph():
    found = of(
        "某市若干意见\n一、提升供给\n（一）开放资源\n建机制。（责任单位：市科委）\n促合作。（责任单位：市教委）\n（二）创新模式\n"
        "建平台。（责任单位：市科委）\n"
    )
    assert headings(found) == [("（一）", "开放资源"), ("（二）", "创新模式")]
    assert len(found.responsibilities) == 3
    assert [section.text for section in found.sections] == ["提升供给"]


def test_lists_without_units_on_another_level_are_no_tasks():
    found = of(
        "某市方案\n一、基本原则\n（一）坚持创新。要创新。\n（二）坚持开放。要开放。\n二、产品\n（一）影像。做影像。\n三、任务\n"
        "（一）创新\n1.攻关。做攻关。（市科委负责）\n2.应用。做应用。（市教委负责）\n"
    )
    assert headings(found) == [("1.", "攻关"), ("2.", "应用")]


def test_sub_items_under_one_bracket_are_not_the_level_of_tasks():
    found = of(
        "某市方案\n一、任务\n（一）创新。\n1.甲事。\n2.乙事。\n3.丙事。（市科委负责）\n（二）开放。\n"
        "1.丁事。\n2.戊事。\n3.己事。（市教委负责）\n"
    )
    assert headings(found) == [("（一）", "创新"), ("（二）", "开放")]


def test_the_numbers_in_a_box_are_no_tasks():
    found = of(
        "某市方案\n一、任务\n（一）行动\n1.甲。做甲。（市科委负责）\n2.乙。做乙。（市教委负责）\n"
        "专栏1 重点工程\n1.丙工程\n2.丁工程\n3.戊。做戊。（市科委负责）\n"
        "二、其他\n（一）行动\n4.己。做己。（市科委负责）\n"
    )
    assert headings(found) == [("1.", "甲"), ("2.", "乙"), ("3.", "戊"), ("4.", "己")]


def test_safeguards_numbered_otherwise_than_tasks_are_safeguards_even_with_units():
    found = of(
        "某市方案\n一、任务\n（一）行动\n1.甲。做甲。〔市科委负责〕\n2.乙。做乙。（市教委负责）\n3.丙。做丙。（市教委负责）\n"
        "二、保障措施\n（一）加强领导。要加强。（市科委负责）\n（二）强化资金。要强化。（市财政局负责）\n"
    )
    assert headings(found) == [("1.", "甲"), ("2.", "乙"), ("3.", "丙")]
    assert [safeguard.text for safeguard in found.safeguards] == ["加强领导", "强化资金"]


def test_safeguards_that_go_on_with_the_numbers_of_tasks_are_tasks():
    found = of("某省意见\n一、任务\n1.甲。做甲。（省商务厅负责）\n二、保障措施\n2.加强领导。要加强。（省商务厅负责）\n")
    assert headings(found) == [("1.", "甲"), ("2.", "加强领导")]
    assert found.safeguards == ()
    assert [section.text for section in found.sections] == ["任务", "保障措施"]


def test_without_brackets_the_level_of_most_leaves_holds_the_tasks():
    found = of(
        "某市行动计划\n一、主要目标\n（一）目标一。到2025年建成。\n二、重点任务\n（一）夯实能力\n1.甲。做甲。\n2.乙。做乙。\n"
        "（二）攻关\n3.丙。做丙。\n4.丁。做丁。\n三、保障措施\n（一）加强统筹\n统筹各方。\n"
    )
    assert [number for number, _ in headings(found)] == ["1.", "2.", "3.", "4."]
    assert [safeguard.text for safeguard in found.safeguards] == ["加强统筹"]


def test_a_heading_may_hold_an_enumeration():
    found = of(
        "某市方案\n一、任务\n1.加快一、二、三产业融通发展。做事。（市农业农村局负责）\n2.其他。做事。（市科技局负责）\n"
    )
    assert headings(found)[0] == ("1.", "加快一、二、三产业融通发展")


def test_a_whole_document_on_one_line_is_cut_at_its_headings():
    filler = "深入推进各项工作，" * 60
    text = (
        f"各有关单位：{filler}现提出以下意见。一、甲方面（一）任务一。{filler}做好。（市科委牵头，市教委配合）（二）任务二。"
        f"{filler}做好。（市教委负责）二、乙方面（三）任务三。{filler}做好。（市科委负责）某市人民政府办公厅2020年7月15日（此件公开发布）"
    )
    found = of(text)
    assert headings(found) == [("（一）", "任务一"), ("（二）", "任务二"), ("（三）", "任务三")]
    assert [section.text for section in found.sections] == ["甲方面", "乙方面"]
    assert found.form.date is not None
    assert found.form.date.quote == "2020年7月15日"


def test_tabs_that_indent_paragraphs_make_no_table():
    found = of(
        "某市方案\n\t一、任务\n\t1.甲。做好各项工作，确保落实到位。（市科委负责）\n\t2.乙。做乙。（市教委负责）\n"
    )
    assert found.tables == ()
    assert len(found.tasks) == 2


def test_a_markdown_table_is_a_table():
    found = of("某市方案\n\n指标表\n\n| 序号 | 指标 | 2025年 |\n|---|---|---|\n| 1 | 平台（个） | 3 |\n")
    assert [[cell.text for cell in row] for row in found.tables[0].rows] == [
        ["序号", "指标", "2025年"],
        ["1", "平台（个）", "3"],
    ]


def test_closing_words_after_the_last_bracket_belong_to_no_task():
    found = of("某市方案\n一、任务\n1.甲。做甲。（市科委负责）\n2.乙。做乙。（市科委负责）\n本方案自印发之日起施行。\n")
    assert found.passages[-1].task is None
    assert found.tasks[-1].heading.end == found.responsibilities[-1].end


def test_the_annexes_and_the_web_page_around_a_plan_are_not_its_text():
    text = (
        "【引证码】 1\n某市方案\n为落实要求，制定本方案。\n一、任务\n（一）甲。做甲。\n（二）乙。做乙。\n"
        "附件：1.清单甲\n2.清单乙\n【下载】\n- [某.pdf](x)\n"
    )
    found = of(text)
    assert text[found.passages[0].start : found.passages[0].end] == "为落实要求，制定本方案。"
    assert text[found.passages[-1].start : found.passages[-1].end] == "乙。做乙。"
    assert len(found.tasks) == 2


FIRST_TASKS = "某市方案\n为落实要求，制定本方案。\n一、任务\n（一）甲。做甲。\n"


@pytest.mark.parametrize(
    "line",
    [
        "【专栏1 重大工程】",
        "【版权保护工程】",
        "【3D打印】",
        "【目标】建成强市。",
        "[注]略。",
        "![](图.png)",
        "〔备注：略〕",
    ],
)
def test_a_line_in_brackets_does_not_end_a_plan(line: str):
    assert [words for _, words in headings(of(f"{FIRST_TASKS}{line}\n（二）乙。做乙。\n"))] == ["甲", "乙"]


@pytest.mark.parametrize(
    "line",
    [
        "【原文下载】",
        "【打印本页】【关闭窗口】",
        "[字体：大 中 小]",
        "【责任编辑：某某】",
        "[某.pdf](x)",
        "【政策解读】",
        "【信息来源：某网】",
        "【法宝引证码】 CLI.1",
        "https://example.org/",
    ],
)
def test_a_line_of_a_web_page_ends_a_plan(line: str):
    text = f"{FIRST_TASKS}{line}\n（二）扫码阅读全文。\n"
    assert [words for _, words in headings(of(text))] == ["甲"]


def test_a_box_may_have_its_name_in_brackets():
    found = of(f"{FIRST_TASKS}【专栏1 重大工程】\n1.丙工程。\n2.丁工程。\n（二）乙。做乙。\n")
    assert headings(found) == [("（一）", "甲"), ("（二）", "乙")]


def test_an_empty_text_has_an_empty_outline():
    found = of("")
    assert (found.tasks, found.passages, found.title) == ((), (), ())


def test_the_end_of_a_document_says_when_it_takes_force_and_is_no_task():
    found = of(
        "某市措施\n\n第一条 建平台。（市科委负责）\n第二条 培育企业。（市财政局负责）\n第三条 本措施自印发之日起施行。"
    )
    assert [task.heading.text for task in found.tasks] == ["建平台", "培育企业"]


def test_the_last_task_may_lack_a_full_stop_and_a_signature_is_none():
    text = (
        "某市措施\n\n一、任务\n1.建平台。（市科委负责）\n2.培育企业。新增企业30家，（见附件2）\n\n"
        "某市科学技术委员会\n2025年1月2日"
    )
    found = of(text)
    assert found.tasks[-1].heading.text == "培育企业"
    assert text[found.body[1] - 6 : found.body[1]] == "（见附件2）"
    assert [signer.quote for signer in found.form.signers] == ["某市科学技术委员会"]


def test_the_header_of_a_table_stands_in_no_passage():
    found = of(
        "某市方案\n\n一、目标。\n\n| 指标 | 2026年目标 |\n|--|--|\n| 平台（个） | 5 |\n\n1.建平台。（市科委负责）"
    )
    assert len(found.tables) == 1
    table = found.tables[0]
    assert not any(passage.start < table.end and passage.end > table.start for passage in found.passages)


def test_a_text_with_the_line_ends_of_any_system_is_the_same_plan():
    text = "某市方案\n\n一、任务\n1.建平台。（市科委负责）\n2.育企业。（市财政局负责）\n"
    assert {tuple(headings(of(text.replace("\n", end)))) for end in ("\n", "\r\n", "\r")} == {
        (("1.", "建平台"), ("2.", "育企业"))
    }


def test_a_short_document_on_one_line_is_cut_at_its_title_and_numbers():
    found = of(
        "某市促进民营经济发展行动方案（2025—2027年） 为落实部署，制定本方案。 一、总体目标 到2027年，占比达到60%。"
        " 二、重点任务 （一）优化环境 1．放宽准入。全面落实清单制度，开展专项清理，破除地方保护。"
        "（市发展改革委牵头，市市场监管局等部门配合） 2．保护权益。建立监督机制。（市司法局负责）"
        " 三、保障措施 （一）加强组织领导。建立联席会议。"
    )
    assert found.title[0].quote == "某市促进民营经济发展行动方案（2025—2027年）"
    assert headings(found) == [("1．", "放宽准入"), ("2．", "保护权益")]
    assert [section.text for section in found.sections] == ["优化环境"]


def test_a_document_on_one_line_keeps_its_number_its_issuer_and_its_date():
    found = of(
        "国务院办公厅关于加快推进服务发展的指导意见　　国办发〔2024〕41号　　各省人民政府：　　现提出以下意见。"
        + "　　".join(f"{n}、建设平台。建成三个平台。（商务部、财政部负责）" for n in "一二三四五")
        + "各地区要抓好落实。　　国务院办公厅　　2024年8月15日　　（此件公开发布）"
    )
    assert found.form.doc_number is not None
    assert found.form.date is not None
    assert found.form.doc_number.quote == "国办发〔2024〕41号"
    assert [signer.quote for signer in found.form.signers] == ["国务院办公厅"]
    assert found.form.date.quote == "2024年8月15日"
    assert len(found.tasks) == 5


def test_quoted_lines_of_markdown_hold_statements():
    found = of("一、场景\n\n1. 打造商圈\n\n> **牵头单位：** 市商务局\n> **完成时限：** 2024年12月\n\n2. 夜间\n")
    assert len(found.responsibilities) == 1
    assert found.responsibilities[0].quote.startswith("牵头单位")


def test_a_notice_that_issues_without_naming_the_receiver_twice_has_the_title_below_it():
    found = of(
        "某省人民政府办公厅印发关于加快建设若干措施的通知\n各市人民政府：\n现将《关于加快建设的若干措施》印发你们，"
        "请抓好落实。\n2022年5月30日\n关于加快建设的若干措施\n一、健全网络。（省商务厅负责）\n"
    )
    assert "".join(line.quote for line in found.title) == "关于加快建设的若干措施"


def test_a_notice_and_its_plan_on_one_line_are_told_apart():
    found = of(
        "某市人民政府办公厅关于印发某市行动方案（2025—2027年）的通知 某府办〔2025〕21号 各区人民政府： "
        "《某市行动方案（2025—2027年）》已经同意，现印发给你们。 某市人民政府办公厅 2025年9月1日 "
        "某市行动方案（2025—2027年） 为推动发展，制定本方案。 一、目标 到2027年建成。 二、任务 "
        "1.建设平台。建成三个。（责任单位：市科委） 2.壮大队伍。培训一万人。（责任单位：市教委）"
    )
    assert [line.quote for line in found.title] == ["某市行动方案（2025—2027年）"]
    assert [signer.quote for signer in found.form.signers] == ["某市人民政府办公厅"]
    assert [task.heading.text for task in found.tasks] == ["建设平台", "壮大队伍"]


def test_a_bracket_below_the_last_of_several_points_is_that_of_the_task_above_them():
    found = of(
        "二、任务\n1. 加强教育。\n（1）打造品牌。\n（2）配齐教师。\n（市教育局牵头，团市委参与）\n"
        "2. 促进健康。\n（1）每天活动。\n（市教育局、市体育局负责）\n"
        "3. 健全机制。\n（1）监测预警。\n（2）新增学位。\n（市教育局负责）\n"
    )
    assert headings(found) == [("1.", "加强教育"), ("2.", "促进健康"), ("3.", "健全机制")]


def test_the_bold_words_that_begin_a_line_are_its_heading():
    found = of("## 一、任务\n\n1. **培育品牌**：评选20个（责任单位：市商务局）。\n2. **建设街区**：改造3条。\n")
    assert headings(found) == [("1.", "培育品牌"), ("2.", "建设街区")]
