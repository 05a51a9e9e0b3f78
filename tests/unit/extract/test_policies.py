from __future__ import annotations

from tests.unit.extract.prose import names, whole

from plangraph.extract.policies import policies


def relations(text: str, title: str | None = None) -> dict[str, str | None]:
    return {policy.name: policy.relation for policy in policies(text, whole(text), title)}


def test_titles_in_a_row_share_the_relation_of_the_first():
    text = "根据《甲纲要（2021－2035年）》《乙规划》（国发〔2021〕1号）、《丙方案》等，制定本行动计划。"
    assert relations(text) == {"甲纲要（2021－2035年）": "basis", "乙规划": "basis", "丙方案": "basis"}


def test_what_the_preamble_aligns_with_is_a_basis():
    assert relations("为全面对接《甲协定》经贸新规则，制定本意见。") == {"甲协定": "basis"}


def test_a_document_to_be_carried_out_is_cited():
    assert relations("贯彻实施《甲省保护办法》，完善体系。") == {"甲省保护办法": "cites"}


def test_the_object_of_drafting_is_to_be_drafted():
    assert relations("重点编制《甲管理办法》，并推动《乙条例》修订。") == {
        "甲管理办法": "to_draft",
        "乙条例": "to_draft",
    }


def test_a_document_whose_rules_are_drafted_is_only_cited():
    assert relations("制定《甲条例》实施细则。") == {"甲条例": "cites"}


def test_the_own_title_is_no_cited_document():
    assert relations("按照《甲行动计划》抓好落实。", "甲行动计划（2025—2027年）") == {}


def test_a_title_in_angle_brackets_inside_another_is_cited_too():
    text = "落实《关于贯彻〈甲法〉的意见》。"
    assert names(policies(text, whole(text))) == ["关于贯彻〈甲法〉的意见", "甲法"]


def test_a_newspaper_is_no_document():
    assert relations("在《甲省日报》刊登公告。") == {}


def test_a_line_break_inside_a_title_is_no_part_of_its_name():
    text = "落实《甲省\n\n规划》。"
    (policy,) = policies(text, whole(text))
    assert (policy.name, policy.mentions[0].span.quote) == ("甲省规划", "《甲省\n\n规划》")


def test_films_plays_and_games_are_no_documents():
    assert (
        relations("支持《黑神话：悟空》等游戏出海，拍摄电影《长津湖》，推出《只有河南》《印象西湖》等演艺项目。") == {}
    )


def test_a_law_about_works_is_a_document():
    assert relations("落实《电影产业促进法》《网络游戏管理办法》等游戏管理规定。") == {
        "电影产业促进法": "cites",
        "网络游戏管理办法": "cites",
    }


def test_a_document_issued_before_is_not_to_be_drafted():
    assert relations("此前发布的《测试市产业若干措施》同时废止。") == {"测试市产业若干措施": "cites"}


def test_plays_on_a_stage_and_books_that_are_published_are_no_documents():
    assert relations("创排舞台剧《竹海情》，出版《吴昌硕传》。") == {}
    assert relations("出版《产业发展蓝皮书》。") == {"产业发展蓝皮书": "cites"}
