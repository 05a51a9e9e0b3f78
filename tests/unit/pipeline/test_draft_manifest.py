"""The corrections file of a draft, changed entry by entry."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangraph.errors import ParameterError, SourceError
from plangraph.pipeline.draft_manifest import begun, checked, with_entry, with_id, without_entry

DIGEST = "0" * 64
BEGUN = begun(None, DIGEST)
TWO = with_entry(with_entry(BEGUN, {"action": "reject", "unit": "甲"}), {"action": "accept", "task": 1})


def test_entries_are_added_at_the_end_in_toml():
    text = with_entry(
        "# mine\n" + TWO, {"action": "merge", "unit": ("甲", '乙"'), "into": "甲", "on": date(2026, 3, 1)}
    )
    assert text.startswith("# mine\n")
    assert tomllib.loads(text)["correction"] == [
        {"action": "reject", "unit": "甲"},
        {"action": "accept", "task": 1},
        {"action": "merge", "unit": ["甲", '乙"'], "into": "甲", "on": date(2026, 3, 1)},
    ]


@given(st.text(st.characters(codec="utf-8")))
def test_any_words_come_back_as_they_were(words: str):
    assert tomllib.loads(with_entry(BEGUN, {"note": words}))["correction"] == [{"note": words}]


def test_an_entry_is_taken_out_with_its_lines_alone():
    text = TWO + "\n[other]\nkept = true\n"
    assert tomllib.loads(without_entry(text, 2)) == {
        "sha256": DIGEST,
        "correction": [{"action": "reject", "unit": "甲"}],
        "other": {"kept": True},
    }
    assert tomllib.loads(without_entry(TWO, 1))["correction"] == [{"action": "accept", "task": 1}]


@pytest.mark.parametrize("ordinal", [0, 3])
def test_an_entry_that_is_not_there_cannot_be_taken_out(ordinal: int):
    with pytest.raises(ParameterError, match="There is no correction"):
        without_entry(TWO, ordinal)


def test_words_that_look_like_an_entry_make_taking_out_a_matter_for_people():
    text = TWO + 'note = """\n[[correction]]\n"""\n'
    with pytest.raises(ParameterError, match="line by line"):
        without_entry(text, 1)


def test_lines_of_a_text_that_look_like_a_table_are_never_cut_in_two():
    with pytest.raises(ParameterError, match="in the text itself"):
        without_entry(TWO + 'note = """\n[see] b\n"""\n', 2)


def test_an_id_takes_the_place_of_the_old_one_and_of_no_other():
    text = with_entry(begun("old", DIGEST), {"note": "x"}) + "id = 'inner'\n"
    found = tomllib.loads(with_id(text, "new-2026"))
    assert (found["id"], found["sha256"], found["correction"]) == ("new-2026", DIGEST, [{"note": "x", "id": "inner"}])
    assert tomllib.loads(with_id(BEGUN, "new-2026"))["id"] == "new-2026"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id = ", "is no TOML"),
        ('sha256 = "1"', "of another file"),
        ('[[correction]]\naction = "burn"', "choose one"),
        ('[[correction]]\naction = "reject"\nunit = "甲"\ncolour = "red"', "'colour'"),
    ],
)
def test_a_file_that_breaks_the_rules_is_refused_in_a_sentence(text: str, said: str):
    with pytest.raises(SourceError, match=said):
        checked("c.toml", text, DIGEST)


@pytest.mark.parametrize(("text", "said"), [("id = 1", "is no text"), ('id = "A B"', "is no id")])
def test_a_file_with_a_bad_id_is_refused(text: str, said: str):
    with pytest.raises(ParameterError, match=said):
        checked("c.toml", text, DIGEST)


def test_a_good_file_is_given_back():
    assert checked("c.toml", TWO, DIGEST) == TWO
