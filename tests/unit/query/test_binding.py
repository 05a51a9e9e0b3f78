"""What a person writes is bound to one thing, or answered with what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode

from plangraph.errors import AmbiguousLabel, ParameterError, UnknownLabel, UnknownPlan
from plangraph.vocabulary import XSD

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

BASE = "https://w3id.org/plangraph/id/"


def bound(workspace: Workspace, query: str, **values: str) -> dict[str, str]:
    answer = workspace.answer(query, values)
    return {item.parameter.name: item.label for item in answer.parameters}


@pytest.mark.parametrize(
    "value", ["9", "9．", "dazu-ip-2025/task/9", f"{BASE}plan/dazu-ip-2025/task/9", "品牌跃升，提升竞争能力", " 9 "]
)
def test_a_task_goes_by_number_path_iri_or_heading(workspace: Workspace, value: str):
    answer = workspace.answer("task-owners", task=value)
    assert answer.parameters[0].term == NamedNode(f"{BASE}plan/dazu-ip-2025/task/9")
    assert [row["unit"] for row in answer.rows][:2] == ["大足石刻研究院", "区经济信息委"]


def test_a_unit_goes_by_label_slug_or_iri(workspace: Workspace):
    choice = next(choice for choice in workspace.choices("unit") if choice.label == "区科技局")
    answers = [workspace.answer("who-owns-what", unit=value) for value in ("区科技局", choice.slug, choice.iri)]
    assert {answer.solutions for answer in answers} == {answers[0].solutions}
    assert len(answers[0].rows) == 9


def test_a_unit_goes_by_an_alias(workspace: Workspace):
    aliases = workspace.store.select(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX plan: <https://w3id.org/plangraph/ns#>"
        "SELECT ?alias ?unit WHERE { ?unit a plan:Unit ; skos:altLabel ?alias } LIMIT 1"
    ).rows
    for alias, unit in aliases:
        assert isinstance(alias, Literal)
        assert workspace.answer("who-owns-what", unit=alias.value).parameters[0].term == unit


@pytest.mark.parametrize(
    ("value", "day"),
    [("2026-06-30", "2026-06-30"), ("2026-06", "2026-06-30"), ("2024-02", "2024-02-29"), ("2026", "2026-12-31")],
)
def test_a_date_is_a_day_or_the_last_day_of_a_month_or_year(workspace: Workspace, value: str, day: str):
    (parameter,) = workspace.answer("due-by", date=value).parameters
    assert parameter.term == Literal(day, datatype=XSD.term("date"))


@pytest.mark.parametrize("value", ["2026-02-30", "2026-13", "2026-00", "0000", "26", "soon", "2026-6-3"])
def test_what_is_no_day_of_the_calendar_is_no_date(workspace: Workspace, value: str):
    with pytest.raises(ParameterError, match="2025-06-30"):
        workspace.answer("due-by", date=value)


def test_an_unknown_label_is_answered_with_the_nearest(workspace: Workspace):
    with pytest.raises(UnknownLabel, match="区科技局"):
        workspace.answer("who-owns-what", unit="区科技")


def test_a_label_of_two_districts_is_answered_with_both(five_plans: Workspace):
    with pytest.raises(AmbiguousLabel) as caught:
        five_plans.answer("who-owns-what", unit="区科技局")
    assert [label for label, _ in caught.value.candidates] == ["区科技局（邻县）", "区科技局（重庆市大足区）"]
    for _, iri in caught.value.candidates:
        assert five_plans.answer("who-owns-what", unit=iri).rows


def test_a_unit_by_its_slug_has_its_city_beside_it_where_others_have_its_name(five_plans: Workspace):
    (sister,) = (c for c in five_plans.choices("unit") if c.named == "区科技局（邻县）")
    assert five_plans.answer("who-owns-what", unit=sister.slug).parameters[0].named == "区科技局（邻县）"


def test_tasks_of_one_heading_have_their_plan_beside_them(five_plans: Workspace):
    same = [c for c in five_plans.choices("task") if c.label == "品牌跃升，提升竞争能力"]
    assert len({c.named for c in same}) == len(same) == 3


def test_a_plan_settles_which_unit_a_label_means(five_plans: Workspace):
    answer = five_plans.answer("who-owns-what", unit="区科技局", plan="sister")
    assert len(answer.rows) == 9
    assert {row.cells["plan"].iri for row in answer.rows} == {f"{BASE}plan/sister"}


def test_a_task_number_of_several_plans_needs_a_plan(five_plans: Workspace):
    with pytest.raises(AmbiguousLabel):
        five_plans.answer("task-owners", task="9")
    assert len(five_plans.answer("task-owners", task="9", plan="edition-2028").rows) == 6


def test_an_unknown_plan_is_answered_with_those_there(workspace: Workspace):
    with pytest.raises(UnknownPlan, match="dazu-ip-2025"):
        workspace.answer("shared-tasks", plan="dazu-2025")


def test_a_missing_parameter_is_named(workspace: Workspace):
    with pytest.raises(ParameterError, match="'unit'"):
        workspace.answer("who-owns-what")


def test_an_empty_value_is_none(workspace: Workspace):
    assert len(workspace.answer("task-owners", task="", plan=" ").rows) == 72


def test_an_unknown_parameter_is_answered_with_those_there(workspace: Workspace):
    with pytest.raises(ParameterError, match="unit, plan"):
        workspace.answer("who-owns-what", unit="区科技局", task="9")


@pytest.mark.parametrize("value", ["二〇二七", "27", "2027年"])
def test_a_year_has_four_digits(workspace: Workspace, value: str):
    with pytest.raises(ParameterError, match="2027"):
        workspace.answer("indicator-targets", year=value)


def test_a_year_is_bound_as_a_year(workspace: Workspace):
    answer = workspace.answer("indicator-targets", year="2027")
    assert answer.parameters[0].term == Literal("2027", datatype=XSD.term("gYear"))
    assert len(answer.rows) == 8


def test_the_wrong_kind_of_thing_is_unknown(workspace: Workspace):
    with pytest.raises(UnknownLabel):
        workspace.answer("who-owns-what", unit=f"{BASE}plan/dazu-ip-2025/task/9")


@pytest.mark.parametrize("value", ['x" } } #', "<a b>", "?unit", "a\nb", "http://a b", "' OR 1=1"])
def test_no_value_becomes_part_of_the_query(workspace: Workspace, value: str):
    with pytest.raises(UnknownLabel):
        workspace.answer("who-owns-what", unit=value)


@pytest.mark.parametrize("value", ["plan/dazu-ip-2025/task/9", "dazu-ip-2025/task/9", "品牌跃升，提升竞争能力"])
def test_evidence_is_had_by_path_or_label(workspace: Workspace, value: str):
    row = workspace.answer("evidence", iri=value).rows[0]
    assert row["quote"] == "品牌跃升，提升竞争能力"


def test_evidence_of_nothing_says_so(workspace: Workspace):
    with pytest.raises(UnknownLabel, match="path below"):
        workspace.answer("evidence", iri="dazu-ip-2025/task/99")
