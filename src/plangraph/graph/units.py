"""Organisations, in the terms of the W3C Organization Ontology."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.graph.evidence import cite
from plangraph.graph.statements import chinese, english, truth
from plangraph.vocabulary import BODY_KIND, FUNCTION, ORG, PLAN, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode

    from plangraph.graph.statements import Statements
    from plangraph.model.identifier import Identifiers
    from plangraph.model.plan import Plan, Unit
    from plangraph.model.span import Span

_UNIT = PLAN.term("Unit")


def register(plan: Plan, identifiers: Identifiers) -> dict[str, NamedNode]:
    """The organisation that each name of the plan means: its own name before another's alias."""
    nodes = {unit.name: node_of(unit, identifiers) for unit in plan.units}
    return {alias: nodes[unit.name] for unit in plan.units for alias in unit.aliases} | nodes


def node_of(unit: Unit, identifiers: Identifiers) -> NamedNode:
    """The organisation, by its normal form and what tells it from its namesakes, so that documents agree on it."""
    return identifiers.unit(unit.normal or unit.name, unit.scope or unit.jurisdiction)


def unit_node(to: Statements, name: str) -> NamedNode:
    """The organisation of a name; one that the plan's register lacks, such as an issuer, stands by its name alone."""
    return to.units.get(name) or to.identifiers.unit(name, None)


def state_units(to: Statements) -> None:
    """Every organisation that the plan names as responsible or as issuer, with the places that name it."""
    for unit in to.plan.units:
        _state_unit(to, unit)
    for name, span in namings(to.plan):
        node = unit_node(to, name)
        if name not in to.units:
            to.describe(node, _UNIT, name)
        cite(to, node, span)


def _state_unit(to: Statements, unit: Unit) -> None:
    node = node_of(unit, to.identifiers)
    to.describe(node, _UNIT, unit.name)
    to.state(node, SKOS.term("altLabel"), *(chinese(alias) for alias in unit.aliases))
    to.state(node, ORG.term("classification"), BODY_KIND.term(unit.kind.value))
    to.state(node, ORG.term("classification"), *(FUNCTION.term(function) for function in unit.functions))
    to.state(node, PLAN.term("classificationReason"), chinese(unit.reason))
    if unit.reason_en:
        to.state(node, PLAN.term("classificationReason"), english(unit.reason_en))
    to.state(node, PLAN.term("generic"), truth(unit.generic))
    if unit.jurisdiction:
        to.state(node, PLAN.term("jurisdiction"), Literal(unit.jurisdiction))


def namings(plan: Plan) -> Iterator[tuple[str, Span]]:
    """Every name of an organisation and its place, as issuers and in tasks and indicators."""
    for issuer in plan.metadata.issuers:
        yield issuer.value, issuer.evidence
    for assignments in chain(
        (task.assignments for task in plan.tasks), (indicator.assignments for indicator in plan.indicators)
    ):
        yield from ((assignment.name, assignment.evidence) for assignment in assignments)
