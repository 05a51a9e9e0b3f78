"""Where the stated graph comes from: the text, and the run that read it, without a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.graph.statements import TYPE
from plangraph.vocabulary import DCTERMS, OWL, PLAN, PROV, RDF

if TYPE_CHECKING:
    from plangraph.graph.statements import Statements

METHOD = "rules"


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


def state_extraction(to: Statements, version: str) -> None:
    """The run of plangraph that made the graph."""
    activity = to.identifiers.extraction(to.plan.id)
    to.state(to.graph, PROV.term("wasGeneratedBy"), activity)
    to.state(activity, TYPE, PROV.term("Activity"))
    to.state(activity, PROV.term("used"), to.identifiers.text(to.plan.id))
    to.state(activity, PLAN.term("method"), Literal(METHOD))
    to.state(activity, OWL.term("versionInfo"), Literal(version))
