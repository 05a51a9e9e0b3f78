"""What people made of an extraction, in the terms of PROV, in a graph of its own.

What was rejected is described as an ``rdf:Statement``, which states nothing: no query takes it for a fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.graph.evidence import cite
from plangraph.graph.provenance import state_reviewed
from plangraph.graph.review_facts import fact_node, statement
from plangraph.graph.statements import LABEL, TYPE, Statements, chinese, english
from plangraph.graph.units import register
from plangraph.model.correction import Action, Outcome
from plangraph.vocabulary import DCTERMS, PLAN, PROV, RDF, RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import NamedNode, Quad

    from plangraph.model.correction import Fact, Review
    from plangraph.model.identifier import Identifiers
    from plangraph.model.plan import Plan

_STATUS = {Action.ACCEPT: "confirmed", Action.REJECT: "rejected"}
_REVIEW_STATUS = PLAN.term("reviewStatus")


def review_quads(
    plan: Plan, reviews: Iterable[Review], identifiers: Identifiers, stated: Iterable[Quad]
) -> tuple[Quad, ...]:
    """The reviews of a corrected plan, each quad once, in the graph ``identifiers.graph_review(plan.id)``.

    What ``stated`` says of a place is not said again: queries see the union of both graphs and would count it twice.
    """
    to = Statements(plan, identifiers, identifiers.graph_review(plan.id), register(plan, identifiers))
    if plan.reviews:
        state_reviewed(to)
    for review in reviews:
        node = identifiers.review(plan.id, review.correction.ordinal)
        _state_review(to, node, review)
        _state_reviewer(to, node, review)
        _state_change(to, node, review)
        for ordinal, fact in enumerate(review.facts, 1):
            _state_fact(to, node, ordinal, fact, review.correction.action)
    said = {(quad.subject, quad.predicate, quad.object) for quad in stated} if to.quads else set()
    return tuple(quad for quad in to.quads if (quad.subject, quad.predicate, quad.object) not in said)


def _state_review(to: Statements, node: NamedNode, review: Review) -> None:
    to.describe_part(node, PLAN.term("Review"), review.words.in_chinese())
    # The comment of a review is what people noted: its English is a label too.
    to.state(node, LABEL, english(review.words))
    to.state(node, PLAN.term("ordinal"), Literal(review.correction.ordinal))
    to.state(node, PLAN.term("action"), Literal(review.correction.action.value))
    to.state(node, PLAN.term("outcome"), Literal(review.outcome.value))
    to.state(node, PROV.term("used"), to.identifiers.text(to.plan.id))
    if review.reason:
        to.state(node, PLAN.term("outcomeReason"), chinese(review.reason.in_chinese()), english(review.reason))


def _state_reviewer(to: Statements, node: NamedNode, review: Review) -> None:
    """Who, when and why, as far as the entry says so."""
    by, on, note = review.correction.by, review.correction.on, review.correction.note
    if by:
        person = to.identifiers.person(by)
        to.state(person, TYPE, PROV.term("Person"))
        to.state(person, LABEL, chinese(by))
        to.state(node, PROV.term("wasAssociatedWith"), person)
    if on:
        to.state(node, DCTERMS.term("date"), Literal(on, datatype=XSD.term("date")))
    if note:
        to.state(node, RDFS.term("comment"), chinese(note))


def _state_change(to: Statements, node: NamedNode, review: Review) -> None:
    if review.outcome is not Outcome.APPLIED:
        return
    to.state(node, PLAN.term("oldValue"), *(Literal(value) for value in review.before))
    if review.after:
        to.state(node, PLAN.term("newValue"), Literal(review.after))
    cite(to, node, *review.evidence)


def _state_fact(to: Statements, review: NamedNode, ordinal: int, fact: Fact, action: Action) -> None:
    """The status of what a review is about: of its node where it has one, else of a statement that describes it."""
    status = Literal(_STATUS.get(action, "corrected"))
    node = None if action is Action.REJECT else fact_node(to, fact)
    if node is None:
        node = to.identifiers.reviewed_statement(review, ordinal)
        subject, predicate, value = statement(to, fact)
        to.describe_part(node, RDF.term("Statement"), fact.name)
        to.state(node, RDF.term("subject"), subject)
        to.state(node, RDF.term("predicate"), predicate)
        to.state(node, RDF.term("object"), value)
        if fact.place:
            cite(to, node, fact.place)
    to.state(review, PLAN.term("reviews"), node)
    to.state(node, _REVIEW_STATUS, status)
