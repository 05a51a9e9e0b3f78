"""Questions to the embedded dataset."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from plangraph.errors import QueryError, QuerySyntaxError, UnsupportedFormat
from plangraph.store.negotiation import GRAPHS, ROWS

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from plangraph.store.in_process import InProcessStore

PLAN = "PREFIX plan: <https://w3id.org/plangraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
TASKS = PLAN + "SELECT ?task ?label { ?task a plan:Task ; rdfs:label ?label } ORDER BY ?task"
UNIT = Literal("县农业农村局", language="zh")


def test_a_select_sees_every_graph_and_answers_terms(memory: InProcessStore):
    solutions = memory.select(TASKS)
    assert solutions.variables == ("task", "label")
    assert [row[1] for row in solutions.rows] == [
        Literal(label, language="zh") for label in ("建好茶园", "打响青石绿茶", "举办开茶节")
    ]


def test_an_unbound_variable_is_none(memory: InProcessStore):
    (row,) = memory.select("SELECT ?a ?b { BIND(1 AS ?a) }").rows
    assert row == (Literal(1), None)


def test_a_binding_reaches_a_variable_of_the_projection(memory: InProcessStore):
    query = PLAN + "SELECT ?unit ?task { ?task a plan:Task ; plan:responsibleUnit/rdfs:label ?unit }"
    assert len(memory.select(query, {"unit": UNIT}).rows) == 2


def test_a_binding_reaches_a_variable_that_is_not_answered(memory: InProcessStore):
    query = PLAN + "SELECT (COUNT(?task) AS ?n) WHERE { ?task a plan:Task ; plan:responsibleUnit/rdfs:label ?unit }"
    assert memory.select(query, {"unit": UNIT}).rows == ((Literal(2),),)


def test_a_binding_is_never_read_as_syntax(memory: InProcessStore):
    query = PLAN + "SELECT ?task { ?task a plan:Task ; rdfs:label ?label }"
    assert memory.select(query, {"label": Literal('") } DROP ALL #', language="zh")}).rows == ()


def test_a_construct_answers_triples(memory: InProcessStore):
    triples = memory.construct(PLAN + "CONSTRUCT { ?t rdfs:label ?l } WHERE { ?t a plan:Task ; rdfs:label ?l }")
    assert len(triples) == 3


def test_a_binding_reaches_a_construct(memory: InProcessStore):
    query = PLAN + "CONSTRUCT { ?t rdfs:label ?l } WHERE { ?t a ?kind ; rdfs:label ?l }"
    assert len(memory.construct(query, {"kind": NamedNode("https://w3id.org/plangraph/ns#Safeguard")})) == 1


@pytest.mark.parametrize("query", ["SELECT", "SELECT ?s { ?s ?p }", "DROP ALL", "ASK { FILTER(nope(1)) }"])
def test_what_is_no_query_is_refused_in_a_sentence(memory: InProcessStore, query: str):
    with pytest.raises(QuerySyntaxError, match="The query is no SPARQL: "):
        memory.select(query)


def test_of_an_error_the_place_is_told_and_what_would_fit_where_that_is_short(memory: InProcessStore):
    with pytest.raises(QuerySyntaxError, match=r"^The query is no SPARQL: error at 1:\d+\.$"):
        memory.select("SELECT * { ?a ?b ")
    with pytest.raises(QuerySyntaxError, match=r"error at 1:\d+: expected .+\.$"):
        memory.select("SELECT ?a { ?a ?b ?c } NOPE")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (
            "SELECT * { ?s plan:x ?o }",
            "the prefix plan: is not declared: put PREFIX plan: <https://w3id.org/plangraph/ns#>",
        ),
        ("SELECT (YEAR(?d) AS ?y) { ?s ?p ?d } GROUP BY (YEAR(?d))", "the keys of GROUP BY alone"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "the keys of GROUP BY alone"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "SELECT \\* is not authorized with GROUP BY.$"),
        ("SELECT * { ?s <a b> ?o }", r"error at 1:\d+: IRI parsing failed\.$"),
    ],
)
def test_of_an_error_is_told_what_is_known_to_be_wrong(memory: InProcessStore, query: str, reason: str):
    with pytest.raises(QuerySyntaxError, match=reason) as caught:
        memory.select(query)
    assert "error at 1:" in str(caught.value)


def test_the_form_of_the_query_must_fit(memory: InProcessStore):
    with pytest.raises(QuerySyntaxError, match="no SELECT"):
        memory.select("ASK { }")
    with pytest.raises(QuerySyntaxError, match="no CONSTRUCT"):
        memory.construct(TASKS)


@pytest.mark.parametrize("media_type", ROWS)
def test_a_select_is_answered_in_each_format_of_results(memory: InProcessStore, media_type: str):
    answered, body = memory.answer(TASKS, [media_type])
    assert answered == media_type
    assert "建好茶园" in body.decode()


@pytest.mark.parametrize("media_type", GRAPHS)
def test_a_construct_is_answered_in_each_format_of_graphs(memory: InProcessStore, media_type: str):
    answered, body = memory.answer("CONSTRUCT WHERE { ?s ?p ?o }", [media_type])
    assert answered == media_type
    assert len(set(parse(body, GRAPHS[media_type]))) == len(memory.quads())


def test_an_ask_is_answered_as_json_and_xml(memory: InProcessStore):
    assert json.loads(memory.answer("ASK { ?s ?p ?o }", ["*/*"])[1])["boolean"] is True
    assert b"<boolean>true</boolean>" in memory.answer("ASK { ?s ?p ?o }", ["application/sparql-results+xml"])[1]


def test_the_first_type_that_fits_the_form_is_taken(memory: InProcessStore):
    assert memory.answer(TASKS, ["text/turtle", "text/csv", "*/*"])[0] == "text/csv"
    assert memory.answer("CONSTRUCT WHERE { ?s ?p ?o }", ["text/csv", "text/*"])[0] == "text/turtle"
    assert memory.answer(TASKS, [])[0] == "application/sparql-results+json"


def test_a_type_that_does_not_fit_is_refused_with_those_that_do(memory: InProcessStore):
    with pytest.raises(UnsupportedFormat, match="text/csv"):
        memory.answer(TASKS, ["text/turtle"])


def test_named_graphs_make_the_dataset(memory: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode):
    other = NamedNode("https://example.org/g")
    memory.replace({other: tea[:7]})
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert memory.answer(count, ["text/csv"], default_graphs=[other.value])[1] == b"n\r\n7\r\n"
    assert memory.answer(count, ["text/csv"], named_graphs=[other.value])[1] == b"n\r\n0\r\n"
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert memory.answer(inside, ["text/csv"], named_graphs=[other.value])[1] == b"n\r\n7\r\n"
    assert memory.answer(inside, ["text/csv"], default_graphs=[graph.value])[1] == b"n\r\n0\r\n"


def test_a_from_clause_is_obeyed(memory: InProcessStore, tea: tuple[Quad, ...]):
    other = NamedNode("https://example.org/g")
    memory.replace({other: tea[:7]})
    query = "SELECT (COUNT(*) AS ?n) # FROM here\nFROM <https://example.org/g> WHERE { ?s ?p ?o }"
    assert memory.select(query).rows == ((Literal(7),),)


def test_a_bad_graph_name_is_refused(memory: InProcessStore):
    with pytest.raises(QueryError, match="cannot be evaluated"):
        memory.answer(TASKS, [], default_graphs=["no iri"])


def test_turtle_has_its_prefixes_in_order(memory: InProcessStore):
    body = memory.answer("CONSTRUCT WHERE { ?s ?p ?o }", ["text/turtle"])[1]
    prefixes = [line for line in body.splitlines() if line.startswith(b"@prefix")]
    assert prefixes == sorted(prefixes)
    assert list(parse(body, RdfFormat.TURTLE))


def test_many_threads_may_ask_at_once(memory: InProcessStore):
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: memory.answer(TASKS, ["text/csv"])[1], range(200)))
    assert len(answers) == 1
