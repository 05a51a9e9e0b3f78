"""Places of a text shown in their sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plangraph.serve.upload_excerpts import Excerpt, excerpts

TEXT = "第一句在此。第二句有字，也有词。\n第三行\n第四句。"


def words(excerpt: Excerpt) -> str:
    return "".join(f"[{p.text}]" if p.marked else p.text for p in excerpt.pieces)


def at(quote: str) -> list[int]:
    return [TEXT.index(quote), TEXT.index(quote) + len(quote)]


def test_words_stand_in_their_sentence():
    assert [words(one) for one in excerpts(TEXT, [at("有字")])] == ["第二句[有字]，也有词。"]
    assert [words(one) for one in excerpts(TEXT, [at("第三行")])] == ["[第三行]"]


def test_words_of_one_sentence_are_marked_in_it_together():
    assert [words(one) for one in excerpts(TEXT, [at("有词"), at("有字")])] == ["第二句[有字]，也[有词]。"]


def test_words_over_several_sentences_are_shown_whole():
    assert [words(one) for one in excerpts(TEXT, [at("在此。第二句")])] == ["第一句[在此。第二句]有字，也有词。"]


def test_a_long_sentence_is_cut_and_says_so():
    text = "长" * 300 + "词" + "长" * 300
    (one,) = excerpts(text, [[300, 301]])
    assert (one.cut_before, one.cut_after) == (True, True)
    assert words(one) == "长" * 90 + "[词]" + "长" * 90
    (whole,) = excerpts(TEXT, [at("有字")])
    assert (whole.cut_before, whole.cut_after) == (False, False)


def test_so_many_places_are_shown_and_no_more():
    text = "字。" * 20
    assert len(excerpts(text, [[2 * place, 2 * place + 1] for place in range(20)])) == 6


@given(
    st.text(alphabet="字。\n ，", max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 50)), max_size=5),
)
def test_what_is_shown_stands_in_the_text(text: str, spans: list[tuple[int, int]]):
    for one in excerpts(text, [[start, start + length] for start, length in spans]):
        assert "".join(piece.text for piece in one.pieces) == text[one.start : one.end]
