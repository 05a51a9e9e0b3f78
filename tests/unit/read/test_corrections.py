"""Corrections read from TOML: every key in its place, and one sentence for each defect."""

from __future__ import annotations

import pytest

from plangraph.errors import SourceError
from plangraph.model.correction import SUBJECTS, Action, Correction, Field, Quote, Subject, Target
from plangraph.read.corrections import LARGEST, corrections

FILE = "plan.toml"
ENTRY = "[[correction]]\n"


def one(entry: str) -> Correction:
    """The only correction of a file."""
    (correction,) = corrections(FILE, ENTRY + entry)
    return correction


def sentence(text: str) -> str:
    """What a file is refused with."""
    with pytest.raises(SourceError) as refused:
        corrections(FILE, text)
    return str(refused.value)


def test_a_file_without_corrections_has_none():
    assert corrections(FILE, "") == ()
    assert corrections(FILE, 'id = "dazu-ip-2025"\ndate = 2025-06-23\n') == ()


def test_an_entry_says_what_it_is_about_and_who_made_it():
    entry = 'action = "accept"\ntask = 9\nunit = "区科技局"\nby = "张三"\non = 2026-03-01\nnote = "已核对"'
    target = Target(Subject.UNIT, ("区科技局",), task=9)
    assert one(entry) == Correction(1, Action.ACCEPT, target, by="张三", on="2026-03-01", note="已核对")


def test_a_task_goes_by_ordinal_number_or_heading():
    assert [one(f'action = "accept"\ntask = {task}').target for task in ("9", '"9．"', '"品牌跃升"')] == [
        Target(Subject.TASK, task=9),
        Target(Subject.TASK, task="9．"),
        Target(Subject.TASK, task="品牌跃升"),
    ]


def test_each_action_has_its_keys():
    assert one('action = "rename"\nunit = "甲局"\nto = "乙局"').to == "乙局"
    merger = one('action = "merge"\nbrand = ["甲", "乙"]\ninto = "乙"')
    assert (merger.target.names, merger.to) == (("甲", "乙"), "乙")
    added = one('action = "add"\ntask = 3\nunit = "甲局"\nrole = "support"\nquote = "甲局"\nnear = "会同"')
    assert (added.value(Field.ROLE), added.quote) == ("support", Quote("甲局", near="会同"))
    figure = one('action = "set"\nindicator = 4\nyear = 2027\nvalue = "2"\nquote = "2"\noccurrence = 2')
    assert figure.target == Target(Subject.TARGET, indicator=4, year=2027)
    assert (figure.values, figure.quote) == (((Field.VALUE, "2"),), Quote("2", 2))
    assert one('action = "set"\nissued = 2025-06-23\nquote = "6月23日"').target.name == "2025-06-23"
    assert one('action = "set"\nperiod = "2025-2027"\nquote = "三年"').target.name == "2025-2027"


def test_a_goal_in_prose_is_its_own_quote():
    goal = one('action = "add"\nquantity = "新增企业3家"\nvalue = "3"\nyear = 2027\noccurrence = 2')
    assert goal.quote == Quote("新增企业3家", 2)
    assert goal.values == ((Field.VALUE, "3"), (Field.YEAR, "2027"))


def test_entries_are_counted_and_may_be_written_in_line():
    assert [c.ordinal for c in corrections(FILE, 'correction = [{action="accept", task=1}, {action="reject", task=2}]')]
    assert "correction]] 2: " in sentence('correction = [{action="accept", task=1}, {action="reject"}]')


def test_an_error_names_file_entry_line_and_key():
    text = f'id = "a"\n\n{ENTRY}action = "accept"\ntask = 1\n\n  [[ correction ]] # two\naction = "accept"\n'
    assert sentence(text).startswith("plan.toml, [[correction]] 2 (line 7): ")
    text = f'{ENTRY}action = "accept"\nunit = "甲局"\nnotes = "x"\n'
    assert sentence(text) == (
        "plan.toml, [[correction]] 1 (line 1): 'notes' does not go with accept of unit, perhaps 'note' is meant."
    )


def test_no_line_is_named_where_words_in_a_text_look_like_an_entry():
    text = f'{ENTRY}action = "accept"\ntask = 1\nnote = """\n[[correction]]\n"""\n{ENTRY}action = "forget"\n'
    assert sentence(text).startswith("plan.toml, [[correction]] 2: ")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("task = 1", "'action' is missing"),
        ('action = "delete"\ntask = 1', "none of accept, reject, rename, merge, add, set"),
        ('action = "accept"', "does not say what it is about"),
        ('action = "accept"\nunit = "甲局"\nbrand = "乙"', "names unit and brand"),
        ('action = "accept"\nunit = ""', "'unit' is no text"),
        ('action = "accept"\nunit = 3', "'unit' is no text"),
        ('action = "accept"\ntask = 0', "'task' is no whole number"),
        ('action = "accept"\ntask = true', "'task' is no whole number"),
        ('action = "accept"\ntask = 1.5', "'task' is no whole number"),
        ('action = "accept"\ntask = 1\nindicator = 2\nunit = "甲局"', "a task and an indicator"),
        ('action = "accept"\ntask = 1\non = "2026-03-01"', "'on' is no date"),
        ('action = "accept"\ntask = 1\non = 2026-03-01T10:00:00', "'on' is no date"),
        ('action = "accept"\nunit = "甲局"\nnear = "乙"', "which place of a quote"),
        ('action = "accept"\nunit = "甲局"\nquote = "甲"\noccurrence = 1\nnear = "乙"', "write one of them"),
        ('action = "reject"\nunit = "甲局"\nrole = "lead"', "'role' does not go with reject of unit"),
        ('action = "rename"\nunit = "甲局"', "'to' is missing"),
        ('action = "rename"\nissuer = "甲"\nto = "乙"', "rename does not go with issuer, which takes"),
        ('action = "merge"\nunit = ["甲局", "乙局"]', "'into' is missing"),
        ('action = "merge"\nunit = "甲局"\ninto = "甲局"', "no list of different names"),
        ('action = "merge"\nunit = ["甲局", "甲局"]\ninto = "甲局"', "no list of different names"),
        ('action = "merge"\nunit = ["甲局", 2]\ninto = "甲局"', "no list of different names"),
        ('action = "merge"\ntask = 1\ninto = "甲局"', "merge does not go with task"),
        ('action = "add"\nunit = "甲局"\nquote = "甲局"', "write task = … or indicator = …"),
        ('action = "add"\ntask = 1\nunit = "甲局"', "'quote' is missing"),
        (
            'action = "add"\ntask = 1\nunit = "甲局"\nquote = "甲局"\nrole = "boss"',
            "none of lead, responsible, support",
        ),
        ('action = "add"\nregion = "甲市"\nquote = "甲市"\nadcode = "50"', "no code of GB/T 2260"),
        ('action = "add"\nindicator = 1\nyear = 27\nvalue = "2"\nquote = "2"', "'year' is no year"),
        ('action = "add"\nquantity = "3家"', "'value' is missing"),
        ('action = "set"\ntask = 1\nunit = "甲局"\nquote = "甲局"', "set gives one value"),
        (
            'action = "set"\ntask = 1\nunit = "甲局"\nquote = "甲"\nrole = "lead"\ndeadline = "甲"',
            "set gives one value",
        ),
        ('action = "set"\nbrand = "甲"\nquote = "甲"\nstatus = "use"', "none of built, to_build, benchmark"),
        ('action = "set"\nperiod = "2027-2025"\nquote = "甲"', "no span of years"),
        ('action = "set"\nissued = "2025-06-23"\nquote = "甲"', "'issued' is no date"),
    ],
)
def test_a_defect_is_one_sentence_with_advice(entry: str, words: str):
    said = sentence(ENTRY + entry)
    assert words in said
    assert said.startswith("plan.toml, [[correction]] 1 (line 1): ")
    assert "\n" not in said


@pytest.mark.parametrize("text", ["correction = 3", "correction = [1]", "[correction]\naction = 'accept'"])
def test_corrections_are_a_list_of_tables(text: str):
    assert sentence(text) == "plan.toml: 'correction' is no list of tables, begin each entry with [[correction]]."


@pytest.mark.parametrize(
    "text",
    [
        "[[correction",
        "a = " + "[" * 100_000,
        "a = " + "9" * 5_000,
        "a = 1" + "#" * LARGEST,
        "a" + ".a" * 100_000 + " = 1",
        ENTRY + 'action = "accept"\naction = "reject"',
    ],
)
def test_what_is_no_toml_is_refused_in_one_sentence(text: str):
    assert sentence(text).startswith("plan.toml is ")


def test_every_subject_goes_with_some_action_and_every_action_with_some_subject():
    assert set(SUBJECTS) == set(Action)
    assert set().union(*SUBJECTS.values()) == set(Subject)
