"""The tables of a briefing on what has to be looked after: tasks without units, days, findings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plangraph.brief.briefing import Column
from plangraph.brief.legible import shortened
from plangraph.brief.table import table

if TYPE_CHECKING:
    from plangraph.brief.briefing import Table
    from plangraph.brief.material import Material, Row
    from plangraph.brief.wording import Wording

_QUOTED = 60
_FEW = 3


def unowned(material: Material, say: Wording) -> Table:
    """The tasks for which the text names no unit."""
    columns = [Column(say("number"), 12, centred=True), Column(say("task"), 88)]
    found = sorted((row for row in material.rows("units-per-task") if not row["count"]), key=lambda r: r["task_number"])
    rows = [(str(row["task_number"]), row["heading"]) for row in found]
    return table(material, say, "unowned_table", columns, rows, query="units-per-task")


def due(material: Material, say: Wording) -> Table:
    """The tasks with a day they are due, the earliest first."""
    merged: dict[tuple[str, str, str, str], list[str]] = {}
    for row in material.rows("due-by"):
        key = (str(row["due"]), str(row["task_number"]), row["heading"], row["deadline"])
        merged.setdefault(key, []).append(row["unit"])
    columns = [
        Column(say("due_day"), 16, centred=True),
        Column(say("number"), 8, centred=True),
        Column(say("task"), 28),
        Column(say("deadline"), 18),
        Column(say("responsible"), 30),
    ]
    rows = [(*key, say.listed(dict.fromkeys(units))) for key, units in merged.items()]
    return table(material, say, "due_table", columns, rows, query="due-by")


def checks(material: Material, say: Wording) -> Table:
    """What the checks find, the worst first; what is alike stands once with its number."""
    alike: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in material.rows("findings"):
        alike[row["severity_code"], row["kind"]].append(row)
    rows = []
    for (severity, _), group in alike.items():
        if len(group) > _FEW:  # a kind of defect that is all over the text is one thing to look into
            message = say("same_kind", message=say.cell(group[0], "message"), count=len(group))
            rows.append((say(severity), message, _words(group[0], material, say)))
        else:
            rows.extend((say(severity), say.cell(row, "message"), _words(row, material, say)) for row in group)
    columns = [Column(say("severity"), 10, centred=True), Column(say("message"), 54), Column(say("quote"), 36)]
    return table(material, say, "checks_table", columns, rows, query="findings")


def _words(row: Row, material: Material, say: Wording) -> str:
    return say("parted").join(shortened(place.quote, _QUOTED) for place in material.place(row))
