"""What was read from a draft, as JSON for those who check it: places are pairs of code points of ``text``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Quad

    from plangraph.model.correction import Review
    from plangraph.model.mention import Entity
    from plangraph.model.plan import Assignment, Indicator, Metadata, Plan, Task, Unit
    from plangraph.model.span import Span
    from plangraph.pipeline.draft import Content
    from plangraph.pipeline.ingestion import PlanGraphs
    from plangraph.sentences import Sentence
    from plangraph.validate.report import Result

_SPAN = re.compile(r"/span/(\d+)-(\d+)\Z")
_EVIDENCE = "#evidence"


def refused(reason: Sentence, folder: str = "") -> Content:
    """The content of a draft from which no plan was read, and why; paths are told from ``folder`` on."""
    told = reason.in_chinese(), str(reason)
    return {"plan": None, **_told(*(one.replace(folder, "") if folder else one for one in told))}


def content_of(plan: Plan, made: PlanGraphs) -> Content:
    """All of a plan that the check shows; ``blocked`` says why it cannot be accepted, empty where it can."""
    return {
        "plan": plan.id,
        **_blocked(plan, made),
        "quads": made.size,
        "graphs": [graph.value for graph in made.graphs],
        "text": plan.document.text,
        "title": plan.metadata.title.value if plan.metadata.title else plan.document.name,
        "metadata": list(_metadata(plan.metadata)),
        "sections": [
            {"ordinal": s.ordinal, "number": s.number, "heading": s.heading, "place": _place(s.heading_span)}
            for s in plan.sections
        ],
        "tasks": [_task(task) for task in plan.tasks],
        "indicators": [_indicator(indicator) for indicator in plan.indicators],
        "units": [_unit(unit) for unit in plan.units],
        "entities": [_entity(entity) for entity in plan.entities],
        "quantities": [
            {"words": q.span.quote, "value": q.value, "measure": q.unit, "task": q.task, "place": _place(q.span)}
            for q in plan.quantities
        ],
        "findings": [
            {
                "kind": i.kind,
                "severity": i.severity.value,
                "message": i.message,
                "message_en": i.message_en,
                "places": _places(i.spans),
            }
            for i in plan.issues
        ],
        "shapes": _shapes(made),
        "reviews": [_review(review) for review in plan.reviews],
    }


def _blocked(plan: Plan, made: PlanGraphs) -> dict[str, str]:
    errors = plan.errors()
    if errors:
        return _told("".join(issue.message for issue in errors), " ".join(issue.message_en for issue in errors))
    if made.report.conforms:
        return _told("", "")
    first = made.report.results[0]
    return _told(f"图谱不符合数据规范：{first.message_zh}", f"The graph does not fit the shapes: {first.message_en}")


def _told(chinese: str, english: str) -> dict[str, str]:
    return {"blocked": english, "blocked_zh": chinese}


def _metadata(about: Metadata) -> Iterable[dict[str, Any]]:
    single = ("title", about.title), ("notice_title", about.notice_title), ("doc_number", about.doc_number)
    several = tuple(("issuer", issuer) for issuer in about.issuers)
    for key, stated in (*single, *several, ("issued", about.issued)):
        if stated:
            yield {"key": key, "value": stated.value, "place": _place(stated.evidence)}
    if about.period:
        years = f"{about.period.start}-{about.period.end}"
        yield {"key": "period", "value": years, "place": _place(about.period.evidence)}


def _task(task: Task) -> dict[str, Any]:
    return {
        "ordinal": task.ordinal,
        "number": task.number,
        "heading": task.heading,
        "section": task.section,
        "place": _place(task.heading_span),
        "extent": [task.start, task.end],
        "units": [_part(assignment) for assignment in task.assignments],
    }


def _part(assignment: Assignment) -> dict[str, Any]:
    return {
        "name": assignment.name,
        "role": assignment.role.value,
        "deadline": assignment.deadline,
        "place": _place(assignment.evidence),
        "quote": assignment.evidence.quote,
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "ordinal": indicator.ordinal,
        "number": indicator.number,
        "name": indicator.name,
        "measure": indicator.unit,
        "place": _place(indicator.label_span),
        "targets": [
            {"year": t.year, "value": t.value, "comparator": t.comparator.value, "place": _place(t.evidence)}
            | {"quote": t.evidence.quote}
            for t in indicator.targets
        ],
        "units": [_part(assignment) for assignment in indicator.assignments],
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "name": unit.name,
        "kind": unit.kind.value,
        "reason": unit.reason,
        "reason_en": unit.reason_en,
        "aliases": list(unit.aliases),
        "merged": [{"name": merge.name, "reason": merge.reason, "reason_en": merge.reason_en} for merge in unit.merged],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "kind": entity.kind.value,
        "name": entity.name,
        "standing": entity.status or entity.relation or "",
        "mentions": [{"place": _place(mention.span), "task": mention.task} for mention in entity.mentions],
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "ordinal": review.correction.ordinal,
        "words": review.words.in_chinese(),
        "words_en": str(review.words),
        "outcome": review.outcome.value,
        "reason": review.reason.in_chinese() if review.reason else "",
        "reason_en": str(review.reason or ""),
        "by": review.correction.by,
        "on": review.correction.on,
        "note": review.correction.note,
        "places": _places(review.evidence),
    }


def _shapes(made: PlanGraphs) -> list[dict[str, Any]]:
    if not made.report.results:
        return []
    quads = [quad for quads in made.graphs.values() for quad in quads]
    # One entry a node and shape, however many of its values or constraints break it: the sentence is the same.
    distinct = {(result.focus, result.shape): result for result in made.report.results}
    return [_result(result, quads) for result in distinct.values()]


def _result(result: Result, quads: Sequence[Quad]) -> dict[str, Any]:
    """A result with the places that the graph gives as evidence of its focus."""
    spans = [
        [int(found[1]), int(found[2])]
        for quad in quads
        if str(quad.subject) == result.focus
        and quad.predicate.value.endswith(_EVIDENCE)
        and (found := _SPAN.search(str(quad.object).strip("<>")))
    ]
    return {
        "severity": result.severity.value.lower(),
        "message": result.message_zh,
        "message_en": result.message_en,
        "focus": result.focus,
        "path": result.path,
        "places": spans,
    }


def _place(span: Span) -> list[int]:
    return [span.start, span.end]


def _places(spans: Iterable[Span]) -> list[list[int]]:
    return [_place(span) for span in spans]
