from __future__ import annotations

import pytest

from plangraph.extract.responsibilities import NO_RULE, LeadRule, cell_assignments, clause, union
from plangraph.model.plan import Clause, Role
from plangraph.model.span import Span

LEAD, RESPONSIBLE, SUPPORT = Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT


def read(bracket: str, rule: LeadRule = NO_RULE) -> Clause:
    """The clause of a text that is one bracket."""
    return clause(bracket, Span.of(bracket, 0, len(bracket)), rule)


def units(bracket: str) -> list[tuple[str, Role]]:
    """Names and roles in a bracket."""
    return [(a.name, a.role) for a in read(bracket).assignments]


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("（责任单位：市科委、市财政局）", [("市科委", RESPONSIBLE), ("市财政局", RESPONSIBLE)]),
        (
            "（牵头单位：市科委，配合单位：市财政局、市教委）",
            [("市科委", LEAD), ("市财政局", SUPPORT), ("市教委", SUPPORT)],
        ),
        ("（牵头单位：市科委；责任单位：市财政局）", [("市科委", LEAD), ("市财政局", RESPONSIBLE)]),
        ("（牵头单位：市科委 配合单位：市财政局）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（牵头部\n\n门：市科委；配合部门：市财政局）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("【责任单位：市科委】", [("市科委", RESPONSIBLE)]),
        ("【责任单位】市科委、市财政局", [("市科委", RESPONSIBLE), ("市财政局", RESPONSIBLE)]),
        ("【牵头单位】市科委【配合单位】市财政局", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("【牵头单位】：市科委\n【责任单位】市财政局", [("市科委", LEAD), ("市财政局", RESPONSIBLE)]),
        ("【责任单位】市科委(牵头)、市财政局（配合）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("责任单位为市科委、市财政局", [("市科委", RESPONSIBLE), ("市财政局", RESPONSIBLE)]),
        ("牵头单位为市科委，配合单位为市财政局", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（责任单位为市科委）", [("市科委", RESPONSIBLE)]),
        ("由市科委牵头，市财政局配合", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("牵头单位：市科委；配合单位：市财政局", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（市科委牵头，市财政局配合）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（市科委牵头，市财政局按职责分工配合）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        (
            "（市科委、市教委分别牵头，各区政府负责落实）",
            [("市科委", LEAD), ("市教委", LEAD), ("各区政府", RESPONSIBLE)],
        ),
        ("（市科委牵头，会同市财政局协同推进）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        (
            "（市科委牵头，市财政局、市教委，各县（市、区）配合）",
            [("市科委", LEAD), ("市财政局", SUPPORT), ("市教委", SUPPORT), ("各县（市、区）", SUPPORT)],
        ),
        ("（市科委牵头，各市（州）、县（市、区）配合）", [("市科委", LEAD), ("各市（州）、县（市、区）", SUPPORT)]),
        ("（各县（市、区）负责）", [("各县（市、区）", RESPONSIBLE)]),
        ("（省财政厅，各市、县（市、区）落实）", [("省财政厅", RESPONSIBLE), ("各市、县（市、区）", RESPONSIBLE)]),
        ("（市科委会同市财政局）", [("市科委", RESPONSIBLE), ("市财政局", SUPPORT)]),
        (
            "（市科委、市教委，会同市财政局推进）",
            [("市科委", RESPONSIBLE), ("市教委", RESPONSIBLE), ("市财政局", SUPPORT)],
        ),
        ("（市科委牵头，会同市财政局、市教委等）", [("市科委", LEAD), ("市财政局", SUPPORT), ("市教委", SUPPORT)]),
        ("（市科委牵头会同市财政局推进）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（市科委会同市财政局牵头）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（市科委会同市财政局会同市教委）", [("市科委", RESPONSIBLE), ("市财政局", SUPPORT), ("市教委", SUPPORT)]),
        ("（市科委联合市财政局、市教委负责）", [("市科委", RESPONSIBLE), ("市财政局", SUPPORT), ("市教委", SUPPORT)]),
        ("（市科委联合市财政局开展培训）", [("市科委", RESPONSIBLE), ("市财政局", SUPPORT)]),
        ("（市科委牵头，联合市财政局实施）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（市科委协同市财政局牵头）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（市科委商市财政局负责）", [("市科委", RESPONSIBLE), ("市财政局", SUPPORT)]),
        ("（市科委、市财政局联合负责）", [("市科委", RESPONSIBLE), ("市财政局", RESPONSIBLE)]),
        ("（市科委、市工商业联合会负责）", [("市科委", RESPONSIBLE), ("市工商业联合会", RESPONSIBLE)]),
        ("（牵头单位：市科委，会同单位：市财政局）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（承担单位：市科委，协助单位：市财政局）", [("市科委", RESPONSIBLE), ("市财政局", SUPPORT)]),
        ("（责任股室：科技股，配合单位：市财政局）", [("科技股", RESPONSIBLE), ("市财政局", SUPPORT)]),
        ("（牵头单位：市科委，会同市财政局）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        (
            "（市科委会同市委组织部等有关部门研究制定办法）",
            [("市科委", RESPONSIBLE), ("市委组织部", SUPPORT), ("有关部门", SUPPORT)],
        ),
        ("（市科委牵头，会同社会力量共建）", [("市科委", LEAD)]),
        ("（市科委牵头，全社会同步推进）", [("市科委", LEAD)]),
        ("（县科技局会同县财政局）", [("县科技局", RESPONSIBLE), ("县财政局", SUPPORT)]),
        ("（会同县人民政府、市教委负责）", [("会同县人民政府", RESPONSIBLE), ("市教委", RESPONSIBLE)]),
        ("（市科委牵头负责，市财政局参与）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（地方人民政府相关部门负责，商务部指导）", [("地方人民政府相关部门", RESPONSIBLE), ("商务部", SUPPORT)]),
        (
            "（财政部、税务总局，各省级人民政府按职责分工负责）",
            [("财政部", RESPONSIBLE), ("税务总局", RESPONSIBLE), ("各省级人民政府", RESPONSIBLE)],
        ),
        ("（市级牵头部门：市科委；市级配合部门：市财政局）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（分工：市科委牵头，各区政府落实）", [("市科委", LEAD), ("各区政府", RESPONSIBLE)]),
        ("（责任单位：市统计局 市公安局）", [("市统计局", RESPONSIBLE), ("市公安局", RESPONSIBLE)]),
        ("（责任单位：市科委（牵头）、市财政局）", [("市科委", LEAD), ("市财政局", RESPONSIBLE)]),
        ("（责任单位：市科委〔牵头〕、市财政局(配合)）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（市科委负责，市财政局加强指导）", [("市科委", RESPONSIBLE), ("市财政局", SUPPORT)]),
        ("（市科委、省应急\n— 3 —\n厅负责）", [("市科委", RESPONSIBLE), ("省应急厅", RESPONSIBLE)]),
        (
            "【牵头单位：市科委（市外专局）】【配合单位：市财政局】",
            [("市科委（市外专局）", LEAD), ("市财政局", SUPPORT)],
        ),
        (
            "（省财政厅，各州、市（地）、县（市）人民政府（行政公署））",
            [("省财政厅", RESPONSIBLE), ("各州、市（地）、县（市）人民政府（行政公署）", RESPONSIBLE)],
        ),
        ("- 牵头单位：市科委\n   - 配合单位：市财政局", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（责任处室：安稳处、各处室按照职责分工负责）", [("安稳处", RESPONSIBLE), ("各处室", RESPONSIBLE)]),
        ("（责任单位：市科委牵头，市财政局支持配合）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（牵头单位：市科委负责；配合单位：各区按职责落实）", [("市科委", LEAD), ("各区", SUPPORT)]),
        ("（市科委牵头，沿海各区、县（市）政府配合）", [("市科委", LEAD), ("沿海各区、县（市）政府", SUPPORT)]),
        ("（市科委等部门和单位负责）", [("市科委", RESPONSIBLE), ("等部门和单位", RESPONSIBLE)]),
        ("（市科委负责，以下任务均需各区落实，不再列出）", [("市科委", RESPONSIBLE)]),
        ("（市工作专班牵头单位牵头，市财政局配合）", [("市工作专班牵头单位", LEAD), ("市财政局", SUPPORT)]),
        ("（各有关单位）", [("各有关单位", RESPONSIBLE)]),
        ("(市财政局牵头落实，完成时限：2021年12月)", [("市财政局", LEAD)]),
        ("（由市科委牵头、市财政局配合，2025年底前完成）", [("市科委", LEAD), ("市财政局", SUPPORT)]),
        ("（2025年底前由市科委牵头完成）", [("市科委", LEAD)]),
        ("（市科委为牵头单位，市财政局为责任单位）", [("市科委", LEAD), ("市财政局", RESPONSIBLE)]),
        (
            "（市委宣传部牵头抓总，市科委具体实施，各区县共同推进）",
            [("市委宣传部", LEAD), ("市科委", RESPONSIBLE), ("各区县", RESPONSIBLE)],
        ),
        (
            "（市科委主责，市财政局协同负责，市教委配合做好相关工作）",
            [("市科委", RESPONSIBLE), ("市财政局", SUPPORT), ("市教委", SUPPORT)],
        ),
        ("（市教委负责校园部分，市住建局负责统筹）", [("市教委", RESPONSIBLE), ("市住建局", RESPONSIBLE)]),
        ("（主办：市科委，协办：市教委）", [("市科委", LEAD), ("市教委", SUPPORT)]),
        ("（市科委主办，市教委协办）", [("市科委", LEAD), ("市教委", SUPPORT)]),
        ("（市教委牵头推进）", [("市教委", LEAD)]),
        ("（市教委牵头 市财政局配合 2026年底前）", [("市教委", LEAD), ("市财政局", SUPPORT)]),
        ("（牵头单位：市科委　2026年6月　配合单位：市教委）", [("市科委", LEAD), ("市教委", SUPPORT)]),
        ("（市科委、市教委　2026年6月底前）", [("市科委", RESPONSIBLE), ("市教委", RESPONSIBLE)]),
        ("（责任领导：张某；责任单位：市科委；联系人：李某）", [("市科委", RESPONSIBLE)]),
        ("（市科委负责，具体名单另行通知）", [("市科委", RESPONSIBLE)]),
        ("**责任单位：**市科委", [("市科委", RESPONSIBLE)]),
        ("牵头单位：市科委\n配合单位：市教委\n完成时限：2025年底前", [("市科委", LEAD), ("市教委", SUPPORT)]),
    ],
)
def test_each_pattern_gives_its_units_and_roles(bracket: str, expected: list[tuple[str, Role]]):
    assert units(bracket) == expected


@pytest.mark.parametrize(
    ("bracket", "names"),
    [
        (
            "（工业和信息化部、文化和旅游部、市政务服务和数据管理局负责）",
            ["工业和信息化部", "文化和旅游部", "市政务服务和数据管理局"],
        ),
        ("（财政部和教育部负责）", ["财政部", "教育部"]),
        ("（配合单位：县公安局、递铺街道等）", ["县公安局", "递铺街道"]),
        ("（各地工业和信息化主管部门负责）", ["各地工业和信息化主管部门"]),
        ("（各级住房和城乡建设部门和市财政局负责）", ["各级住房和城乡建设部门", "市财政局"]),
        ("（责任单位：各县市区住房和城乡建设局、各地和市财政局）", ["各县市区住房和城乡建设局", "各地", "市财政局"]),
        ("（各省、自治区、直辖市教育部门、财政部门负责）", ["各省、自治区、直辖市教育部门", "财政部门"]),
        (
            "（商务部等12部门和各省、自治区、直辖市人民政府负责）",
            ["商务部", "等12部门", "各省、自治区、直辖市人民政府"],
        ),
        ("（市教育局和各区、县政府负责）", ["市教育局", "各区、县政府"]),
        ("（各省、自治区、直辖市及计划单列市教育部门负责）", ["各省、自治区、直辖市及计划单列市教育部门"]),
        ("（各区、县级市负责）", ["各区、县级市"]),
        ("（市公安局牵头，会同天津市、河北省相关部门协同推进）", ["市公安局", "天津市、河北省相关部门"]),
        ("（海关总署、商务部等有关部门负责）", ["海关总署", "商务部", "有关部门"]),
        ("（商务部、财政部等部门按职责分工负责）", ["商务部", "财政部", "等部门"]),
        ("（商务部等国务院相关部门及各地区按职责分工负责）", ["商务部", "国务院相关部门", "各地区"]),
        ("（商务部、扶贫办等和各有关省级人民政府负责）", ["商务部", "扶贫办", "各有关省级人民政府"]),
        ("（教育部等有关部门和单位负责）", ["教育部", "有关部门和单位"]),
        ("（财政部、商务部等部门和各省级人民政府负责）", ["财政部", "商务部", "等部门", "各省级人民政府"]),
        ("（市科委等部门和单位及各区政府负责）", ["市科委", "等部门和单位", "各区政府"]),
        ("（市科委、市财政局及有关部门负责）", ["市科委", "市财政局", "有关部门"]),
        ("（工业和信息化部和相关单位负责）", ["工业和信息化部", "相关单位"]),
        ("（朝阳区及有关部门负责）", ["朝阳区", "有关部门"]),
        ("（天津市和平区有关部门负责）", ["天津市和平区有关部门"]),
        ("（市科委、各区政府和有关部门负责）", ["市科委", "各区政府和有关部门"]),
        ("（市科委及有关部门、单位负责）", ["市科委", "有关部门、单位"]),
        ("（科技部等12部门负责）", ["科技部", "等12部门"]),
        ("（科技部等十二个部门负责）", ["科技部", "等十二个部门"]),
        ("（责任单位：省教育厅高等教育处和省科技厅）", ["省教育厅高等教育处", "省科技厅"]),
        ("（责任单位：市科委、浦东新区等相关区政府）", ["市科委", "浦东新区等相关区政府"]),
        ("（教育部、共青团中央、全国妇联）", ["教育部", "共青团中央", "全国妇联"]),
        ("（市教育局、市财政局、名师工作坊）", ["市教育局", "市财政局", "名师工作坊"]),
        ("（市教育局、市财政局、加快推进）", ["市教育局", "市财政局"]),
        ("（教育、住建部门和市第一中学负责）", ["教育、住建部门", "市第一中学"]),
        ("（责任单位：公安、司法、有关部门）", ["公安", "司法", "有关部门"]),
        ("（公安、司法、民政等部门负责）", ["公安、司法、民政等部门"]),
        ("（公安、司法和民政等有关部门配合）", ["公安、司法和民政等有关部门"]),
        ("（由市教育、科技、人社等部门按职责分工负责）", ["市教育、科技、人社等部门"]),
        ("（责任单位：工业和信息化、文化和旅游等部门）", ["工业和信息化、文化和旅游等部门"]),
        ("（各级公安、民政等部门和各区政府负责）", ["各级公安、民政等部门", "各区政府"]),
        ("（教育等部门负责）", ["教育等部门"]),
        ("（市公安局、民政局等部门负责）", ["市公安局", "民政局", "等部门"]),
        ("（市文化广电和旅游局、市体育局）", ["市文化广电和旅游局", "市体育局"]),
        ("（责任单位：各镇人民政府（街道办事处）、区科技局）", ["各镇人民政府（街道办事处）", "区科技局"]),
        ("（责任单位：市科\n委、市财政局）", ["市科委", "市财政局"]),
        ("（省林业局，各市州党委、政府负责）", ["省林业局", "各市州党委、政府"]),
        ("（各市州、县市区人民政府负责）", ["各市州、县市区人民政府"]),
        ("（各市（州）、县（市、区）人民政府负责）", ["各市（州）、县（市、区）人民政府"]),
        ("（责任单位：市科委、各县〔市、区〕政府）", ["市科委", "各县〔市、区〕政府"]),
        ("（市科委、市场监管总局〔国家标准委〕负责）", ["市科委", "市场监管总局〔国家标准委〕"]),
        ("（市委组织部(市委人才办)、市科委）", ["市委组织部(市委人才办)", "市科委"]),
        (
            "（责任单位：市委组织部【市委人才办、市委老干部局】、市科委）",
            ["市委组织部【市委人才办、市委老干部局】", "市科委"],
        ),
        ("（各县(市、区)人民政府、村(社区)）", ["各县(市、区)人民政府", "村(社区)"]),
    ],
)
def test_names_are_cut_where_they_end(bracket: str, names: list[str]):
    assert [a.name for a in read(bracket).assignments] == names


@pytest.mark.parametrize(
    ("bracket", "deadline"),
    [
        ("（市科委牵头，2023年10月底前完成并持续推进）", "2023年10月底前完成并持续推进"),
        ("(市科委负责落实，完成时限：2021年10月)", "2021年10月"),
        ("（5月底取得阶段性成效并持续推进，牵头考核单位：市审批服务局）", "5月底取得阶段性成效并持续推进"),
        ("（市科委负责，持续推进）", "持续推进"),
        ("（按进度推进，牵头考核单位：市科委）", "按进度推进"),
        ("（市科委；2027年底前完成）", "2027年底前完成"),
        ("（市科委，“十五五”期间）", "“十五五”期间"),
        ("（市科委负责，全年实施）", "全年实施"),
        ("（近期，市科委牵头）", "近期"),
        ("（市科委负责，即知即改）", "即知即改"),
        ("（市科委2025年6月底前完成）", "2025年6月底前完成"),
        ("（责任单位：市科委 完成时限：2025年6月底前，长期坚持）", "2025年6月底前，长期坚持"),
        ("（完成时间：2025年6月，市科委负责）", "2025年6月"),
        ("（责任单位：市科委　2026年6月底前）", "2026年6月底前"),
        ("（责任单位：市科委 2026年6月底前完成）", "2026年6月底前完成"),
        ("（责任单位：市科委2026年6月底前）", "2026年6月底前"),
        ("（责任单位：市文旅局（市文物局）2026年6月底前完成）", "2026年6月底前完成"),
        ("（责任单位：市科委　2026—2028年）", "2026—2028年"),
        ("（市科委\n6月底前）", "6月底前"),
        ("（市科委负责 2026年底前完成并持续推进）", "2026年底前完成并持续推进"),
        ("（市科委负责2026年底前完成）", "2026年底前完成"),
        ("（市科委　长期坚持）", "长期坚持"),
        ("（2026年6月底前　市科委负责）", "2026年6月底前"),
        ("（市科委负责）", None),
    ],
)
def test_a_deadline_is_kept_as_written_on_clause_and_units(bracket: str, deadline: str | None):
    found = read(bracket)
    assert found.deadline == deadline
    assert {a.deadline for a in found.assignments} == {deadline}
    assert len(found.assignments) == 1


def test_a_rule_of_the_document_makes_the_first_of_several_lead():
    assert LeadRule.of("…（甲部、乙部负责，排在第一位的部门为牵头部门，下同）").first
    assert LeadRule.of("…（甲部、乙部负责。列第一位者为牵头单位，下同）").first
    assert LeadRule.of("（排名第一的单位为牵头单位）").first
    assert LeadRule.of("责任单位排序最前的为牵头单位").first
    assert LeadRule.of("各项任务排首位的部门为牵头部门").first
    assert not LeadRule.of("由甲部牵头，列入第一位的项目").first
    rule = read("（财政部、教育部负责，排在第一位的部门为牵头部门，下同）", LeadRule(first=True))
    assert [(a.name, a.role) for a in rule.assignments] == [("财政部", LEAD), ("教育部", RESPONSIBLE)]
    assert read("（财政部负责）", LeadRule(first=True)).assignments[0].role is RESPONSIBLE


@pytest.mark.parametrize(
    "rule",
    ["列首位的部门牵头，下同", "第一责任单位为牵头单位", "各项任务首家单位为牵头单位", "排名第一的单位负责牵头。"],
)
def test_the_rule_of_the_first_listed_comes_in_many_words(rule: str):
    assert LeadRule.of(f"（市科委、市教委；{rule}）").first


def test_an_ordinary_first_place_is_no_rule():
    assert not LeadRule.of("支持行业排名第一的企业牵头组建联盟。").first


def test_units_with_the_mark_of_the_documents_rule_lead():
    star = LeadRule.of("责任单位中带“*”号的为牵头单位，下同")
    found = read("（责任单位：*市科委、市教委、*市财政局）", star)
    assert [(a.name, a.role) for a in found.assignments] == [
        ("市科委", LEAD),
        ("市教委", RESPONSIBLE),
        ("市财政局", LEAD),
    ]
    assert [a.role for a in read("（★市科委、市教委）", LeadRule.of("标★的为牵头单位")).assignments] == [
        LEAD,
        RESPONSIBLE,
    ]
    bold = read("（责任单位：**市科委**、市教委）", LeadRule.of("（加粗的为牵头单位）"))
    assert [a.role for a in bold.assignments] == [LEAD, RESPONSIBLE]


def test_under_the_rule_the_first_of_those_that_do_the_work_leads():
    found = read("（责任单位：市科委、市教委，市财政局支持配合）", LeadRule(first=True))
    assert [a.role for a in found.assignments] == [LEAD, RESPONSIBLE, SUPPORT]


@pytest.mark.parametrize(
    "rule",
    [
        "（以下任务排在第一位的为牵头单位，其他为配合单位）",
        "（排名第一的单位为牵头单位，其余单位配合，下同）",
        "各项任务列首位的为牵头部门，其他各部门均为参与部门。",
        "（排在第一位的为牵头单位，其他为协作单位，下同）",
    ],
)
def test_the_rule_may_say_that_all_others_support(rule: str):
    lead_rule = LeadRule.of(rule)
    assert [a.role for a in read("（市科委、市教委）", lead_rule).assignments] == [LEAD, SUPPORT]
    assert [a.role for a in read("（市科委、市教委按职责分工负责）", lead_rule).assignments] == [LEAD, SUPPORT]
    assert [a.role for a in read("（市科委）", lead_rule).assignments] == [RESPONSIBLE]
    assert [a.role for a in read("（市科委牵头，市教委负责）", lead_rule).assignments] == [LEAD, RESPONSIBLE]


@pytest.mark.parametrize(
    "rule", ["（排在第一位的为牵头单位，其他为责任单位）", "（排在第一位的为牵头单位）。其他部门配合。"]
)
def test_others_are_responsible_where_the_rule_does_not_say_that_they_support(rule: str):
    assert [a.role for a in read("（市科委、市教委）", LeadRule.of(rule)).assignments] == [LEAD, RESPONSIBLE]


def test_units_without_the_mark_of_the_rule_support_where_it_says_so():
    rule = LeadRule.of("（带*的为牵头单位，其余为配合单位）")
    assert [a.role for a in read("（市科委、*市教委）", rule).assignments] == [SUPPORT, LEAD]
    assert [a.role for a in read("（市科委、市教委）", rule).assignments] == [RESPONSIBLE, RESPONSIBLE]


def test_the_others_of_a_rule_are_no_unit_and_of_a_list_are_one():
    assert units("（市科委、市教委，排第一位的为牵头单位，其他为配合单位，下同）") == [
        ("市科委", RESPONSIBLE),
        ("市教委", RESPONSIBLE),
    ]
    assert units("（市科委牵头，其他单位配合）") == [("市科委", LEAD), ("其他单位", SUPPORT)]


def test_open_phrases_are_generic_and_names_are_not():
    found = read("（责任单位：区科技局、各区政府、有关部门、市各相关部门、市工作专班成员单位、朝阳区、市科委等12部门）")
    assert [a.generic for a in found.assignments] == [False, True, True, True, True, False, False, True]


def test_departments_and_institutions_of_a_level_or_a_field_are_open_sets():
    found = read("（省直部门、市级主管部门、县属企业、教育部门、金融机构、村（社区）、市第一中学）")
    assert [a.generic for a in found.assignments] == [True, True, True, True, True, True, False]


def test_positions_count_from_one_and_spans_hold_the_words():
    found = read("（责任单位：区科技局、区教委）")
    assert [(a.position, a.evidence.quote) for a in found.assignments] == [(1, "区科技局"), (2, "区教委")]


def test_a_unit_named_twice_counts_once_with_its_strongest_role():
    clauses = (read("（市教委、市科委负责）"), read("（市科委牵头，市教委配合）"))
    assert [(a.name, a.role, a.position) for a in union(clauses)] == [("市教委", RESPONSIBLE, 1), ("市科委", LEAD, 2)]


def test_a_table_cell_takes_the_role_of_its_column():
    cell = "区科技局、区教委"
    assert [a.role for a in cell_assignments(cell, 0, len(cell), LEAD)] == [LEAD, LEAD]


@pytest.mark.parametrize("role", [LEAD, RESPONSIBLE, SUPPORT])
def test_those_before_together_with_others_in_a_cell_have_the_role_of_its_column(role: Role):
    cell = "市科技局会同市财政局"
    found = cell_assignments(cell, 0, len(cell), role)
    assert [(a.name, a.role) for a in found] == [("市科技局", role), ("市财政局", SUPPORT)]


def test_a_verb_or_label_in_a_cell_outweighs_the_role_of_its_column():
    for cell in ("市科技局会同市财政局负责", "责任单位：市科技局会同市财政局"):
        assert [a.role for a in cell_assignments(cell, 0, len(cell), LEAD)] == [RESPONSIBLE, SUPPORT]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("市教育局\n市财政局\n各区政府", ["市教育局", "市财政局", "各区政府"]),
        ("教育局\r\n财政局\r\n人社局", ["教育局", "财政局", "人社局"]),
        ("财政部\n教育部\n国家发展改革委", ["财政部", "教育部", "国家发展改革委"]),
        ("市委\n市政府\n团市委", ["市委", "市政府", "团市委"]),
        ("朝阳区\n海淀区", ["朝阳区", "海淀区"]),
        ("市教育局<br>市财政局<br/>各区", ["市教育局", "市财政局", "各区"]),
        ("市教育局\n市住房和城乡建\n设局", ["市教育局", "市住房和城乡建设局"]),
        ("市科<br>委", ["市科委"]),
        ("市人力资源和社会\n保障局", ["市人力资源和社会保障局"]),
        ("大城市行\n政审批局", ["大城市行政审批局"]),
        ("大城市委\n宣传部", ["大城市委宣传部"]),
        ("公安局\n交警大队", ["公安局交警大队"]),
        ("国家发展改革委\n办公厅", ["国家发展改革委办公厅"]),
        ("国务院\n国资委", ["国务院国资委"]),
        ("市政府\n有关部门", ["市政府有关部门"]),
        ("南京市\n鼓楼区", ["南京市鼓楼区"]),
    ],
)
def test_lines_of_a_cell_are_names_unless_they_break_one(cell: str, names: list[str]):
    assert [a.name for a in cell_assignments(cell, 0, len(cell))] == names


def test_labels_that_begin_the_lines_of_a_cell_are_no_units():
    for cell in ("牵头单位：市科委<br>配合单位：市教委", "牵头单位 市科委\n配合单位 市教委"):
        found = cell_assignments(cell, 0, len(cell))
        assert [(a.name, a.role) for a in found] == [("市科委", LEAD), ("市教委", SUPPORT)]


def test_a_rule_of_the_document_is_no_unit():
    assert units("（市科委、市教委，排第一位的为牵头单位，下同）") == [("市科委", RESPONSIBLE), ("市教委", RESPONSIBLE)]
    assert units("（各区政府负责，以下各项均需各区政府落实，不再列出）") == [("各区政府", RESPONSIBLE)]
