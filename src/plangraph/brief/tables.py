"""The tables of a briefing on who answers for what, and who works with whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plangraph.brief.briefing import Column
from plangraph.brief.table import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.brief.briefing import Table
    from plangraph.brief.material import Material, Row
    from plangraph.brief.wording import Wording

LEAD = "牵头"
_MOST_PAIRS = 8


def responsibilities(material: Material, say: Wording) -> Table:
    """Every task with its units: those that lead where the plan says so, else the one that stands first."""
    owners = material.rows("task-owners")
    led = any(LEAD in str(row["role"]) for row in owners)
    parts: defaultdict[str, list[Row]] = defaultdict(list)
    for row in owners:
        parts[row["task_iri"]].append(row)
    dated = any(row["deadline"] for row in owners)
    tasks = sorted(material.rows("units-per-task"), key=lambda row: int(row["task_number"]))
    rows = [_task(row, parts[row["task_iri"]], say, led=led, dated=dated) for row in tasks]
    columns = [
        Column(say("number"), 7, centred=True),
        Column(say("task"), 26 if dated else 33),
        Column(say("lead_unit" if led else "first_unit"), 19 if dated else 22),
        Column(say("other_units"), 27 if dated else 38),
        *([Column(say("deadline"), 21)] if dated else []),
    ]
    note = "" if led or not owners else say("note_first")
    return table(material, say, "tasks_table", columns, rows, query="task-owners", note=note)


def _task(row: Row, parts: Sequence[Row], say: Wording, *, led: bool, dated: bool) -> tuple[str, ...]:
    # A unit that several clauses of a task name stands once, ahead where one of them puts it there.
    ahead = dict.fromkeys(
        part["unit"] for part in parts if (LEAD in str(part["role"]) if led else part["position"] == 1)
    )
    others = dict.fromkeys(part["unit"] for part in parts if part["unit"] not in ahead)
    deadlines = say.merged(part["deadline"] for part in parts)
    none = say("none")
    cells = (str(row["task_number"]), row["heading"], say.listed(ahead) or none, say.listed(others) or none)
    return (*cells, deadlines or none) if dated else cells


def workload(material: Material, say: Wording) -> Table:
    """Every unit with its numbers of tasks and indicators."""
    found = material.rows("unit-workload")
    measured = any(row["indicators"] for row in found)
    shown = ["tasks", "leads" if material.names_leads else "first", *(["indicators"] if measured else [])]
    titles = {"indicators": "indicator_count"}
    columns = [
        Column(say("partner"), 40),
        Column(say("kind"), 20, centred=True),
        *(Column(say(titles.get(name, name)), 13, centred=True) for name in shown),
    ]
    rows = [(row["unit"], say.cell(row, "kind") or say("none"), *(str(row[name]) for name in shown)) for row in found]
    return table(material, say, "workload_table", columns, rows, query="unit-workload")


def pairs(material: Material, say: Wording) -> Table:
    """The pairs of units that share most tasks."""
    return _pairs(material, say, "pairs_table", "shared-tasks")


def together(material: Material, say: Wording) -> Table:
    """The pairs of units with the very same tasks."""
    return _pairs(material, say, "together_table", "always-together")


def _pairs(material: Material, say: Wording, name: str, query: str) -> Table:
    columns = [
        Column(say("unit_a"), 25),
        Column(say("unit_b"), 25),
        Column(say("shared"), 10, centred=True),
        Column(say("task_numbers"), 42),
    ]
    found = sorted(material.rows(query), key=lambda row: -int(row["count"]))
    rows = [(row["unit_a"], row["unit_b"], str(row["count"]), say.numbers(row["tasks"])) for row in found]
    return table(material, say, name, columns, rows, query=query, most=_MOST_PAIRS)


def never_first(material: Material, say: Wording) -> Table:
    """The units that stand first in no task."""
    columns = [
        Column(say("partner"), 40),
        Column(say("tasks"), 15, centred=True),
        Column(say("task_numbers"), 45),
    ]
    found = sorted(material.rows("never-first"), key=lambda row: -int(row["count"]))
    rows = [(row["unit"], str(row["count"]), say.numbers(row["tasks"])) for row in found]
    return table(material, say, "never_first_table", columns, rows, query="never-first", most=_MOST_PAIRS)
