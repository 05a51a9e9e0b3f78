"""What is wrong with the document, in the terms of the Data Quality Vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.graph.evidence import cite
from plangraph.graph.statements import english
from plangraph.vocabulary import DQV, OA, PLAN, RDFS

if TYPE_CHECKING:
    from plangraph.graph.statements import Statements


def state_findings(to: Statements) -> None:
    """The issues of the plan; one about something missing has no place to show."""
    for ordinal, issue in enumerate(to.plan.issues, 1):
        node = to.identifiers.finding(to.plan.id, ordinal)
        to.state(to.subject, PLAN.term("hasFinding"), node)
        to.describe_part(node, PLAN.term("Finding"), issue.message)
        if issue.message_en:
            to.state(node, RDFS.term("comment"), english(issue.message_en))
        to.state(node, OA.term("motivatedBy"), DQV.term("qualityAssessment"))
        to.state(node, OA.term("hasTarget"), to.subject)
        to.state(node, PLAN.term("kind"), Literal(issue.kind))
        to.state(node, PLAN.term("severity"), Literal(issue.severity.value))
        cite(to, node, *issue.spans)
