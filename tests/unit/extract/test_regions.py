from __future__ import annotations

import pytest
from tests.unit.extract.prose import names, toponyms_of, whole

from plangraph.extract.regions import regions

DISTRICT = "重庆市云岭区人民政府"


def found(text: str, issuer: str = DISTRICT) -> list[str]:
    return names(regions(text, whole(text), toponyms_of(issuer)))


def test_the_partner_of_a_pair_is_what_is_not_the_own_place():
    text = "推进云岭—资阳一体化，支持云岭资阳地区发展。"
    (region,) = regions(text, whole(text), toponyms_of(DISTRICT))
    assert (region.name, region.adcode, len(region.mentions)) == ("资阳", "512000", 2)


def test_the_own_place_and_its_superior_are_no_partners():
    assert found("重庆市支持云岭区发展，服务全国和中国市场。") == []


def test_a_corridor_is_found_by_name_and_by_ending():
    assert found("融入西部陆海新通道，对接G60科创走廊。") == ["西部陆海新通道", "G60科创走廊"]


def test_a_strategy_with_what_says_whose_places_is_one_name():
    assert found("促进与“一带一路”共建国家合作，强化长江经济带11省市协作。") == [
        "“一带一路”共建国家",
        "长江经济带11省市",
    ]


def test_a_zone_needs_a_proper_modifier():
    assert found("对标西部科学城重庆高新区经验，建设经贸合作区。") == ["西部科学城重庆高新区"]


def test_the_zone_of_the_own_place_is_no_partner():
    assert found("以云岭高新区为依托。") == []


def test_districts_of_the_own_province_are_known_by_their_short_names():
    text = "围绕闵行航天城、青浦示范区布局。"
    assert found(text, "上海市人民政府办公厅") == ["闵行", "青浦"]
    assert found(text, "安徽省人民政府") == []


def test_the_short_and_the_full_name_of_a_district_are_one():
    text = "在闵行区建设基地，深化闵行合作。"
    (region,) = regions(text, whole(text), toponyms_of("上海市人民政府"))
    assert (region.name, region.aliases, region.adcode) == ("闵行区", ("闵行",), "310112")


def test_surfaces_of_a_bloc_are_one_entity():
    text = "加强与其他RCEP国家合作，开拓RCEP市场，联络RCEP成员国。"
    (region,) = regions(text, whole(text), toponyms_of("安徽省商务厅"))
    assert region.aliases == ("RCEP市场", "RCEP成员国")


def test_countries_are_known_by_one_character_in_trade_and_in_lists():
    assert found("拓展对日贸易，加大对日、韩、新加坡招商。", "安徽省商务厅") == ["日本", "韩国", "新加坡"]


@pytest.mark.parametrize(
    "text", ["扩大日用消费品进口。", "促进长治久安。", "畅通出海口岸。", "集中卫生资源。", "《河北省办法》"]
)
def test_words_that_hold_the_name_of_a_place_are_no_place(text: str):
    assert found(text) == []


def test_an_ambiguous_name_among_places_is_a_place():
    assert found("与四川、海东、玉树等地合作。", DISTRICT) == ["四川", "海东", "玉树"]


def test_a_name_that_two_places_share_gets_no_code():
    text = "与鼓楼区合作。"
    (region,) = regions(text, whole(text), toponyms_of(DISTRICT))
    assert region.adcode is None


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("深度对标浙江经验。", "benchmark"),
        ("加强与四川合作。", "cooperates"),
        ("扩大对越南出口。", "target_market"),
        ("在广西设立分支。", "placed_in"),
        ("服务长三角一体化。", "strategy"),
    ],
)
def test_the_relation_follows_the_cue_before_the_name(text: str, relation: str):
    assert [region.relation for region in regions(text, whole(text), toponyms_of(DISTRICT))] == [relation]


def test_two_countries_may_be_named_by_one_character_each():
    assert found("拓展日韩、东南亚、欧美市场。") == ["日本", "韩国", "东南亚", "欧美"]


def test_a_corridor_in_the_title_of_a_document_is_none():
    assert found("落实《云贵文化旅游走廊建设规划》。") == []


def test_the_superiors_of_a_city_are_no_partners():
    assert found("落实福建省部署，联动泉州。", "厦门市人民政府") == ["泉州"]


def test_a_county_is_known_by_its_short_name_after_its_province():
    assert found("加强与上海青浦、江苏吴江合作。", "浙江省嘉善县人民政府") == ["上海", "青浦", "江苏", "吴江"]


def test_a_county_of_two_characters_is_known_in_its_own_province():
    assert found("建设浏阳、攸县、茶陵基地。", "湖南省林业局") == ["浏阳", "攸县", "茶陵"]


def test_provinces_by_one_character_each_are_a_region():
    assert found("加强与沪苏浙协作，深化闽宁协作和京津冀协作。", "安徽省人民政府") == ["沪苏浙", "闽宁", "京津冀"]


def test_a_temple_or_a_pagoda_is_no_place():
    assert found("提升武侯祠和大雁塔品质。", "四川省人民政府") == []
    assert found("提升大雁塔品质。", "西安市人民政府") == []


def test_a_belt_of_industry_needs_a_name_besides_the_industry():
    assert found("建设机器人产业带和湘南油茶产业带。", "湖南省人民政府") == ["湘南油茶产业带"]


def test_a_name_that_is_also_a_word_is_a_place_as_object_of_support():
    assert found("支持龙华、坪山、光明建设分园。", "深圳市人民政府") == ["龙华", "坪山", "光明"]


def test_a_new_area_and_its_short_name_are_one():
    assert found("支持雄安新区建设，深化与雄安合作。", "北京市人民政府") == ["雄安新区"]


def test_a_division_whose_name_ends_like_a_zone_is_one_region_with_its_code():
    text = "市、区协同共建浦东新区、闵行区两个产业集聚区。"
    found = regions(text, whole(text), toponyms_of("上海市人民政府"))
    assert [(region.name, region.adcode) for region in found if region.name == "浦东新区"] == [("浦东新区", "310115")]


def test_a_province_of_two_characters_is_not_two_provinces():
    assert found("深化与辽宁协作，推进鲁渝协作。") == ["辽宁", "鲁渝"]


@pytest.mark.parametrize("text", ["修复杭州湾。", "举办环青海湖骑行活动。", "深化东西部协作。"])
def test_bays_and_lakes_and_east_and_west_together_are_no_place(text: str):
    assert found(text) == []


def test_a_place_right_after_another_is_no_lake():
    assert found("与湖南湖北、山东青岛合作。") == ["湖南", "湖北", "山东", "青岛"]


def test_the_full_name_of_a_district_that_is_also_a_word_stands_after_a_place():
    assert found("推进老城区、新城区改造。") == []
    assert found("与洛阳市老城区合作。") == ["洛阳市", "老城区"]


def test_whom_a_plan_assists_is_a_partner():
    text = "对口支援新疆、西藏，扩大对日本出口。"
    found_here = regions(text, whole(text), toponyms_of(DISTRICT))
    assert [(region.name, region.relation) for region in found_here] == [
        ("新疆", "cooperates"),
        ("西藏", "cooperates"),
        ("日本", "target_market"),
    ]


@pytest.mark.parametrize("brackets", ["（）", "()", "（含）"])
def test_each_zone_of_a_list_in_a_bracket_has_its_own_name(brackets: str):
    text = f"建设三个基地{brackets[:-1]}大足高新区、双桥经开区、荣昌高新区{brackets[-1]}。"
    zones = [name for name in found(text) if name.endswith("区")]
    assert zones == ["大足高新区", "双桥经开区", "荣昌高新区"]


def test_schools_and_firms_that_begin_with_a_place_are_no_places():
    assert found("支持江西铜业集团、北京科技大学、昆明理工大学开展合作。") == []
    assert found("支持江西、北京、昆明开展合作。") == ["江西", "北京", "昆明"]


def test_a_county_whose_name_is_also_a_word_needs_a_list_and_a_part_of_a_town_a_place_before_it():
    assert found("支持和县、含山县建设产业园。", "安徽省人民政府") == ["和县", "含山县"]
    assert found("改造老城区。") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("加强与成都、德阳、绵阳等市合作。", {"成都": "510100", "德阳": "510600", "绵阳": "510700"}),
        ("深化与渝北、江北等区合作。", {"渝北": "500112", "江北": "500105"}),
        ("深化与朝阳、海淀等2个区合作。", {"朝阳": "110105", "海淀": "110108"}),
        ("加强与乐山、安岳、资中等市县合作。", {"乐山": "511100", "安岳": "512021", "资中": "511025"}),
    ],
)
def test_the_end_of_a_list_says_what_its_places_are(text: str, codes: dict[str, str]):
    found_here = regions(text, whole(text), toponyms_of(DISTRICT))
    assert {region.name: region.adcode for region in found_here} == codes
    assert {region.relation for region in found_here} == {"cooperates"}


@pytest.mark.parametrize("text", ["改造公园、广场等区。", "推动企业、高校等区域主体合作。", "建设海淀等区域中心。"])
def test_what_is_no_list_of_places_before_its_end_names_none(text: str):
    assert found(text) == []


def test_parts_of_provinces_are_regions():
    assert found("加强与川南、渝东北地区合作。") == ["川南", "渝东北"]
    assert found("推动川南渝西地区融合发展。") == ["川南", "渝西"]
    assert found("联动粤北、湘南等地。", "湖南省人民政府") == ["粤北", "湘南"]


@pytest.mark.parametrize(
    "text", ["推进闽南文化保护。", "支持江苏南、北两地。", "建设京东、淘宝平台。", "馆藏中、外文献。"]
)
def test_a_sign_and_a_direction_in_other_words_are_no_part_of_a_province(text: str):
    assert [name for name in found(text) if name != "江苏"] == []
