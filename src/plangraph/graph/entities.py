"""Brands, industries, regions, policies, platforms and events: the things, each mention, and the short cuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.graph.evidence import cite
from plangraph.graph.statements import chinese
from plangraph.model.mention import EntityKind
from plangraph.vocabulary import ELI, PLAN, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode

    from plangraph.graph.statements import Statements
    from plangraph.model.mention import Entity, Mention

_CLASS = {
    EntityKind.BRAND: PLAN.term("Brand"),
    EntityKind.INDUSTRY: PLAN.term("Industry"),
    EntityKind.REGION: PLAN.term("Region"),
    EntityKind.POLICY: PLAN.term("PolicyDocument"),
    EntityKind.PLATFORM: PLAN.term("SharedResource"),
    EntityKind.EVENT: PLAN.term("Event"),
}
_CONCERNS = {
    EntityKind.BRAND: PLAN.term("concernsBrand"),
    EntityKind.INDUSTRY: PLAN.term("concernsIndustry"),
    EntityKind.REGION: PLAN.term("partnerRegion"),
    EntityKind.EVENT: PLAN.term("concernsEvent"),
}
_BUILDS_OR_USES = {"to_build": PLAN.term("builds"), "built": PLAN.term("uses"), "use": PLAN.term("uses")}
_CITES = ELI.term("cites")
_BASED_ON = ELI.term("based_on")
_DRAFTS = PLAN.term("drafts")


def state_entities(to: Statements) -> None:
    """The named things in order of first mention; mentions are numbered through the plan."""
    ordinal = 0
    for entity in to.plan.entities:
        node = to.identifiers.entity(entity.kind, entity.name, entity.adcode)
        _state_entity(to, node, entity)
        for mention in entity.mentions:
            ordinal += 1
            _state_mention(to, to.identifiers.mention(to.plan.id, ordinal), node, entity, mention)


def _state_entity(to: Statements, node: NamedNode, entity: Entity) -> None:
    to.describe(node, _CLASS[entity.kind], entity.name)
    to.state(node, SKOS.term("altLabel"), *(chinese(alias) for alias in entity.aliases))
    _state_standing(to, node, entity)
    if entity.adcode:
        to.state(node, PLAN.term("adcode"), Literal(entity.adcode))
    if entity.kind is EntityKind.POLICY:
        to.state(node, ELI.term("title"), chinese(entity.name))
        _state_policy(to, node, entity)


def _state_policy(to: Statements, node: NamedNode, entity: Entity) -> None:
    if entity.relation != "to_draft":
        to.state(to.subject, _CITES, node)
    if entity.relation == "basis":
        to.state(to.subject, _BASED_ON, node)


def _state_standing(to: Statements, node: NamedNode, entity: Entity) -> None:
    if entity.status:
        to.state(node, PLAN.term("status"), Literal(entity.status))
    if entity.relation:
        to.state(node, PLAN.term("relation"), Literal(entity.relation))


def _state_mention(to: Statements, node: NamedNode, thing: NamedNode, entity: Entity, mention: Mention) -> None:
    to.describe_part(node, PLAN.term("Mention"), mention.span.quote)
    to.state(node, PLAN.term("mentions"), thing)
    _state_standing(to, node, entity)
    cite(to, node, mention.span)
    cite(to, thing, mention.span)
    if mention.task is not None:
        task = to.identifiers.task(to.plan.id, mention.task)
        to.state(node, PLAN.term("inTask"), task)
        for predicate in _short_cuts(entity):
            to.state(task, predicate, thing)


def _short_cuts(entity: Entity) -> Iterator[NamedNode]:
    if entity.kind in _CONCERNS:
        yield _CONCERNS[entity.kind]
    elif entity.kind is EntityKind.POLICY:
        yield _DRAFTS if entity.relation == "to_draft" else _CITES
    elif entity.status in _BUILDS_OR_USES:
        yield _BUILDS_OR_USES[entity.status]
