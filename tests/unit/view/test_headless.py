"""A picture without its headline keeps all else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plangraph.analyse.collaboration import collaboration
from plangraph.analyse.measures import measured
from plangraph.view.collaboration import collaboration_scene
from plangraph.view.headless import headless
from plangraph.view.preset import PRESETS
from plangraph.view.scene import Circle, Rect

if TYPE_CHECKING:
    from plangraph.model.facts import PlanFact, ResponsibilityFact
    from plangraph.view.scene import Scene


@pytest.fixture(params=["slide", "a4"])
def scene(request: pytest.FixtureRequest, plans: tuple[PlanFact, ...], facts: tuple[ResponsibilityFact, ...]) -> Scene:
    graph = measured(collaboration(facts, generic=False))
    return collaboration_scene(graph, plans, PRESETS[request.param])


def test_the_headline_and_the_title_of_the_plan_are_gone(scene: Scene, plans: tuple[PlanFact, ...]):
    words = [text.text for text in headless(scene).texts]
    assert not any(plans[0].label in text for text in words)
    assert not any(scene.title[:12] in text for text in words)
    whole = [text.text for text in scene.texts]
    assert any(plans[0].label in text for text in whole)
    assert any(scene.title[:12] in text for text in whole)


def test_every_dot_is_there_as_much_higher_as_the_picture_is_lower(scene: Scene):
    cut = headless(scene)
    bar = scene.marks[0]
    assert isinstance(bar, Rect)
    up = bar.box.bottom - bar.box.top
    assert cut.height == round(scene.height - up)
    before = [mark.centre.y for mark in scene.marks if isinstance(mark, Circle)]
    after = [mark.centre.y for mark in cut.marks if isinstance(mark, Circle)]
    assert after == pytest.approx([y - up for y in before])


def test_nothing_is_cut_off(scene: Scene):
    cut = headless(scene)
    assert all(text.box.top >= 0 and text.box.bottom <= cut.height for text in cut.texts if not text.turn)


def test_its_words_for_those_who_cannot_see_it_stay(scene: Scene):
    assert headless(scene).description == scene.description


def test_a_scene_without_a_head_stays_as_it_is(scene: Scene):
    bare = replace(scene, marks=scene.marks[5:])
    assert headless(bare) == bare
