"""What stands out in a plan, in sentences computed from the answers to saved queries, the most telling first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.brief import gaps, tables, target_tables
from plangraph.brief.briefing import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plangraph.brief.material import Material, Row
    from plangraph.brief.wording import Wording

_FEW = 3
_NOTEWORTHY = 2


def findings(material: Material, say: Wording) -> tuple[Finding, ...]:
    """The findings of a plan."""
    return tuple(finding for find in _EVERY for finding in find(material, say))


def _workload(material: Material, say: Wording) -> Iterator[Finding]:
    rows = [row for row in material.rows("unit-workload") if row["tasks"]]
    if not rows:
        return
    most = rows[0]["tasks"]
    top = [row for row in rows if row["tasks"] == most]
    scope = {
        "units": say.counted("unit", len(rows)),
        "tasks": say.counted("task", len(material.rows("units-per-task"))),
        "count": most,
    }
    if len(top) == 1:
        parts = [say("workload", name=top[0]["unit"], **scope), _role(material, top[0], say), _next(rows, say)]
    else:
        parts = [say("workload_tied", names=say.named(row["unit"] for row in top), **scope)]
    shown = material.figure("matrix")
    yield Finding(say.sentence(*parts), material.query("unit-workload"), material.place_of_unit(top[0]), shown)


def _role(material: Material, row: Row, say: Wording) -> str:
    if row["leads"]:
        return say("workload_leads", leads=row["leads"])
    return say("workload_first", first=row["first"]) if row["first"] and not material.names_leads else ""


def _next(rows: list[Row], say: Wording) -> str:
    following = [row for row in rows[1 : _FEW + 1] if row["tasks"] > 1]
    names = [say("count", name=row["unit"], count=row["tasks"]) for row in following]
    return say("workload_next", names=say.listed(names)) if names else ""


def _reach(material: Material, say: Wording) -> Iterator[Finding]:
    rows = material.rows("bottlenecks")
    if not rows or (len(rows) > 1 and rows[1]["tasks"] == rows[0]["tasks"]):
        return
    row = rows[0]
    said = say(
        "reach",
        name=row["unit"],
        tasks=say.counted("task", row["tasks"]),
        share=_figure(row["share"]),
        partners=say.counted("partner", row["partners"]),
    )
    shown = material.figure("ego")
    yield Finding(say.sentence(said), material.query("bottlenecks"), material.place_of_unit(row), shown)


def _pairs(material: Material, say: Wording) -> Iterator[Finding]:
    rows = material.rows("shared-tasks")
    if not rows or rows[0]["count"] < _NOTEWORTHY:
        return
    top = [row for row in rows if row["count"] == rows[0]["count"]]
    scope = {"pairs": say.counted("pair", len(rows)), "count": rows[0]["count"]}
    if len(top) == 1:
        said = say("pairs", one=top[0]["unit_a"], other=top[0]["unit_b"], **scope)
    elif len(top) <= _FEW:
        named = say.listed(say("pair", one=row["unit_a"], other=row["unit_b"]) for row in top)
        said = say("pairs_tied", named=named, **scope)
    else:
        said = say("pairs_many", tied=say.counted("pair", len(top)), **scope)
    weak = sum(row["count"] == 1 for row in rows)
    single = say("pairs_single", single=say.counted("pair", weak)) if weak else ""
    shown = material.figure("collaboration")
    yield Finding(say.sentence(said, single), material.query("shared-tasks"), material.place_of_task(top[0]), shown)


def _together(material: Material, say: Wording) -> Iterator[Finding]:
    rows = sorted(material.rows("always-together"), key=lambda row: -int(row["count"]))
    if not rows:
        return
    said = say("together", one=rows[0]["unit_a"], other=rows[0]["unit_b"], count=rows[0]["count"])
    more = say("together_more", pairs=say.counted("pair", len(rows))) if len(rows) > 1 else ""
    place, figure = material.place_of_task(rows[0]), material.figure("together", "matrix")
    table = tables.together(material, say)
    yield Finding(say.sentence(said, more), material.query("always-together"), place, figure, table)


def _never_first(material: Material, say: Wording) -> Iterator[Finding]:
    rows = sorted(material.rows("never-first"), key=lambda row: -int(row["count"]))
    if not rows or material.names_leads:
        return
    units, most = say.counted("unit", len(rows)), rows[0]["count"]
    top = [row["unit"] for row in rows if row["count"] == most]
    if len(top) == len(rows):
        said = say("never_first_all", units=units, count=most)
    elif len(top) > _FEW:
        said = say("never_first_many", units=units, tied=len(top), count=most)
    else:
        phrase = "never_first" if len(top) == 1 else "never_first_tied"
        said = say(phrase, units=units, names=say.listed(top), count=most)
    place, figure = material.place_of_unit(rows[0]), material.figure("never_first", "matrix")
    yield Finding(say.sentence(said), material.query("never-first"), place, figure, tables.never_first(material, say))


def _growth(material: Material, say: Wording) -> Iterator[Finding]:
    rows = material.rows("indicator-growth")
    if not rows:
        return
    rising = [row for row in rows if row["percent"] is not None and row["percent"] > 0]
    indicators = say.counted("indicator", len({row["indicator_number"] for row in rows}))
    if rising:
        row = max(rising, key=lambda row: row["percent"])
        said = say(
            "growth",
            indicators=indicators,
            name=row["indicator"],
            measure=row["measure"] or "",
            first_year=row["first_year"],
            first=_figure(row["first_value"]),
            last_year=row["last_year"],
            last=_figure(row["last_value"]),
            percent=_figure(row["percent"]),
        )
    else:
        row = rows[0]
        said = say("targets", indicators=indicators, last_year=max(row["last_year"] for row in rows))
    figure, table = material.figure("indicators"), target_tables.indicators(material, say)
    yield Finding(say.sentence(said), material.query("indicator-growth"), material.place(row), figure, table)


_EVERY: tuple[Callable[[Material, Wording], Iterator[Finding]], ...] = (
    _workload,
    _pairs,
    _reach,
    _together,
    _never_first,
    gaps.unowned,
    _growth,
    gaps.unmeasured,
    gaps.due,
    gaps.checks,
)


def _figure(value: object) -> str:
    """A number without needless zeros."""
    text = f"{value}"
    return text.rstrip("0").rstrip(".") if "." in text else text
