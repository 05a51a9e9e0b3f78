"""Five plans in one dataset.

The sample, a later edition of it, a copy of a sister district, one with leads and deadlines, one with open sets.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

from plangraph.bootstrap.definitions import shapes
from plangraph.bootstrap.loading import sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.pipeline.ingestion import graphs_of
from plangraph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.plan import Plan
    from plangraph.pipeline.workspace import Workspace

PLANS = ROOT / "tests" / "plans"


@pytest.fixture(scope="session")
def five_plans(sample_plan: Plan) -> Iterator[Workspace]:
    with sample_workspace(Settings()) as workspace:
        sister = tuple(replace(unit, jurisdiction="邻县") for unit in sample_plan.units)
        for plan in (
            replace(sample_plan, id="edition-2028"),
            replace(sample_plan, id="sister", units=sister),
            extract_plan(PLANS / "yunxiu-low-altitude-2026.txt", "yunxiu"),
            extract_plan(PLANS / "qinglan-elderly-care-2026.txt", "qinglan"),
        ):
            workspace.store.replace(graphs_of(plan, workspace.identifiers, shapes(), "test").graphs)
        yield workspace
