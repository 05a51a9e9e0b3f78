"""Days, numbers, names and rows that a question names."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangraph.ask.bounds import counts, shares
from plangraph.ask.days import days
from plangraph.ask.exclusion import excluded
from plangraph.ask.mentions import mentions
from plangraph.ask.names import Names, Slot, Thing
from plangraph.ask.outside import outside
from plangraph.ask.reading import understand
from plangraph.ask.selection import Selection
from plangraph.ask.wording import number, plain, with_years_in_figures, without_courtesies

PLAN = frozenset({"p"})
NAMES = Names.of(
    [
        Thing(Slot.UNIT, "u1", "区经济信息委", (), PLAN),
        Thing(Slot.UNIT, "u2", "区人力社保局", (), PLAN),
        Thing(Slot.UNIT, "u3", "区法院", (), PLAN),
        Thing(Slot.INDICATOR, "i1", "知识产权质押融资累计金额", (), PLAN, 1),
        Thing(Slot.TASK, "t6", "优化要素配置，提升运营效能", (), PLAN, 6),
    ]
)


def named(question: str) -> list[tuple[str, list[str]]]:
    found = mentions(plain(question), NAMES, (Slot.INDICATOR, Slot.TASK))
    return [(mention.slot.value, [thing.iri for thing in mention.things]) for mention in found]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026年9月30日前", "2026-09-30"),
        ("2026年9月底", "2026-09-30"),
        ("2026年上半年", "2026-06-30"),
        ("2026年三季度末以前", "2026-09-30"),
        ("2027年底前", "2027-12-31"),
        ("2028年之前", "2027-12-31"),
        ("2027-06-30", "2027-06-30"),
        ("before 1 january 2027", "2026-12-31"),
        ("by the end of 2026", "2026-12-31"),
        ("by the first half of 2027", "2027-06-30"),
        ("in q3 2026", "2026-09-30"),
        ("third quarter of 2026", "2026-09-30"),
        ("2027 h2", "2027-12-31"),
        ("before 2028", "2027-12-31"),
        ("before q3 2026", "2026-06-30"),
        ("before the first half of 2027", "2026-12-31"),
        ("1st of july 2027", "2027-07-01"),
        ("2026-09", "2026-09-30"),
        ("2026年年中", "2026-06-30"),
        ("by mid-2027", "2027-06-30"),
        ("the middle of 2027", "2027-06-30"),
    ],
)
def test_a_period_stands_for_its_last_day(words: str, day: str):
    assert [found.date for found in days(words)] == [day]


def test_a_day_that_the_calendar_lacks_is_none():
    assert list(days("2026-02-30")) == []


@pytest.mark.parametrize(
    ("words", "value"), [("6", 6), ("六", 6), ("十九", 19), ("二十", 20), ("九十一", 91), ("六项", None)]
)
def test_numbers_are_read_in_figures_and_in_chinese(words: str, value: int | None):
    assert number(words) == value


def test_courtesies_go_and_every_place_stays():
    asked = "请问帮我查一下区法院的任务"
    assert without_courtesies(asked).strip() == "区法院的任务"
    assert len(without_courtesies(asked)) == len(asked)


def test_years_in_chinese_and_in_two_figures_are_years():
    assert with_years_in_figures("二〇二七年") == "2027年"
    assert plain("28年底") == "2028年底"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("经信委管什么", [("unit", ["u1"])]),
        ("大足区人力资源和社会保障局的任务", [("unit", ["u2"])]),
        ("区人民法院要做什么", [("unit", ["u3"])]),
        ("区经济信息委和法院", [("unit", ["u1"]), ("unit", ["u3"])]),
        ("区航天局负责什么", [("unit", [])]),
        ("质押融资谁负责", [("indicator", ["i1"])]),
        ("第六项任务", [("task", ["t6"])]),
        ("任务99由谁负责", [("task", [])]),
        ("任务一样的单位", []),
    ],
)
def test_things_are_found_under_longer_shorter_and_other_names(question: str, found: list[tuple[str, list[str]]]):
    assert named(question) == found


@pytest.mark.parametrize(
    "question", ["为什么任务这么多", "区科技局局长是谁", "任务6完成得怎么样了", "今天天气如何啊你说说", "预算多少钱"]
)
def test_what_plans_do_not_say_is_known(question: str):
    assert outside(question)


def test_an_ordinary_question_is_not_outside():
    assert outside("科技局和经济信息委共同承担哪些任务") is None


def test_a_superlative_keeps_all_ties_and_a_number_those_that_have_it():
    rows = [{"unit": "甲", "tasks": 3}, {"unit": "乙", "tasks": 3}, {"unit": "丙", "tasks": 1}]
    assert Selection("tasks", extreme="max").of(rows) == rows[:2]
    assert Selection("tasks", least=Decimal(1), most=Decimal(1)).of(rows) == rows[2:]
    assert Selection("unit", extreme="max", counted=True).of(rows) == rows


@given(
    st.text(alphabet="任务6区科技局和与没有指标的第十年月日底前最多⟦UNIT⟧() “”,。?aB9\n\t㈠Ⅷ", max_size=60)
    | st.text(max_size=60)
)
def test_no_wording_is_too_odd_to_be_read(question: str):
    understood = understand(question, NAMES)
    assert all(reading.score > 0 for reading in understood.readings)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("由三家单位一起负责", (3, 3)),
        ("参与单位不到三家的任务", (None, 2)),
        ("超过5家单位", (6, None)),
        ("至少两项任务", (2, None)),
        ("五家以上", (5, None)),
        ("tasks with only two units", (2, 2)),
        ("more than three units", (4, None)),
        ("第三家", None),
        ("哪些单位", None),
    ],
)
def test_a_number_of_things_bounds_them(words: str, bounds: tuple[int | None, int | None] | None):
    assert counts(words) == bounds


def test_a_share_is_a_percentage():
    assert shares("增幅不到两成") == (None, Decimal("19.999"))
    assert shares("增长超过百分之五十") == (Decimal("50.001"), None)
    assert shares("翻一番") == (Decimal(100), Decimal(100))
    assert shares("增长多少") is None


def test_what_is_named_to_be_left_out_fills_no_parameter():
    names = Names.of([Thing(Slot.UNIT, "a", "区科技局"), Thing(Slot.UNIT, "b", "区教委")])
    words = "除了区科技局,区教委还和谁有共同任务"
    assert [m.things[0].label for m in excluded(words, mentions(words, names, ()))] == ["区科技局"]
    read = understand(words, names).readings[0]
    assert (read.query, read.labels, read.without) == ("shared-tasks", {"unit": "区教委"}, ("区科技局",))


def test_no_name_is_found_inside_of_an_english_word_or_across_two():
    names = Names.of([Thing(Slot.REGION, "r", "RCEP国家"), Thing(Slot.BRAND, "b", "IP")])
    assert mentions("which units never come first? ship", names, (Slot.REGION, Slot.BRAND)) == ()
    assert [m.slot for m in mentions("what does rcep mean", names, (Slot.REGION,))] == [Slot.REGION]


def test_the_weather_is_another_matter_than_how_things_are_done():
    assert outside("明天天气怎么样") == "other matters"
    assert outside("低保怎么领") == "how things are done"
