"""A text cut at its marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plangraph.serve.highlighting import merged, pieces

SPANS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)))


def test_the_marked_piece_is_the_place_that_was_asked_for():
    cut = pieces("实施“千企百城”商标品牌培育", [(2, 8)])
    assert [piece.text for piece in cut if piece.marked] == ["“千企百城”"]
    assert cut[1].anchor == "s2-8"


def test_a_heading_within_a_mark_leaves_the_mark_its_one_anchor():
    cut = pieces("一、总体要求。全文", [(0, 7)], [(2, 6)])
    assert [piece.anchor for piece in cut] == ["s0-7", "", "", ""]
    assert "".join(piece.text for piece in cut if piece.marked) == "一、总体要求。"


def test_places_that_overlap_are_one_mark():
    assert merged([(4, 9), (1, 5), (9, 11)], 100) == ((1, 9), (9, 11))


def test_a_place_outside_of_the_text_marks_nothing():
    assert not any(piece.marked for piece in pieces("短文", [(7, 9), (-3, 0)]))


@given(st.text(max_size=50), SPANS, SPANS)
def test_the_pieces_are_the_whole_text(text: str, marks: list[tuple[int, int]], headings: list[tuple[int, int]]):
    cut = pieces(text, marks, headings)
    assert "".join(piece.text for piece in cut) == text
    assert all(text[piece.start : piece.end] == piece.text for piece in cut)


@given(st.text(max_size=50), SPANS)
def test_a_code_point_is_marked_where_some_mark_covers_it_and_nowhere_else(text: str, marks: list[tuple[int, int]]):
    covered = {at for start, end in marks for at in range(max(start, 0), min(end, len(text)))}
    shown = {at for piece in pieces(text, marks) if piece.marked for at in range(piece.start, piece.end)}
    assert shown == covered
