"""What rests on what, as a graph: stated edges apart from inferred ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.analyse.dependencies import around, dependencies
from plangraph.model.facts import LinkFact, TaskFact, ThingFact

if TYPE_CHECKING:
    import networkx as nx

TASKS = tuple(TaskFact("plan", f"task/{n}", n, f"任务{n}", 1, "板块") for n in (1, 2, 3))
THINGS = (
    ThingFact("plan", "platform/old", "市平台", "platform", None, "use", "task/1"),
    ThingFact("plan", "platform/new", "区平台", "platform", None, "to_build", "task/2"),
    ThingFact("plan", "platform/new", "区平台", "platform", None, "use", "task/3"),
    ThingFact("plan", "policy/law", "上位规划", "policy", "cites", None, "task/1"),
    ThingFact("plan", "policy/own", "管理办法", "policy", "to_draft", None, "task/1"),
    ThingFact("plan", "brand/one", "品牌", "brand", None, "built", "task/1"),
)
ORDER = LinkFact("plan", "dependency/1", "producesFor", 0.8, "platform/new", "区平台", "task/3", "task/2")
SHARING = tuple(
    LinkFact("plan", "sharing/1", "sharedSubject", 0.9, None, "专利导航", f"task/{n}", None) for n in (1, 2)
)


def _relations(graph: nx.Graph[str]) -> set[tuple[str, str, str]]:
    return {(one, other, data["relation"]) for one, other, data in graph.edges(data=True)}


def test_what_a_task_of_the_plan_is_to_make_is_not_outside():
    graph = dependencies(TASKS, THINGS, ())
    assert _relations(graph) == {("platform/old", "task/1", "rests-on"), ("policy/law", "task/1", "rests-on")}


def test_an_order_runs_through_what_the_first_task_makes():
    graph = dependencies(TASKS, (), (ORDER,))
    assert ("task/3", "task/2", "depends-on") in _relations(graph)
    assert ("task/2", "made:platform/new", "makes") in _relations(graph)
    assert ("made:platform/new", "task/3", "serves") in _relations(graph)
    assert graph.graph["orders"] == 1


def test_every_edge_says_whether_it_is_inferred():
    graph = dependencies(TASKS, THINGS, (ORDER, *SHARING))
    assert {data["inferred"] for *_, data in graph.edges(data=True) if data["relation"] == "rests-on"} == {False}
    assert {data["inferred"] for *_, data in graph.edges(data=True) if data["relation"] != "rests-on"} == {True}


def test_without_inferred_links_only_what_is_stated_stays():
    graph = dependencies(TASKS, THINGS, (ORDER, *SHARING), stated_only=True)
    assert {relation for *_, relation in _relations(graph)} == {"rests-on"}
    assert (graph.graph["orders"], graph.graph["sharings"], graph.graph["outside"]) == (0, 0, 2)


def test_around_a_task_are_its_things_and_the_tasks_at_their_other_ends():
    graph = around(dependencies(TASKS, THINGS, (ORDER, *SHARING)), "task/2")
    assert set(graph) == {"task/2", "made:platform/new", "task/3", "sharing/1", "task/1"}
    assert graph.graph["centre"] == "task/2"
    assert (graph.graph["tasks"], graph.graph["outside"]) == (3, 0)


def test_a_thing_is_no_task_to_look_around():
    with pytest.raises(KeyError):
        around(dependencies(TASKS, THINGS, ()), "platform/old")
