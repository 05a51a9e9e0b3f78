"""Names of bodies and their normal forms, by the lists that come with the package."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangraph.model.gazetteer import NO_WORD_LISTS
from plangraph.model.merge import MergeRule
from plangraph.read.gazetteers import function_rows, gazetteer
from plangraph.resolve.names import Body, body
from plangraph.resolve.standpoint import Standpoint

DISTRICT = Standpoint(("重庆市", "大足区"))
PROVINCE = Standpoint(("安徽省",))
CITY = Standpoint(("安徽省", "合肥市"))
CENTRE = Standpoint(central=True)
NOWHERE = Standpoint()


def meant(name: str, at: Standpoint = DISTRICT) -> Body:
    return body(name, at, gazetteer())


def normal(names: str, at: Standpoint) -> set[tuple[str, str | None]]:
    return {(found.normal, found.jurisdiction) for found in (meant(name, at) for name in names.split())}


@pytest.mark.parametrize(
    ("at", "names", "form", "where"),
    [
        (PROVINCE, "省市场监管局 省市场监督管理局 安徽省市场监督管理局", "省市场监管局", "安徽省"),
        (CITY, "市卫生健康委 市卫健委 市卫生健康委员会 合肥市卫生健康委员会", "市卫生健康委", "安徽省合肥市"),
        (CITY, "市政府 市人民政府 合肥市人民政府", "市政府", "安徽省合肥市"),
        (CITY, "市委 中共合肥市委 中国共产党合肥市委员会", "市委", "安徽省合肥市"),
        (DISTRICT, "区科技局 区科学技术局 大足区科技局 重庆市大足区科学技术局 科技局", "区科技局", "重庆市大足区"),
        (DISTRICT, "区委宣传部 宣传部 中共重庆市大足区委宣传部 中共大足区委员会宣传部", "区委宣传部", "重庆市大足区"),
        (DISTRICT, "区经济信息委 区经济和信息化委员会 区经信委", "区经济信息委", "重庆市大足区"),
        (DISTRICT, "区文化旅游委 区文旅委 区文化和旅游发展委员会", "区文化旅游委", "重庆市大足区"),
        (DISTRICT, "区住房城乡建委 区住建委 区住房和城乡建设委员会", "区住房城乡建设委", "重庆市大足区"),
        (DISTRICT, "区教体局 区教育体育局 区教育和体育局", "区教育体育局", "重庆市大足区"),
        (DISTRICT, "团区委 共青团大足区委 共青团重庆市大足区委员会", "团区委", "重庆市大足区"),
        (DISTRICT, "区税务局 国家税务总局重庆市大足区税务局", "区税务局", "重庆市大足区"),
        (DISTRICT, "区政协 政协重庆市大足区委员会", "区政协", "重庆市大足区"),
        (DISTRICT, "区法院 大足区人民法院", "区法院", "重庆市大足区"),
        (DISTRICT, "区政府外办 区人民政府外事办公室", "区政府外办", "重庆市大足区"),
        (DISTRICT, "市规划自然资源局 市规划资源局 市规划和自然资源局", "市规划资源局", "重庆市"),
        (DISTRICT, "江津区教委 重庆市江津区教育委员会", "区教委", "重庆市江津区"),
        (
            DISTRICT,
            "区科技局 区科技局（区知识产权局） 区科学技术局(知识产权局) 区科技局〔区知识产权局、区外专局〕",
            "区科技局",
            "重庆市大足区",
        ),
        (DISTRICT, "区委网信办 区委网信办（区互联网信息办公室）", "区委网信办", "重庆市大足区"),
        (CENTRE, "国家发展改革委 国家发改委 国家发展和改革委员会 发展改革委", "国家发展改革委", None),
        (CENTRE, "工业和信息化部 工信部", "工业和信息化部", None),
        (DISTRICT, "市场监管总局 国家市场监督管理总局", "市场监管总局", None),
        (DISTRICT, "中央宣传部 中宣部", "中央宣传部", None),
    ],
)
def test_spellings_of_one_body_have_one_form(at: Standpoint, names: str, form: str, where: str | None):
    assert normal(names, at) == {(form, where)}


@pytest.mark.parametrize(
    ("at", "names"),
    [
        (CITY, "市科技局 市科委"),
        (CITY, "市水务局 市水利局"),
        (CITY, "市工信局 市经信局"),
        (CITY, "市文旅局 市文旅委"),
        (CITY, "市政府办公室 市政府办公厅 市委办公室"),
        (CITY, "市公安局 市公安分局"),
        (CITY, "市卫生健康委 省卫生健康委 国家卫生健康委"),
        (CITY, "市外办 市政府外办 市委外办"),
        (CITY, "市纪委 市监委 市纪委监委"),
        (CITY, "市大数据局 市数据局"),
        (DISTRICT, "区科技局 江津区科技局 市科技局"),
        (DISTRICT, "发展改革委 国家发展改革委"),
        (DISTRICT, "区科协 区科技局"),
        (DISTRICT, "大足区 区政府"),
        (DISTRICT, "区公安局 区公安局（交巡警支队）"),
        (DISTRICT, "区财政局 区财政局（牵头）"),
        (DISTRICT, "区党工委 区党工委（组织部）"),
        (DISTRICT, "区粮食局 区粮食局（市发展改革委）"),
    ],
)
def test_names_that_no_rule_joins_are_of_two_bodies(at: Standpoint, names: str):
    assert len(normal(names, at)) == len(names.split())


@pytest.mark.parametrize("name", ["大足石刻研究院", "双桥工业园区发展中心", "区未来学局", "空管委办公室"])
def test_a_name_that_no_rule_covers_is_its_own_form(name: str):
    found = meant(name)
    assert (found.normal, found.functions, found.merge(name)) == (name, (), None)


def test_an_unlisted_body_with_its_place_written_out_is_that_of_its_place():
    assert meant("大足区未来学局").normal == "区未来学局"


@pytest.mark.parametrize(
    ("name", "functions"),
    [
        ("区市场监管局", ("market-regulation",)),
        ("区教体局", ("education", "sports")),
        ("区文化广电旅游体育局", ("culture-tourism", "broadcasting", "sports")),
        ("区发展改革和科技局", ("development-reform", "science-technology")),
        ("国家粮食局", ("grain",)),
        ("区检察院", ("procuratorate",)),
        ("区委金融办", ("finance",)),
        ("市政府金融办", ("finance",)),
    ],
)
def test_functions_follow_from_the_words_of_a_name(name: str, functions: tuple[str, ...]):
    assert meant(name).functions == functions


def test_a_merge_names_its_rules_and_says_why():
    merge = meant("省市场监督管理局", PROVINCE).merge("省市场监督管理局")
    assert merge is not None
    assert merge.rules == (MergeRule.FUNCTION,)
    assert merge.reason == "“省市场监管局”与“省市场监督管理局”是同一机构：职能词“市场监管”即“市场监督管理”。"
    full = meant("大足区教育委员会").merge("大足区教育委员会")
    assert full is not None
    assert full.rules == (MergeRule.PLACE, MergeRule.NAME)


def test_a_local_short_name_in_a_document_of_nowhere_has_no_place():
    assert meant("区科技局", NOWHERE).unplaced
    assert meant("科技局", NOWHERE).unplaced
    assert not meant("国家发展改革委", NOWHERE).unplaced
    assert not meant("重庆市大足区科技局", NOWHERE).unplaced


def test_a_place_that_shares_its_name_is_not_guessed():
    found = meant("朝阳区科技局")
    assert (found.normal, found.jurisdiction, found.unplaced) == ("朝阳区科技局", None, True)


def test_without_lists_only_the_place_is_read():
    assert body("区科学技术局", DISTRICT, NO_WORD_LISTS).normal == "区科学技术局"
    assert body("大足区科学技术局", DISTRICT, NO_WORD_LISTS).normal == "区科学技术局"


def test_a_very_long_name_takes_no_longer():
    name = "区" + "教育和" * 20000 + "局"
    assert meant(name).normal == name


@pytest.mark.parametrize(("column", "ending"), [("stems", "局"), ("names", "")])
def test_every_group_of_the_list_is_one_body_and_two_groups_are_two(column: str, ending: str):
    groups = [group for row in function_rows() for group in getattr(row, column)]
    forms = [{meant(f"区{spelling}{ending}").normal for spelling in group} for group in groups]
    assert [form for form in forms if len(form) > 1] == []
    assert len({form.pop() for form in forms}) == len(groups)


def test_every_central_spelling_means_its_body_in_central_documents():
    for row in function_rows():
        for group in row.central:
            assert {meant(spelling.removeprefix("~"), CENTRE).normal for spelling in group} == {group[0]}


@given(name=st.text(max_size=60) | st.text("市区县中共团委员会办公室政府国家税务总局教育和科技", max_size=60))
@pytest.mark.parametrize("at", [DISTRICT, PROVINCE, CENTRE, NOWHERE])
def test_any_words_mean_a_body_and_its_normal_form_means_the_same(name: str, at: Standpoint):
    found = meant(name, at)
    assert found.normal or not name
    merge = found.merge(name)
    assert merge is None or (merge.rules and merge.reason.endswith("。"))
    if found.jurisdiction == "".join(at.home) and found.functions:
        assert meant(found.normal, at).normal == found.normal
