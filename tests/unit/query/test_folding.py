"""Rows that agree become one, the same for every order of the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal

from plangraph.model.solutions import Solutions
from plangraph.query.folding import fold
from plangraph.query.saved import Fold

FOLDS = (Fold("count", "count", "task"), Fold("tasks", "list", "number"), Fold("earliest", "first", "number"))


def solutions(*rows: tuple[str, str | None, int | None]) -> Solutions:
    return Solutions(
        ("unit", "task", "number"),
        tuple(
            (Literal(unit), None if task is None else Literal(task), None if number is None else Literal(number))
            for unit, task, number in rows
        ),
    )


def test_rows_of_one_key_are_counted_listed_and_kept_in_order():
    folded = fold(solutions(("b", "t2", 2), ("a", "t1", 1), ("b", "t6", 6), ("b", "t2", 2)), FOLDS)
    assert folded.variables == ("unit", "count", "tasks", "earliest")
    assert folded.rows == (
        (Literal("b"), Literal(2), Literal("2、6"), Literal(2)),
        (Literal("a"), Literal(1), Literal("1"), Literal(1)),
    )


def test_what_is_not_bound_counts_as_nothing():
    assert fold(solutions(("a", None, None)), FOLDS).rows == ((Literal("a"), Literal(0), None, None),)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["t1", "t2", "t3"]), st.integers(1, 3)), max_size=12))
def test_the_counts_add_up_and_no_key_stands_twice(rows: list[tuple[str, str, int]]):
    folded = fold(solutions(*rows), FOLDS)
    assert [row[0] for row in folded.rows] == [Literal(unit) for unit in dict.fromkeys(unit for unit, _, _ in rows)]
    assert sum(int(row[1].value) for row in folded.rows if isinstance(row[1], Literal)) == len(
        {(unit, task) for unit, task, _ in rows}
    )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["t1", "t2"]), st.integers(1, 3)), max_size=8))
def test_rows_told_twice_fold_as_if_told_once(rows: list[tuple[str, str, int]]):
    assert fold(solutions(*rows, *rows), FOLDS) == fold(solutions(*rows), FOLDS)
