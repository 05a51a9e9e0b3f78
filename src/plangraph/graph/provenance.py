"""Where the graphs of a plan come from: texts, runs, reviews and the program, without a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.graph.statements import TYPE
from plangraph.model.correction import Outcome
from plangraph.vocabulary import DCTERMS, OWL, PLAN, PROV, RDF, XSD

if TYPE_CHECKING:
    from plangraph.graph.statements import Statements

METHOD = "rules"
_ENTITY = PROV.term("Entity")


def state_text(to: Statements) -> None:
    """The text that every place points into."""
    document = to.plan.document
    node = to.identifiers.text(to.plan.id)
    to.describe_part(node, PLAN.term("SourceText"), document.name)
    to.state(node, RDF.term("value"), Literal(document.text))
    to.state(node, DCTERMS.term("title"), Literal(document.name))
    to.state(node, DCTERMS.term("format"), Literal(document.media_type))
    to.state(node, PLAN.term("sha256"), Literal(document.sha256))
    to.state(node, PLAN.term("characters"), Literal(len(document.text)))
    if document.url:
        to.state(node, DCTERMS.term("source"), NamedNode(document.url))


def state_extraction(to: Statements, version: str) -> None:
    """The run of plangraph that made the stated graph, the program, and the reviews that changed what it gave."""
    _state_run(to, to.identifiers.extraction(to.plan.id), to.identifiers.text(to.plan.id), version)
    to.describe(to.identifiers.software(), PROV.term("SoftwareAgent"), "plangraph")
    if any(review.outcome is Outcome.APPLIED for review in to.plan.reviews):
        to.state(to.graph, PROV.term("wasInfluencedBy"), to.identifiers.graph_review(to.plan.id))


def state_inference(to: Statements, version: str) -> None:
    """The run of plangraph that made the graph of inferences out of the stated one, which describes the program."""
    stated = to.identifiers.graph_stated(to.plan.id)
    _state_run(to, to.identifiers.inference(to.plan.id), stated, version)
    to.state(to.graph, PROV.term("wasDerivedFrom"), stated)


def state_reviewed(to: Statements) -> None:
    """The review graph with the day of its last entry that has one."""
    to.state(to.graph, TYPE, _ENTITY)
    days = [review.correction.on for review in to.plan.reviews if review.correction.on]
    if days:
        to.state(to.graph, DCTERMS.term("date"), Literal(max(days), datatype=XSD.term("date")))


def _state_run(to: Statements, activity: NamedNode, used: NamedNode, version: str) -> None:
    to.state(to.graph, TYPE, _ENTITY)
    to.state(to.graph, PROV.term("wasGeneratedBy"), activity)
    to.state(activity, TYPE, PROV.term("Activity"))
    to.state(activity, PROV.term("used"), used)
    to.state(activity, PROV.term("wasAssociatedWith"), to.identifiers.software())
    to.state(activity, PLAN.term("method"), Literal(METHOD))
    to.state(activity, OWL.term("versionInfo"), Literal(version))
