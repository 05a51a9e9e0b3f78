"""Bars of numbers: each with its name and figure, nothing over anything else, what has no room is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plangraph.view.palette import ACCENT
from plangraph.view.preset import DECK, PAGE
from plangraph.view.tally import Bar, Tally, tally_scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.model.facts import PlanFact
    from plangraph.view.preset import Preset
    from plangraph.view.scene import Scene


def _tally(count: int) -> Tally:
    bars = tuple(Bar(f"深化第{n}项改革，提升基层治理效能，打造示范标杆", n, count, ACCENT) for n in range(count))
    return Tally("没有责任单位的任务数", bars, ((ACCENT, "没有责任单位"),))


@pytest.mark.parametrize("preset", [DECK, PAGE], ids=["deck", "page"])
@pytest.mark.parametrize("count", [1, 3, 12, 60])
def test_nothing_lies_over_anything_else(
    count: int, preset: Preset, plans: tuple[PlanFact, ...], collisions: Callable[[Scene], list[str]]
):
    assert collisions(tally_scene(_tally(count), plans, preset)) == []


def test_each_bar_says_how_many_of_how_many(plans: tuple[PlanFact, ...]):
    words = [text.text for text in tally_scene(_tally(3), plans, DECK).texts]
    assert {"0 / 3", "1 / 3", "2 / 3"} <= set(words)
    english = [text.text for text in tally_scene(_tally(3), plans, replace(DECK, language="en")).texts]
    assert {"0 of 3", "1 of 3", "2 of 3"} <= set(english)


def test_what_has_no_room_is_counted(plans: tuple[PlanFact, ...]):
    assert any(
        "图中为前" in text.text and "（共 60）" in text.text for text in tally_scene(_tally(60), plans, DECK).texts
    )
    assert not any("图中为前" in text.text for text in tally_scene(_tally(3), plans, DECK).texts)
