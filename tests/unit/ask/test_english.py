"""Plans and units that a question names in English, and collective names that it wants counted."""

from __future__ import annotations

import pytest

from plangraph.ask.collectives import counts_collectives
from plangraph.ask.english import English
from plangraph.ask.english_bodies import english_bodies
from plangraph.ask.mentions import mentions
from plangraph.ask.names import Names, Slot, Thing
from plangraph.ask.wording import plain
from plangraph.pipeline.asking import english
from plangraph.resources import read_text

SCIENCE = frozenset(english().bodies["science-technology"])
ELDERLY = Thing(Slot.PLAN, "x:plan/qinglan-1", "青岚县养老服务提质行动计划（2026—2027年）", ("elderly care plan",))
NAMES = Names.of(
    [
        ELDERLY,
        Thing(Slot.PLAN, "x:plan/yunxiu-2", "云岫市低空经济发展行动方案（2026—2028年）", ("low-altitude plan",)),
        Thing(Slot.UNIT, "u1", "区科技局", functions=SCIENCE),
        Thing(Slot.UNIT, "u2", "市科技局", functions=SCIENCE),
        Thing(Slot.UNIT, "u3", "区法院", functions=frozenset(english().bodies["courts"])),
        Thing(Slot.UNIT, "u4", "区委组织部", functions=frozenset(english().bodies["party-organisation"])),
        Thing(Slot.UNIT, "u5", "县总工会", functions=frozenset(english().bodies["trade-unions"])),
    ]
)


def units(question: str) -> list[list[str]]:
    found = {mention.start: mention for mention in english_bodies(plain(question), NAMES)}
    return [[unit.label for unit in mention.things] for mention in found.values()]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("tasks of the district science and technology bureau", [["区科技局"]]),
        ("What must the city's science & technology commission do?", [["市科技局"]]),
        ("the department of science of the district", [["区科技局"]]),
        ("science and technology bureau", [["区科技局", "市科技局"]]),
        ("does the district court do anything", [["区法院"]]),
        ("the organization department of the party", [["区委组织部"]]),
        ("which target has the county trade union", [["县总工会"]]),
        ("Which science is funded?", []),
        ("the provincial science department", []),
        ("units in conscience", []),
        ("Which unit builds the science center?", []),
        ("the district science center", [["区科技局"]]),
    ],
)
def test_a_unit_is_known_by_its_level_and_what_it_is_for(question: str, found: list[list[str]]):
    assert units(question) == found


@pytest.mark.parametrize(
    "question",
    [
        "Who leads in the elderly care plan?",
        "the programme for elderly care: which units?",
        "the elderly care one please",
        "青岚提质计划里谁的任务最多",
        "养老那份计划的指标",
        "青岚养老服务方案有几项任务",
    ],
)
def test_a_plan_is_known_by_what_it_is_about(question: str):
    found = [mention.things for mention in mentions(plain(question), NAMES, ()) if mention.slot is Slot.PLAN]
    assert found == [(ELDERLY,)]


def test_what_stands_before_a_plan_is_no_part_of_its_name():
    question = plain("What does the district court in the elderly care plan do?")
    found = [(mention.slot, question[mention.start : mention.end]) for mention in mentions(question, NAMES, ())]
    assert found == [(Slot.UNIT, "district court"), (Slot.PLAN, "elderly care plan")]


def test_of_fields_within_each_other_the_longest_is_meant():
    titles = {"优化营商环境行动方案": ("business environment",), "高质量发展行动计划": ("high-quality development",)}
    assert {title: english().fields_of(title) for title in titles} == titles


@pytest.mark.parametrize(
    "question", ["这个行动计划有几项任务", "发展方案的任务", "Which plan is the longest?", "the action plan"]
)
def test_general_words_name_no_plan(question: str):
    assert not [mention for mention in mentions(plain(question), NAMES, ()) if mention.slot is Slot.PLAN]


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("各镇街也算上，谁的任务最多", True),
        ("把“有关部门”这类泛称计入，各单位承担多少", True),
        ("units per task with collective names included", True),
        ("bottlenecks, generic groups too", True),
        ("各镇街和谁共担任务", False),
        ("不算各镇街，谁最忙", False),
        ("各部门承担多少任务，包括指标", False),
        ("excluding collective names, who is busiest", False),
        ("大连有关部门承担多少任务", False),
        ("把街道办的任务列出", False),
    ],
)
def test_collective_names_count_where_the_question_says_so(question: str, *, counted: bool):
    assert counts_collectives(plain(question)) is counted


def test_every_body_of_the_table_is_a_function_of_the_gazetteer():
    lines = read_text("data", "gazetteers", "functions.tsv").splitlines()
    known = {name for line in lines if not line.startswith("#") for name in line.partition("\t")[0].split()}
    assert english().bodies.keys() <= known


def test_a_table_has_a_key_and_words_a_line():
    read = English.parse("# comment\n养老\telderly care|aged care\n", "courts\t=court")
    assert read == English({"养老": ("elderly care", "aged care")}, {"courts": ("=court",)})
