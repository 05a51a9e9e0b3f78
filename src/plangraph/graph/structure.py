"""The plan itself, its sections, tasks and safeguards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.graph.evidence import cite
from plangraph.graph.statements import chinese, year
from plangraph.graph.units import unit_node
from plangraph.vocabulary import DCTERMS, ELI, PLAN, XSD

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from plangraph.graph.statements import Statements
    from plangraph.model.plan import Metadata, Safeguard, Section, Task

_NUMBER = PLAN.term("number")
_ORDINAL = PLAN.term("ordinal")
_TEXT = PLAN.term("text")


def state_plan(to: Statements) -> None:
    """What the plan says of itself: titles, number, date, issuers, period."""
    about = to.plan.metadata
    title = about.title or about.notice_title
    to.describe(to.subject, PLAN.term("ActionPlan"), title.value if title else to.plan.document.name)
    to.state(to.subject, DCTERMS.term("identifier"), Literal(to.plan.id))
    _state_imprint(to, about)
    _state_period(to, about)
    _state_recipients(to, about)
    named = (about.title, about.notice_title, about.doc_number, about.issued, about.period)
    cite(to, to.subject, *(stated.evidence for stated in named if stated))


def _state_imprint(to: Statements, about: Metadata) -> None:
    if about.notice_title:
        to.state(to.subject, PLAN.term("noticeTitle"), chinese(about.notice_title.value))
    if about.doc_number:
        to.state(to.subject, ELI.term("id_local"), Literal(about.doc_number.value))
    if about.issued:
        to.state(to.subject, ELI.term("date_document"), Literal(about.issued.value, datatype=XSD.term("date")))
    for issuer in about.issuers:
        to.state(to.subject, ELI.term("passed_by"), unit_node(to, issuer.value))
        cite(to, to.subject, issuer.evidence)


def _state_period(to: Statements, about: Metadata) -> None:
    if about.period:
        to.state(to.subject, PLAN.term("startYear"), year(about.period.start))
        to.state(to.subject, PLAN.term("endYear"), year(about.period.end))


def _state_recipients(to: Statements, about: Metadata) -> None:
    for predicate, recipients in (("addressee", about.addressees), ("copiedTo", about.copied_to)):
        for recipient in recipients:
            to.state(to.subject, PLAN.term(predicate), chinese(recipient.value))
            cite(to, to.subject, recipient.evidence)


def state_sections(to: Statements) -> None:
    """The headings that group tasks."""
    for section in to.plan.sections:
        node = to.identifiers.section(to.plan.id, section.ordinal)
        to.state(to.subject, PLAN.term("hasGoal"), node)
        _state_heading(to, node, PLAN.term("Goal"), section)


def state_tasks(to: Statements) -> None:
    """The tasks with their whole text; who does them is stated apart."""
    for task in to.plan.tasks:
        node = to.identifiers.task(to.plan.id, task.ordinal)
        to.state(to.subject, PLAN.term("hasTask"), node)
        _state_heading(to, node, PLAN.term("Task"), task)
        to.state(node, _TEXT, Literal(to.plan.document.text[task.start : task.end], language="zh"))
        if task.section is not None:
            section = to.identifiers.section(to.plan.id, task.section)
            to.state(node, PLAN.term("inGoal"), section)
            to.state(section, PLAN.term("hasTask"), node)


def state_safeguards(to: Statements) -> None:
    """The safeguards with their whole text."""
    for safeguard in to.plan.safeguards:
        node = to.identifiers.safeguard(to.plan.id, safeguard.ordinal)
        to.state(to.subject, PLAN.term("hasSafeguard"), node)
        _state_heading(to, node, PLAN.term("Safeguard"), safeguard)
        to.state(node, _TEXT, Literal(to.plan.document.text[safeguard.start : safeguard.end], language="zh"))


def _state_heading(to: Statements, node: NamedNode, kind: NamedNode, part: Section | Task | Safeguard) -> None:
    to.describe_part(node, kind, part.heading)
    if part.number:
        to.state(node, _NUMBER, Literal(part.number))
    to.state(node, _ORDINAL, Literal(part.ordinal))
    cite(to, node, part.heading_span)
