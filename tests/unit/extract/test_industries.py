from __future__ import annotations

import pytest
from tests.unit.extract.prose import names, toponyms_of, whole

from plangraph.extract.industries import industries
from plangraph.extract.platforms import platforms
from plangraph.extract.sectors import topics
from plangraph.read.gazetteers import gazetteer


def found(text: str, title: str = "") -> list[str]:
    parks = platforms(text, whole(text), topics(title))
    return names(industries(text, whole(text), title, parks, toponyms_of("重庆市云岭区人民政府")))


def test_unknown_members_of_a_list_of_industries_count():
    assert found("聚焦甲具、乙石、丙金等特色产业建设载体。") == ["甲具", "乙石", "丙金"]


def test_the_class_word_is_no_part_of_a_name():
    assert found("支持静脉产业、新材料等重点领域。") == ["静脉", "新材料"]


def test_grade_words_are_cut():
    assert found("推进高端医疗器械产业高质量发展。") == ["医疗器械"]


def test_a_list_of_fields_counts_by_its_known_members():
    assert found("在集成电路、新能源汽车、光伏等领域招商。") == ["集成电路", "新能源汽车", "光伏"]


@pytest.mark.parametrize(
    "text",
    [
        "在法规互鉴、人才共育、执法协同、技术转移等领域合作。",
        "联合高校、科研院所、医疗机构和相关企业攻关。",
        "优化研发、生产、上市、销售等环节。",
        "培育战略性新兴产业和特色产业，发展未来产业。",
        "加强金融支持和教育引导。",
        "“农业、林业等产业”",
    ],
)
def test_activities_actors_and_collective_classes_are_no_industries(text: str):
    assert found(text) == []


def test_the_sector_of_a_park_is_an_industry():
    assert found("高水平建设国家语言服务出口基地。") == ["语言服务"]


def test_what_the_title_develops_is_an_industry():
    assert found("推动商业航天走深走实。", "甲市促进商业航天发展打造空间信息产业高地行动计划") == ["商业航天"]


def test_a_sector_is_the_object_of_development():
    assert found("大力发展数字贸易。") == ["数字贸易"]


def test_an_unknown_name_before_industry_counts_if_the_text_names_it_twice():
    assert found("发展苎麻织造产业。") == []
    assert found("发展苎麻织造产业。壮大苎麻织造产业。") == ["苎麻织造"]


def test_places_are_no_industries():
    assert found("以云岭、资阳、新材料等重点产业为依托。") == ["新材料"]


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("甲市促进高端医疗器械产业全链条发展行动方案", ("医疗器械",)),
        ("甲市加快食品科技创新赋能产业发展行动方案", ("食品科技",)),
        ("甲市知识产权强区行动计划", ()),
        ("甲市促进综合保税区高水平开放高质量发展意见", ()),
    ],
)
def test_the_topic_of_a_title_is_an_industry_or_nothing(title: str, topic: tuple[str, ...]):
    assert topics(title) == topic


@pytest.mark.parametrize(
    ("text", "found_here"),
    [
        ("培育海洋生物医药、海洋新能源、海水淡化等海洋产业。", ["海洋生物医药", "海洋新能源", "海水淡化", "海洋"]),
        ("严控煤电、煤化工、电石等高耗能行业新增产能。", ["煤电", "煤化工", "电石"]),
        ("培育民宿、露营、研学旅行等新业态。", ["民宿", "露营", "研学旅行"]),
    ],
)
def test_a_word_of_kind_may_stand_between_the_list_and_its_class_word(text: str, found_here: list[str]):
    assert found(text) == found_here


def test_a_verb_between_the_list_and_a_class_word_ends_the_list():
    assert found("落实税收、用地等政策支持企业。") == []


def test_a_known_name_with_a_conjunction_is_one_member():
    assert found("发展软件和信息服务、人工智能等产业。") == ["软件和信息服务", "人工智能"]


def test_what_is_merged_with_a_list_is_no_part_of_its_first_member():
    assert found("推动茶叶与旅游、康养、文创等产业融合。") == ["茶叶", "旅游", "康养", "文创"]
    assert found("推动新技术与汽车产业融合。") == ["汽车"]


def test_a_list_of_industries_may_hold_parts_and_services():
    assert found("发展无人机、航空零部件、低空保障等产业。") == ["无人机", "航空零部件", "低空保障"]


def test_development_of_a_list_goes_on_past_an_unknown_member():
    assert found("大力发展演艺、丙乐、动漫，扩大消费。") == ["演艺", "动漫"]


def test_an_industry_of_one_character_keeps_its_class_word():
    assert found("做强茶产业。") == ["茶产业"]
    assert found("发展红茶产业。") == []


def test_the_class_word_makes_a_sector_of_what_is_else_a_means():
    assert found("带动科技服务业创新发展。") == ["科技服务"]
    assert found("推动科技服务创新发展。") == []


def test_a_title_may_coordinate_its_industries():
    title = "某县养老服务业和低空经济高质量发展行动计划"
    assert set(topics(title, gazetteer().industries)) == {"养老服务", "低空经济"}


def test_a_belt_of_industry_is_a_place():
    assert found("建设湘南油茶产业带。") == []


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("聚焦人工智能、生物医药、新能源三大先导产业。", ["人工智能", "生物医药", "新能源"]),
        ("做强汽车、钢铁两大主导产业。", ["汽车", "钢铁"]),
        ("培育生物医药、甲具、新材料三个千亿级产业集群。", ["生物医药", "甲具", "新材料"]),
        ("聚焦集成电路、新型显示2个重点领域。", ["集成电路", "新型显示"]),
    ],
)
def test_a_number_sums_up_a_list(text: str, listed: list[str]):
    assert found(text) == listed


def test_a_list_of_firms_that_hold_the_names_of_sectors_has_no_industries():
    assert found("支持信达生物、亚盛医药等企业创新，依托三一重工、徐工机械等龙头企业攻关。") == []
    assert found("推动汽车、建材、智能家电等企业发展。") == ["汽车", "建材", "智能家电"]


def test_the_class_word_in_the_name_of_an_event_closes_no_list():
    assert found("办好世界机器人大会、中国国际机器人产业大会、云岭软件产业博览会。") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("培育壮大四大未来产业：人工智能、新材料、量子科技。", ["人工智能", "新材料", "量子科技"]),
        (
            "做大做强工程机械、轨道交通装备、航空航天装备三大世界级产业集群。",
            ["工程机械", "轨道交通装备", "航空航天装备"],
        ),
        ("构建以新能源、新材料、高端装备为主导的现代化产业体系。", ["新能源", "新材料", "高端装备"]),
    ],
)
def test_lists_are_known_by_what_announces_and_follows_them(text: str, named: list[str]):
    assert found(text) == named


def test_a_list_of_sites_has_no_site_for_an_industry():
    assert found("打造桑田科学岛、生物医药产业园等载体。") == ["生物医药"]
    assert found("打造桑田科学岛、创新港等产业园。") == []
