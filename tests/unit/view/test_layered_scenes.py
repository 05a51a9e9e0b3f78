"""Pictures in columns and the matrix of sections: nothing over anything else, headlines computed, cuts stated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from plangraph.analyse.dependencies import dependencies
from plangraph.pipeline.picture import VIEWS, Facts
from plangraph.view.dependencies import dependencies_scene
from plangraph.view.preset import PRESETS, SLIDE
from plangraph.view.scene import Curve, Rect
from plangraph.view.strata import Card, Layer, Strata, Tie

if TYPE_CHECKING:
    from plangraph.model.facts import LinkFact, PlanFact
    from plangraph.view.scene import Scene

Plans = tuple["PlanFact", ...]
Links = tuple["LinkFact", ...]
Collisions = Callable[["Scene"], list[str]]
NEW = ("dependencies", "sections", "brands-and-regions", "industries", "policy-lineage")


def _scene(view: str, every: Facts, plans: Plans, size: str = "slide") -> Scene:
    return VIEWS[view].scene(VIEWS[view].graph(every, {}), plans, PRESETS[size])


def _words(scene: Scene) -> str:
    return "".join(text.text for text in scene.texts)


@pytest.mark.parametrize("size", PRESETS)
@pytest.mark.parametrize("view", NEW)
def test_no_word_and_no_card_lies_over_another(
    every: Facts, plans: Plans, view: str, size: str, collisions: Collisions
):
    scene = _scene(view, every, plans, size)
    assert collisions(scene) == []
    cards = [mark.box for mark in scene.marks if isinstance(mark, Rect) and mark.radius and mark.box.width > 20]
    assert not any(one.overlap(other) for one, other in combinations(cards, 2))


@pytest.mark.parametrize("size", PRESETS)
@pytest.mark.parametrize("view", NEW)
def test_every_picture_names_source_and_finding(every: Facts, plans: Plans, view: str, size: str):
    scene = _scene(view, every, plans, size)
    assert "资料来源：青山府发〔2025〕1号" in _words(scene)
    assert scene.title in scene.description


@pytest.mark.parametrize(
    ("view", "headline"),
    [
        ("dependencies", "“专利导航”贯穿 4 项任务，是任务之间最广的联系"),
        ("sections", "“深化集成改革，打造示范标杆”涉及单位最多（13 个）"),
        (
            "brands-and-regions",
            "2 个品牌都写在任务 8“深化第8项改革，提升治理效能”，2 个区域中 1 个写在任务 7“深化第7项改革，提升治理效能”",
        ),
        ("industries", "2 个产业分布在 3 项任务"),
        ("policy-lineage", "计划依据 1 份文件，另引用 1 份，拟制定 1 份"),
    ],
)
def test_the_headline_is_computed(every: Facts, plans: Plans, view: str, headline: str):
    assert _scene(view, every, plans).title == headline


def test_without_an_order_in_the_text_the_subtitle_says_so(every: Facts, plans: Plans):
    assert "原文未载明任务先后" in _words(_scene("dependencies", every, plans))


def test_an_order_is_said_and_drawn_with_arrows(every: Facts, orders: Links, plans: Plans):
    graph = dependencies(every.tasks, every.things, (*every.links, *orders))
    scene = dependencies_scene(graph, plans, SLIDE)
    assert scene.title == "1 项任务须待“区知识产权服务站”先行"
    assert "推断：先行 → 后行" in _words(scene)
    assert "原文未载明" not in _words(scene)


def test_inferred_lines_are_dashed_and_the_footer_says_so(every: Facts, plans: Plans):
    scene = _scene("dependencies", every, plans)
    dashed = {mark.title for mark in scene.marks if isinstance(mark, Curve) and mark.dashed and mark.title}
    solid = {mark.title for mark in scene.marks if isinstance(mark, Curve) and not mark.dashed and mark.title}
    assert len(dashed) == len(every.links)
    assert "国家专利导航平台 — 深化第4项改革，提升治理效能" in solid
    assert "虚线为推断" in _words(scene)


def test_what_is_built_by_the_plan_does_not_stand_outside_of_it(every: Facts, plans: Plans):
    assert "区知识产权服务站" not in _words(_scene("dependencies", every, plans))


def test_one_task_is_drawn_with_what_it_is_tied_to(every: Facts, orders: Links, plans: Plans, collisions: Collisions):
    given = replace(every, links=(*every.links, *orders))
    scene = dependencies_scene(VIEWS["dependencies"].graph(given, {"task": "2"}), plans, SLIDE)
    assert scene.title == "任务 2 有 1 项任务以其为前提，与 3 项任务有共同之处"
    assert "国家专利导航平台" not in _words(scene)
    assert collisions(scene) == []


@pytest.mark.parametrize("size", PRESETS)
@pytest.mark.parametrize("view", NEW)
def test_what_is_left_out_of_a_large_plan_is_said(
    every: Facts, plans: Plans, view: str, size: str, collisions: Collisions
):
    many = _multiplied(every, 18)
    scene = _scene(view, many, plans, size)
    assert "图中为" in _words(scene)
    assert collisions(scene) == []


def _multiplied(every: Facts, copies: int) -> Facts:
    """The plan so many times over, all of it in one plan."""
    numbers = range(copies)
    return Facts(
        responsibilities=tuple(
            replace(
                fact,
                task=f"{fact.task}/{n}",
                ordinal=fact.ordinal + 11 * n,
                section_ordinal=2 * n + (fact.section_ordinal or 0),
                unit=f"{fact.unit}{n}",
                label=f"{fact.label}{n}处",
            )
            for n in numbers
            for fact in every.responsibilities
        ),
        tasks=tuple(
            replace(
                task,
                task=f"{task.task}/{n}",
                ordinal=task.ordinal + 11 * n,
                section_ordinal=2 * n + (task.section_ordinal or 0),
            )
            for n in numbers
            for task in every.tasks
        ),
        things=tuple(
            replace(
                thing, thing=f"{thing.thing}{n}", label=f"{thing.label}{n}", task=thing.task and f"{thing.task}/{n}"
            )
            for n in numbers
            for thing in every.things
        ),
        links=tuple(
            replace(link, link=f"{link.link}/{n}", label=f"{link.label}{n}", task=f"{link.task}/{n}")
            for n in numbers
            for link in every.links
        ),
        plans=every.plans,
    )


def test_a_column_of_which_nothing_is_left_goes_and_the_anchor_stays():
    layers = (Layer("甲", (Card("a", "a"),), spare=False), Layer("乙", (Card("b", "b"),)))
    strata = Strata(layers, (Tie("a", "b"),), anchor=1).without({"a"})
    assert (strata.layers, strata.ties, strata.anchor) == ((), (), 0)
    kept = Strata((layers[0], Layer("乙", (Card("b", "b"), Card("c", "c")))), (Tie("a", "b"),), anchor=1).without({"a"})
    assert ([layer.title for layer in kept.layers], kept.layers[kept.anchor].cards) == (["乙"], (Card("c", "c"),))
