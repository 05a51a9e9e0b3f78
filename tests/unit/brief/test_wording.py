"""Both languages say the same things."""

from __future__ import annotations

from string import Formatter

from plangraph.brief import phrases_en, phrases_zh
from plangraph.brief.briefing import Place
from plangraph.brief.wording import Wording
from plangraph.model.language import Language


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def test_each_language_has_every_phrase_and_noun_of_the_other():
    assert phrases_zh.PHRASES.keys() == phrases_en.PHRASES.keys()
    assert phrases_zh.NOUNS.keys() == phrases_en.NOUNS.keys()


def test_no_phrase_says_what_the_other_language_is_not_told():
    differing = {
        name: (fields(words), fields(phrases_en.PHRASES[name]))
        for name, words in phrases_zh.PHRASES.items()
        if fields(words) != fields(phrases_en.PHRASES[name])
    }
    assert differing == {}


def test_characters_are_counted_from_one_and_a_single_one_is_no_range():
    say = Wording.of(Language.ZH)
    assert say.place(Place(0, 3, "区法院")) == "原文第1—3字“区法院”"
    assert say.place(Place(6, 7, "3")) == "原文第7字“3”"


def test_values_are_never_read_as_phrases():
    assert Wording.of(Language.ZH)("open_plain", plan="{tasks}{0}") == "《{tasks}{0}》"


def test_numbers_in_a_row_are_told_by_the_first_and_the_last():
    assert Wording.of(Language.ZH).numbers("2、6、10、11、12、13、16、17") == "2、6、10—13、16、17"
    assert Wording.of(Language.EN).numbers("1、2、3") == "1–3"


def test_up_to_three_names_are_joined_and_more_are_told():
    english = Wording.of(Language.EN)
    assert english.named(["A"]) == "A"
    assert english.named(["A", "B", "C"]) == "A, B and C"
    assert english.named("ABCD") == "A, B, C and others"
    assert Wording.of(Language.ZH).named(["甲", "乙"]) == "甲、乙"


def test_a_cell_is_in_the_language_where_the_query_has_both():
    row = {"kind": "政府部门", "kind_en": "Government department", "unit": "区科技局", "role": None, "role_en": None}
    chinese, english = Wording.of(Language.ZH), Wording.of(Language.EN)
    assert (chinese.cell(row, "kind"), english.cell(row, "kind")) == ("政府部门", "Government department")
    assert (chinese.cell(row, "unit"), english.cell(row, "unit")) == ("区科技局", "区科技局")
    assert (chinese.cell(row, "role"), english.cell(row, "role")) == ("", "")


def test_english_numbers_have_commas_by_the_thousand():
    assert Wording.of(Language.EN).place(Place(6974, 6987, "甲")) == "characters 6,975–6,987 “甲”"
    assert Wording.of(Language.EN)("text_value", characters=8716, sha256="a") == "8,716 characters, SHA-256 a"
