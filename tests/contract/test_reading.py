"""What is written comes back, and what is asked is answered, the same from every store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from tests.contract import servers

from plangraph.errors import PartialAnswer, QueryError, QuerySyntaxError, UnsupportedFormat
from plangraph.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.contract.conftest import Subject

    from plangraph.model.solutions import Term
    from plangraph.protocols import SparqlStore

S, P = NamedNode("https://example.org/s"), NamedNode("https://example.org/p")
TERMS: dict[str, NamedNode | Literal] = {
    "an IRI": NamedNode("https://example.org/o#1"),
    "an IRI in Chinese": NamedNode("https://example.org/任务/九?问=答"),
    "a text": Literal("plain"),
    "an empty text": Literal(""),
    "a text like a number": Literal("5"),
    "a text in Chinese": Literal("知识产权强区行动计划（2025—2027年）"),
    "a text beyond the basic plane": Literal("𠮷野家 😀"),
    "a text with marks": Literal("a\"b'c\\d\ne\tf\rg <h> & {i} ?j"),
    "a text in a language": Literal("区科技局", language="zh"),
    "a text in a language with a script": Literal("區科技局", language="zh-hant"),
    "a whole number": Literal("12", datatype=XSD.term("integer")),
    "a number below zero": Literal("-12", datatype=XSD.term("integer")),
    "a decimal": Literal("1.5", datatype=XSD.term("decimal")),
    "a whole decimal": Literal("535", datatype=XSD.term("decimal")),
    "a double": Literal("2.5E0", datatype=XSD.term("double")),
    "true": Literal("true", datatype=XSD.term("boolean")),
    "false": Literal("false", datatype=XSD.term("boolean")),
    "a date": Literal("2025-06-30", datatype=XSD.term("date")),
    "a year": Literal("2027", datatype=XSD.term("gYear")),
    "a time": Literal("2025-06-30T08:09:10Z", datatype=XSD.term("dateTime")),
    "an address": Literal("https://example.org/", datatype=XSD.term("anyURI")),
    "a literal of an unknown kind": Literal("z", datatype=NamedNode("https://example.org/kind")),
}
ROWS = "application/sparql-results+json"
TRUE, FALSE = b'{"head":{},"boolean":true}', b'{"head":{},"boolean":false}'


def value(term: object) -> object:
    """A double as a number, since 2.5 and 2.5E0 are one; any other term as it is."""
    if isinstance(term, Literal) and term.datatype.value.endswith("double"):
        return float(term.value)
    return term


NAMES = {name: NamedNode(f"https://example.org/term/{number}") for number, name in enumerate(TERMS)}


@pytest.fixture
def terms(store: SparqlStore, graph: NamedNode) -> NamedNode:
    """A graph that says every term of a thing with its name."""
    store.replace({graph: [Quad(NAMES[name], P, term, graph) for name, term in TERMS.items()]})
    return graph


def test_every_term_comes_back_from_select_construct_and_quads(store: SparqlStore, terms: NamedNode):
    pattern = f"WHERE {{ GRAPH {terms} {{ ?s ?p ?o }} }}"
    selected = {row[0]: row[1] for row in store.select(f"SELECT ?s ?o {pattern}").rows}
    built = {triple.subject: triple.object for triple in store.construct(f"CONSTRUCT {{ ?s ?p ?o }} {pattern}")}
    kept = {quad.subject: quad.object for quad in store.quads(terms)}
    for found in (selected, built, kept):
        assert {name: value(found[thing]) for name, thing in NAMES.items()} == {n: value(t) for n, t in TERMS.items()}


def test_every_term_is_bound_and_not_spliced(store: SparqlStore, terms: NamedNode):
    select = f"SELECT ?s WHERE {{ GRAPH {terms} {{ ?s ?p ?o }} }}"
    construct = f"CONSTRUCT {{ ?s {P} true }} WHERE {{ GRAPH {terms} {{ ?s ?p ?o }} }}"
    for name, term in TERMS.items():
        bindings: dict[str, Term] = {"o": term, "p": P}
        assert (name, store.select(select, bindings).rows) == (name, ((NAMES[name],),))
        assert (name, [triple.subject for triple in store.construct(construct, bindings)]) == (name, [NAMES[name]])


def test_a_variable_that_is_only_filtered_by_is_bound(store: SparqlStore, graph: NamedNode):
    store.replace({graph: [Quad(S, P, Literal(number), graph) for number in (1, 2, 3)]})
    query = f"SELECT ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} FILTER(?o <= ?most) }} ORDER BY ?o"
    assert store.select(query, {"most": Literal(2)}).rows == ((Literal(1),), (Literal(2),))


def test_what_is_not_bound_is_none_and_columns_stand_in_the_order_of_the_query(store: SparqlStore, graph: NamedNode):
    store.replace({graph: [Quad(S, P, Literal("x"), graph)]})
    found = store.select(f"SELECT ?z ?o ?none WHERE {{ GRAPH {graph} {{ ?z ?p ?o }} }}")
    assert found.variables == ("z", "o", "none")
    assert found.rows == ((S, Literal("x"), None),)


def test_blank_nodes_keep_what_hangs_together(store: SparqlStore, graph: NamedNode):
    node, other = BlankNode(), BlankNode()
    store.replace({graph: [Quad(S, P, node, graph), Quad(node, P, other, graph), Quad(other, P, Literal(1), graph)]})
    query = f"SELECT ?a ?b WHERE {{ GRAPH {graph} {{ {S} {P} ?a . ?a {P} ?b . ?b {P} 1 }} }}"
    ((first, second),) = store.select(query).rows
    assert isinstance(first, BlankNode)
    assert isinstance(second, BlankNode)
    assert first != second
    assert len({quad.subject for quad in store.quads(graph)}) == 3


def test_the_default_graph_is_the_union_and_named_graphs_stay_apart(
    store: SparqlStore, graphs: Callable[[], NamedNode]
):
    one, two = graphs(), graphs()
    kind = NamedNode("https://example.org/of-the-union")
    store.replace({one: [Quad(S, kind, Literal(1), one)], two: [Quad(S, kind, Literal(2), two)]})
    union = store.select(f"SELECT ?o WHERE {{ ?s {kind} ?o }} ORDER BY ?o")
    alone = store.select(f"SELECT ?o WHERE {{ GRAPH {one} {{ ?s {kind} ?o }} }}")
    named = store.select(f"SELECT ?o FROM {two} WHERE {{ ?s {kind} ?o }}")  # noqa: S608  no SQL
    assert union.rows == ((Literal(1),), (Literal(2),))
    assert alone.rows == ((Literal(1),),)
    assert named.rows == ((Literal(2),),)


def test_a_request_names_its_graphs(store: SparqlStore, graphs: Callable[[], NamedNode]):
    one, two = graphs(), graphs()
    store.replace({one: [Quad(S, P, Literal("one"), one)], two: [Quad(S, P, Literal("two"), two)]})
    query = f"SELECT ?o WHERE {{ {S} {P} ?o }}"
    assert store.answer(query, ["text/csv"], default_graphs=[two.value])[1] == b"o\r\ntwo\r\n"
    query = f"SELECT ?o WHERE {{ GRAPH ?g {{ {S} {P} ?o }} }}"
    assert store.answer(query, ["text/csv"], named_graphs=[one.value])[1] == b"o\r\none\r\n"


def test_without_the_union_a_query_sees_named_graphs_by_name_alone(store: SparqlStore, graph: NamedNode):
    store.replace({graph: [Quad(S, P, Literal("named"), graph)]})
    alone = store.answer(f"ASK {{ {S} {P} 'named' }}", [ROWS], union=False)
    by_name = store.answer(f"ASK {{ GRAPH {graph} {{ {S} {P} 'named' }} }}", [ROWS], union=False)
    assert (alone[1], by_name[1]) == (FALSE, TRUE)


@pytest.mark.parametrize(
    ("accept", "media_type", "body"),
    [
        ("text/csv", "text/csv", b"o\r\n\xe4\xb9\x9d\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", b'?o\n"\xe4\xb9\x9d"@zh\n'),
        ("*/*", ROWS, b'"xml:lang":"zh"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", b'xml:lang="zh"'),
    ],
)
def test_rows_are_answered_in_every_format(
    store: SparqlStore, graph: NamedNode, accept: str, media_type: str, body: bytes
):
    store.replace({graph: [Quad(S, P, Literal("九", language="zh"), graph)]})
    answered = store.answer(f"SELECT ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}", [accept])
    assert answered[0] == media_type
    assert body in answered[1]


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json", "*/*"])
def test_triples_are_answered_in_every_format(store: SparqlStore, graph: NamedNode, accept: str):
    store.replace({graph: [Quad(S, P, Literal("九", language="zh"), graph)]})
    media_type, body = store.answer(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}", [accept])
    assert media_type == ("text/turtle" if accept == "*/*" else accept)
    assert "九" in body.decode()


def test_ask_is_answered_with_a_truth(store: SparqlStore, graph: NamedNode):
    store.replace({graph: [Quad(S, P, Literal(1), graph)]})
    yes, no = f"ASK {{ GRAPH {graph} {{ ?s ?p 1 }} }}", f"ASK {{ GRAPH {graph} {{ ?s ?p 2 }} }}"
    assert [store.answer(query, [ROWS])[1] for query in (yes, no)] == [TRUE, FALSE]
    assert b"<boolean>true</boolean>" in store.answer(yes, ["application/sparql-results+xml"])[1]


def test_the_answer_to_ask_has_no_rows_for_a_table(store: SparqlStore):
    assert store.answer("ASK {}", ["text/csv", "text/tab-separated-values", "*/*"]) == (ROWS, TRUE)
    for accept in ("text/csv", "text/tab-separated-values", "text/*"):
        with pytest.raises(UnsupportedFormat, match="ask for one of these"):
            store.answer("ASK {}", [accept])


def test_describe_gives_what_a_named_graph_says(store: SparqlStore, graph: NamedNode):
    thing = NamedNode("https://example.org/described")
    store.replace({graph: [Quad(thing, P, Literal("said"), graph)]})
    assert Triple(thing, P, Literal("said")) in store.construct(f"DESCRIBE {thing}")
    assert b"said" in store.answer(f"DESCRIBE {thing}", ["text/turtle"])[1]


def test_a_format_that_nobody_writes_is_refused(store: SparqlStore):
    with pytest.raises(UnsupportedFormat, match="ask for one of these"):
        store.answer("ASK {}", ["image/png"])


@pytest.mark.parametrize("query", ["SELECT * WHERE {", "SELEKT ?a { ?a ?b ?c }", "", "INSERT DATA { <x:s> <x:p> 1 }"])
def test_what_is_no_query_is_refused_with_one_sentence(store: SparqlStore, query: str):
    with pytest.raises(QuerySyntaxError) as refused:
        store.select(query)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "SELECT * " + "{" * 300 + "}" * 300]
)
def test_other_servers_and_deep_nesting_are_refused(store: SparqlStore, query: str):
    with pytest.raises(QueryError):
        store.select(query)


def test_a_form_is_refused_where_another_is_asked_for(store: SparqlStore):
    with pytest.raises(QuerySyntaxError, match="no SELECT"):
        store.select("ASK {}")
    with pytest.raises(QuerySyntaxError, match="no CONSTRUCT"):
        store.construct("SELECT * { ?s ?p ?o } LIMIT 1")


def test_a_killer_is_ended_at_the_limit_of_the_store(subject: Subject):
    if subject.hurried is None:
        pytest.skip("this store has no limit of time of its own")
    cross = "GRAPH ?x { ?a ?b ?c } GRAPH ?y { ?d ?e ?f } GRAPH ?z { ?g ?h ?i }"
    with pytest.raises(QueryError, match=r"PLANGRAPH_QUERY_TIMEOUT|breaks off"):
        subject.hurried.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {cross} FILTER(CONCAT(?c, ?f, ?i) = 'none') }}")


def test_rows_that_the_server_cuts_off_are_no_answer(subject: Subject, request: pytest.FixtureRequest):
    if "virtuoso" not in request.node.name:
        pytest.skip("this store cuts nothing off")
    pairs = "SELECT ?a ?d WHERE { GRAPH ?x { ?a a ?c } GRAPH ?y { ?d a ?f } }"
    with pytest.raises(PartialAnswer, match=f"cuts answers off at {servers.VIRTUOSO_ROWS} rows"):
        subject.store.select(pairs)
