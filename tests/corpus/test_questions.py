"""Questions in plain words, scored as `make score-questions` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.corpus.question_scoring import KEPT_APART, dataset, questions, tally
from tests.corpus.question_weights import FILE, digest, taught

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.question_scoring import Tally


CONTORTED = range(10_001, 14_001)
"""Numbers of questions that are measured by `make score-questions` alone, which takes a minute."""


@pytest.fixture(scope="module")
def score() -> Iterator[Tally]:
    listed = [question for question in questions() if question.split != "train" and question.number not in CONTORTED]
    with dataset() as workspace:
        yield tally(listed, workspace)


@pytest.mark.parametrize(
    ("group", "share"),
    [("zh dev", 0.95), ("zh test", 0.9), ("en dev", 0.9), ("en test", 0.85), ("zh typed", 0.95), ("en typed", 0.9)],
)
def test_questions_get_the_right_query_and_parameters(score: Tally, group: str, share: float):
    assert score.share(group) >= share, score.failures


def test_nothing_outside_of_the_plans_is_answered_as_sure(score: Tally):
    assert {score.mistaken[f"outside {split}"] for split in ("dev", *KEPT_APART)} == {0}, score.failures


def test_the_rows_are_those_that_answer(score: Tally):
    right, given = sum(score.rows.values()), sum(score.with_rows.values())
    assert given > 100
    assert right >= 0.95 * given, score.failures


def test_every_saved_query_is_asked_for_in_three_wordings_and_more():
    asked = [question.query for question in questions() if question.query != "-"]
    with dataset() as workspace:
        assert {name: asked.count(name) for name in workspace.library if asked.count(name) < 3} == {}


def test_three_hundred_questions_and_more_are_kept_for_testing():
    assert sum(question.split in KEPT_APART for question in questions()) >= 300


def test_the_weights_are_made_of_the_questions_on_file():
    told = FILE.read_text("utf-8").splitlines()[1]
    assert told == f"# questions: {digest(taught())}", "make question-weights"
