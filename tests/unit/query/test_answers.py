"""An answer as a table and as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.errors import UnsupportedFormat

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


def test_a_table_has_chinese_heads_and_leaves_out_what_tells_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "160")
    table = workspace.answer("who-owns-what", unit="区科技局").write("table").decode()
    assert "任务" in table
    assert "品牌" not in table
    assert "时限" not in table
    assert "计划" not in table.splitlines()[1]


def test_a_table_of_several_plans_names_the_plan_of_each_row(five_plans: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "240")
    table = five_plans.answer("shared-tasks").write("table").decode()
    assert "计划" in table.splitlines()[1]
    assert "云岫市低空经济发展行动方案" in table


def test_an_answer_of_no_rows_is_a_table_without_rows(workspace: Workspace):
    answer = workspace.answer("units-without-task")
    assert answer.rows == ()
    assert answer.write("csv").decode().splitlines() == ["unit,count,indicators,plan,unit_iri,plan_iri"]
    assert answer.write("table")


def test_records_hold_every_variable_as_a_value(workspace: Workspace):
    record = workspace.answer("indicator-growth").records()[3]
    assert (record["indicator"], record["first_year"], str(record["growth"])) == ("有效注册商标总量", 2025, "0.2")
    assert str(record["indicator_iri"]).endswith("/indicator/4")


def test_triples_are_no_form_of_an_answer(workspace: Workspace):
    with pytest.raises(UnsupportedFormat):
        workspace.answer("shared-tasks").write("ttl")
