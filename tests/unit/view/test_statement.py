"""A sentence with words of the plan: nothing over anything else, told in words, as large as fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.view.preset import DECK, PAGE
from plangraph.view.statement import Statement, statement_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.model.facts import PlanFact
    from plangraph.view.preset import Preset
    from plangraph.view.scene import Scene


@pytest.mark.parametrize("preset", [DECK, PAGE], ids=["deck", "page"])
@pytest.mark.parametrize("length", [0, 1, 12])
def test_nothing_lies_over_anything_else(
    length: int, preset: Preset, plans: tuple[PlanFact, ...], collisions: Callable[[Scene], list[str]]
):
    said = Statement(
        "各类核查发现的处数", "推进改革提升基层治理效能，" * length, "加快建设。" * 4 * (length + 1), "原文"
    )
    assert collisions(statement_scene(said, plans, preset)) == []


def test_words_are_told_and_set_large(plans: tuple[PlanFact, ...]):
    scene = statement_scene(Statement("处数", "", "加快建设", "原文"), plans, DECK)
    (words,) = (text for text in scene.texts if text.text == "加快建设")
    assert words.size > DECK.base * 3
    assert scene.description == "处数：原文：“加快建设”"
