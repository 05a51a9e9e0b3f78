"""A bare picture has no headline: its page says it; all else is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.analyse.collaboration import collaboration
from plangraph.analyse.matrix import matrix, of_unit, within
from plangraph.analyse.measures import measured
from plangraph.view.collaboration import collaboration_scene
from plangraph.view.matrix import matrix_scene
from plangraph.view.palette import MARKED
from plangraph.view.preset import DECK, PAGE
from plangraph.view.scene import Rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.model.facts import PlanFact, ResponsibilityFact
    from plangraph.view.preset import Preset
    from plangraph.view.scene import Scene


@pytest.mark.parametrize("preset", [DECK, PAGE], ids=["deck", "page"])
def test_the_headline_and_the_title_of_the_plan_are_gone(
    preset: Preset,
    plans: tuple[PlanFact, ...],
    facts: tuple[ResponsibilityFact, ...],
    collisions: Callable[[Scene], list[str]],
):
    scene = collaboration_scene(measured(collaboration(facts)), plans, preset)
    words = [text.text for text in scene.texts]
    assert not any(plans[0].label in text or scene.title[:12] in text for text in words)
    assert any("资料来源" in text for text in words)
    assert scene.title in scene.description
    assert collisions(scene) == []


def test_marked_units_have_shaded_columns(plans: tuple[PlanFact, ...], facts: tuple[ResponsibilityFact, ...]):
    graph = matrix(facts)
    assert not any(isinstance(mark, Rect) and mark.fill == MARKED for mark in matrix_scene(graph, plans, DECK).marks)
    graph.graph["marked"] = frozenset(("unit/区法院", "unit/区检察院"))
    scene = matrix_scene(graph, plans, DECK)
    # Two columns, and the sample of the key.
    assert sum(isinstance(mark, Rect) and mark.fill == MARKED for mark in scene.marks) == 3
    assert any(text.text == "所述单位" for text in scene.texts)


def test_a_part_of_a_matrix_keeps_the_tasks_of_its_units(facts: tuple[ResponsibilityFact, ...]):
    part = within(matrix(facts), ["unit/区检察院", "unit/区法院"])
    assert part.graph["columns"] == ("unit/区检察院", "unit/区法院")
    assert part.graph["rows"] == ("task/4", "task/5")
    assert part.graph["responsibilities"] == 4


def test_the_matrix_of_a_unit_has_the_unit_first_and_counts_its_tasks_only(facts: tuple[ResponsibilityFact, ...]):
    part = of_unit(matrix(facts), "unit/区商务委")
    assert part.graph["rows"] == ("task/5", "task/7")
    assert part.graph["columns"][0] == "unit/区商务委"
    assert part.nodes["unit/区市场监管局"]["tasks"] == 2
