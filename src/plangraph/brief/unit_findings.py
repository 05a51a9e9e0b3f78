"""What stands out of one unit in a plan, in sentences computed from the answers to saved queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.brief import check_tables, unit_tables
from plangraph.brief.briefing import Finding
from plangraph.brief.tables import LEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.brief.material import Material
    from plangraph.brief.wording import Wording


def unit_findings(material: Material, say: Wording) -> tuple[Finding, ...]:
    """The findings of a unit."""
    every = (_tasks, _partners, _due, _indicators)
    return tuple(finding for find in every for finding in find(material, say))


def _tasks(material: Material, say: Wording) -> Iterator[Finding]:
    answered, unit = material.answers["who-owns-what"], material.unit
    count = len({row["task_iri"] for row in answered.rows})
    if not count:
        yield Finding(say.sentence(say("unit_no_task", unit=unit)), answered.query)
        return
    total = len(material.rows("units-per-task"))
    first = sum(row["position"] == 1 for row in answered.rows)
    leads = sum(LEAD in str(row["role"]) for row in answered.rows)
    text = say.sentence(
        say("unit_tasks", unit=unit, tasks=say.counted("task", count), total=total, share=round(100 * count / total)),
        say("unit_first", first=first) if first and not material.names_leads else "",
        say("unit_leads", leads=leads) if leads else "",
    )
    place, figure = material.place(answered.rows[0]), material.figure("unit_matrix", "ego")
    yield Finding(text, answered.query, place, figure, unit_tables.tasks(material, say))


def _partners(material: Material, say: Wording) -> Iterator[Finding]:
    answered = material.answers["shared-tasks"]
    if not answered.rows:
        return
    partners = unit_tables.partners_of(material)
    most = [(name, count) for name, count, _ in partners if count == partners[0][1]]
    names = say.named(say("count", name=name, count=count) for name, count in most)
    text = say("unit_partners", unit=material.unit, partners=say.counted("partner", len(partners)), names=names)
    place, figure = material.place_of_task(answered.rows[0]), material.figure("ego")
    yield Finding(say.sentence(text), answered.query, place, figure, unit_tables.partners(material, say))


def _due(material: Material, say: Wording) -> Iterator[Finding]:
    answered = material.answers["due-by"]
    if not answered.rows:
        return
    row, count = answered.rows[0], len({each["task_iri"] for each in answered.rows})
    text = say(
        "unit_due",
        unit=material.unit,
        count=count,
        number=row["task_number"],
        heading=row["heading"],
        deadline=row["deadline"],
    )
    place, figure, table = material.place(row), material.figure("due"), check_tables.due(material, say)
    yield Finding(say.sentence(text), answered.query, place, figure, table, listed=count > 1)


def _indicators(material: Material, say: Wording) -> Iterator[Finding]:
    answered = material.answers["unit-indicators"]
    if not answered.rows:
        return
    names = say.named(row["indicator"] for row in answered.rows)
    indicators = say.counted("indicator", len(answered.rows))
    text = say("unit_indicators", unit=material.unit, indicators=indicators, names=names)
    place, figure = material.place(answered.rows[0]), material.figure("indicators", "unit_matrix", "ego")
    yield Finding(say.sentence(text), answered.query, place, figure, unit_tables.indicators(material, say))
