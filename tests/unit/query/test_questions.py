"""What the saved queries answer where there are several plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from plangraph.model.plan import Plan
    from plangraph.pipeline.workspace import Workspace

VALUES = {
    "who-owns-what": {"unit": "区科技局"},
    "due-by": {"date": "2027-12-31"},
    "shared-tasks-of": {"unit_a": "区科技局", "unit_b": "区经济信息委"},
    "unit-indicators": {"unit": "区科技局"},
    "evidence": {"iri": "区科技局"},
    "depends-on": {"task": "6"},
    "impact-of": {"task": "11"},
}


def names(workspace: Workspace) -> list[str]:
    return list(workspace.library)


@pytest.mark.parametrize("plan", ["dazu-ip-2025", "edition-2028", "sister"])
def test_each_plan_answers_as_if_it_were_alone(workspace: Workspace, five_plans: Workspace, plan: str):
    for name in names(workspace):
        alone = workspace.answer(name, VALUES.get(name, {}))
        among = five_plans.answer(name, VALUES.get(name, {}) | {"plan": plan})
        shown = [column.name for column in alone.columns]
        # Ties stand in the order of IRIs, and those of another jurisdiction have other hashes.
        assert sorted(str([row[c] for c in shown]) for row in among.rows) == sorted(
            str([row[c] for c in shown]) for row in alone.rows
        ), name


def test_without_a_plan_the_rows_of_all_plans_stand_together(five_plans: Workspace):
    rows = five_plans.answer("shared-tasks").rows
    per_plan = {plan.id: sum(row.cells["plan"].iri == plan.iri for row in rows) for plan in five_plans.plans()}
    assert {per_plan[plan] for plan in ("dazu-ip-2025", "edition-2028", "sister")} == {66}
    assert sum(per_plan.values()) == len(rows)


def test_answers_are_the_same_whenever_they_are_asked(five_plans: Workspace):
    for name in names(five_plans):
        values = VALUES.get(name, {}) | {"plan": "sister"}
        assert five_plans.answer(name, values) == five_plans.answer(name, values), name


def test_every_column_of_every_header_is_in_the_answer(workspace: Workspace):
    for name in names(workspace):
        answer = workspace.answer(name, VALUES.get(name, {}))
        assert answer.solutions.variables[: len(answer.columns)] == tuple(column.name for column in answer.columns)
        assert all(
            variable.endswith(("_iri", "_en", "_code")) or variable in {"iri", "rank"}
            for variable in answer.solutions.variables[len(answer.columns) :]
        )


def test_leads_and_deadlines_are_told(five_plans: Workspace):
    rows = five_plans.answer("task-owners", task="4", plan="yunxiu").rows
    assert [(row["unit"], row["role"], row["deadline"]) for row in rows] == [
        ("市农业农村局", "牵头", "持续推进"),
        ("市林业局", "配合", "持续推进"),
        ("市应急管理局", "配合", "持续推进"),
    ]


@pytest.mark.parametrize(("date", "rows"), [("2026-09-29", 0), ("2026-09-30", 3), ("2026-09", 3), ("2026", 8)])
def test_what_is_due_by_a_day_or_the_end_of_a_month_or_year_is_told(five_plans: Workspace, date: str, rows: int):
    assert len(five_plans.answer("due-by", date=date).rows) == rows


def test_what_is_due_can_be_asked_of_one_unit_and_one_plan(five_plans: Workspace):
    rows = five_plans.answer("due-by", date="2028-12-31", unit="市财政局", plan="yunxiu").rows
    assert [(row["due"], row["task_number"], row["role"]) for row in rows] == [
        ("2026-12-31", 1, "牵头"),
        ("2028-12-31", 5, "配合"),
    ]


def test_a_deadline_without_a_date_is_never_due(five_plans: Workspace):
    every = five_plans.answer("due-by", date="2099-12-31", plan="yunxiu").rows
    assert {row["task_number"] for row in every} == {1, 2, 3, 5, 6}
    assert not {row["deadline"] for row in every} & {"持续推进"}
    assert five_plans.answer("due-by", date="2099-12-31", plan="qinglan").rows == ()


def test_a_unit_named_twice_in_a_task_stands_there_once(five_plans: Workspace):
    rows = five_plans.answer("task-owners", task="1", plan="yunxiu").rows
    units = [row["unit"] for row in rows]
    assert units == ["市交通运输局", "市自然资源局", "市住房城乡建设局", "市财政局"]


def test_evidence_quotes_the_words_of_the_text(workspace: Workspace, sample_plan: Plan):
    text = sample_plan.document.text
    for row in workspace.answer("evidence", iri="区市场监管局").rows:
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == row["quote"]
        assert text[:start].endswith(str(row["prefix"]))
        assert text[end:].startswith(str(row["suffix"]))


@pytest.mark.parametrize("name", ["shared-tasks", "always-together", "unit-workload", "never-first", "bottlenecks"])
def test_open_sets_stay_out_unless_asked_for(five_plans: Workspace, name: str):
    without = names_in(five_plans, name)
    asked = names_in(five_plans, name, generic="true")
    assert not without & {"各镇街", "有关部门"}
    assert without <= asked
    assert without == names_in(five_plans, name, generic="false")


def test_open_sets_asked_for_are_in_pairs_and_workloads(five_plans: Workspace):
    assert {"各镇街", "有关部门"} <= names_in(five_plans, "shared-tasks", generic="true")
    assert {"各镇街", "有关部门"} <= names_in(five_plans, "unit-workload", generic="true")


def names_in(workspace: Workspace, name: str, **values: str) -> set[object]:
    answer = workspace.answer(name, {"plan": "qinglan", **values})
    columns = [column.name for column in answer.columns if column.name in {"unit", "unit_a", "unit_b"}]
    return {row[column] for row in answer.rows for column in columns}


def test_a_unit_with_an_indicator_and_no_task_is_told(five_plans: Workspace):
    rows = five_plans.answer("units-without-task", plan="qinglan").rows
    assert [(row["unit"], row["count"], row["indicators"]) for row in rows] == [("县总工会", 1, "护理员培训")]


def test_one_plan_stays_one_row_where_many_name_the_same_things(five_plans: Workspace):
    for name in ("brand-owners", "tasks-by-industry", "policy-basis"):
        rows = five_plans.answer(name, plan="dazu-ip-2025").rows
        assert len(rows) == len({tuple(row.cells.values()) for row in rows}), name
