"""Things, tasks and units; sections and units; policies, plans and tasks."""

from __future__ import annotations

from dataclasses import replace

from plangraph.analyse.lineage import lineage
from plangraph.analyse.scope import scope
from plangraph.analyse.sections import sections
from plangraph.model.facts import PlanFact, ResponsibilityFact, TaskFact, ThingFact

PLAN = PlanFact("plan", "plan", "行动计划", None, 2025, 2027, "")


def _tasks(facts: tuple[ResponsibilityFact, ...]) -> tuple[TaskFact, ...]:
    return tuple(
        {f.task: TaskFact(f.plan, f.task, f.ordinal, f.heading, f.section_ordinal, f.section) for f in facts}.values()
    )


def _thing(label: str, kind: str, task: int | None, relation: str | None = None) -> ThingFact:
    return ThingFact("plan", f"{kind}/{label}", label, kind, relation, None, f"task/{task}" if task else None)


def test_scope_holds_only_tasks_that_name_a_thing(facts: tuple[ResponsibilityFact, ...]):
    graph = scope(("brand",), _tasks(facts), (_thing("石雕", "brand", 2), _thing("机床", "industry", 3)), facts)
    assert [node for node, data in graph.nodes(data=True) if data["side"] == "task"] == ["task/2"]
    assert {unit for unit in graph["task/2"] if graph.nodes[unit]["side"] == "unit"} == {
        "unit/发改局",
        "unit/科技局",
        "unit/财政局",
    }


def test_a_thing_that_no_task_names_stands_alone(facts: tuple[ResponsibilityFact, ...]):
    graph = scope(("region",), _tasks(facts), (_thing("江北", "region", None, "cooperates"),), facts)
    assert graph.nodes["region/江北"]["codes"] == ("cooperates",)
    assert graph.degree("region/江北") == 0


def test_sections_count_the_tasks_that_name_a_unit(facts: tuple[ResponsibilityFact, ...]):
    graph = sections(_tasks(facts), facts)
    assert graph.graph["rows"] == ("plan/section/1", "plan/section/2")
    assert graph.graph["columns"][0] == "unit/发改局"
    assert graph.edges["plan/section/2", "unit/法院"]["weight"] == 2
    assert not any(data["label"].startswith("各") for _, data in graph.nodes(data=True))


def test_a_plan_without_sections_has_no_rows(facts: tuple[ResponsibilityFact, ...]):
    bare = tuple(replace(task, section=None, section_ordinal=None) for task in _tasks(facts))
    assert sections(bare, facts).graph["rows"] == ()


def test_a_basis_points_at_the_plan_and_a_draft_away_from_its_task(facts: tuple[ResponsibilityFact, ...]):
    things = (
        _thing("纲要", "policy", None, "basis"),
        _thing("规划", "policy", 1, "cites"),
        _thing("办法", "policy", 2, "to_draft"),
    )
    graph = lineage((PLAN,), _tasks(facts), things)
    assert set(graph.edges) == {
        ("policy/纲要", "plan"),
        ("policy/规划", "task/1"),
        ("plan", "task/1"),
        ("task/2", "policy/办法"),
        ("plan", "task/2"),
    }


def test_a_document_that_is_basis_and_cited_counts_as_basis(facts: tuple[ResponsibilityFact, ...]):
    things = (_thing("纲要", "policy", 1, "cites"), _thing("纲要", "policy", None, "basis"))
    graph = lineage((PLAN,), _tasks(facts), things)
    assert graph.nodes["policy/纲要"]["relation"] == "basis"
    assert set(graph["policy/纲要"]) == {"plan", "task/1"}
