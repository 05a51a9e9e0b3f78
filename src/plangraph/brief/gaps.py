"""What a plan leaves open, in sentences: indicators without task, tasks without unit, days, findings of the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.brief import check_tables, target_tables
from plangraph.brief.briefing import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.brief.material import Material
    from plangraph.brief.wording import Wording


def unmeasured(material: Material, say: Wording) -> Iterator[Finding]:
    """Indicators that no task works towards."""
    answered = material.answers["indicators-without-task"]
    if not answered.rows:
        return
    names = say.named(row["indicator"] for row in answered.rows)
    said = say("unmeasured", indicators=say.counted("indicator", len(answered.rows)), names=names)
    place, figure = material.place(answered.rows[0]), material.figure("unmeasured", "indicators")
    table = target_tables.unmeasured(material, say)
    yield Finding(say.sentence(said), answered.query, place, figure, table, answered.note)


def unowned(material: Material, say: Wording) -> Iterator[Finding]:
    """Tasks for which the text names no unit."""
    rows = [row for row in material.rows("units-per-task") if not row["count"]]
    if not rows:
        return
    said = say("unowned", tasks=say.counted("task", len(rows)), names=say.named(row["heading"] for row in rows))
    figure, table = material.figure("unowned"), check_tables.unowned(material, say)
    query, place = material.query("units-per-task"), material.place(rows[0])
    yield Finding(say.sentence(said), query, place, figure, table, listed=len(rows) > 1)


def due(material: Material, say: Wording) -> Iterator[Finding]:
    """Tasks with a day they are due."""
    rows = material.rows("due-by")
    if not rows:
        return
    count = len({row["task_iri"] for row in rows})
    said = say(
        "due",
        count=count,
        number=rows[0]["task_number"],
        heading=rows[0]["heading"],
        deadline=rows[0]["deadline"],
    )
    figure, table = material.figure("due"), check_tables.due(material, say)
    place, listed = material.place(rows[0]), count > 1
    yield Finding(say.sentence(said), material.query("due-by"), place, figure, table, listed=listed)


def checks(material: Material, say: Wording) -> Iterator[Finding]:
    """What the checks count, and the gravest of it."""
    answered = material.answers["findings"]
    if not answered.rows:
        yield Finding(say.sentence(say("checks_none")), answered.query)
        return
    counts = {code: sum(row["severity_code"] == code for row in answered.rows) for code in ("error", "warning", "info")}
    counted = say.joined(say.counted(code, count) for code, count in counts.items() if count)
    first, several = answered.rows[0], len(answered.rows) > 1
    message, grave = say.cell(first, "message"), first["severity_code"] != "info"
    if several:
        parts = (say("checks", counts=counted), say("checks_first", message=message) if grave else "")
    else:
        parts = (say("checks_single", counts=counted, message=message), "")
    place = material.place(first) if grave or not several else ()
    table = check_tables.checks(material, say) if grave else None
    figure, listed = material.figure("checks"), grave and several
    yield Finding(say.sentence(*parts), answered.query, place, figure, table, listed=listed)
