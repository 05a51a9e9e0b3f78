from __future__ import annotations

import pytest
from tests.conftest import SAMPLE_PATH

from plangraph.extract.metadata import metadata
from plangraph.model.document import Document
from plangraph.model.plan import Metadata
from plangraph.parse.outline import outline


def of(text: str) -> Metadata:
    """What a text says of itself."""
    document = Document("plan.txt", text, "")
    return metadata(document, outline(document))


def test_the_sample_says_who_issued_what_when_and_to_whom():
    about = of(SAMPLE_PATH.read_bytes().decode())
    assert about.title is not None
    assert about.title.value == "重庆市大足区知识产权强区行动计划（2025—2027年）"
    assert about.title.evidence.quote == "重庆市大足区知识产权强区行动计划\n\n（2025—2027年）"
    assert about.notice_title is not None
    assert about.notice_title.value == f"重庆市大足区人民政府关于印发《{about.title.value}》的通知"
    assert about.doc_number is not None
    assert about.doc_number.value == "大足府发〔2025〕12号"
    assert [issuer.value for issuer in about.issuers] == ["重庆市大足区人民政府"]
    assert about.issued is not None
    assert about.issued.value == "2025-06-23"
    assert about.period is not None
    assert (about.period.start, about.period.end) == (2025, 2027)
    assert [a.value for a in about.addressees] == [
        "经开区管委会",
        "各镇街人民政府（办事处）",
        "区政府各部门",
        "有关单位",
    ]
    assert [a.value for a in about.copied_to][3:] == ["经开区办公室", "区法院", "区检察院", "区人武部"]


def test_a_silent_text_gives_none_and_empty():
    assert of("今天天气很好。\n我们去公园散步。\n") == Metadata()


OPINION = """国务院关于促进综合保税区
 高水平开放高质量发展的若干意见
 国发〔2019〕3号

 各省、自治区、直辖市人民政府，国务院各部委：
 综合保税区是重要平台。现提出以下意见：
 一、指导思想
 全面贯彻。
 国务院
 2019年1月12日
 （此件公开发布）
"""


def test_an_opinion_that_is_its_own_letter_has_no_notice_and_signs_at_the_end():
    about = of(OPINION)
    assert about.title is not None
    assert about.title.value == "国务院关于促进综合保税区高水平开放高质量发展的若干意见"
    assert about.notice_title is None
    assert [i.value for i in about.issuers] == ["国务院"]
    assert about.issued is not None
    assert about.issued.value == "2019-01-12"
    assert about.period is None
    assert [a.value for a in about.addressees] == ["各省、自治区、直辖市人民政府", "国务院各部委"]


JOINT = """关于印发《某市食品科技行动方案（2026-2030年）》的通知

某科合〔2025〕42号

各区人民政府：

现将《某市食品科技行动方案（2026-2030年）》印发给你们，请认真落实。
特此通知。

某某市科学技术委员会
某某市商务委员会

二〇二五年十二月二十二日

附件
**某市食品科技行动方案（2026—2030年****）**

为抢抓机遇，制定本方案。
一、目标
到2027年建成。
"""


def test_joint_issuers_are_several_and_a_date_in_chinese_figures_is_iso():
    about = of(JOINT)
    assert [i.value for i in about.issuers] == ["某某市科学技术委员会", "某某市商务委员会"]
    assert about.issued is not None
    assert about.issued.value == "2025-12-22"
    assert about.title is not None
    assert about.title.value == "某市食品科技行动方案（2026—2030年）"
    assert about.period is not None
    assert (about.period.start, about.period.end) == (2026, 2030)


@pytest.mark.parametrize(
    ("signature", "issuers"),
    [
        ("教  育  部      财  政  部", ["教育部", "财政部"]),
        ("教  育  部      国家发展改革委", ["教育部", "国家发展改革委"]),
        ("教　育　部　　财　政　部", ["教育部", "财政部"]),
        ("教 育 部\t财 政 部", ["教育部", "财政部"]),
        ("教  育  部  国家发展改革委", ["教育部", "国家发展改革委"]),
        ("教育部 财政部", ["教育部", "财政部"]),
        ("教  育  部      财  政  部\n国家发展改革委  商  务  部", ["教育部", "财政部", "国家发展改革委", "商务部"]),
        (f"教  育  部{' ' * 20}财  政  部{' ' * 20}商  务  部", ["教育部", "财政部", "商务部"]),
        ("教  育  部", ["教育部"]),
        ("国务院 办公厅", ["国务院办公厅"]),
        ("教育部 办公厅  财政部 办公厅", ["教育部办公厅", "财政部办公厅"]),
        ("中共中央办公厅  国务院办公厅", ["中共中央办公厅", "国务院办公厅"]),
    ],
)
def test_issuers_are_parted_by_blanks_wider_than_those_that_pad_their_names(signature: str, issuers: list[str]):
    about = of(
        "关于印发《某行动方案》的通知\n教某〔2026〕5号\n\n各省教育厅：\n现将《某行动方案》印发给你们。\n\n"
        f"    {signature}\n2026年1月5日\n\n某行动方案\n\n一、任务\n（一）甲。做甲。（教育部负责）\n"
    )
    assert [issuer.value for issuer in about.issuers] == issuers


def test_without_a_signature_the_issuer_is_the_one_in_the_notices_title():
    about = of(
        "某某市人民政府办公室关于印发《某某市2022年考评办法》的通知\n某府办发〔2022〕43号\n各区：\n"
        "现将《某某市2022年考评办法》印发给你们。\n2022年4月14日\n某某市2022年考评办法\n一、对象\n各部门。\n"
    )
    assert [i.value for i in about.issuers] == ["某某市人民政府办公室"]
    assert about.period is not None
    assert (about.period.start, about.period.end) == (2022, 2022)


@pytest.mark.parametrize("title", ["关于贯彻落实《“十四五”规划（2021—2025年）》的实施意见", "某市实施方案"])
def test_the_years_of_a_cited_document_are_not_the_plans(title: str):
    assert of(f"{title}\n\n为落实要求，制定本方案。\n一、任务\n（一）甲。做甲。\n").period is None


RANGES = (
    *("2026-2028年", "2026—2028年", "2026–2028年", "2026～2028年", "2026~2028年", "2026至2028年", "2026年至2028年"),
    *("2026年—2028年", "2026——2028年", "2026\u20152028年", "2026\u25002028年", "2026\u22122028年", "2026年度—2028年"),
)


@pytest.mark.parametrize("years", RANGES)
def test_the_years_of_a_plan_may_be_joined_by_any_dash(years: str):
    for title in (f"某市培训方案（{years}）", f"某市{years}培训方案"):
        period = of(f"{title}\n\n一、任务\n（一）甲。做甲。（市教育局负责）\n").period
        assert period is not None
        assert (period.start, period.end, period.evidence.quote) == (2026, 2028, years)


@pytest.mark.parametrize("years", RANGES)
@pytest.mark.parametrize(
    "goals",
    [
        "一、总体目标\n{}，培训500人。",
        "一、总体要求\n（一）原则。2020—2021年试行。\n（二）工作目标。{}，培训500人。",
        "一、总体要求\n实施期限为{}。",
    ],
)
def test_where_a_title_says_no_years_those_of_the_goals_are_the_plans(years: str, goals: str):
    text = f"某市培训方案\n\n{goals.format(years)}\n二、任务\n1．甲。2027—2029年做甲。（市教育局负责）\n"
    period = of(text).period
    assert period is not None
    assert (period.start, period.end, period.evidence.quote) == (2026, 2028, years)


@pytest.mark.parametrize(
    "goals",
    [
        "一、总体目标\n落实《某规划（2026—2028年）》。",
        "一、现状\n2026—2028年，培训500人。",
        "一、总体目标\n2021—2025年，已培训500人。",
        "一、总体目标\n2028—2026年，培训500人。",
    ],
)
def test_years_that_no_goal_is_set_for_are_not_the_plans(goals: str):
    assert of(f"某市培训方案\n\n{goals}\n二、任务\n1．甲。做甲。（市教育局负责）\n").period is None


def test_the_number_may_stand_in_a_table_of_particulars_above_the_title():
    about = of(
        "发文机关：某市人民政府办公厅    成文日期：2026年01月20日\n"
        "发文字号：某府办〔2026〕5号    发布日期：2026年01月25日\n\n"
        "某市人民政府办公厅关于印发某市人工智能产业发展行动计划的通知\n\n各区人民政府：\n现印发给你们，请执行。\n"
        "某市人民政府办公厅\n2026年1月20日\n某市人工智能产业发展行动计划\n一、任务\n1．建平台。（市科委负责）\n"
    )
    assert about.doc_number is not None
    assert about.notice_title is not None
    assert about.doc_number.value == "某府办〔2026〕5号"
    assert about.notice_title.value == "某市人民政府办公厅关于印发某市人工智能产业发展行动计划的通知"


def test_a_title_may_name_its_years_as_a_five_year_plan():
    period = of("某区“十五五”养老服务规划\n\n一、任务\n1．建平台。（区民政局负责）\n").period
    assert period is not None
    assert (period.start, period.end, period.evidence.quote) == (2026, 2030, "“十五五”")
    assert of("某区落实《“十四五”全国规划》实施方案\n\n一、任务\n1．建平台。（区民政局负责）\n").period is None


def test_number_and_date_may_stand_in_brackets_below_the_title():
    about = of(
        "某省支持某新区发展的若干政策\n（某政发〔2024〕15号，2024年6月1日印发）\n各市人民政府：\n现提出政策。\n一、建平台。（省科技厅负责）\n"
    )
    assert about.title is not None
    assert about.doc_number is not None
    assert about.issued is not None
    assert about.title.value == "某省支持某新区发展的若干政策"
    assert (about.doc_number.value, about.issued.value) == ("某政发〔2024〕15号", "2024-06-01")


def test_a_notice_that_issues_nothing_else_is_the_plan_itself():
    about = of(
        "某省发展和改革委员会等部门关于加快\n推进充电设施建设的通知\n某发改能源〔2025〕88号\n\n各市发展改革委：\n"
        "为加快建设，现通知如下：\n一、建设网络。（省交通运输厅负责）\n"
    )
    assert about.title is not None
    assert about.title.value == "某省发展和改革委员会等部门关于加快推进充电设施建设的通知"
    assert about.notice_title is None


def test_issuers_in_a_line_of_their_own_above_the_rest_of_the_title_issue_it():
    about = of("中共某市委 某市人民政府\n关于加快建设教育强市的实施意见\n（2025年5月6日）\n\n一、总体要求\n\n坚持。\n")
    assert [issuer.value for issuer in about.issuers] == ["中共某市委", "某市人民政府"]


def test_a_table_of_tasks_may_be_the_plan_and_has_its_title():
    about = of("某市2025年政务公开任务分工表\n\n| 序号 | 任务 | 责任单位 |\n|--|--|--|\n| 1 | 建平台 | 市科技局 |\n")
    assert about.title is not None
    assert about.title.value == "某市2025年政务公开任务分工表"
