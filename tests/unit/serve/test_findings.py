"""What the checks find, as a page and as files."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

from plangraph.serve import findings_page

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.model.issue import Issue
    from plangraph.pipeline.workspace import Workspace

PLAN = "dazu-ip-2025"


@pytest.fixture(scope="module")
def issues(workspace: Workspace) -> tuple[Issue, ...]:
    return workspace.issues(PLAN)


def test_the_page_tells_every_finding_with_a_link_to_each_of_its_places(
    client: Client, issues: tuple[Issue, ...], source_text: str
):
    page = client.page("/findings").text
    assert all(_escaped(issue.message) in page for issue in issues)
    links = re.findall(rf'href="/plans/{PLAN}/text\?start=(\d+)&amp;end=(\d+)#[^"]*" title="([^"]*)"', page)
    assert len(links) == sum(len(issue.spans) for issue in issues) > 0
    assert all(_escaped(source_text[int(start) : int(end)]) == quote for start, end, quote in links)


def test_the_worst_findings_come_first(client: Client):
    shown = re.findall(r"kind severity-(\w+)", client.page("/findings").text)
    assert shown == sorted(shown, key=["error", "warning", "info"].index)
    assert len(set(shown)) > 1


def test_the_plan_page_has_the_same_findings(client: Client, issues: tuple[Issue, ...]):
    page = client.page(f"/plans/{PLAN}").text
    assert all(_escaped(issue.message) in page for issue in issues)
    assert client.get(f"/plans/{PLAN}.json").json()["findings"] == client.get("/findings.json").json()


def test_many_findings_of_one_kind_are_one_line_that_opens(client: Client, issues: tuple[Issue, ...]):
    alike = sum(issue.kind == "task-without-indicator" for issue in issues)
    folded = re.findall(r"<details><summary>(.*?)</summary>", client.page("/findings").text, re.DOTALL)
    assert alike > 3
    assert any("没有对应指标的任务" in line and f"{alike} 条" in line for line in folded)
    assert "No indicator measures a task" in client.page("/findings?lang=en").text


def test_what_is_worst_in_any_plan_stands_before_what_is_less_so_in_all(workspace: Workspace):
    (plan,) = findings_page.checked(workspace, workspace.plans())
    severities = [issue.severity for part in findings_page.worst_first([plan, plan]) for issue in part.issues]
    assert severities == sorted(severities, key=list(findings_page.SEVERITIES).index)
    assert len(severities) == 2 * len(plan.issues)


def test_findings_are_json_and_csv_by_ending_and_by_accept(client: Client, issues: tuple[Issue, ...]):
    data = client.get("/findings.json").json()
    assert [(entry["kind"], entry["message"]) for entry in data] == [(i.kind, i.message) for i in issues]
    assert data == client.get("/findings", "application/json").json()
    table = client.get("/findings.csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.content == client.get("/findings", "text/csv").content
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert len(rows) == sum(max(1, len(issue.spans)) for issue in issues)


def test_only_one_severity_is_shown_on_request(client: Client, issues: tuple[Issue, ...]):
    warnings = [issue for issue in issues if issue.severity == "warning"]
    assert 0 < len(warnings) < len(issues)
    assert len(client.get("/findings.json?severity=warning").json()) == len(warnings)


def test_inferred_links_can_be_left_out(client: Client, workspace: Workspace):
    stated = workspace.issues(PLAN, stated_only=True)
    assert len(stated) != len(workspace.issues(PLAN))
    assert len(client.get("/findings.json?inferred=false").json()) == len(stated)


@pytest.mark.parametrize(
    ("address", "status"),
    [("?plan=nothing", 404), ("?severity=dire", 400), ("?inferred=perhaps", 400), (".doc", 404)],
)
def test_what_there_is_not_is_said(client: Client, address: str, status: int):
    page, problem = client.page(f"/findings{address}"), client.get(f"/findings{address}", "application/json")
    assert page.status_code == problem.status_code == status
    assert problem.json()["detail"]


def test_the_findings_of_one_plan_are_those_of_the_plan(client: Client):
    assert client.get(f"/findings.json?plan={PLAN}").json() == client.get("/findings.json").json()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&#34;").replace("'", "&#39;").replace("<", "&lt;")
