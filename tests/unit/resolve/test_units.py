from __future__ import annotations

import pytest

from plangraph.model.document import Document
from plangraph.model.plan import BodyKind, Unit
from plangraph.pipeline.ingestion import extract
from plangraph.read.gazetteers import gazetteer
from plangraph.resolve.jurisdictions import jurisdiction, places
from plangraph.resolve.kinds import kind_of
from plangraph.resolve.units import Apart, units


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (BodyKind.PARTY, "区委宣传部 市委金融办 市委编办 中央宣传部 中央网信办 区纪委监委 市委党校 国家机关工委 省委"),
        (BodyKind.GOVERNMENT, "区教委 区市场监管局 省商务厅 财政部 海关总署 区政府外办 省外办 浦东新区政府"),
        (BodyKind.GOVERNMENT, "市政府办公室 朝阳区 国务院 证监会 中国人民银行某某分行 合肥海关 市消防救援支队"),
        (BodyKind.JUDICIARY, "区法院 区检察院 最高人民法院"),
        (BodyKind.PARK, "某某高新区管委会 双河工业园区发展中心 经开区新材料产业发展服务中心 某某商务合作区管理局"),
        (BodyKind.INSTITUTION, "某某石刻研究院 区金融发展事务中心 申康医院发展中心 市图书馆 某某大学 供销合作总社"),
        (BodyKind.CONGRESS, "区人大常委会办公室 市人大"),
        (BodyKind.CONFERENCE, "区政协办公室 市政协"),
        (BodyKind.MASS, "市总工会 共青团中央 团市委 市妇联 市科协 市工商联 省贸促会"),
        (BodyKind.ENTERPRISE, "省港航集团 某某银行 中国出口信用保险公司安徽分公司 国网某某供电公司"),
        (BodyKind.MILITARY, "区人武部 中央军委政治工作部"),
    ],
)  # fmt: skip
def test_the_kind_of_a_body_follows_from_its_name(kind: BodyKind, names: str):
    found = {name: kind_of(name, generic=False) for name in names.split()}
    assert {name: k for name, (k, _) in found.items()} == dict.fromkeys(names.split(), kind)
    assert all(reason.in_chinese().endswith("。") for _, reason in found.values())


def test_what_stands_in_brackets_after_a_name_does_not_decide_its_kind():
    for name in ("市经济信息化委（市国防科工办）", "市经济和信息化局〔市中小企业局〕", "市财政局(市大数据中心)"):
        assert kind_of(name, generic=False)[0] is BodyKind.GOVERNMENT, name


def test_a_generic_phrase_is_a_set_and_says_so():
    kind, reason = kind_of("各区政府", generic=True)
    assert kind is BodyKind.SET
    assert "各区政府" in reason.in_chinese()


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("重庆市大足区人民政府", ("重庆市", "大足区")),
        ("上海市人民政府办公厅", ("上海市",)),
        ("北京市政务服务管理局", ("北京市",)),
        ("北京市市场监督管理局", ("北京市",)),
        ("安徽省推进“三地一区”建设领导小组办公室", ("安徽省",)),
        ("内蒙古自治区人民政府", ("内蒙古自治区",)),
        ("安徽省寿县人民政府", ("安徽省", "寿县")),
        ("中共重庆市大足区委办公室", ("重庆市", "大足区")),
        ("国务院办公厅", ()),
        ("商务部", ()),
    ],
)
def test_the_places_of_an_issuer_are_read_from_its_name(issuer: str, expected: tuple[str, ...]):
    assert places(issuer) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("区科技局", "重庆市大足区"),
        ("市知识产权局", "重庆市"),
        ("省商务厅", None),
        ("某某高新区", "重庆市大足区"),
        ("各镇街", "重庆市大足区"),
        ("国家知识产权局", None),
        ("税务总局", None),
        ("北京市税务局", None),
        ("市场监管总局", None),
    ],
)
def test_a_short_name_is_understood_in_the_issuers_place_of_its_level(name: str, expected: str | None):
    assert jurisdiction(name, ("重庆市", "大足区")) == expected


def test_sets_below_the_issuer_belong_to_it_and_central_plans_have_no_place():
    assert jurisdiction("各区政府", ("上海市",)) == "上海市"
    assert jurisdiction("区科技局", ()) is None


def test_an_autonomous_region_is_no_district():
    assert jurisdiction("区科技局", ("广西壮族自治区",)) == "广西壮族自治区"
    assert jurisdiction("自治区科技厅", ("广西壮族自治区", "南宁市")) == "广西壮族自治区"
    assert jurisdiction("州科技局", ("四川省", "凉山彝族自治州")) == "四川省凉山彝族自治州"


def units_of(*lists: str, issuer: str = "重庆市渝中区人民政府", apart: Apart = frozenset()) -> dict[str, Unit]:
    """The units of an invented plan with a task for each list, by every name."""
    tasks = "".join(f"{n}．任务{n}。做好工作。（责任单位：{names}）\n" for n, names in enumerate(lists, 1))
    text = f"{issuer}关于印发《质量行动方案》的通知\n\n{issuer}\n2026年4月2日\n\n质量行动方案\n\n一、主要任务\n{tasks}"
    document = Document("plan.txt", text, "0")
    found = units(extract(document, gazetteer()), gazetteer(), apart=apart)
    return {name: unit for unit in found for name in (unit.name, *unit.aliases)}


def test_spellings_of_one_body_are_one_unit_by_the_first_of_them():
    found = units_of("区市场监督管理局、区财政局", "区市场监管局")
    unit = found["区市场监管局"]
    assert (unit.name, unit.aliases, unit.normal) == ("区市场监督管理局", ("区市场监管局",), "区市场监管局")
    assert [merge.name for merge in unit.merged] == ["区市场监督管理局"]
    assert unit.functions == ("market-regulation",)
    assert (found["区财政局"].normal, found["区财政局"].merged) == ("", ())


def test_the_kind_of_a_body_is_that_of_its_normal_form():
    unit = units_of("宣传部、区财政局")["宣传部"]
    assert (unit.normal, unit.kind) == ("区委宣传部", BodyKind.PARTY)
    assert unit.reason == "“区委宣传部”的名称以“区委”开头，是党委的机构。"


@pytest.mark.parametrize(
    "names", ["市发展改革委、科技局", "江津区教委、科技局", "镇财政局、科技局", "区科技局、科技局"]
)
def test_a_bare_name_beside_names_of_other_places_is_not_the_issuers(names: str):
    assert units_of(names)["科技局"].normal == ""


def test_a_bare_name_is_the_issuers_own_where_nothing_speaks_against_it():
    found = units_of("区发展改革委、科技局、国家税务总局重庆市渝中区税务局、各镇街")
    assert (found["科技局"].normal, found["科技局"].jurisdiction) == ("区科技局", "重庆市渝中区")


def test_names_that_are_kept_apart_are_two_units():
    names = frozenset({"区市场监管局", "区市场监督管理局"})
    found = units_of("区市场监管局", "区市场监督管理局、渝中区市场监管局", apart=frozenset({names}))
    assert found["区市场监管局"] is not found["区市场监督管理局"]
    assert (found["区市场监督管理局"].normal, found["区市场监督管理局"].merged) == ("", ())
    assert found["渝中区市场监管局"] is found["区市场监管局"]


def test_a_name_is_kept_apart_from_one_that_the_document_lacks():
    names = frozenset({"区市场监管局", "区市场监督管理局"})
    unit = units_of("区市场监督管理局", apart=frozenset({names}))["区市场监督管理局"]
    assert (unit.normal, unit.merged) == ("", ())


def test_names_that_are_two_anyway_are_not_touched_by_keeping_them_apart():
    names = frozenset({"区教育委员会", "区科技局"})
    assert units_of("区教育委员会、区科技局", apart=frozenset({names}))["区教育委员会"].normal == "区教委"


def test_the_second_sign_of_a_body_alone_is_that_body_in_the_plan_that_says_so():
    found = units_of("区文旅局（区文物局）、区财政局", "区文物局", "区文化和旅游局")
    assert found["区文物局"] is found["区文旅局（区文物局）"] is found["区文化和旅游局"]
    assert found["区文物局"].normal == "区文化旅游局"
    assert {merge.name for merge in found["区文物局"].merged} == {"区文旅局（区文物局）", "区文物局", "区文化和旅游局"}
    assert units_of("区文物局", "区文旅局")["区文物局"].normal != "区文化旅游局"


@pytest.mark.parametrize(
    "lists",
    [
        ("区文旅局（区文物局）", "区园林局（区文物局）", "区文物局"),
        ("区文旅局（区文物局）", "区文旅局、区文物局"),
    ],
)
def test_a_second_sign_of_two_bodies_or_beside_its_own_is_a_body_of_its_own(lists: tuple[str, ...]):
    found = units_of(*lists)
    assert found["区文物局"] is not found["区文旅局（区文物局）"]


def test_a_second_sign_can_be_kept_apart():
    names = frozenset({"区文旅局", "区文物局"})
    found = units_of("区文旅局（区文物局）", "区文物局", "区文旅局", apart=frozenset({names}))
    assert found["区文物局"] is not found["区文旅局"]


def test_an_open_set_belongs_to_its_document_and_an_unknown_place_to_the_region_that_speaks():
    found = units_of("各镇街、省商务厅、区教委")
    assert (found["各镇街"].generic, found["各镇街"].scope) == (True, "质量行动方案")
    assert (found["省商务厅"].jurisdiction, found["省商务厅"].scope) == (None, "重庆市渝中区")
    assert found["区教委"].scope is None
