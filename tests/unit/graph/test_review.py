"""The review graph: every correction with what it touched, and nothing that a query could take for a fact."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from tests.conftest import SAMPLE_PATH

from plangraph.bootstrap.definitions import library, shapes
from plangraph.bootstrap.reading import extract_plan
from plangraph.graph.mapping import quads
from plangraph.graph.review import review_quads
from plangraph.graph.units import node_of
from plangraph.model.extraction import Extraction
from plangraph.model.identifier import Identifiers
from plangraph.model.mention import EntityKind
from plangraph.pipeline.workspace import Workspace
from plangraph.read.corrections import corrections
from plangraph.read.gazetteers import gazetteer
from plangraph.resolve.corrections import correct, with_reviews
from plangraph.resolve.plan import resolve
from plangraph.settings import Settings
from plangraph.store.in_process import InProcessStore
from plangraph.validate.shapes import validate
from plangraph.vocabulary import PLAN, PREFIXES, PROV, RDF

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from plangraph.model.plan import Plan

IDS = Identifiers("https://example.org/id/")
PLAN_ID = "dazu-ip-2025"
ENTRIES = """
[[correction]]
action = "accept"
task = 9
unit = "区商务委"
by = "张三"
on = 2026-03-01
note = "已与原件核对"

[[correction]]
action = "reject"
platform = "双桥工业园区"

[[correction]]
action = "reject"
task = 9
unit = "区农业农村委"

[[correction]]
action = "rename"
unit = "区经济信息委"
to = "区经济和信息化委"

[[correction]]
action = "add"
task = 3
unit = "区总工会"
role = "support"
quote = "知识产权"
occurrence = 1

[[correction]]
action = "set"
indicator = 1
year = 2027
comparator = ">="
quote = "1"

[[correction]]
action = "set"
issued = 2025-06-24
quote = "2025年6月23日"

[[correction]]
action = "accept"
unit = "区妇联"

[[correction]]
action = "reject"
industry = "静脉"
quote = "静脉"
occurrence = 1

[[correction]]
action = "accept"
region = "资阳"

[[correction]]
action = "accept"
quantity = "国家知识产权优势企业3家"

[[correction]]
action = "reject"
task = 19
"""


@pytest.fixture(scope="module")
def extracted() -> Plan:
    return extract_plan(SAMPLE_PATH, PLAN_ID)


def graphs(plan: Plan, toml: str) -> tuple[Plan, dict[NamedNode, tuple[Quad, ...]]]:
    """The corrected plan with its stated graph and its review graph."""
    found = Extraction(
        metadata=plan.metadata,
        sections=plan.sections,
        tasks=plan.tasks,
        safeguards=plan.safeguards,
        indicators=plan.indicators,
        entities=plan.entities,
        quantities=plan.quantities,
    )
    done = correct(plan.document.text, found, corrections("plan.toml", toml))
    right = with_reviews(resolve(plan.id, plan.document, done.extraction, gazetteer()), done)
    stated = quads(right, IDS, "1.2.3")
    return right, {
        IDS.graph_stated(plan.id): stated,
        IDS.graph_review(plan.id): review_quads(right, done.reviews, IDS, stated),
    }


@pytest.fixture(scope="module")
def reviewed(extracted: Plan) -> tuple[Plan, dict[NamedNode, tuple[Quad, ...]]]:
    return graphs(extracted, ENTRIES)


@pytest.fixture(scope="module")
def review(reviewed: tuple[Plan, dict[NamedNode, tuple[Quad, ...]]]) -> tuple[Quad, ...]:
    return reviewed[1][IDS.graph_review(PLAN_ID)]


@pytest.fixture(scope="module")
def store(reviewed: tuple[Plan, dict[NamedNode, tuple[Quad, ...]]]) -> InProcessStore:
    store = InProcessStore.in_memory()
    store.replace(reviewed[1])
    return store


def ask(review: tuple[Quad, ...], pattern: str) -> list[tuple[str, ...]]:
    """The values of the variables of a pattern, in the order in which it names them."""
    variables = " ".join(dict.fromkeys(re.findall(r"\?\w+", pattern)))
    store = Store()
    store.extend(review)
    solutions = store.query(
        f"SELECT {variables} {{ {pattern} }}",
        prefixes={name: str(iri) for name, iri in PREFIXES.items()} | {"id": f"{IDS.base}plan/{PLAN_ID}/"},
        use_default_graph_as_union=True,
    )
    assert isinstance(solutions, QuerySolutions)
    return sorted(tuple(str(value.value) for value in solution) for solution in solutions)


def node(path: str) -> str:
    return f"{IDS.base}plan/{PLAN_ID}/{path}"


def test_every_correction_is_a_review_with_action_and_outcome(review: tuple[Quad, ...]):
    rows = ask(review, "?r a plan:Review ; plan:ordinal ?n ; plan:action ?action ; plan:outcome ?outcome")
    assert {int(n): (action, outcome) for _, n, action, outcome in rows} == {
        1: ("accept", "applied"),
        2: ("reject", "applied"),
        3: ("reject", "applied"),
        4: ("rename", "applied"),
        5: ("add", "applied"),
        6: ("set", "applied"),
        7: ("set", "applied"),
        8: ("accept", "unused"),
        9: ("reject", "applied"),
        10: ("accept", "applied"),
        11: ("accept", "applied"),
        12: ("reject", "applied"),
    }


def test_a_review_says_who_when_and_why(review: tuple[Quad, ...]):
    said = ask(
        review, f"<{node('review/1')}> prov:wasAssociatedWith/rdfs:label ?who ; dcterms:date ?on ; rdfs:comment ?why"
    )
    assert said == [("张三", "2026-03-01", "已与原件核对")]
    people = {quad.object for quad in review if quad.predicate == PROV.term("wasAssociatedWith")}
    assert people == {IDS.person("张三")}


def test_the_status_stands_on_what_was_confirmed_or_corrected(
    review: tuple[Quad, ...], reviewed: tuple[Plan, dict[NamedNode, tuple[Quad, ...]]]
):
    plan, stated = reviewed[0], {str(quad.subject) for quad in reviewed[1][IDS.graph_stated(PLAN_ID)]}
    rows = ask(review, f"<{node('review/1')}> plan:reviews ?it . ?it plan:reviewStatus ?status")
    place = next(n for n, a in enumerate(plan.tasks[8].assignments, 1) if a.name == "区商务委")
    assert rows == [(node(f"task/9/responsibility/{place}"), "confirmed")]
    touched = ask(review, "?r plan:reviews ?it . ?it plan:reviewStatus ?status FILTER(?status != 'rejected')")
    on_nodes = {it for _, it, _ in touched if "/statement/" not in it}
    assert {f"<{iri}>" for iri in on_nodes} <= stated
    renamed = next(unit for unit in plan.units if unit.name == "区经济和信息化委")
    assert {
        node_of(renamed, IDS).value,
        node("indicator/1/target/2027"),
        IDS.entity(EntityKind.REGION, "资阳", next(e.adcode for e in plan.entities if e.name == "资阳")).value,
        node("quantity/2"),
    } < on_nodes


def test_a_change_has_old_and_new_value_and_the_words_that_bear_it_out(
    review: tuple[Quad, ...], reviewed: tuple[Plan, dict[NamedNode, tuple[Quad, ...]]]
):
    values = ask(review, "?r plan:oldValue ?old ; plan:newValue ?new")
    assert values == sorted(
        [
            (node("review/4"), "区经济信息委", "区经济和信息化委"),
            (node("review/6"), "exact", ">="),
            (node("review/7"), "2025-06-23", "2025-06-24"),
        ]
    )
    quotes = ask(
        (*review, *reviewed[1][IDS.graph_stated(PLAN_ID)]),
        f"<{node('review/7')}> plan:evidence/oa:hasSelector/oa:exact ?quote",
    )
    assert quotes == [("2025年6月23日",)]


def test_a_rejected_fact_is_described_and_not_stated(
    review: tuple[Quad, ...], extracted: Plan, reviewed: tuple[Plan, dict[NamedNode, tuple[Quad, ...]]]
):
    described = "?s a rdf:Statement ; plan:reviewStatus 'rejected' ; rdf:subject ?a ; rdf:predicate ?b ; rdf:object ?c"
    triples = {(a, b, c) for _, a, b, c in ask(review, described)}
    unit = next(unit for unit in extracted.units if unit.name == "区农业农村委")
    platform = next(e for e in extracted.entities if e.name == "双桥工业园区")
    assert (
        node("task/9"),
        f"{PLAN}responsibleUnit",
        IDS.unit(unit.name, unit.jurisdiction).value,
    ) in triples
    assert (
        IDS.entity(EntityKind.PLATFORM, platform.name).value,
        f"{PLAN}evidence",
        IDS.span(PLAN_ID, platform.mentions[0].span).value,
    ) in triples
    assert (IDS.plan(PLAN_ID).value, f"{PLAN}hasTask", node("task/19")) in triples
    both = {(str(q.subject), str(q.predicate), str(q.object)) for graph in reviewed[1].values() for q in graph}
    assert {(f"<{a}>", f"<{b}>", f"<{c}>") for a, b, c in triples} & both == set()


def test_every_rejected_triple_stood_in_the_graph_of_the_extraction(review: tuple[Quad, ...], extracted: Plan):
    before = {(q.subject, q.predicate, q.object) for q in quads(extracted, IDS, "1.2.3")}
    parts: dict[object, dict[str, object]] = {}
    rejected = {q.subject for q in review if q.object == Literal("rejected")}
    for quad in review:
        if quad.subject in rejected and quad.predicate.value.startswith(RDF):
            parts.setdefault(quad.subject, {})[quad.predicate.value.removeprefix(RDF)] = quad.object
    assert len(parts) == 4
    for part in parts.values():
        assert (part["subject"], part["predicate"], part["object"]) in before


def test_a_correction_that_was_left_out_says_why_and_touches_nothing(review: tuple[Quad, ...]):
    rows = ask(review, f"<{node('review/8')}> ?p ?o FILTER(?p IN (plan:outcomeReason, plan:reviews, plan:evidence))")
    assert rows == [
        (f"{PLAN}outcomeReason", "the unit “区妇联” is not in the extraction"),
        (f"{PLAN}outcomeReason", "抽取结果里没有单位“区妇联”"),
    ]


@pytest.mark.parametrize("term", ["rdfs:label", "plan:outcomeReason"])
def test_what_a_review_says_stands_once_in_each_language(review: tuple[Quad, ...], term: str):
    of_reviews = f"?r a plan:Review ; {term} ?said"
    by_language = [ask(review, f"{of_reviews} FILTER(LANG(?said) = '{tag}')") for tag in ("zh", "en")]
    chinese, english = ([node for node, _ in rows] for rows in by_language)
    assert chinese == english == sorted(set(chinese))
    assert len(ask(review, of_reviews)) == 2 * len(chinese) > 0
    assert not any(re.search("[\u4e00-\u9fff]", re.sub("“.*?”", "", said)) for _, said in by_language[1])


def test_the_corrected_graph_conforms_to_the_shapes(reviewed: tuple[Plan, dict[NamedNode, tuple[Quad, ...]]]):
    assert validate(reviewed[1][IDS.graph_stated(PLAN_ID)], shapes()).conforms


def test_saved_queries_answer_from_the_corrected_facts(store: InProcessStore):
    workspace = Workspace(Settings(), store, library(), IDS, {})
    owners = [row["unit"] for row in workspace.answer("task-owners", task="9").records()]
    assert "区农业农村委" not in owners
    assert "区经济和信息化委" in owners
    by_alias = workspace.answer("who-owns-what", unit="区经济信息委").rows
    assert by_alias == workspace.answer("who-owns-what", unit="区经济和信息化委").rows != ()
    assert "区总工会" in [row["unit"] for row in workspace.answer("task-owners", task="3").records()]


def test_the_review_graph_changes_no_saved_answer(
    reviewed: tuple[Plan, dict[NamedNode, tuple[Quad, ...]]], store: InProcessStore
):
    alone = InProcessStore.in_memory()
    alone.replace({IDS.graph_stated(PLAN_ID): reviewed[1][IDS.graph_stated(PLAN_ID)]})
    with_graph, without = (Workspace(Settings(), held, library(), IDS, {}) for held in (store, alone))
    free = [name for name, query in library().items() if not any(p.required for p in query.parameters)]
    assert len(free) > 8
    for name in free:
        assert with_graph.answer(name).records() == without.answer(name).records(), name
    assert with_graph.plans() == without.plans()


def test_a_corrected_graph_names_the_review_graph_and_that_its_last_day(
    reviewed: tuple[Plan, dict[NamedNode, tuple[Quad, ...]]], review: tuple[Quad, ...]
):
    stated = reviewed[1][IDS.graph_stated(PLAN_ID)]
    pattern = f"<{node('graph/stated')}> prov:wasInfluencedBy ?graph"
    assert ask(stated, pattern) == [(node("graph/review"),)]
    assert ask(review, "?graph a prov:Entity ; dcterms:date ?day") == [(node("graph/review"), "2026-03-01")]


def test_a_graph_that_no_correction_changed_names_no_review_graph(extracted: Plan):
    unused = '[[correction]]\naction = "accept"\nunit = "区妇联"\n'
    _, made = graphs(extracted, unused)
    assert not any(quad.predicate == PROV.term("wasInfluencedBy") for quad in made[IDS.graph_stated(PLAN_ID)])
    assert ask(made[IDS.graph_review(PLAN_ID)], "?graph a prov:Entity") == [(node("graph/review"),)]
    assert ask(made[IDS.graph_review(PLAN_ID)], "?graph a prov:Entity ; dcterms:date ?day") == []


def test_the_review_graph_repeats_nothing_of_the_stated_graph(
    reviewed: tuple[Plan, dict[NamedNode, tuple[Quad, ...]]],
):
    stated, review = (
        {(quad.subject, quad.predicate, quad.object) for quad in reviewed[1][graph]}
        for graph in (IDS.graph_stated(PLAN_ID), IDS.graph_review(PLAN_ID))
    )
    assert stated & review == set()


def test_taking_the_entries_away_restores_what_the_extraction_gave(extracted: Plan, store: InProcessStore):
    plan, without = graphs(extracted, 'id = "dazu-ip-2025"')
    assert replace(plan, issues=()) == replace(extracted, issues=())
    assert without[IDS.graph_review(PLAN_ID)] == ()
    plain, corrected = InProcessStore.in_memory(), store.revision
    plain.replace({IDS.graph_stated(PLAN_ID): quads(plan, IDS, "1.2.3")})
    again = InProcessStore.in_memory()
    again.replace(graphs(extracted, ENTRIES)[1])
    assert again.revision == corrected != plain.revision
    again.replace(without)
    assert again.revision == plain.revision
