"""Queries stay on this dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.hostile import QUERIES, QUERY_SIZE

from plangraph.errors import FederationRefused, QueryError
from plangraph.store.federation import refuse_federation

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.store.in_process import InProcessStore


def refusal(text: str) -> str | None:
    try:
        refuse_federation(text)
    except QueryError as error:
        return str(error)[:40]
    return None


CALLS = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { BIND(<http://127.0.0.1:1/> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * { ?a ?b ?c.SERVICE x:y { ?s ?p ?o } }",
    "SELECT * { SERVICE # a comment\n <http://127.0.0.1:1/> # another { \n { ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE?c#>\n{ ?s ?p ?o } }",
    r"SELECT * { \u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    r'SELECT * { ?a ?b "\u0022" SERVICE <http://127.0.0.1:1/> { ?s ?p "\u0022" } }',
    "SELECT * { ?a ?b 1SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:1/> { } } } }",
    "PREFIX s: <http://127.0.0.1:1/> SELECT * { SERVICE s:a\\,b { ?s ?p ?o } }",
    "PREFIX s: <http://127.0.0.1:1/> SELECT * { SERVICE s:a\\'b { ?s ?p ?o } }",
    "PREFIX s: <http://127.0.0.1:1/> SELECT * { SERVICE s:\\#x { ?s ?p ?o } }",
    "SELECT * { # ?SERVICE <\nSERVICE s:hidden { ?s ?p ?o } # > {\n}",
]
GLUED = [
    "PREFIX x: <http://127.0.0.1:1/> SELECT * { ?a ?b 1SERVICEx:y{} }",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * { ?a ?b ?c.SERVICESILENTx:y{} }",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * { ?a ?b 1SERVICESILENTx:y{} }",
    "SELECT * { ?a ?b 1SERVICESILENT<http://127.0.0.1:1/>{} }",
    "SELECT * { ?a ?b trueSERVICE?x{} }",
    "PREFIX : <http://127.0.0.1:1/> SELECT * { ?a ?b true.SERVICE:x{} }",
    "PREFIX service: <x:> PREFIX : <http://127.0.0.1:1/> SELECT * { ?a ?b true.SERVICE:x{} }",
]
"""The engine needs no space between words."""
LOADS = [
    "LOAD <http://127.0.0.1:1/>",
    "load silent <https://example.org/> into graph <x:g>",
    "LOAD <file:///etc/passwd>",
    "CLEAR ALL;LOAD <http://127.0.0.1:1/>",
    "LOADSILENT<http://127.0.0.1:1/>",
    "PREFIX x: <http://127.0.0.1:1/>LOADx:y",
    "PREFIX : <http://127.0.0.1:1/> LOAD:y",
    "#a comment\rLOAD SILENT <http://127.0.0.1:1/>",
    "LOAD # a comment\r <http://127.0.0.1:1/>",
]
ALLOWED = frozenset({"https://example.org/sparql"})
PERMITTED = [
    "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
    "SELECT * { service silent <https://example.org/sparql> { ?s ?p ?o } }",
    "LOAD <https://example.org/sparql> INTO GRAPH <x:g>",
    "CLEAR ALL ; LOAD SILENT <https://example.org/sparql>",
]
NOT_PERMITTED = [
    "SELECT * { SERVICE <https://example.org/sparql2> { } }",
    "SELECT * { SERVICE <https://example.org/sparql> { } SERVICE ?x { } }",
    "SELECT * { BIND (<https://example.org/sparql> AS ?x) SERVICE ?x { } }",
    "PREFIX x: <https://example.org/> SELECT * { SERVICE x:sparql { } }",
    "LOAD <https://example.org/sparql> ; LOAD <https://example.org/other>",
    "SELECT * { ?a ?b '''SERVICE #''' . SERVICE <http://127.0.0.1:1/> { } \n <https://example.org/sparql> ?c ?d }",
]
HARMLESS = [
    "SELECT ?service { GRAPH ?service { ?s ?p ?o } }",
    "PREFIX ex: <http://example.org/service/> SELECT * { ?s ex:service ?o { ?o ?p ?q } }",
    "SELECT * { <http://example.org/service> ?p ?o }",
    'SELECT * { ?s ?p "SERVICE" }',
    "PREFIX service: <http://example.org/> SELECT * { ?s service:name ?o ; service:load 2 }",
    "PREFIX load: <http://example.org/> SELECT ?load { ?load load:name ?o ; load:up-load 'load' }",
    "SELECT ?service WHERE { ?service a <http://example.org/SERVICE> }",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_of_another_server_is_refused(memory: InProcessStore, query: str):
    with pytest.raises(FederationRefused, match="calls SERVICE"):
        memory.select(query)


@pytest.mark.parametrize("query", GLUED)
def test_a_call_is_refused_that_is_glued_to_other_words(memory: InProcessStore, query: str):
    with pytest.raises(FederationRefused, match="calls SERVICE"):
        memory.select(query)


@pytest.mark.parametrize("update", LOADS)
def test_an_update_that_loads_from_elsewhere_is_refused(memory: InProcessStore, update: str):
    with pytest.raises(FederationRefused, match="calls LOAD"):
        memory.update(update)


@pytest.mark.parametrize("text", PERMITTED)
def test_a_call_of_what_is_allowed_passes(text: str):
    refuse_federation(text, ALLOWED)


@pytest.mark.parametrize("text", NOT_PERMITTED)
def test_only_a_whole_iri_that_is_allowed_passes(text: str):
    with pytest.raises(FederationRefused, match=r"calls (SERVICE|LOAD)"):
        refuse_federation(text, ALLOWED)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_long_query_is_refused_or_not_as_a_short_one_of_its_kind(query: Callable[[int], str]):
    assert refusal(query(QUERY_SIZE)) == refusal(query(100))


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_allowed(memory: InProcessStore, query: str):
    refuse_federation(query)
    memory.select(query)


@pytest.mark.parametrize("query", ["ASK " + "{" * 5000, "ASK { FILTER(" + "!" * 20000 + "true) }", "ASK " + "{(" * 300])
def test_a_query_nested_without_end_is_refused(memory: InProcessStore, query: str):
    with pytest.raises(QueryError, match="nested"):
        memory.select(query)
