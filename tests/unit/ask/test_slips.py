"""Names with a slip, and words that only look like one."""

from __future__ import annotations

import pytest

from plangraph.ask.mentions import mentions
from plangraph.ask.names import Names, Slot, Thing
from plangraph.ask.wording import plain, without_courtesies

NAMES = Names.of(
    [
        Thing(Slot.PLAN, "x:plan/p", "青岚县养老服务提质行动计划"),
        Thing(Slot.UNIT, "u1", "区农业农村委"),
        Thing(Slot.UNIT, "u2", "区检察院"),
        Thing(Slot.INDICATOR, "i1", "发明专利总量"),
        Thing(Slot.INDICATOR, "i2", "专利申请量"),
        Thing(Slot.BRAND, "b1", "青岚白芷"),
    ]
)


def named(question: str) -> list[str]:
    found = mentions(without_courtesies(plain(question)), NAMES, tuple(Slot))
    return [thing.iri for mention in found for thing in mention.things]


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("区农业农村为负责什么", ["u1"]),
        ("检查院做什么", ["u2"]),
        ("发名专利总量到多少", ["i1"]),
        ("发明专历总量是多少", ["i1"]),
        ("专利申请量", ["i2"]),
    ],
)
def test_a_name_is_known_under_other_characters_of_its_sound(question: str, meant: list[str]):
    assert named(question) == meant


@pytest.mark.parametrize("question", ["青岚的品牌", "区里农业用地", "检修学院", "花名册里的人"])
def test_words_that_share_some_characters_with_a_name_are_no_slip(question: str):
    assert named(question) == []


def test_the_name_of_any_organ_means_the_only_unit_that_is_one():
    names = Names.of([Thing(Slot.UNIT, "u1", "青岚高新区"), Thing(Slot.REGION, "r1", "西部科学城云岫高新区")])
    found = mentions(plain("高新区要做什么"), names, tuple(Slot))
    assert [thing.iri for mention in found for thing in mention.things] == ["u1"]


def test_beside_a_unit_another_is_no_slip_of_it():
    names = Names.of([Thing(Slot.UNIT, "u1", "市商务局")])
    found = mentions(plain("市税务局和市商务局共担哪些任务"), names, tuple(Slot))
    assert [[thing.iri for thing in mention.things] for mention in found] == [[], ["u1"]]


@pytest.mark.parametrize("words", ["检查", "核查", "申请", "系列", "设想", "看齐", "列入", "查处"])
def test_a_courtesy_within_a_word_stays(words: str):
    assert without_courtesies(words) == words


@pytest.mark.parametrize("words", ["请", "查一下", "查", "看看", "列出", "列"])
def test_a_courtesy_by_itself_goes(words: str):
    assert without_courtesies(f"{words}任务").strip() == "任务"
