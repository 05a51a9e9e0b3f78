"""A plan as quads, by the example of docs/graph.md."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from plangraph.graph.export import serialise
from plangraph.graph.mapping import quads
from plangraph.graph.statements import figure
from plangraph.model.mention import EntityKind
from plangraph.model.plan import Comparator, Metadata, Plan, Target
from plangraph.vocabulary import DCTERMS, ELI, OA, ORG, PLAN, PROV, RDF, RDFS, SDMX_DIMENSION, SDMX_MEASURE, SKOS

if TYPE_CHECKING:
    from plangraph.model.identifier import Identifiers

GOLDEN = Path(__file__).parents[2] / "golden" / "graph" / "qingshi-tea-2024.ttl"
XSD = "http://www.w3.org/2001/XMLSchema#"


def objects(stated: tuple[Quad, ...], subject: NamedNode, predicate: NamedNode) -> set[str]:
    return {str(quad.object) for quad in stated if quad.subject == subject and quad.predicate == predicate}


def test_the_graph_of_the_small_plan_is_the_golden_one(stated: tuple[Quad, ...]):
    assert serialise(stated, "ttl").decode() == GOLDEN.read_text("utf-8")


def test_every_quad_stands_in_the_stated_graph_once(stated: tuple[Quad, ...], identifiers: Identifiers):
    assert {quad.graph_name for quad in stated} == {identifiers.graph_stated("qingshi-tea-2024")}
    assert len(set(stated)) == len(stated)


def test_the_same_plan_gives_the_same_quads_in_the_same_order(
    stated: tuple[Quad, ...], tea_plan: Plan, identifiers: Identifiers
):
    assert quads(tea_plan, identifiers, "1.2.3") == stated


def test_the_quads_are_as_the_engine_keeps_them(stated: tuple[Quad, ...]):
    store = Store()
    store.extend(stated)
    assert set(store) == set(stated)


def test_the_graph_survives_turtle(stated: tuple[Quad, ...]):
    back = {(quad.subject, quad.predicate, quad.object) for quad in parse(serialise(stated, "ttl"), RdfFormat.TURTLE)}
    assert back == {(quad.subject, quad.predicate, quad.object) for quad in stated}


def test_a_plan_says_who_issued_it_when_and_for_which_years(stated: tuple[Quad, ...], identifiers: Identifiers):
    plan = identifiers.plan("qingshi-tea-2024")
    issuer = identifiers.unit("青石县人民政府", None)
    assert objects(stated, plan, RDFS.term("label")) == {'"青石县绿茶振兴行动计划（2024—2026年）"@zh'}
    assert objects(stated, plan, DCTERMS.term("identifier")) == {'"qingshi-tea-2024"'}
    assert objects(stated, plan, ELI.term("id_local")) == {'"青政发〔2024〕3号"'}
    assert objects(stated, plan, ELI.term("date_document")) == {f'"2024-05-06"^^<{XSD}date>'}
    assert objects(stated, plan, PLAN.term("endYear")) == {f'"2026"^^<{XSD}gYear>'}
    assert objects(stated, plan, ELI.term("passed_by")) == {str(issuer)}
    assert objects(stated, issuer, RDF.term("type")) == {str(PLAN.term("Unit"))}
    assert objects(stated, issuer, RDFS.term("label")) == {'"青石县人民政府"@zh'}


def test_only_a_stated_lead_leads(stated: tuple[Quad, ...], identifiers: Identifiers):
    first, second = (identifiers.task("qingshi-tea-2024", ordinal) for ordinal in (1, 2))
    farming = identifiers.unit("县农业农村局", "青石县")
    assert objects(stated, first, PLAN.term("leadUnit")) == {str(farming)}
    assert objects(stated, second, PLAN.term("leadUnit")) == set()
    assert len(objects(stated, first, PLAN.term("responsibleUnit"))) == 3


def test_a_responsibility_has_unit_role_place_deadline_and_clause(stated: tuple[Quad, ...], identifiers: Identifiers):
    task = identifiers.task("qingshi-tea-2024", 1)
    node = identifiers.responsibility(task, 3)
    assert objects(stated, node, PLAN.term("unit")) == {str(identifiers.unit("各乡镇", "青石县"))}
    assert objects(stated, node, PLAN.term("role")) == {"<https://w3id.org/plangraph/role/support>"}
    assert objects(stated, node, PLAN.term("position")) == {f'"3"^^<{XSD}integer>'}
    assert objects(stated, node, PLAN.term("generic")) == {f'"true"^^<{XSD}boolean>'}
    assert objects(stated, node, PLAN.term("deadline")) == {'"2025年底"'}
    assert objects(stated, node, PLAN.term("deadlineKind")) == {'"on-or-before"'}
    assert objects(stated, node, PLAN.term("due")) == {f'"2025-12-31"^^<{XSD}date>'}
    assert objects(stated, node, PLAN.term("inClause")) == {str(identifiers.clause(task, 1))}


def test_a_yearly_deadline_has_a_day_of_every_year_and_no_last_one(tea_plan: Plan, identifiers: Identifiers):
    task = tea_plan.tasks[0]
    yearly = replace(task, clauses=(replace(task.clauses[0], deadline="每年12月底前"),))
    stated = quads(replace(tea_plan, tasks=(yearly,)), identifiers, "1.2.3")
    node = identifiers.clause(identifiers.task("qingshi-tea-2024", 1), 1)
    assert objects(stated, node, PLAN.term("deadlineKind")) == {'"recurring"'}
    assert objects(stated, node, PLAN.term("dueYearly")) == {f'"--12-31"^^<{XSD}gMonthDay>'}
    assert objects(stated, node, PLAN.term("due")) == set()


def test_a_unit_keeps_its_kind_the_reason_and_other_names(stated: tuple[Quad, ...], identifiers: Identifiers):
    unit = identifiers.unit("县农业农村局", "青石县")
    assert objects(stated, unit, ORG.term("classification")) == {"<https://w3id.org/plangraph/body-kind/government>"}
    assert objects(stated, unit, PLAN.term("classificationReason")) == {'"以“局”结尾"@zh'}
    assert objects(stated, unit, SKOS.term("altLabel")) == {'"县农业局"@zh'}


def test_an_alias_means_the_unit_of_that_alias(tea_plan: Plan, identifiers: Identifiers):
    task = tea_plan.tasks[0]
    renamed = replace(task, assignments=(replace(task.assignments[0], name="县农业局"),), clauses=())
    stated = quads(replace(tea_plan, tasks=(renamed,)), identifiers, "1.2.3")
    unit = identifiers.unit("县农业农村局", "青石县")
    assert objects(stated, identifiers.task("qingshi-tea-2024", 1), PLAN.term("responsibleUnit")) == {str(unit)}


def test_a_target_keeps_the_printed_figure_beside_the_number(stated: tuple[Quad, ...], identifiers: Identifiers):
    target = identifiers.target(identifiers.indicator("qingshi-tea-2024", 1), "2025")
    assert objects(stated, target, PLAN.term("wording")) == {'"1.50"'}
    assert objects(stated, target, SDMX_MEASURE.term("obsValue")) == {f'"1.5"^^<{XSD}decimal>'}
    assert objects(stated, target, SDMX_DIMENSION.term("refPeriod")) == {f'"2025"^^<{XSD}gYear>'}


def test_two_targets_for_one_year_are_two_nodes(tea_plan: Plan, identifiers: Identifiers):
    indicator = tea_plan.indicators[0]
    first = indicator.targets[0]
    twice = replace(indicator, targets=(first, Target(first.year, "3-5", Comparator.RANGE, first.evidence)))
    stated = quads(replace(tea_plan, indicators=(twice,)), identifiers, "1.2.3")
    node = identifiers.indicator("qingshi-tea-2024", 1)
    assert objects(stated, node, PLAN.term("hasValue")) == {
        f"<{node.value}/target/2025>",
        f"<{node.value}/target/2025-2>",
    }


def test_a_goal_in_prose_stands_in_its_task(stated: tuple[Quad, ...], identifiers: Identifiers):
    goal = identifiers.quantity("qingshi-tea-2024", 1)
    assert objects(stated, goal, PLAN.term("inTask")) == {str(identifiers.task("qingshi-tea-2024", 2))}
    assert objects(stated, goal, SDMX_MEASURE.term("obsValue")) == {f'"1200"^^<{XSD}decimal>'}


@pytest.mark.parametrize(
    ("wording", "value"),
    [("2", "2"), ("2.0", "2"), ("1.50", "1.5"), ("１２", "12"), ("1,234.5", "1234.5"), ("100", "100"), ("-3", "-3")],
)
def test_a_plain_figure_is_a_decimal_in_its_shortest_form(wording: str, value: str):
    assert figure(wording) == Literal(value, datatype=NamedNode(f"{XSD}decimal"))


@pytest.mark.parametrize("wording", ["3-5", "前三", "", "1/2", "12,34", "二"])
def test_what_is_no_plain_figure_has_no_number(wording: str):
    assert figure(wording) is None


SHORT_CUTS = [
    (EntityKind.BRAND, "青石绿茶", PLAN.term("concernsBrand"), 2),
    (EntityKind.INDUSTRY, "绿茶", PLAN.term("concernsIndustry"), 2),
    (EntityKind.EVENT, "开茶节", PLAN.term("concernsEvent"), 3),
    (EntityKind.PLATFORM, "青石茶叶检测中心", PLAN.term("builds"), 1),
    (EntityKind.POLICY, "青石县茶业条例", ELI.term("cites"), 1),
]


def test_a_task_has_a_short_cut_to_what_it_names(stated: tuple[Quad, ...], identifiers: Identifiers):
    for kind, name, predicate, ordinal in SHORT_CUTS:
        task = identifiers.task("qingshi-tea-2024", ordinal)
        assert str(identifiers.entity(kind, name)) in objects(stated, task, predicate)


def test_a_document_to_be_drafted_is_no_basis(tea_plan: Plan, identifiers: Identifiers):
    entities = tuple(
        replace(entity, relation="to_draft") if entity.kind is EntityKind.POLICY else entity
        for entity in tea_plan.entities
    )
    stated = quads(replace(tea_plan, entities=entities), identifiers, "1.2.3")
    assert {quad.predicate for quad in stated} >= {PLAN.term("drafts")}
    assert not {quad.predicate for quad in stated} & {ELI.term("cites"), ELI.term("based_on")}


def test_a_finding_has_severity_kind_sentence_and_place(stated: tuple[Quad, ...], identifiers: Identifiers):
    finding = identifiers.finding("qingshi-tea-2024", 1)
    assert objects(stated, finding, RDFS.term("label")) == {'"指标“茶园面积”没有任务支撑。"@zh'}
    assert objects(stated, finding, PLAN.term("severity")) == {'"warning"'}
    assert objects(stated, finding, PLAN.term("kind")) == {'"indicator-without-task"'}
    assert len(objects(stated, finding, PLAN.term("evidence"))) == 1


def test_a_place_has_code_points_and_words_that_agree_with_the_text(stated: tuple[Quad, ...], tea_plan: Plan):
    text = tea_plan.document.text
    values = {
        (str(quad.subject).strip("<>"), quad.predicate): quad.object.value
        for quad in stated
        if isinstance(quad.object, Literal)
    }
    places = [subject.removesuffix("/position") for subject, predicate in values if predicate == OA.term("start")]
    for place in places:
        start, end = (int(values[f"{place}/position", OA.term(name)]) for name in ("start", "end"))
        assert values[f"{place}/quote", OA.term("exact")] == text[start:end]
        assert text[:start].endswith(values[f"{place}/quote", OA.term("prefix")])
        assert text[end:].startswith(values[f"{place}/quote", OA.term("suffix")])
    assert len(places) == sum(quad.predicate == OA.term("hasSource") for quad in stated) > 15


def test_every_thing_stated_reaches_its_words(stated: tuple[Quad, ...]):
    assert unreached(stated) == set()


def test_every_individual_of_the_vocabulary_has_a_chinese_label(stated: tuple[Quad, ...]):
    named = {quad.subject for quad in stated if quad.predicate == RDFS.term("label")}
    typed = {
        quad.subject
        for quad in stated
        if quad.predicate == RDF.term("type") and str(quad.object).startswith(f"<{PLAN}")
    }
    assert typed <= named


def test_the_graph_says_how_it_was_made_without_a_clock(stated: tuple[Quad, ...], identifiers: Identifiers):
    activity = identifiers.extraction("qingshi-tea-2024")
    graph = identifiers.graph_stated("qingshi-tea-2024")
    assert objects(stated, graph, PROV.term("wasGeneratedBy")) == {str(activity)}
    assert objects(stated, activity, PLAN.term("method")) == {'"rules"'}
    assert not any(str(quad.object).endswith("dateTime>") for quad in stated)
    (agent,) = (quad.subject for quad in stated if quad.object == PROV.term("SoftwareAgent"))
    assert objects(stated, activity, PROV.term("wasAssociatedWith")) == {str(agent)}


def test_the_text_says_where_it_was_published_as_far_as_that_is_known(
    tea_plan: Plan, identifiers: Identifiers, stated: tuple[Quad, ...]
):
    text, address = identifiers.text(tea_plan.id), "https://example.org/茶.html"
    published = replace(tea_plan, document=replace(tea_plan.document, url=address))
    assert objects(stated, text, DCTERMS.term("source")) == set()
    assert objects(quads(published, identifiers, "1.2.3"), text, DCTERMS.term("source")) == {f"<{address}>"}


def test_a_document_that_says_nothing_of_itself_is_still_a_plan(tea_plan: Plan, identifiers: Identifiers):
    stated = quads(Plan("bare", tea_plan.document, Metadata()), identifiers, "1.2.3")
    assert objects(stated, identifiers.plan("bare"), RDFS.term("label")) == {'"qingshi-tea-2024.txt"@zh'}


def unreached(stated: tuple[Quad, ...]) -> set[str]:
    """Subjects without evidence that are no place, text or run."""
    described = {OA.term("SpecificResource"), OA.term("TextPositionSelector"), OA.term("TextQuoteSelector")}
    described |= {PLAN.term("SourceText"), PROV.term("Activity"), PROV.term("SoftwareAgent")}
    exempt = {quad.subject for quad in stated if quad.predicate == RDF.term("type") and quad.object in described}
    exempt |= {quad.subject for quad in stated if quad.predicate == PROV.term("wasGeneratedBy")}
    shown = {quad.subject for quad in stated if quad.predicate == PLAN.term("evidence")}
    return {str(subject) for subject in {quad.subject for quad in stated} - exempt - shown}


def test_iris_do_not_depend_on_the_order_of_entities_and_units(
    tea_plan: Plan, identifiers: Identifiers, stated: tuple[Quad, ...]
):
    turned = replace(tea_plan, entities=tea_plan.entities[::-1], units=tea_plan.units[::-1])
    assert things(quads(turned, identifiers, "1.2.3")) == things(stated)


def things(stated: tuple[Quad, ...]) -> set[str]:
    return {str(quad.subject) for quad in stated if "/mention/" not in str(quad.subject)}
