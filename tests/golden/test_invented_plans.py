"""Two plans of our own making, written to hold markings that the sample lacks, read as their authors meant them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plangraph import extract_plan, to_json

PLANS = sorted((Path(__file__).parents[1] / "plans").glob("*.txt"))


@pytest.fixture(params=PLANS, ids=lambda path: path.stem)
def read_and_meant(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """The extraction of a plan, and what its author meant."""
    path: Path = request.param
    return to_json(extract_plan(path, "plan")), json.loads(path.with_suffix(".json").read_text("utf-8"))


def test_there_are_two_of_them():
    assert len(PLANS) == 2


def test_metadata_is_read_as_meant(read_and_meant: tuple[dict[str, Any], dict[str, Any]]):
    found, meant = read_and_meant
    period = found["period"]
    assert [found["title"], found["doc_number"], found["issuer"], found["issued_date"]] == [
        meant["title"],
        meant["doc_number"],
        meant["issuers"],
        meant["issued"],
    ]
    assert [period["start"], period["end"]] == meant["period"]


def test_every_clause_has_its_units_roles_and_deadlines_in_order(read_and_meant: tuple[dict[str, Any], dict[str, Any]]):
    found, meant = read_and_meant
    assert [
        (task["number"], task["heading"], task["section"], [clause_of(clause["units"]) for clause in task["clauses"]])
        for task in found["tasks"]
    ] == [
        (task["number"], task["heading"], task["section"], [clause_of(units) for units in task["clauses"]])
        for task in meant["tasks"]
    ]


def test_indicators_are_read_as_meant(read_and_meant: tuple[dict[str, Any], dict[str, Any]]):
    found, meant = read_and_meant
    assert [
        (
            row["number"],
            row["name"],
            row["unit"],
            {str(target["year"]): target["value"] for target in row["targets"]},
            [unit["name"] for unit in row["units"]],
        )
        for row in found["indicators"]
    ] == [
        (row["number"], row["name"], row["unit"], row["targets"], [unit["name"] for unit in row["units"]])
        for row in meant["indicators"]
    ]


def clause_of(units: list[dict[str, Any]]) -> list[tuple[str, str, str | None, bool]]:
    """The units of a clause: name, role, deadline, and whether it is an open set."""
    return [(unit["name"], unit["role"], unit["deadline"], unit.get("generic", False)) for unit in units]
