"""The tables of a briefing on one unit."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plangraph.brief.briefing import Column
from plangraph.brief.table import table

if TYPE_CHECKING:
    from plangraph.brief.briefing import Table
    from plangraph.brief.material import Material, Row
    from plangraph.brief.wording import Wording


def tasks(material: Material, say: Wording) -> Table:
    """The tasks of the unit with its part in them."""
    found = material.rows("who-owns-what")
    none = say("none")
    optional = [name for name in ("section", "deadline") if any(row[name] for row in found)]
    shares = {"section": 26, "deadline": 16}
    columns = [
        Column(say("number"), 8, centred=True),
        Column(say("task"), 34),
        Column(say("role"), 10, centred=True),
        Column(say("position"), 8, centred=True),
        *(Column(say(name), shares[name]) for name in optional),
    ]
    parts: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        parts[row["task_iri"]].append(row)
    rows = [
        (
            str(of[0]["task_number"]),
            of[0]["heading"],
            say.merged(say.cell(row, "role") for row in of) or none,
            str(min(row["position"] for row in of)),
            *([of[0]["section"] or none] if "section" in optional else []),
            *([say.merged(row["deadline"] for row in of) or none] if "deadline" in optional else []),
        )
        for of in parts.values()
    ]
    return table(material, say, "unit_tasks_table", columns, rows, query="who-owns-what")


def partners(material: Material, say: Wording) -> Table:
    """The units that share tasks with the unit."""
    columns = [
        Column(say("partner"), 40),
        Column(say("shared"), 15, centred=True),
        Column(say("task_numbers"), 45),
    ]
    rows = [(name, str(count), say.numbers(numbers)) for name, count, numbers in partners_of(material)]
    return table(material, say, "partners_table", columns, rows, query="shared-tasks")


def partners_of(material: Material) -> list[tuple[str, int, str]]:
    """Each partner with the number of shared tasks and their numbers, the closest first."""
    found = [
        (row["unit_b"] if row["unit_a"] == material.unit else row["unit_a"], int(row["count"]), str(row["tasks"]))
        for row in material.rows("shared-tasks")
    ]
    return sorted(found, key=lambda partner: -partner[1])


def indicators(material: Material, say: Wording) -> Table:
    """The indicators that name the unit."""
    columns = [
        Column(say("number"), 8, centred=True),
        Column(say("indicator"), 34),
        Column(say("measure"), 12, centred=True),
        Column(say("targets_column"), 36),
        Column(say("position"), 10, centred=True),
    ]
    rows = [
        (
            str(row["indicator_number"]),
            row["indicator"],
            row["measure"] or say("none"),
            say.relisted(row["targets"]),
            str(row["position"]),
        )
        for row in material.rows("unit-indicators")
    ]
    return table(material, say, "unit_indicators_table", columns, rows, query="unit-indicators")
