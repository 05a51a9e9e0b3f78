from __future__ import annotations

import pytest

from plangraph.extract.enumeration import members
from plangraph.extract.nominal import distinguishing, phrase_start
from plangraph.extract.scope import Scope
from plangraph.model.outline import Passage

TEXT = "甲，构建“乙、丙。丁”和（戊，己）平台、庚；辛。"
PASSAGE = Passage(0, len(TEXT), None)


def test_punctuation_inside_quotes_and_brackets_ends_no_clause():
    scope = Scope(TEXT, (PASSAGE,))
    start, end = scope.clause_start(TEXT.index("平台"), PASSAGE), scope.clause_end(TEXT.index("平台"), PASSAGE)
    assert TEXT[start:end] == "构建“乙、丙。丁”和（戊，己）平台、庚"


def test_a_member_of_a_list_begins_behind_its_comma():
    scope = Scope(TEXT, (PASSAGE,))
    assert scope.member_start(TEXT.index("庚"), PASSAGE) == TEXT.index("庚")


def test_a_clause_ends_with_its_passage():
    passages = (Passage(0, 4, None), Passage(4, 8, None))
    scope = Scope("甲乙丙丁戊己庚辛", passages)
    assert (scope.clause_start(6, passages[1]), scope.clause_end(2, passages[0])) == (4, 4)


def test_a_place_knows_what_encloses_it():
    scope = Scope(TEXT, (PASSAGE,))
    assert scope.is_within(TEXT.index("丙"), "“")
    assert not scope.is_within(TEXT.index("丙"), "《")
    assert not scope.is_within(TEXT.index("平台"), "“（")


def test_a_list_is_divided_outside_of_quotes_and_brackets():
    text = "甲、“乙、丙”和丁（戊、己）以及庚"
    assert [text[start:end] for start, end in members(text, 0, len(text))] == ["甲", "“乙、丙”", "丁（戊、己）", "庚"]


def test_a_noun_phrase_begins_behind_its_verb_and_its_relative_clause():
    text = "积极推动建设以企业牵引的功能食品示范区"
    assert text[phrase_start(text, 0, text.index("示范区")) :] == "功能食品示范区"


def test_general_words_distinguish_nothing():
    assert (distinguishing("综合性公共服务"), distinguishing("苎麻检验检测")) == ("", "苎麻")


@pytest.mark.parametrize(("opening", "closing"), ["（）", "()", "【】", "〔〕", "[]"])
def test_a_member_of_a_list_in_a_bracket_begins_within_it(opening: str, closing: str):
    text = f"甲、乙{opening}如丙“丁、戊”己、庚《辛、壬》癸{closing}"
    passage = Passage(0, len(text), None)
    scope = Scope(text, (passage,))
    starts = [scope.member_start(text.index(place), passage) for place in "乙己庚"]
    assert [text[start] for start in starts] == ["乙", "丙", "庚"]


def test_a_place_that_begins_like_an_example_is_whole():
    text = "园区（如东高新区）"
    passage = Passage(0, len(text), None)
    assert Scope(text, (passage,)).member_start(text.index("高新区"), passage) == text.index("如东")
