"""Organisations of several plans: one under all its names, and none that only shares a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import ingest
from plangraph.bootstrap.reading import extract_plan
from plangraph.errors import AmbiguousLabel
from plangraph.query.values import python_value
from plangraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plangraph.model.plan import Plan
    from plangraph.pipeline.workspace import Workspace

PLAN = """{issuer}关于印发《{title}》的通知

各有关单位：
现将《{title}》印发给你们，请认真贯彻执行。

{issuer}
2026年4月2日

{title}

一、主要任务

{tasks}
"""
FULL = """1．开展质量提升。组织企业培训。（责任单位：渝中区市场监督管理局、重庆市渝中区科学技术局、宣传部）
2．推广新技术。组织技术交流，支持企业研发。（责任单位：区科学技术局、区市场监督管理局）
"""
SHORT = """1．加强计量服务。组织实验室开放，服务中小企业。（责任单位：区市场监管局、区科技局、区政府、各镇街）
2．宣传质量月。组织集中宣传，发布典型案例。（责任单位：区委宣传部、区市场监管局、区市场监督管理局）
3．完善标准。组织企业参与标准研制。（责任单位：区市场监管局、区科技局）
"""
SOURCES = {
    "quality": ("重庆市渝中区人民政府", "渝中区质量提升行动计划（2026—2027年）", FULL),
    "metrology": ("渝中区人民政府办公室", "渝中区计量惠企行动方案", SHORT),
    "neighbour": ("重庆市江津区人民政府", "江津区计量惠企行动方案", SHORT),
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A dataset of two plans of one district and one of another."""
    folder = tmp_path_factory.mktemp("three")
    with open_workspace(folder / "store", writable=True) as workspace:
        for name in SOURCES:
            assert ingest(plan_of(name, folder), workspace).changed
        yield workspace


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A dataset of the plans of one district."""
    folder = tmp_path_factory.mktemp("two")
    with open_workspace(folder / "store", writable=True) as workspace:
        for name in ("quality", "metrology"):
            ingest(plan_of(name, folder), workspace)
        yield workspace


def plan_of(name: str, folder: Path) -> Plan:
    issuer, title, tasks = SOURCES[name]
    path = folder / f"{name}.txt"
    path.write_text(PLAN.format(issuer=issuer, title=title, tasks=tasks), "utf-8")
    return extract_plan(path, name)


def select(dataset: Workspace, pattern: str) -> list[tuple[str, ...]]:
    """The distinct values of all variables of a pattern, which stand in the order of their names."""
    prefixes = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
    found = dataset.store.select(f"{prefixes} SELECT DISTINCT * {pattern}")
    order = sorted(range(len(found.variables)), key=lambda place: found.variables[place])
    return sorted(tuple(str(python_value(row[place])) for place in order) for row in found.rows)


def nodes(dataset: Workspace, plan: str, function: str) -> set[str]:
    graph = dataset.identifiers.graph_stated(plan)
    rows = select(dataset, f"{{ GRAPH {graph} {{ ?unit a plan:Unit ; org:classification function:{function} }} }}")
    return {unit for (unit,) in rows}


@pytest.mark.parametrize("function", ["market-regulation", "science-technology", "publicity"])
def test_a_body_is_one_node_in_all_plans_of_its_district_and_another_elsewhere(dataset: Workspace, function: str):
    here = nodes(dataset, "quality", function)
    assert len(here) == 1
    assert nodes(dataset, "metrology", function) == here
    assert len(nodes(dataset, "neighbour", function)) == 1
    assert nodes(dataset, "neighbour", function) != here


def test_an_issuer_is_the_body_that_tasks_of_another_plan_name(dataset: Workspace):
    rows = select(dataset, "{ ?plan <http://data.europa.eu/eli/ontology#passed_by> ?unit }")
    issuers = {plan.rpartition("/")[2]: unit for plan, unit in rows}
    rows = select(dataset, "{ ?part plan:unit ?unit ; rdfs:label '区政府'@zh ; plan:inPlan ?plan }")
    owners = {plan.rpartition("/")[2]: unit for _, plan, unit in rows}
    assert owners["metrology"] == issuers["quality"] != issuers["metrology"]
    assert owners["neighbour"] == issuers["neighbour"] != owners["metrology"]


@pytest.mark.parametrize("name", ["区市场监管局", "区市场监督管理局", "渝中区市场监督管理局"])
def test_any_spelling_finds_the_tasks_of_all_plans_of_the_district(district: Workspace, name: str):
    records = district.answer("who-owns-what", unit=name).records()
    assert [(row["plan"][:7], row["task_number"]) for row in records] == [
        ("渝中区计量惠企", 1),
        ("渝中区计量惠企", 2),
        ("渝中区计量惠企", 3),
        ("渝中区质量提升", 1),
        ("渝中区质量提升", 2),
    ]


def test_a_name_that_two_districts_share_is_no_answer(dataset: Workspace):
    with pytest.raises(AmbiguousLabel):
        dataset.answer("who-owns-what", unit="区市场监管局")
    assert len(dataset.answer("who-owns-what", unit="渝中区市场监督管理局").rows) == 5


def test_a_question_has_a_row_for_each_thing_whatever_the_labels(dataset: Workspace):
    for question in ("shared-tasks", "unit-workload", "bottlenecks", "never-first", "task-owners"):
        answer = dataset.answer(question)
        things = [tuple(cell.iri or cell.text for cell in row) for row in answer.rows]
        assert things, question
        assert len(set(things)) == len(things), question
    pairs = dataset.answer("shared-tasks", plan="metrology").records()
    assert (pairs[0]["unit_a"], pairs[0]["unit_b"], pairs[0]["count"]) == ("区市场监管局", "区科技局", 2)
    work = dataset.answer("unit-workload", plan="metrology").records()
    assert (work[0]["unit"], work[0]["tasks"], work[0]["kind"]) == ("区市场监管局", 3, "政府部门")


def test_two_spellings_in_one_task_are_two_statements_of_one_unit(dataset: Workspace):
    task = dataset.identifiers.task("metrology", 2)
    parts = select(dataset, f"{{ {task} plan:hasResponsibility ?part . ?part rdfs:label ?name ; plan:unit ?unit }}")
    assert {name for name, _, _ in parts} >= {"区市场监管局", "区市场监督管理局"}
    assert len(parts) == 3
    assert len({unit for _, _, unit in parts}) == 2


def test_sister_bodies_are_found_by_their_function(dataset: Workspace):
    rows = select(
        dataset,
        "{ ?unit org:classification function:market-regulation ; plan:jurisdiction ?place ."
        " function:market-regulation skos:prefLabel ?label FILTER(LANG(?label) = 'zh') }",
    )
    assert {(place, label) for label, place, _ in rows} == {("重庆市渝中区", "市场监管"), ("重庆市江津区", "市场监管")}


def test_open_sets_of_two_plans_are_two(dataset: Workspace):
    rows = select(dataset, "{ ?unit a plan:Unit ; rdfs:label '各镇街'@zh }")
    assert len(rows) == 2


def test_a_merge_says_why_and_shows_the_words(dataset: Workspace):
    graph = dataset.identifiers.graph_inferred("quality")
    rows = select(
        dataset,
        f"{{ GRAPH {graph} {{ ?merge a plan:Merge ; plan:writtenName ?name ; rdfs:label ?reason }} }}",
    )
    reasons = {name: reason for _, name, reason in rows}
    assert set(reasons) == {
        "渝中区市场监督管理局",
        "区市场监督管理局",
        "重庆市渝中区科学技术局",
        "区科学技术局",
        "宣传部",
        "重庆市渝中区人民政府",
    }
    assert reasons["区科学技术局"] == "“区科技局”与“区科学技术局”是同一机构：职能词“科技”即“科学技术”。"
    for merge, name, _ in rows:
        places = dataset.answer("evidence", iri=merge).records()
        assert places
        assert {place["quote"] for place in places} == {name}


def test_merges_leave_with_their_plan(tmp_path: Path):
    plan = plan_of("quality", tmp_path)
    with open_workspace(tmp_path / "store", writable=True) as workspace:
        ingest(plan, workspace)
        inferred = workspace.identifiers.graph_inferred("quality")
        assert tuple(workspace.store.quads(inferred))
        assert not ingest(plan, workspace).changed
        workspace.remove("quality")
        assert not tuple(workspace.store.quads(inferred))
