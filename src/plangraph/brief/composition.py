"""Material becomes a briefing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.brief import check_tables, tables, target_tables, unit_tables
from plangraph.brief.briefing import Briefing, Chapter
from plangraph.brief.citation import citation
from plangraph.brief.findings import findings
from plangraph.brief.unit_findings import unit_findings
from plangraph.brief.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.brief.briefing import Exhibit, Finding, Query
    from plangraph.brief.material import Material


_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
"""What names of files do not take."""


def briefing(material: Material) -> Briefing:
    """The briefing on a plan, or on the unit that the material is of."""
    say, imprint = Wording.of(material.language), material.imprint
    found = unit_findings(material, say) if material.unit else findings(material, say)
    chapters = tuple(_of_unit(material, say) if material.unit else _of_plan(material, say))
    title = say("title_unit" if material.unit else "title", plan=imprint.label, unit=material.unit)
    return Briefing(
        language=material.language,
        name="-".join(filter(None, (imprint.id, _UNSAFE.sub("-", material.unit), "briefing"))),
        title=title,
        imprint=tuple(_imprint(material, say)),
        opening=_opening(material, say),
        findings=found,
        chapters=chapters,
        citation=citation(imprint, material.revision, material.version, material.language),
        source=imprint.doc_number or f"《{imprint.label}》",
        issued=imprint.issued,
        revision=material.revision,
        queries=_queries(found, chapters),
    )


def _imprint(material: Material, say: Wording) -> Iterator[tuple[str, str]]:
    imprint = material.imprint
    facts = (
        ("unit", material.unit),
        ("issuer", say.listed(imprint.issuers)),
        ("doc_number", imprint.doc_number),
        ("issued", say.day(imprint.issued)),
        ("period", say("years", start=imprint.period[0], end=imprint.period[1]) if imprint.period else ""),
        ("text", say("text_value", characters=imprint.characters, sha256=imprint.sha256[:16])),
        ("revision", material.revision),
    )
    return ((say(name), value) for name, value in facts if value)


def _opening(material: Material, say: Wording) -> str:
    imprint = material.imprint
    named = say(
        "open_number" if imprint.doc_number else "open_plain", plan=imprint.label, doc_number=imprint.doc_number
    )
    parts = [_issue(material, say), *_scope(material, say)]
    space = " " if say("comma").endswith(" ") else ""
    said = named + space + say.sentence(*parts)
    close = say("open_unit", unit=material.unit) if material.unit else ""
    return space.join(part for part in (said, close, say("open_method")) if part)


def _issue(material: Material, say: Wording) -> str:
    imprint, day = material.imprint, say.day(material.imprint.issued)
    issuers = say.listed(imprint.issuers)
    if issuers and day:
        return say("open_issued", issuers=issuers, date=day)
    if issuers:
        return say("open_issuers", issuers=issuers)
    return say("open_date", date=day) if day else ""


def _scope(material: Material, say: Wording) -> Iterator[str]:
    period = material.imprint.period
    if period:
        yield say("open_period", period=say("years", start=period[0], end=period[1]))
    sections = len(material.rows("section-summary"))
    tasks = say.counted("task", len(material.rows("units-per-task")))
    units = say.counted("unit", len(material.rows("unit-workload")))
    counted = say.counted("section", sections)
    yield say("open_scope_sections" if sections else "open_scope", tasks=tasks, units=units, sections=counted)
    indicators = len({row["indicator_number"] for row in material.rows("indicator-targets")})
    if indicators:
        yield say("open_indicators", indicators=say.counted("indicator", indicators))


def _of_plan(material: Material, say: Wording) -> Iterator[Chapter]:
    figures = material.figures
    yield from _chapter(
        say("responsibilities"),
        figures.get("matrix"),
        tables.responsibilities(material, say),
        tables.workload(material, say),
    )
    # Where every pair shares one task only, none of them is worth a row.
    close = any(row["count"] > 1 for row in material.rows("shared-tasks"))
    pairs = tables.pairs(material, say) if close else None
    yield from _chapter(say("collaboration"), figures.get("collaboration"), pairs)
    yield from _chapter(say("indicators"), figures.get("indicators"), target_tables.indicators(material, say))
    yield from _chapter(say("checks_chapter"), check_tables.checks(material, say))


def _of_unit(material: Material, say: Wording) -> Iterator[Chapter]:
    figures = material.figures
    yield from _chapter(say("unit_chapter"), figures.get("ego"), unit_tables.tasks(material, say))
    yield from _chapter(say("partners_chapter"), unit_tables.partners(material, say))
    yield from _chapter(say("indicators"), figures.get("indicators"), unit_tables.indicators(material, say))


def _chapter(heading: str, *exhibits: Exhibit | None) -> Iterator[Chapter]:
    """A chapter of what there is to show; none where there is nothing."""
    there = tuple(exhibit for exhibit in exhibits if exhibit and getattr(exhibit, "rows", True))
    if there:
        yield Chapter(heading, there)


def _queries(found: Sequence[Finding], chapters: Sequence[Chapter]) -> tuple[Query, ...]:
    """Every query of the briefing once, in the order of its first use."""
    used = {finding.query.name: finding.query for finding in found}
    for chapter in chapters:
        for exhibit in chapter.exhibits:
            query: Query | None = getattr(exhibit, "query", None)
            if query:
                used.setdefault(query.name, query)
    return tuple(used.values())
