"""Facts, choices and descriptions of the sample."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from plangraph.query import facts
from plangraph.query.descriptions import MOST_LINKS, describe
from plangraph.query.lookup import Lookup
from plangraph.query.saved import Kind
from plangraph.query.things import THINGS

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

BASE = "https://w3id.org/plangraph/id/"


def test_the_sample_is_one_plan_of_three_years(workspace: Workspace):
    (plan,) = facts.plans(workspace.store, workspace.library)
    assert (plan.id, plan.doc_number, plan.start_year, plan.end_year) == (
        "dazu-ip-2025",
        "大足府发〔2025〕12号",
        2025,
        2027,
    )


def test_responsibilities_of_the_sample_are_72_of_23_units(workspace: Workspace):
    found = facts.responsibilities(workspace.store, workspace.library)
    assert (len(found), len({fact.unit for fact in found}), len({fact.task for fact in found})) == (72, 23, 19)
    first = found[0]
    assert (first.ordinal, first.label, first.kind, first.position, first.role) == (
        1,
        "区市场监管局",
        "government",
        1,
        "responsible",
    )
    assert first.generic is False


def test_responsibilities_of_a_plan_are_those_of_it_alone(five_plans: Workspace):
    found = facts.responsibilities(five_plans.store, five_plans.library, f"{BASE}plan/sister")
    assert len(found) == 72
    assert {fact.plan for fact in found} == {f"{BASE}plan/sister"}
    together = facts.responsibilities(five_plans.store, five_plans.library)
    assert sum(fact.plan.endswith("/sister") for fact in together) == 72


def test_targets_are_exact_figures(workspace: Workspace):
    found = facts.targets(workspace.store, workspace.library)
    assert len(found) == 24
    trademarks = {fact.year: fact.value for fact in found if fact.measure == "万件"}
    assert trademarks == {2025: Decimal("1.8"), 2026: Decimal("1.9"), 2027: Decimal(2)}


@pytest.mark.parametrize(
    ("kind", "count"),
    [("plan", 1), ("unit", 23), ("task", 19), ("section", 5), ("indicator", 8), ("year", 3), ("date", 0)],
)
def test_choices_are_those_of_the_sample(workspace: Workspace, kind: str, count: int):
    assert len(workspace.choices(kind)) == count
    assert len(workspace.choices(kind, "dazu-ip-2025")) == count


@pytest.mark.parametrize(
    "kind", ["unit", "task", "section", "indicator", "brand", "industry", "region", "platform", "policy"]
)
def test_the_slug_of_a_choice_names_it_alone(five_plans: Workspace, kind: str):
    lookup = Lookup(five_plans.store, five_plans.identifiers)
    for choice in five_plans.choices(kind):
        assert [found.iri for found in lookup.things(THINGS[Kind(kind)], choice.slug)] == [choice.iri]


def test_tasks_are_chosen_in_the_order_of_the_text(workspace: Workspace):
    assert [choice.ordinal for choice in workspace.choices("task")] == list(range(1, 20))


def test_a_unit_is_described_with_its_facts_and_what_points_to_it(workspace: Workspace):
    unit = next(choice.iri for choice in workspace.choices("unit") if choice.label == "区科技局")
    triples = describe(workspace.store, unit)
    assert any(str(triple.subject) == f"<{unit}>" for triple in triples)
    assert any(str(triple.object) == f"<{unit}>" for triple in triples)
    assert len(triples) == len(set(triples))
    assert len(triples) < 3 * MOST_LINKS


def test_nothing_is_said_of_an_unknown_thing(workspace: Workspace):
    assert describe(workspace.store, "urn:nothing") == ()


def test_each_responsibility_of_the_sample_names_its_words(workspace: Workspace):
    found = facts.responsibilities(workspace.store, workspace.library)
    assert all(fact.evidence.startswith(f"{BASE}plan/dazu-ip-2025/span/") for fact in found)
