"""The plans of the shared corpus against their hand-made gold, by the scorer that others use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT
from tests.corpus.scoring import GOALS, score, table

from plangraph.bootstrap.reading import extract_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNMARKED = ("sh-concept-validation.md", "sh-2023-commercial-space.md", "sh-2022-agri-mech-145.md")
"""Plans that say of no task who is responsible."""


@pytest.fixture(scope="module")
def reached(shared: Path) -> Mapping[str, Mapping[str, float]]:
    """What is reached, layer by layer."""
    return score(shared / "corpus")


@pytest.mark.real
@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readmes_quote_what_is_reached(reached: Mapping[str, Mapping[str, float]], readme: str):
    assert table(reached) in (ROOT / readme).read_text("utf-8")


@pytest.mark.real
def test_every_layer_reaches_its_goal_over_all_plans_with_gold(reached: Mapping[str, Mapping[str, float]]):
    assert {layer: reached[layer]["f1"] for layer, goal in GOALS.items() if reached[layer]["f1"] < goal} == {}


@pytest.mark.real
@pytest.mark.parametrize("name", UNMARKED)
def test_a_plan_that_marks_nobody_names_nobody(shared: Path, name: str):
    plan = extract_plan(shared / "corpus" / "dev" / name)
    assert [task.heading for task in plan.tasks if task.assignments] == []
    assert plan.tasks
