from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from plangraph.graph.inferences import inferred_quads
from plangraph.graph.mapping import quads
from plangraph.graph.statements import TYPE
from plangraph.graph.units import node_of
from plangraph.model.merge import Merge, MergeRule
from plangraph.model.relation import Relations
from plangraph.relate.relations import relations
from plangraph.vocabulary import FUNCTION, ORG, OWL, PLAN, PROV

if TYPE_CHECKING:
    from plangraph.model.identifier import Identifiers
    from plangraph.model.plan import Plan

REASON = "“县农业农村局”与“县农业局”是同一机构。"


def merging(plan: Plan) -> Plan:
    """The plan with one of its units under two names."""
    merge = Merge("县农业农村局", (MergeRule.FUNCTION, MergeRule.ENDING), REASON)
    units = (
        replace(unit, normal="县农业局", merged=(merge,), functions=("agriculture-rural",))
        if unit.name == merge.name
        else unit
        for unit in plan.units
    )
    return replace(plan, units=tuple(units))


def test_a_plan_of_normal_names_and_without_relations_infers_nothing(tea_plan: Plan, identifiers: Identifiers):
    assert inferred_quads(tea_plan, Relations(), identifiers, "1.2.3") == ()


def test_a_merge_is_a_node_with_names_rules_and_places_of_the_stated_graph(tea_plan: Plan, identifiers: Identifiers):
    plan = merging(tea_plan)
    found = inferred_quads(plan, Relations(), identifiers, "1.2.3")
    node = NamedNode(f"{identifiers.plan(plan.id).value}/merge/1")
    said = {(quad.predicate, str(quad.object)) for quad in found if quad.subject == node}
    unit = next(unit for unit in plan.units if unit.merged)
    assert (PLAN.term("mergedInto"), str(node_of(unit, identifiers))) in said
    assert (PLAN.term("writtenName"), '"县农业农村局"@zh') in said
    assert (PLAN.term("normalName"), '"县农业局"@zh') in said
    assert {value for predicate, value in said if predicate == PLAN.term("mergeRule")} == {
        '"function-word"',
        '"ending"',
    }
    places = {value for predicate, value in said if predicate == PLAN.term("evidence")}
    assert places
    assert places <= {str(quad.subject) for quad in quads(plan, identifiers, "1.2.3")}


def test_places_of_what_tasks_share_are_no_mentions(sample_plan: Plan, identifiers: Identifiers):
    found = inferred_quads(sample_plan, relations(sample_plan), identifiers, "1.2.3")
    of = {quad.subject: quad.object for quad in found if quad.predicate == PLAN.term("ofSharing")}
    kinds = {quad.subject: quad.object for quad in found if quad.predicate == TYPE}
    assert len(of) > 10
    assert {kinds[place] for place in of} == {PLAN.term("SharedPlace")}
    assert {kinds[sharing] for sharing in of.values() if isinstance(sharing, NamedNode)} == {PLAN.term("Sharing")}
    assert PLAN.term("Mention") not in kinds.values()
    assert of.keys() <= {quad.subject for quad in found if quad.predicate == PLAN.term("evidence")}


def test_the_inferred_graph_says_what_it_comes_from(tea_plan: Plan, identifiers: Identifiers):
    found = inferred_quads(merging(tea_plan), Relations(), identifiers, "1.2.3")
    graph = identifiers.graph_inferred(tea_plan.id)
    assert {quad.graph_name for quad in found} == {graph}
    run, stated = identifiers.inference(tea_plan.id), identifiers.graph_stated(tea_plan.id)
    said = {(quad.subject, quad.predicate, quad.object) for quad in found}
    assert {quad for quad in said if graph == quad[0]} == {
        (graph, TYPE, PROV.term("Entity")),
        (graph, PROV.term("wasDerivedFrom"), stated),
        (graph, PROV.term("wasGeneratedBy"), run),
    }
    assert {quad for quad in said if run == quad[0]} == {
        (run, TYPE, PROV.term("Activity")),
        (run, PROV.term("used"), stated),
        (run, PROV.term("wasAssociatedWith"), identifiers.software()),
        (run, PLAN.term("method"), Literal("rules")),
        (run, OWL.term("versionInfo"), Literal("1.2.3")),
    }


def test_the_iri_of_a_unit_follows_its_normal_form_and_not_its_spelling(tea_plan: Plan, identifiers: Identifiers):
    unit = next(unit for unit in merging(tea_plan).units if unit.merged)
    assert node_of(unit, identifiers) == identifiers.unit("县农业局", unit.jurisdiction)
    assert node_of(replace(unit, scope="别处"), identifiers) == identifiers.unit("县农业局", "别处")


def test_a_unit_is_classified_by_kind_and_by_function(tea_plan: Plan, identifiers: Identifiers):
    plan = merging(tea_plan)
    unit = node_of(next(unit for unit in plan.units if unit.merged), identifiers)
    stated = quads(plan, identifiers, "1.2.3")
    found = {quad.object for quad in stated if (quad.subject, quad.predicate) == (unit, ORG.term("classification"))}
    assert len(found) == 2
    assert FUNCTION.term("agriculture-rural") in found
