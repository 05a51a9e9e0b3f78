"""What extraction hands to resolution, and a plan as the extraction JSON (docs: ``plangraph extract -f json``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plangraph.model.annex import Annexes
from plangraph.model.mention import EntityKind

if TYPE_CHECKING:
    from plangraph.model.mention import Entity
    from plangraph.model.outline import Heading
    from plangraph.model.plan import (
        Assignment,
        Clause,
        Indicator,
        Metadata,
        Plan,
        Quantity,
        Safeguard,
        Section,
        Stated,
        Task,
    )
    from plangraph.model.span import Span

_LISTS = {
    "brands": EntityKind.BRAND,
    "industries": EntityKind.INDUSTRY,
    "partner_regions": EntityKind.REGION,
    "cited_documents": EntityKind.POLICY,
    "platforms": EntityKind.PLATFORM,
    "events": EntityKind.EVENT,
}


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, before it is known which names are one thing.

    ``parts`` are the headings of its topmost level, ``unread_brackets`` the statements of
    responsibility without unit, ``stray_brackets`` those that belong to no task, ``replaced_headings`` the tasks of the
    text that the rows of a table have taken the place of.
    """

    metadata: Metadata
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    parts: tuple[Heading, ...] = ()
    annexes: Annexes = field(default_factory=Annexes)
    unread_brackets: tuple[Span, ...] = ()
    stray_brackets: tuple[Span, ...] = ()
    replaced_headings: tuple[Span, ...] = ()


def to_json(plan: Plan) -> dict[str, Any]:
    """The extraction JSON of a plan as a dict: keys in a fixed order, None for what the text does not say."""
    headings = {section.ordinal: section.heading for section in plan.sections}
    return (
        _metadata(plan.metadata)
        | {"sha256": plan.document.sha256, "chars": len(plan.document.text)}
        | {"sections": [_heading(section) for section in plan.sections]}
        | {"tasks": [_task(task, headings.get(task.section or 0)) for task in plan.tasks]}
        | {"indicators": [_indicator(indicator) for indicator in plan.indicators]}
        | {key: [_entity(entity) for entity in plan.entities_of(kind)] for key, kind in _LISTS.items()}
        | {"quantitative_targets": [_quantity(quantity) for quantity in plan.quantities]}
        | {"safeguards": [_heading(safeguard) for safeguard in plan.safeguards]}
        | {"findings": [_finding(plan, place) for place in range(len(plan.issues))]}
    )


def _metadata(about: Metadata) -> dict[str, Any]:
    period = about.period
    return {
        "title": _value(about.title),
        "notice_title": _value(about.notice_title),
        "doc_number": _value(about.doc_number),
        "issuer": [issuer.value for issuer in about.issuers],
        "issued_date": _value(about.issued),
        "period": {"start": period.start, "end": period.end} if period else None,
    }


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _span(span: Span) -> dict[str, Any]:
    return {"quote": span.quote, "start": span.start, "end": span.end}


def _heading(part: Section | Safeguard) -> dict[str, Any]:
    return {"number": part.number, "heading": part.heading, "start": part.start, "end": part.end}


def _task(task: Task, section: str | None) -> dict[str, Any]:
    return {
        "number": task.number,
        "heading": task.heading,
        "section": section,
        "heading_span": _span(task.heading_span),
        "start": task.start,
        "end": task.end,
        "units": [_unit(assignment) for assignment in task.assignments],
        "clauses": [_clause(clause) for clause in task.clauses],
    }


def _unit(assignment: Assignment) -> dict[str, Any]:
    return {
        "name": assignment.name,
        "role": assignment.role.value,
        "position": assignment.position,
        "generic": assignment.generic,
        "deadline": assignment.deadline,
        "evidence": _span(assignment.evidence),
    }


def _clause(clause: Clause) -> dict[str, Any]:
    units = [_unit(assignment) for assignment in clause.assignments]
    return _span(clause.span) | {"deadline": clause.deadline, "units": units}


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "number": indicator.number,
        "name": indicator.name,
        "unit": indicator.unit,
        "targets": [
            {"year": t.year, "value": t.value, "comparator": t.comparator.value, "evidence": _span(t.evidence)}
            for t in indicator.targets
        ],
        "units": [
            {"name": a.name, "role": a.role.value, "position": a.position, "evidence": _span(a.evidence)}
            for a in indicator.assignments
        ],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    about = {"status": entity.status, "relation": entity.relation, "adcode": entity.adcode}
    mentions = [_span(mention.span) | {"task": mention.task} for mention in entity.mentions]
    return {"name": entity.name} | {key: value for key, value in about.items() if value} | {"mentions": mentions}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return _span(quantity.span) | {
        "value": quantity.value,
        "value_span": _span(quantity.value_span),
        "unit": quantity.unit,
        "comparator": quantity.comparator.value,
        "year": quantity.year,
        "task": quantity.task,
    }


def _finding(plan: Plan, place: int) -> dict[str, Any]:
    issue = plan.issues[place]
    spans = [_span(span) for span in issue.spans]
    return {
        "kind": issue.kind,
        "severity": issue.severity.value,
        "message": issue.message,
        "message_en": issue.message_en,
        "spans": spans,
    }
