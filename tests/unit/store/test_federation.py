"""Queries stay on this dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.errors import QuerySyntaxError
from plangraph.store.federation import refuse_federation

if TYPE_CHECKING:
    from plangraph.store.in_process import InProcessStore

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
HARMLESS = [
    "SELECT ?service { GRAPH ?service { ?s ?p ?o } }",
    "PREFIX ex: <http://example.org/service/> SELECT * { ?s ex:service ?o { ?o ?p ?q } }",
    "SELECT * { <http://example.org/service> ?p ?o }",
    'SELECT * { ?s ?p "SERVICE" }',
    "SELECT ?service WHERE { ?service a <http://example.org/SERVICE> }",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_of_another_server_is_refused(memory: InProcessStore, query: str):
    with pytest.raises(QuerySyntaxError, match="calls SERVICE"):
        memory.select(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_allowed(memory: InProcessStore, query: str):
    refuse_federation(query)
    memory.select(query)


@pytest.mark.parametrize("query", ["ASK " + "{" * 5000, "ASK { FILTER(" + "!" * 20000 + "true) }", "ASK " + "{(" * 300])
def test_a_query_nested_without_end_is_refused(memory: InProcessStore, query: str):
    with pytest.raises(QuerySyntaxError, match="nested"):
        memory.select(query)
