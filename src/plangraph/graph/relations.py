"""What is inferred about the tasks of a plan: each link as a node with its grounds, and as a short cut."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.graph.evidence import cite
from plangraph.graph.statements import chinese, english
from plangraph.graph.units import unit_node
from plangraph.model.relation import Rule, SharedKind
from plangraph.vocabulary import DEPENDENCY, PLAN, RDF, RDFS, XSD

if TYPE_CHECKING:
    from plangraph.graph.statements import Statements
    from plangraph.model.mention import Entity
    from plangraph.model.relation import Grounds, Relations, Sharing

PAIRED = 12
"""Tasks of a sharing that are also linked pair by pair; what more tasks have in common binds no two of them."""

_KIND = {
    SharedKind.PLATFORM: "sharedPlatform",
    SharedKind.POLICY: "citedPolicy",
    SharedKind.INDICATOR: "sharedIndicator",
    SharedKind.INDUSTRY: "sharedIndustry",
    SharedKind.REGION: "sharedRegion",
    SharedKind.BRAND: "sharedBrand",
    SharedKind.EVENT: "sharedEvent",
    SharedKind.SUBJECT: "sharedSubject",
}
_Link = tuple[NamedNode, NamedNode, NamedNode]
_DIRECTED = {Rule.BUILT_AND_USED: "producesFor", Rule.DRAFTED_AND_APPLIED: "draftsFor"}


def state_relations(to: Statements, found: Relations) -> None:
    """The inferred links of the tasks."""
    for lead in found.leads:
        task = to.identifiers.task(to.plan.id, lead.task)
        _state_link(to, f"{task.value}/lead", (task, PLAN.term("leadUnit"), unit_node(to, lead.unit)), lead.grounds)
    for link in found.measurements:
        task = to.identifiers.task(to.plan.id, link.task)
        indicator = to.identifiers.indicator(to.plan.id, link.indicator)
        measured = (task, PLAN.term("measuredBy"), indicator)
        _state_link(to, f"{task.value}/measure/{link.indicator}", measured, link.grounds)
    _state_dependences(to, found)
    for ordinal, sharing in enumerate(found.sharings, 1):
        _state_sharing(to, NamedNode(f"{to.subject.value}/sharing/{ordinal}"), sharing)


def _state_dependences(to: Statements, found: Relations) -> None:
    for ordinal, dependence in enumerate(found.dependences, 1):
        task = to.identifiers.task(to.plan.id, dependence.task)
        other = to.identifiers.task(to.plan.id, dependence.on)
        iri = f"{to.subject.value}/dependency/{ordinal}"
        node = _state_link(to, iri, (task, PLAN.term("dependsOn"), other), dependence.grounds, "Dependency")
        to.state(task, PLAN.term("hasDependency"), node)
        to.state(node, PLAN.term("restsOn"), other)
        to.state(node, PLAN.term("dependencyKind"), DEPENDENCY.term(_DIRECTED[dependence.grounds.rule]))
        to.state(node, PLAN.term("over"), _thing(to, dependence.over))


def _state_sharing(to: Statements, node: NamedNode, sharing: Sharing) -> None:
    _state_grounds(to, node, "Sharing", sharing.grounds)
    to.state(node, PLAN.term("dependencyKind"), DEPENDENCY.term(_KIND[sharing.kind]))
    if sharing.over is None:
        to.state(node, PLAN.term("sharedTerm"), chinese(sharing.name))
    else:
        to.state(node, PLAN.term("over"), _thing(to, sharing.over))
    tasks = [to.identifiers.task(to.plan.id, task) for task in sharing.tasks]
    to.state(node, PLAN.term("sharedBy"), *tasks)
    for ordinal, (task, span) in enumerate(zip(tasks, sharing.grounds.spans, strict=True), 1):
        place = NamedNode(f"{node.value}/place/{ordinal}")
        to.describe_part(place, PLAN.term("SharedPlace"), span.quote)
        to.state(place, PLAN.term("ofSharing"), node)
        to.state(place, PLAN.term("inTask"), task)
        cite(to, place, span)
    if len(tasks) <= PAIRED:
        for task, other in permutations(tasks, 2):
            to.state(task, PLAN.term("sharesWith"), other)


def _state_link(to: Statements, iri: str, link: _Link, grounds: Grounds, kind: str = "Inference") -> NamedNode:
    node = NamedNode(iri)
    _state_grounds(to, node, kind, grounds)
    for part, term in zip(("subject", "predicate", "object"), link, strict=True):
        to.state(node, RDF.term(part), term)
    to.state(*link)
    return node


def _state_grounds(to: Statements, node: NamedNode, kind: str, grounds: Grounds) -> None:
    to.describe_part(node, PLAN.term(kind), grounds.sentence.in_chinese())
    to.state(node, RDFS.term("comment"), english(grounds.sentence))
    to.state(node, PLAN.term("rule"), Literal(grounds.rule.value))
    to.state(node, PLAN.term("confidence"), Literal(f"{grounds.confidence:.2f}", datatype=XSD.term("decimal")))
    cite(to, node, *grounds.spans)


def _thing(to: Statements, over: Entity | int) -> NamedNode:
    if isinstance(over, int):
        return to.identifiers.indicator(to.plan.id, over)
    return to.identifiers.entity(over.kind, over.name, over.adcode)
