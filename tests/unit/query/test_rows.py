"""SPARQL of one's own from Python, and saved queries with their parameters in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.errors import ParameterError
from plangraph.query.rows import counts_plainly

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

TASKS = "PREFIX plan: <https://w3id.org/plangraph/ns#> SELECT ?n { ?task a plan:Task ; plan:ordinal ?n } ORDER BY ?n"


def test_rows_are_python_values_and_frames(workspace: Workspace):
    rows = workspace.rows(TASKS, plan="dazu-ip-2025")
    assert [row["n"] for row in rows.records()] == list(range(1, 20))
    assert rows.to_pandas()["n"].sum() == 190
    assert rows.to_polars()["n"].sum() == 190
    assert "<td" in rows._repr_html_()


def test_an_ask_has_no_rows(workspace: Workspace):
    with pytest.raises(ParameterError, match="SELECT"):
        workspace.rows("ASK { ?s ?p ?o }")


def test_what_is_stated_alone_has_no_inferred_link(workspace: Workspace):
    query = "PREFIX plan: <https://w3id.org/plangraph/ns#> SELECT * { ?one plan:sharesWith ?other }"
    assert len(workspace.rows(query)) > 0
    assert len(workspace.rows(query, stated_only=True)) == 0


@pytest.mark.parametrize("name", ["who-owns-what", "evidence", "shared-tasks-of"])
def test_a_query_with_its_parameters_in_it_has_the_same_rows(workspace: Workspace, name: str):
    given = {
        "who-owns-what": {"unit": "区科技局"},
        "evidence": {"iri": "https://w3id.org/plangraph/id/plan/dazu-ip-2025/task/9"},
        "shared-tasks-of": {"unit_a": "区科技局", "unit_b": "区经济信息委"},
    }[name]
    answer = workspace.answer(name, given)
    tasks = {row.get("task_iri", row.get("start")) for row in answer.records()}
    assert {row.get("task_iri", row.get("start")) for row in workspace.rows(answer.sparql).records()} == tasks
    assert tasks


@pytest.mark.parametrize(
    ("query", "plainly"),
    [
        ("SELECT (COUNT(?x) AS ?n) {}", True),
        ("SELECT (count( * ) AS ?n) {}", True),
        ("SELECT (COUNT(DISTINCT ?x) AS ?n) {}", False),
        ("SELECT ?count {}", False),
    ],
)
def test_a_count_without_distinct_is_known(query: str, plainly: bool):  # noqa: FBT001
    assert counts_plainly(query) is plainly
