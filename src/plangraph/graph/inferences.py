"""What is inferred from a plan and not said by it: which names are one organisation's, and how its tasks are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.graph.provenance import state_inference
from plangraph.graph.relations import state_relations
from plangraph.graph.statements import Statements, chinese, english
from plangraph.graph.units import namings, node_of, register
from plangraph.vocabulary import PLAN, RDFS

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from plangraph.model.identifier import Identifiers
    from plangraph.model.plan import Plan
    from plangraph.model.relation import Relations


def inferred_quads(plan: Plan, relations: Relations, identifiers: Identifiers, version: str) -> tuple[Quad, ...]:
    """The merges of a plan's units and its relations, each quad once, in ``identifiers.graph_inferred(plan.id)``.

    ``version`` is that of plangraph.
    The evidence of merges are places that the stated graph describes; those of relations are described here.
    """
    to = Statements(plan, identifiers, identifiers.graph_inferred(plan.id), register(plan, identifiers))
    _state_merges(to)
    state_relations(to, relations)
    if to.quads:
        state_inference(to, version)
    return tuple(to.quads)


def _state_merges(to: Statements) -> None:
    places: dict[str, dict[NamedNode, None]] = {}
    for name, span in namings(to.plan):
        places.setdefault(name, {})[to.identifiers.span(to.plan.id, span)] = None
    merges = ((unit, merge) for unit in to.plan.units for merge in unit.merged)
    for ordinal, (unit, merge) in enumerate(merges, 1):
        node = NamedNode(f"{to.subject.value}/merge/{ordinal}")
        to.describe_part(node, PLAN.term("Merge"), merge.reason)
        if merge.reason_en:
            to.state(node, RDFS.term("comment"), english(merge.reason_en))
        to.state(node, PLAN.term("mergedInto"), node_of(unit, to.identifiers))
        to.state(node, PLAN.term("writtenName"), chinese(merge.name))
        to.state(node, PLAN.term("normalName"), chinese(unit.normal or unit.name))
        to.state(node, PLAN.term("mergeRule"), *(Literal(rule.value) for rule in merge.rules))
        to.state(node, PLAN.term("evidence"), *places.get(merge.name, ()))
