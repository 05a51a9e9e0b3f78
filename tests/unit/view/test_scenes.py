"""The four pictures in the three sizes: nothing lies over anything else, the words are right, the source is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from plangraph.analyse.collaboration import collaboration, ego, without
from plangraph.analyse.matrix import matrix
from plangraph.analyse.measures import measured
from plangraph.analyse.monitoring import indicators
from plangraph.view.collaboration import collaboration_scene
from plangraph.view.ego import ego_scene
from plangraph.view.indicators import indicators_scene
from plangraph.view.matrix import matrix_scene
from plangraph.view.preset import PRESETS, SLIDE

if TYPE_CHECKING:
    from plangraph.model.facts import PlanFact, ResponsibilityFact, TargetFact
    from plangraph.view.scene import Scene

Facts = tuple["ResponsibilityFact", ...]
Plans = tuple["PlanFact", ...]
Targets = tuple["TargetFact", ...]
Collisions = Callable[["Scene"], list[str]]


def _scenes(facts: Facts, targets: Targets, plans: Plans, size: str) -> dict[str, Scene]:
    preset, graph = PRESETS[size], measured(collaboration(facts))
    hub = next(iter(graph))
    return {
        "collaboration": collaboration_scene(graph, plans, preset),
        "matrix": matrix_scene(matrix(facts), plans, preset),
        "ego": ego_scene(ego(graph, hub), plans, preset),
        "indicators": indicators_scene(indicators(targets), plans, preset),
    }


def _words(scene: Scene) -> str:
    return "".join(text.text for text in scene.texts)


@pytest.mark.parametrize("size", PRESETS)
def test_nothing_lies_over_anything_else(
    facts: Facts, targets: Targets, plans: Plans, size: str, collisions: Collisions
):
    for scene in _scenes(facts, targets, plans, size).values():
        assert collisions(scene) == []


@pytest.mark.parametrize("size", PRESETS)
def test_every_picture_names_its_source(facts: Facts, targets: Targets, plans: Plans, size: str):
    for scene in _scenes(facts, targets, plans, size).values():
        assert "资料来源：青山府发〔2025〕1号" in _words(scene)
        assert scene.title in scene.description


@pytest.mark.parametrize("size", PRESETS)
def test_a_long_title_stands_whole(facts: Facts, plans: Plans, size: str, collisions: Collisions):
    label = "青山区关于加快对接《区域知识产权伙伴关系协定》（QSIP）经贸新规则扎实推进高水平开放实施意见"
    scene = matrix_scene(matrix(facts), (replace(plans[0], label=label),), PRESETS[size])
    assert label in _words(scene)
    assert collisions(scene) == []


@pytest.mark.parametrize("size", PRESETS)
def test_every_unit_has_its_label(facts: Facts, plans: Plans, size: str):
    graph = measured(collaboration(facts))
    words = _words(collaboration_scene(graph, plans, PRESETS[size]))
    assert all(name in words for name in ("科技局", "宣传部", "古镇研究院", "青山高新区"))


def test_turned_column_labels_keep_their_distance(facts: Facts, plans: Plans):
    turned = [text for text in matrix_scene(matrix(facts), plans, SLIDE).texts if text.turn]
    starts = sorted(text.at.x for text in turned if text.size == max(text.size for text in turned))
    assert all(after - before >= 1.25 * turned[0].size for before, after in pairwise(starts))


def test_the_headline_names_hub_and_axis(facts: Facts, plans: Plans):
    scene = collaboration_scene(collaboration(facts), plans, SLIDE)
    assert scene.title == "市场监管局参与全部 11 项任务，经济信息委、科技局构成协同主轴"


def test_without_the_hub_the_headline_says_so(facts: Facts, plans: Plans):
    graph = without(collaboration(facts), collaboration(facts).graph["in_every_task"])
    scene = collaboration_scene(graph, plans, SLIDE)
    assert scene.title == "除市场监管局外，经济信息委、科技局构成协同主轴"
    assert "未画出市场监管局" in _words(scene)


def test_a_unit_alone_is_a_sentence(facts: Facts, plans: Plans, collisions: Collisions):
    alone = tuple(fact for fact in facts if fact.label == "区法院")
    scene = collaboration_scene(measured(collaboration(alone)), plans, SLIDE)
    assert scene.title == "法院独自承担全部 2 项任务"
    assert collisions(scene) == []


def test_two_units_with_the_same_tasks(facts: Facts, plans: Plans):
    both = tuple(fact for fact in facts if fact.label in {"区法院", "区检察院"})
    assert collaboration_scene(collaboration(both), plans, SLIDE).title == "2 个单位共同承担全部 2 项任务"


def test_units_that_share_nothing(facts: Facts, plans: Plans):
    apart = tuple(fact for fact in facts if fact.position == 2)
    apart = tuple({fact.unit: fact for fact in apart}.values())
    title = collaboration_scene(collaboration(apart), plans, SLIDE).title
    assert title == f"{len(apart)} 个单位各自承担任务，没有两个单位共同承担的任务"


def test_a_solid_dot_is_a_stated_lead_where_leads_are_stated(facts: Facts, plans: Plans):
    led = tuple(replace(fact, role="lead" if fact.position == 2 else "support") for fact in facts)
    assert "实心点为原文标明的牵头单位" in _words(matrix_scene(matrix(led), plans, SLIDE))
    assert "原文未标明牵头单位" in _words(matrix_scene(matrix(facts), plans, SLIDE))


def test_indicators_say_what_grows_and_what_starts_from_zero(targets: Targets, plans: Plans):
    scene = indicators_scene(indicators(targets), plans, SLIDE)
    assert scene.title == "优势企业增幅最大（+200%），示范企业从零起步"


def test_comparators_stand_before_figures(targets: Targets, plans: Plans):
    at_least = tuple(replace(target, comparator=">=") for target in targets)
    assert "≥575" in _words(indicators_scene(indicators(at_least), plans, SLIDE))


def test_what_is_left_out_is_said(facts: Facts, plans: Plans, collisions: Collisions):
    many = tuple(
        replace(fact, unit=f"{fact.unit}{copy}", label=f"{fact.label}第{copy}处", task=f"{fact.task}/{copy}")
        for copy in range(8)
        for fact in facts
    )
    graph = measured(collaboration(many))
    scene = collaboration_scene(graph, plans, SLIDE)
    assert len(graph) > 60
    assert "未画出" in _words(scene)
    assert collisions(scene) == []
