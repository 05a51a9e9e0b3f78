"""How a plan's text is shared out among its things and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.search.entries import located, passages
from plangraph.search.harvest import harvest
from plangraph.search.kinds import Kind

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "body", "heading", "place"),
    [
        ("前言。1．甲乙。正文。", "1．甲乙。正文。", (5, 7), (3, 11)),
        ("甲乙。甲乙。", "甲乙。", (3, 5), (3, 6)),
        ("甲乙。甲乙。", "甲乙。", (0, 2), (0, 3)),
        ("甲乙。", "丙", (0, 2), None),
        ("甲乙。", "", (0, 2), None),
        ("甲乙。丙。", "丙。", (0, 2), None),
    ],
)
def test_a_part_stands_where_its_text_holds_its_heading(
    text: str, body: str, heading: tuple[int, int], place: tuple[int, int] | None
):
    assert located(text, body, heading) == place


def test_passages_are_the_blocks_that_nothing_covers():
    text = "题目\n\n一、甲\n乙丙\n\n \n任务正文\n\n。\n\t1\n\t表\n\n丁"
    covered = text.index("任务"), text.index("任务") + 4
    assert [text[slice(*each)] for each in passages(text, [covered])] == ["题目", "一、甲\n乙丙", "。\n\t1\n\t表", "丁"]


def test_of_a_long_block_each_line_is_a_passage():
    text = "\n".join(["甲" * 500, "乙" * 500])
    assert [text[slice(*each)][0] for each in passages(text, [])] == ["甲", "乙"]


def test_covered_places_may_overlap_and_reach_the_end():
    assert [*passages("甲乙丙丁戊", [(1, 3), (2, 5)])] == [(0, 1)]


def test_every_word_of_a_text_belongs_to_something(plans: Workspace):
    for plan in harvest(plans.store):
        covered = {at for entry in plan.entries if entry.body for at in range(*entry.body)}
        covered |= {at for e in plan.entries if e.kind is Kind.SECTION for place in e.places for at in range(*place)}
        left = "".join(each for at, each in enumerate(plan.text) if at not in covered and each.isalnum())
        assert left in {"一二三四五", "一二", ""}, "the numbers of sections, and nothing else"


def test_tasks_and_safeguards_have_the_text_that_the_graph_gives_them(plans: Workspace):
    sample = next(plan for plan in harvest(plans.store) if plan.id == "dazu-ip-2025")
    tasks = [entry for entry in sample.entries if entry.kind in {Kind.TASK, Kind.SAFEGUARD}]
    assert len(tasks) == 19 + 4
    assert all(entry.body for entry in tasks)
    assert all(entry.label.rstrip("。") in sample.text[slice(*(entry.body or (0, 0)))] for entry in tasks)


def test_entries_are_the_same_at_each_reading(plans: Workspace):
    assert [*harvest(plans.store)] == [*harvest(plans.store)]
