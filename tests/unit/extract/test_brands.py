from __future__ import annotations

import pytest
from tests.unit.extract.prose import names, whole

from plangraph.extract.brands import brands


def found(text: str, *own: str) -> list[str]:
    return names(brands(text, whole(text), own))


def test_every_quoted_name_of_a_list_that_ends_in_brand_is_a_brand():
    assert found("推动建设“云岭石雕”“云岭黑山羊”、“云岭冬菜”等区域品牌，增强竞争力。") == [
        "云岭石雕",
        "云岭黑山羊",
        "云岭冬菜",
    ]


def test_a_single_quoted_name_before_brand_is_a_brand():
    assert found("加速“云岭制造”品牌国际化进程。") == ["云岭制造"]


def test_a_quoted_name_after_brand_is_a_brand():
    assert found("做强区域公用品牌“云岭臻品”，扩大影响。") == ["云岭臻品"]


def test_the_name_of_a_programme_is_no_brand():
    assert found("实施“千企百城”商标品牌培育提升工程。") == []


def test_a_brand_activity_is_no_brand():
    assert found("开展“质量之光”品牌活动。") == []


def test_grades_of_firms_are_no_brands():
    assert found("形成“专精特新”“小巨人”等企业品牌。") == []


def test_products_of_the_own_place_that_are_to_be_created_are_brands():
    assert found("以打造“云岭星”“云岭箭”为目标，提供服务。", "云岭") == ["云岭星", "云岭箭"]


def test_a_slogan_with_the_own_place_is_no_brand():
    assert found("打造“云岭样板”，形成经验。", "云岭") == []


def test_a_quoted_scene_without_the_own_place_is_no_brand():
    assert found("实现无人化烹饪，打造“智慧厨房”。", "云岭") == []


def test_the_status_follows_the_words_around_the_name():
    text = "发挥“飞天”等品牌标杆示范作用。推动创建“云岭白芷”等品牌。用好“老街”品牌。"
    assert [brand.status for brand in brands(text, whole(text))] == ["benchmark", "to_build", "built"]


def test_a_brand_named_again_without_quotes_keeps_one_entity():
    text = "加速“云岭制造”品牌国际化。打造云岭制造的商标品牌。"
    (brand,) = brands(text, whole(text))
    assert [mention.span.quote for mention in brand.mentions] == ["“云岭制造”", "云岭制造的商标品牌"]


def test_a_mention_bears_the_task_of_its_passage():
    text = "加速“云岭制造”品牌国际化。"
    assert [mention.task for mention in brands(text, whole(text, 8))[0].mentions] == [8]


def test_a_list_of_brands_says_of_what_kind_they_are():
    assert found("打造“云桥”“星岭”等工业互联网平台品牌，培育“云和堂”等中华老字号品牌。") == ["云桥", "星岭", "云和堂"]


def test_a_list_without_quotes_has_brands_where_its_first_name_begins_with_the_own_place():
    text = "做强云岭黑山羊、雷竹、冬菜等区域品牌。推动云岭石雕、锻打刀和白芷等特色农产品区域公用品牌建设。"
    assert found(text, "云岭") == ["云岭黑山羊", "雷竹", "冬菜", "云岭石雕", "锻打刀", "白芷"]
    assert {brand.status for brand in brands(text, whole(text), ("云岭",))} == {"to_build"}


@pytest.mark.parametrize(
    "text",
    [
        "培育茶叶、水果、蔬菜等区域公用品牌。",
        "支持云岭企业、高校等品牌建设。",
        "推广云岭区、青山区等区域品牌。",
        "发展云岭农业、工业、服务业等品牌。",
        "做强云岭黑山羊、雷竹等品牌工程。",
        "围绕云岭石刻、十里荷棠等旅游资源，打造品牌。",
        "等品牌。",
    ],
)
def test_a_list_of_goods_actors_places_or_branches_without_quotes_has_no_brand(text: str):
    assert found(text, "云岭") == []
