"""The command that takes questions in plain words."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

PLAN = "dazu-ip-2025"

pytestmark = pytest.mark.usefixtures("dataset")


@pytest.fixture
def ask(plangraph: Run) -> Run:
    def run(*words: str) -> subprocess.CompletedProcess[bytes]:
        return plangraph("ask", *words)

    return run


def test_a_question_is_answered_and_the_query_is_shown(ask: Run):
    answered = ask("科技局和经济信息委共同承担哪些任务", "-f", "csv")
    assert answered.returncode == 0
    assert [line.partition(",")[0] for line in answered.stdout.decode().splitlines()[1:]] == [
        "2",
        "6",
        "10",
        "11",
        "12",
        "13",
        "15",
        "16",
    ]
    assert "plangraph query shared-tasks-of -p unit_a=区科技局 -p unit_b=区经济信息委" in answered.stderr.decode()


def test_json_has_what_interfaces_promise(ask: Run):
    answered = json.loads(ask("区科技局负责哪些任务", "-f", "json").stdout)
    assert {"query", "parameters", "sure", "alternatives", "columns", "rows", "note"} <= answered.keys()
    assert answered["sure"] is True


def test_what_is_not_understood_ends_with_1_and_offers_two_others(ask: Run):
    answered = ask("区航天局负责什么", "-f", "json")
    said = json.loads(answered.stdout)
    assert (answered.returncode, said["query"], len(said["alternatives"])) == (1, None, 2)
    assert "区航天局" in answered.stderr.decode()


def test_an_answer_that_rests_on_inference_says_so_and_can_be_had_without(ask: Run):
    assert "推断" in ask("没有任务的指标").stderr.decode()
    without = ask("没有任务的指标", "--no-inferred", "-f", "csv")
    assert len(without.stdout.splitlines()) == 9
    assert "略去" in without.stderr.decode()


def test_a_picture_of_dependences_has_no_dashed_line_without_inference(plangraph: Run):
    def dashed(*more: str) -> int:
        return plangraph("view", "dependencies", "-f", "mermaid", *more).stdout.decode().count("-.-")

    assert dashed() > 0
    assert dashed("--no-inferred") == 0


def test_what_is_offered_keeps_to_the_plan_that_was_asked_of(ask: Run):
    said = json.loads(ask("区航天局负责什么", "--plan", PLAN, "-f", "json").stdout)
    assert [offer["parameters"].get("plan") for offer in said["alternatives"]] == [PLAN, PLAN]


@pytest.mark.parametrize("question", ["有哪些指标", "大足计划有哪些指标", "What indicators does the Dazu plan have?"])
def test_the_indicators_of_a_plan_are_all_listed(ask: Run, question: str):
    said = json.loads(ask(question, "-f", "json").stdout)
    assert (said["query"], said["sure"]) == ("indicator-targets", True)
    assert len({row["indicator"] for row in said["rows"]}) == 8
