"""Queries whose answer is of the moment of their evaluation."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from plangraph.store.moment import is_of_the_moment


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?n) {}",
        "SELECT (now ( ) AS ?n) {}",
        "SELECT (RAND#()\n() AS ?n) {}",
        "SELECT ?x { BIND(UUID() AS ?x) }",
        "SELECT ?x { BIND(STRUUID() AS ?x) }",
        "ASK { FILTERRAND() }",
        "SELECT ?s { ?s ?p ?o } ORDER BYRAND()",
        "ASK { ?s ?p ?o FILTER(1<NOW()&&2>1) }",
        "ASK { ?s ?p ?o FILTER(?o<?s#>\n&& RAND() > 0) }",
        'ASK { FILTER("\\"" = STR(NOW())) }',
    ],
)
def test_what_the_evaluation_itself_says_is_of_the_moment(query: str):
    Store().query(query)
    assert is_of_the_moment(query)


@pytest.mark.parametrize(
    "query",
    ["SELECT * { SERVICE <urn:s> { ?s ?p ?o } }", "SELECT (\\u004eOW() AS ?n) {}", "SELECT (\\U0000004eow() AS ?n) {}"],
)
def test_what_other_servers_say_and_what_is_written_in_escapes_counts(query: str):
    assert is_of_the_moment(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'NOW()' }",
        'SELECT * { ?s ?p """a " NOW() b""" }',
        "SELECT * { ?s <urn:RAND()> ?o } # NOW()",
        "SELECT * { ?s ?p ?o FILTER(?p = <urn:RAND()>) }",
        "PREFIX now: <urn:now#> SELECT ?now { ?uuid now:rand ?now . FILTER(now:uuid(?now)) }",
        "SELECT * { ?rand ?p ?o FILTER(?rand<?o) }",
        "SELECT (BNODE() AS ?b) { ?service ?p ?o }",
        "SELECT * { ?s <urn:service> '\\u004eOW()' }",
    ],
)
def test_words_in_texts_names_and_variables_are_not(query: str):
    assert not is_of_the_moment(query)


def test_a_very_long_query_is_not_read_for_it():
    assert is_of_the_moment("ASK { " + "?s ?p ?o . " * 4000 + "}")
