"""The dataset of a request, written into the text of an update."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from plangraph.errors import ParameterError, QueryError, QuerySyntaxError
from plangraph.store.update_text import tokens, with_dataset

X = "https://example.org/"
G, H = f"{X}g", f"{X}h"
CLAUSES = f" USING <{G}> "
DELETING = "DELETE { ?s ?p ?o }"
REWRITTEN = {
    "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }": f"INSERT {{ ?s ?p 1 }} {CLAUSES}WHERE {{ ?s ?p ?o }}",
    "DELETE WHERE { ?s ?p ?o }": f"DELETE {{ ?s ?p ?o }}{CLAUSES}WHERE {{ ?s ?p ?o }}",
    "delete # WHERE {\nwhere{ ?s ?p '}' }": f"delete # WHERE {{\n{{ ?s ?p '}}' }}{CLAUSES}where{{ ?s ?p '}}' }}",
}
UNCHANGED = [
    "",
    "# WHERE {",
    "INSERT DATA { <x:a> <x:where> 'WHERE { }' }",
    "PREFIX where: <x:> CLEAR GRAPH where:WHERE",
    "CREATE GRAPH <x:WHERE> ; DROP ALL",
]
PIECES = st.sampled_from(
    [
        "INSERT DATA { <x:s> <x:p> 'a WHERE b' }",
        'INSERT DATA { <x:s> <x:p> """ } WHERE { \\""" """ }',
        "CLEAR ALL",
        "DROP SILENT GRAPH <x:where>",
        "COPY SILENT <x:a> TO <x:b>",
        "DELETE DATA { GRAPH <x:g> { <x:s> <x:p> 5 } } # WHERE { '",
        "CREATE SILENT GRAPH <x:g>",
    ]
)
PATTERNS = st.sampled_from(
    [
        "{ ?s ?p ?o }",
        "{ ?s ?p ?o FILTER (?o<5 && ?o > 3) }",
        "{ { SELECT ?s WHERE { ?s ?p '}' } } }",
        "{ ?s ?p ?o # } WHERE {\n}",
        "{ OPTIONAL { ?s ?p ?o FILTER EXISTS { ?s ?p 'WHERE' } } }",
        "{ GRAPH ?g { ?s <x:p#q> ?o } }",
    ]
)
MODIFIES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["DELETE { ?s ?p ?o } ", "INSERT { ?s ?p 1 } ", "DELETE { ?s ?p ?o }INSERT{ ?s ?p '{' }"]),
    st.sampled_from(["WHERE", "where ", "WHERE#\n"]),
    PATTERNS,
) | st.sampled_from(["DELETE WHERE { ?s ?p ?o }", "DELETE#{\nWHERE{ GRAPH <x:g> { ?s ?p '}' } }"])


@pytest.mark.parametrize("update", REWRITTEN)
def test_each_pattern_gets_the_dataset(update: str):
    assert with_dataset(update, [G], []) == REWRITTEN[update]


def test_default_and_named_graphs_stand_before_each_where():
    update = f"{DELETING} WHERE {{ ?s ?p ?o }} ;\n{DELETING} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    found = with_dataset(update, [G, H], [H])
    assert found.count(f"USING <{G}> USING <{H}> USING NAMED <{H}> WHERE") == 2


@pytest.mark.parametrize("update", UNCHANGED)
def test_an_update_without_a_pattern_stays_as_it_is(update: str):
    assert with_dataset(update, [G], [H]) == update


@pytest.mark.parametrize(
    "update",
    [
        "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } USING <x:g> WHERE { ?s ?p ?o }",
        "INSERT DATA { } ; with<x:g>INSERT { ?s ?p ?o } WHERE { }",
    ],
)
def test_graphs_of_its_own_and_of_the_request_do_not_go_together(update: str):
    assert with_dataset(update, [], []) == update
    with pytest.raises(ParameterError, match="choose one of them"):
        with_dataset(update, [G], [])


def test_words_without_a_space_are_not_overlooked():
    with pytest.raises(QuerySyntaxError, match="unknown word DELETEWHERE at character 1"):
        with_dataset("DELETEWHERE { ?s ?p ?o }", [G], [])


def test_a_comparison_that_may_hide_a_pattern_is_refused():
    update = "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER (?o<?p#> } ; CLEAR ALL #\n) }"
    with pytest.raises(QuerySyntaxError, match="open an IRI or compare"):
        with_dataset(update, [G], [])


@pytest.mark.parametrize("iri", ["g", "x:a> WHERE { } ; DROP ALL #", "x:a b", ""])
def test_a_graph_of_the_request_is_a_whole_iri(iri: str):
    with pytest.raises(ParameterError, match="is no IRI"):
        with_dataset("DELETE WHERE { ?s ?p ?o }", [iri], [])


def test_only_the_graphs_of_the_request_are_matched():
    store = Store()
    for name in (G, H):
        store.add(Quad(NamedNode(name), NamedNode(X), Literal(name), NamedNode(name)))
    store.update(with_dataset("INSERT { ?s <x:found> ?o } WHERE { ?s ?p ?o }", [G], []))
    assert [str(quad.subject) for quad in store.quads_for_pattern(None, NamedNode("x:found"), None)] == [f"<{G}>"]


@given(st.lists(PIECES, max_size=4))
def test_updates_without_patterns_are_never_changed(pieces: list[str]):
    update = "\n;\n".join(pieces)
    assert with_dataset(update, [G], [H]) == update


@given(st.lists(PIECES | MODIFIES, max_size=4), st.sampled_from([("", ""), ("PREFIX where: <x:>\n", "# {\n")]))
def test_what_is_rewritten_parses_and_has_the_dataset_of_each_pattern(pieces: list[str], around: tuple[str, str]):
    update = around[0] + "\n;\n".join(pieces) + "\n" + around[1]
    found = with_dataset(update, [G], [H])
    Store().update(update)
    Store().update(found)
    patterns = sum("WHERE" in [token.text for token in tokens(piece) if not token.depth] for piece in pieces)
    assert found.count(f"USING <{G}> USING NAMED <{H}>") == patterns


@given(st.text(alphabet="<>{}()'\"#\\ \n;?a:WHERDLTSING", max_size=60))
def test_any_text_is_rewritten_or_refused(text: str):
    try:
        found = with_dataset(text, [G], [])
    except QueryError:
        return
    assert len(found) >= len(text)
