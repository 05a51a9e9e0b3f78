"""What a review is about, as a node of the stated graph, or as the statement that stood there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.graph.units import unit_node
from plangraph.model.correction import ENTITIES, Subject
from plangraph.model.mention import EntityKind
from plangraph.vocabulary import DCTERMS, ELI, PLAN, RDFS

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from plangraph.graph.statements import Statements
    from plangraph.model.correction import Fact
    from plangraph.model.plan import Assignment

    Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]

_METADATA = {
    Subject.TITLE: RDFS.term("label"),
    Subject.NOTICE_TITLE: PLAN.term("noticeTitle"),
    Subject.DOC_NUMBER: ELI.term("id_local"),
    Subject.ISSUER: ELI.term("passed_by"),
    Subject.ISSUED: ELI.term("date_document"),
    Subject.PERIOD: DCTERMS.term("temporal"),
}


def fact_node(to: Statements, fact: Fact) -> NamedNode | None:
    """The node that stands for the fact in the stated graph; None where it has none, or is there no longer."""
    if fact.subject in ENTITIES:
        return _entity(to, fact)
    if fact.subject is Subject.UNIT:
        return _responsibility(to, fact) if _holder(to, fact) else unit_node(to, fact.name)
    if fact.subject is Subject.QUANTITY:
        places = (n for n, quantity in enumerate(to.plan.quantities, 1) if quantity.span == fact.place)
        ordinal = next(places, None)
        return to.identifiers.quantity(to.plan.id, ordinal) if ordinal else None
    return _target(to, fact) if fact.subject is Subject.TARGET else _holder(to, fact)


def statement(to: Statements, fact: Fact) -> Triple:
    """Subject, predicate and object of the fact, as the stated graph would have them."""
    holder = _holder(to, fact) or to.subject
    if fact.place and fact.subject in ENTITIES:
        node = _entity(to, fact) or to.identifiers.entity(EntityKind(fact.subject.value), fact.name, fact.adcode)
        return node, PLAN.term("evidence"), to.identifiers.span(to.plan.id, fact.place)
    if fact.subject is Subject.UNIT:
        unit = to.units.get(fact.name) or to.identifiers.unit(fact.name, fact.jurisdiction)
        # A unit that another bracket names still answers for the task: what is rejected is the place.
        if fact.place and _responsibility(to, fact):
            return unit, PLAN.term("evidence"), to.identifiers.span(to.plan.id, fact.place)
        return holder, PLAN.term("responsibleUnit"), unit
    if fact.subject is Subject.TARGET:
        return holder, PLAN.term("hasValue"), _target(to, fact) or holder
    if fact.subject in {Subject.TASK, Subject.INDICATOR}:
        return to.subject, PLAN.term("hasTask" if fact.subject is Subject.TASK else "hasIndicator"), holder
    return to.subject, _METADATA.get(fact.subject, PLAN.term("hasQuantity")), Literal(fact.name)


def _entity(to: Statements, fact: Fact) -> NamedNode | None:
    """The thing that goes by the name today, also where a later correction renamed it."""
    for entity in to.plan.entities_of(EntityKind(fact.subject.value)):
        if fact.name == entity.name or fact.name in entity.aliases:
            return to.identifiers.entity(entity.kind, entity.name, entity.adcode)
    return None


def _holder(to: Statements, fact: Fact) -> NamedNode | None:
    """The task or indicator that the fact belongs to or is."""
    if fact.indicator is not None:
        return to.identifiers.indicator(to.plan.id, fact.indicator)
    return to.identifiers.task(to.plan.id, fact.task) if fact.task is not None else None


def _target(to: Statements, fact: Fact) -> NamedNode | None:
    holder = _holder(to, fact)
    return to.identifiers.target(holder, str(fact.year)) if holder else None


def _responsibility(to: Statements, fact: Fact) -> NamedNode | None:
    holder = _holder(to, fact)
    unit = unit_node(to, fact.name)
    for place, assignment in enumerate(_assignments(to, fact), 1):
        if holder and (assignment.evidence == fact.place or unit_node(to, assignment.name) == unit):
            return to.identifiers.responsibility(holder, place)
    return None


def _assignments(to: Statements, fact: Fact) -> tuple[Assignment, ...]:
    parts = to.plan.tasks if fact.indicator is None else to.plan.indicators
    ordinal = fact.task if fact.indicator is None else fact.indicator
    return next((part.assignments for part in parts if part.ordinal == ordinal), ())
