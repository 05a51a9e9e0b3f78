from __future__ import annotations

import pytest

from plangraph.parse.brackets import responsibility_brackets
from plangraph.parse.lines import lines


def brackets(text: str) -> list[str]:
    """The brackets of responsibility of a text."""
    return [bracket.quote for bracket in responsibility_brackets(text, lines(text))]


@pytest.mark.parametrize(
    "bracket",
    [
        "（责任单位：市科委、市财政局）",
        "（责任部门：市科委）",
        "（牵头单位：市科委，配合单位：市财政局）",
        "（6月底完成，牵头考核单位：市财政局）",
        "（市科委牵头，市财政局配合）",
        "（市科委牵头，市财政局、市教委按职责分工配合）",
        "（市科委牵头，会同雄安新区公共服务局协同推进，2023年10月底前完成）",
        "（市科委牵头，持续推进）",
        "（市科委、市财政局按分管领域负责，持续推进）",
        "（商务部、财政部等部门按职责分工负责）",
        "(市商务局、市科委分别负责落实，完成时限：2021年10月)",
        "（市财政局牵头落实，完成时限：2021年12月)",
        "（地方人民政府相关部门负责，商务部指导）",
        "（市科委、市经济信息化委）",
        "（各有关单位）",
        "（各镇街（园区）、区科技局负责）",
        "【责任单位：市科委】",
        "责任单位：市科委、市财政局",
        "（牵头部\n\n门：市科委；配合部门：市财政局）",
        "（市科委、市教委；2027年底前完成）",
        "（市科委、市教委，排第一位的为牵头单位，下同）",
        "（省农业农村厅、省林业局，各市州党委、政府）",
        "（教育部、共青团中央、全国妇联）",
        "（教育部、全国妇联、新疆生产建设兵团按职责分工负责）",
        "（市教育局、市第一中学、中国移动、国网陕西电力）",
        "（省教育厅、省直部门、市属高校）",
        "（市工业园、市科学城、市城投、村（社区））",
        "（公安、司法、民政部门负责）",
        "（市教育、科技、卫生健康等部门按职责分工负责）",
        "（市教育局、市名师工作坊）",
        "（市科委、市财政局　2026年6月底前）",
        "（国家卫生健康委、市场监管总局〔国家标准委〕负责）",
        "（市委组织部(市委人才办)、市教育局）",
        "【市委组织部[市委人才办]、市教育局】",
        "（市教育局、市财政局、名师工作坊按职责分工负责）",
        "（由市科委牵头、市财政局配合）",
        "（市科委抓好落实）",
        "（市委宣传部牵头抓总，市科委具体实施）",
        "（市科委为牵头单位，市财政局为责任单位）",
        "（市教委负责校园部分，市住建局负责建筑部分）",
        "牵头单位：市科委\n配合单位：市财政局\n完成时限：2025年底前",
        "完成时限：2025年底前\n责任单位：市科委\n责任人：张某",
        "牵头单位：市科委；责任单位：市财政局。完成时限：2025年底前",
        "主办单位：市科委\n协办单位：市财政局",
        "〖责任单位：市科委〗",
        "\uff3b牵头单位：市科委　配合单位：市财政局\uff3d",
        "【牵头单位：市科委】【配合单位：市财政局】【完成时限：2026年10月底前】",
        "（省财政厅，伊犁哈萨克自治州，各州人民政府）",
        "实施主体：市科委\n监管单位：市财政局\n时间节点：2022年9月1日前",
    ],
)
def test_each_way_of_marking_responsibility_is_found(bracket: str):
    assert brackets(f"1.建设平台。建成三个平台。{bracket}\n2.其他。") == [bracket]


@pytest.mark.parametrize(
    "words",
    [
        "依托国家区域专利信息服务（重庆）中心建设。",
        "发布清单（见附件1）。",
        "推进药品生产质量管理规范（GMP）认证。",
        "补助200万元（含）以上。",
        "发明人（设计人）申报认定。",
        "由市科委牵头，市财政局配合。",
        "（此件公开发布）",
        "行动计划（2025—2027年）",
        "主办单位：某市人民政府办公室",
        "明确责任单位：各区要落实责任。",
        "建成三个平台（2025年底前完成）。",
        "责任领导：张某",
        "联合高校（清华大学、北京大学）。",
        "责任单位 要落实任务。",
        "按章办学。（小学、初中、高中）",
        "分类施策。（A类(甲类)、B类〔乙类〕）",
        "缴纳保费（用人单位承担）。",
        "按月报送。（新华社、记者张三）",
        "加大投入。（市财政局、市级财政资金支持）",
        "放开市场。（市科委、市场化运作）",
        "对企业给予奖励（由市财政局会同市科委另行制定细则）。",
        "给予奖励（市科委会同市教委制定细则），支持企业。",
        "提高标准（由市科委会同市教委确定）。",
    ],
)
def test_innocent_brackets_are_left_alone(words: str):
    assert brackets(words) == []


def test_several_brackets_of_a_task_stand_in_order():
    text = "1.标准。培育企业。（省经济和信息化厅负责）支持制订。（省市场监管局负责）"
    assert brackets(text) == ["（省经济和信息化厅负责）", "（省市场监管局负责）"]


@pytest.mark.parametrize("before", ["——", "• ", "- **", "　　"])
def test_a_line_with_a_label_may_begin_with_a_dash_or_a_bullet(before: str):
    found = brackets(f"1.建设平台。建成三个平台。\n{before}责任单位：市科委、市财政局\n2.其他。")
    assert [statement[-14:] for statement in found] == ["责任单位：市科委、市财政局"[-14:]]


def test_a_bracket_with_a_verb_may_end_a_clause_or_a_heading():
    assert brackets("1.优化环境（区营商办负责）。落实政策。") == ["（区营商办负责）"]
    assert brackets("1.民生。新建幼儿园3所（区教育局负责），改造小区40个（区住建局负责）。") == [
        "（区教育局负责）",
        "（区住建局负责）",
    ]


def test_work_done_together_is_a_statement_unless_it_sets_rules_amid_a_sentence():
    assert brackets("1.奖励。给予奖励。（市财政局会同市科委制定办法）\n2.其他。") == ["（市财政局会同市科委制定办法）"]
    assert brackets("1.建平台（市财政局会同市科委编制）。\n2.其他。") == ["（市财政局会同市科委编制）"]
    assert brackets("1.审批（市财政局会同市行政审批服务局）。\n2.其他。") == ["（市财政局会同市行政审批服务局）"]
    assert brackets("1.奖励。给予奖励（市财政局会同市科委）。\n2.其他。") == ["（市财政局会同市科委）"]


def test_a_list_of_offices_may_stand_before_the_full_stop():
    assert brackets("1.共享。新增接口200个（市数据局、市直各部门）。\n2.其他。") == ["（市数据局、市直各部门）"]


def test_a_blank_may_stand_for_the_colon_after_a_label():
    assert brackets("1.建平台。\n责任单位  市科委、市财政局\n2.其他。") == ["责任单位  市科委、市财政局"]
    dated = "责任单位  市科委、市财政局  2026年6月底前"
    assert brackets(f"1.建平台。\n{dated}\n2.其他。") == [dated]
    assert brackets("1.建平台。\n责任单位 要落实任务。\n2.其他。") == []
