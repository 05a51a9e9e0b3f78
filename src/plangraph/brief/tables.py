"""The tables of a briefing on a plan."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plangraph.brief.briefing import Column, Table
from plangraph.brief.legible import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.brief.material import Material, Row
    from plangraph.brief.wording import Wording

LEAD = "牵头"
_MOST_ROWS = 60
_MOST_PAIRS = 8
_MOST_YEARS = 5
_QUOTED = 60


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
    ahead = [part["unit"] for part in parts if (LEAD in str(part["role"]) if led else part["position"] == 1)]
    others = [part["unit"] for part in parts if part["unit"] not in ahead]
    deadlines = say.listed(dict.fromkeys(part["deadline"] for part in parts if part["deadline"]))
    none = say("none")
    cells = (str(row["task_number"]), row["heading"], say.listed(ahead) or none, say.listed(others) or none)
    return (*cells, deadlines or none) if dated else cells


def workload(material: Material, say: Wording) -> Table:
    """Every unit with its numbers of tasks and indicators."""
    found = material.rows("unit-workload")
    led = any(row["leads"] for row in found)
    measured = any(row["indicators"] for row in found)
    shown = ["tasks", "first", *(["leads"] if led else []), *(["indicators"] if measured else [])]
    titles = {"indicators": "indicator_count"}
    columns = [
        Column(say("partner"), 40),
        Column(say("kind"), 20, centred=True),
        *(Column(say(titles.get(name, name)), 13, centred=True) for name in shown),
    ]
    rows = [(row["unit"], row["kind"] or say("none"), *(str(row[name]) for name in shown)) for row in found]
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
    rows = [(row["unit_a"], row["unit_b"], str(row["count"]), str(row["tasks"])) for row in found]
    return table(material, say, name, columns, rows, query=query, most=_MOST_PAIRS)


def never_first(material: Material, say: Wording) -> Table:
    """The units that stand first in no task."""
    columns = [
        Column(say("partner"), 40),
        Column(say("tasks"), 15, centred=True),
        Column(say("task_numbers"), 45),
    ]
    found = sorted(material.rows("never-first"), key=lambda row: -int(row["count"]))
    rows = [(row["unit"], str(row["count"]), str(row["tasks"])) for row in found]
    return table(material, say, "never_first_table", columns, rows, query="never-first", most=_MOST_PAIRS)


def indicators(material: Material, say: Wording) -> Table:
    """Every indicator with its targets by year, its growth and its units."""
    targets: defaultdict[int, dict[int, str]] = defaultdict(dict)
    heads: dict[int, Row] = {}
    for row in material.rows("indicator-targets"):
        targets[row["indicator_number"]].setdefault(row["year"], row["target"])
        heads.setdefault(row["indicator_number"], row)
    years = sorted({year for of in targets.values() for year in of})
    years = years if len(years) <= _MOST_YEARS else [years[0], *years[1 - _MOST_YEARS :]]
    percents = {row["indicator_number"]: row["percent"] for row in material.rows("indicator-growth")}
    units: defaultdict[int, list[str]] = defaultdict(list)
    for row in material.rows("indicator-owners"):
        units[row["indicator_number"]].append(row["unit"])
    owned = any(units.values())
    columns = [
        Column(say("number"), 7, centred=True),
        Column(say("indicator"), 24),
        Column(say("measure"), 9, centred=True),
        *(Column(str(year), 9, centred=True) for year in years),
        Column(say("percent"), 9, centred=True),
        *([Column(say("responsible"), 36)] if owned else []),
    ]
    rows = [
        (
            str(number),
            head["indicator"],
            head["measure"] or say("none"),
            *(targets[number].get(year, say("none")) for year in years),
            say("none") if percents.get(number) is None else str(percents[number]),
            *([say.listed(dict.fromkeys(units[number])) or say("none")] if owned else []),
        )
        for number, head in sorted(heads.items())
    ]
    return table(material, say, "indicators_table", columns, rows, query="indicator-targets")


def unmeasured(material: Material, say: Wording) -> Table:
    """The indicators that no task works towards."""
    columns = [Column(say("number"), 8, centred=True), Column(say("indicator"), 42), Column(say("responsible"), 50)]
    rows = [
        (str(row["indicator_number"]), row["indicator"], row["units"] or say("none"))
        for row in material.rows("indicators-without-task")
    ]
    return table(material, say, "unmeasured_table", columns, rows, query="indicators-without-task")


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
        if len(group) > 3:  # noqa: PLR2004  a kind of defect that is all over the text is one thing to look into
            message = say("same_kind", message=group[0]["message"], count=len(group))
            rows.append((say(severity), message, _words(group[0], material)))
        else:
            rows.extend((say(severity), row["message"], _words(row, material)) for row in group)
    columns = [Column(say("severity"), 10, centred=True), Column(say("message"), 54), Column(say("quote"), 36)]
    return table(material, say, "checks_table", columns, rows, query="findings")


def _words(row: Row, material: Material) -> str:
    return "；".join(shortened(place.quote, _QUOTED) for place in material.place(row))


def table(  # noqa: PLR0913
    material: Material,
    say: Wording,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[tuple[str, ...]],
    *,
    query: str,
    most: int = _MOST_ROWS,
    note: str = "",
) -> Table:
    """A table of at most so many rows, which says what it leaves out; ``name`` is that of its caption."""
    cut = say("note_cut", total=len(rows), shown=most, query=query) if len(rows) > most else ""
    caption = say(name, unit=material.unit)
    return Table(name, caption, tuple(columns), tuple(rows[:most]), material.query(query), f"{note}{cut}")
