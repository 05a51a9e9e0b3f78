from __future__ import annotations

import pytest
from tests.unit.extract.prose import names, toponyms_of, whole

from plangraph.extract.events import events


def found(text: str) -> list[str]:
    return names(events(text, whole(text)))


def test_an_enumeration_gives_each_of_its_events():
    text = "支持企业参加中国品牌日、中国知识产权年会、中国国际商标品牌节等高端展会。"
    assert found(text) == ["中国品牌日", "中国知识产权年会", "中国国际商标品牌节"]


def test_the_governing_verb_is_no_part_of_the_name():
    assert found("用好云岭五金博览会、云岭国际文化旅游节等活动平台。") == ["云岭五金博览会", "云岭国际文化旅游节"]


@pytest.mark.parametrize(
    "text",
    [
        "利用国际会议、学术论坛等多种形式。",
        "举办创新创业大赛等活动。",
        "支持引进国际重大赛事，合理扩大赛事规模。",
        "贯彻落实强市建设大会重要指示精神。",
        "落实全国代表大会精神。",
        "优化生产环节，注重细节。",
        "《甲博览会管理办法》",
        "支持企业境外参展，推动产业发展、技术拓展。",
    ],
)
def test_kinds_of_events_and_meetings_of_the_state_are_none(text: str):
    assert found(text) == []


def test_an_event_to_be_held_has_that_status():
    text = "探索市场化方式举办甲国地方政府合作论坛。依托世界制造业大会招商。"
    assert [event.status for event in events(text, whole(text))] == ["to_hold", "use"]


def test_quotation_marks_are_no_part_of_the_name():
    assert found("依托“中国农民丰收节”等平台。") == ["中国农民丰收节"]


def test_editions_of_one_event_are_one():
    text = "办好第三届浦江创新论坛。总结浦江创新论坛经验。"
    assert len(events(text, whole(text))) == 1


def test_a_trade_fair_may_be_called_a_show_alone():
    assert found("组织参加云岭文化和旅游产品交易博览会、米兰国际旅游展。") == [
        "云岭文化和旅游产品交易博览会",
        "米兰国际旅游展",
    ]


@pytest.mark.parametrize(
    "name",
    ["云岭国际帆船周", "云岭国际音乐季", "云岭书展", "美国拉斯维加斯消费电子展", "南博会", "昆交会", "世界技能大赛"],
)
def test_weeks_seasons_shows_and_short_names_are_events(name: str):
    assert found(f"组织参加{name}，扩大影响。") == [name]


@pytest.mark.parametrize("text", ["开展质量宣传周，每周巡查。", "打造世界级论坛。", "举办非遗成果展，扩大影响。"])
def test_campaigns_and_kinds_of_shows_are_no_events(text: str):
    assert found(text) == []


def test_what_follows_a_festival_leaves_its_name():
    assert found("提升云岭国际非物质文化遗产节影响力。") == ["云岭国际非物质文化遗产节"]


def test_a_contest_bears_the_name_of_a_place_a_reach_or_a_cup():
    text = "举办广场舞大赛、社区运动会、云岭马拉松、全国无人机大赛、金牛杯合唱大赛。"
    found_here = names(events(text, whole(text), toponyms_of("重庆市云岭区人民政府")))
    assert found_here == ["云岭马拉松", "全国无人机大赛", "金牛杯合唱大赛"]


def test_a_name_in_quotation_marks_before_the_head_noun_keeps_them():
    assert found("举办“大城杯”创新创业大赛、“绿色发展”论坛。") == ["“大城杯”创新创业大赛", "“绿色发展”论坛"]


def test_a_fair_may_promote_something():
    assert found("参加中国国际供应链促进博览会，积极促进博览会成果转化。") == ["中国国际供应链促进博览会"]


def test_a_race_of_any_sport_bears_a_name_of_its_own():
    text = "办好环太湖国际公路自行车赛、F1中国大奖赛、“村超”足球赛、云岭龙舟赛，开展体育比赛、国际攀岩赛、选拔赛。"
    found_here = names(events(text, whole(text), toponyms_of("重庆市云岭区人民政府")))
    assert found_here == ["环太湖国际公路自行车赛", "F1中国大奖赛", "“村超”足球赛", "云岭龙舟赛"]


@pytest.mark.parametrize("brackets", ["（）", "()"])
def test_examples_in_a_bracket_are_events_of_their_own(brackets: str):
    text = f"办好系列赛事{brackets[0]}如环太湖自行车赛、云岭国际马拉松{brackets[1]}。"
    assert found(text) == ["环太湖自行车赛", "云岭国际马拉松"]
