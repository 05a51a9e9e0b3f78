"""Every saved query, picture and search of labels has one answer, whatever store it is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT
from tests.golden.test_saved_queries import GOLDEN, NAMES, VALUES, readable

from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.settings import Settings

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


OF_ONE_PLAN = [name if n % 4 == 0 else pytest.param(name, marks=pytest.mark.soak) for n, name in enumerate(NAMES)]
"""That a plan is bound is one rule: a quarter of the queries shows it in every run."""


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_query_is_answered_as_on_file(asked: Workspace, name: str):
    assert readable(asked.answer(name, VALUES.get(name, {}))) == (GOLDEN / f"{name}.csv").read_text("utf-8")


@pytest.mark.parametrize("name", OF_ONE_PLAN)
def test_it_is_answered_so_for_the_one_plan_too(asked: Workspace, workspace: Workspace, name: str):
    values = VALUES.get(name, {}) | {"plan": "dazu-ip-2025"}
    here, there = workspace.answer(name, values), asked.answer(name, values)
    assert readable(there) == readable(here)
    assert there.records() == here.records()


@pytest.mark.parametrize("name", [name for name in NAMES if name in {"shared-tasks", "bottlenecks", "never-first"}])
@pytest.mark.parametrize("generic", ["true", "false"])
def test_a_truth_is_bound_as_one(asked: Workspace, workspace: Workspace, name: str, generic: str):
    values = {"generic": generic}
    assert readable(asked.answer(name, values)) == readable(workspace.answer(name, values))


def test_years_dates_and_numbers_are_bound_too(asked: Workspace, workspace: Workspace):
    for name, values in (("indicator-targets", {"year": "2027"}), ("task-owners", {"task": "9"})):
        answer = asked.answer(name, values)
        assert answer.rows
        assert readable(answer) == readable(workspace.answer(name, values))


@pytest.mark.parametrize("kind", ["plan", "unit", "task", "indicator", "year", "brand"])
def test_the_choices_of_a_parameter_are_the_same(asked: Workspace, workspace: Workspace, kind: str):
    assert asked.choices(kind) == workspace.choices(kind)
    assert asked.choices(kind, "dazu-ip-2025") == workspace.choices(kind, "dazu-ip-2025")


def test_plans_findings_and_the_stated_graph_are_the_same(asked: Workspace, workspace: Workspace):
    assert asked.plans() == workspace.plans()
    assert asked.issues("dazu-ip-2025") == workspace.issues("dazu-ip-2025")
    assert set(asked.stated("dazu-ip-2025")) == set(workspace.stated("dazu-ip-2025"))


def test_a_thing_is_described_the_same(asked: Workspace, workspace: Workspace):
    for iri in (workspace.plans()[0].iri, workspace.choices("task")[0].iri, workspace.choices("unit")[0].iri):
        assert set(asked.describe(iri)) == set(workspace.describe(iri))


def test_deadlines_of_another_plan_are_answered_the_same(asked: Workspace):
    (path,) = (ROOT / "tests" / "plans").rglob("qinglan-elderly-care-2026.txt")
    plan = extract_plan(path)
    with sample_workspace(Settings()) as here:
        ingest(plan, here)
        ids = here.identifiers
        graphs = [ids.graph_stated(plan.id), ids.graph_inferred(plan.id)]
        asked.store.replace({graph: tuple(here.store.quads(graph)) for graph in graphs})
        try:
            for name, values in (("due-by", {"date": "2027-12-31"}), ("task-owners", {}), ("unit-workload", {})):
                assert readable(asked.answer(name, values)) == readable(here.answer(name, values))
            assert asked.choices("unit") == here.choices("unit")
            assert asked.plans() == here.plans()
        finally:
            asked.remove(plan.id)


def test_a_picture_is_the_same(asked: Workspace, workspace: Workspace):
    assert asked.picture("collaboration", format="json").body == workspace.picture("collaboration", format="json").body
