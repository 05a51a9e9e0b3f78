"""The graphs that an update may change."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from plangraph.store.touched import touched

PLAN = NamedNode("https://example.org/id/plan/tea/graph/stated")
DATA = "{ <x:s> <x:p> 1 }"
NAMING = [
    f"INSERT DATA {{ GRAPH {PLAN} {DATA} }}",
    f"INSERT DATA {{ GRAPH{PLAN}{DATA} }}",
    f"WITH {PLAN} DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
    f"COPY DEFAULT TO {PLAN}",
    f"CLEAR SILENT GRAPH {PLAN}",
    f"LOAD <https://example.org/x> INTO GRAPH {PLAN}",
    f"PREFIX p: <https://example.org/id/plan/> INSERT DATA {{ GRAPH p:tea\\/graph\\/stated {DATA} }}",
    f"PREFIX p: <https://example.org/id/plan/tea/graph/> INSERT DATA {{ GRAPH p:stated{DATA} }}",
    f"PREFIX p:<https://example.org/id/plan/tea/graph/>INSERT DATA {{ GRAPHp:stated{DATA} }}",
    f"PREFIX : <https://example.org/id/plan/tea/graph/stated> INSERT DATA {{ GRAPH : {DATA} }}",
    f"PREFIX p: <x:> PREFIX p: <https://example.org/id/plan/tea/graph/> INSERT DATA {{ GRAPH p:stated {DATA} }}",
    f"PREFIX #\np: #\n<https://example.org/id/plan/tea/graph/> INSERT DATA {{ GRAPH p:stated {DATA} }}",
    rf"INSERT DATA {{ GRAPH <https://example.org/id/plan/t\u0065a/graph/stated> {DATA} }}",
    rf"INSERT DATA {{ GRAPH <https://example.org/id/plan/t\U00000065a/graph/stated> {DATA} }}",
]
ANY = [
    "INSERT { GRAPH ?g { ?s ?p ?o } } WHERE { ?s ?p ?o . BIND (IRI('x:y') AS ?g) }",
    "DELETE { graph $g { ?s ?p ?o } } WHERE { GRAPH $g { ?s ?p ?o } }",
    "INSERT { GRAPH?g{ ?s ?p ?o } } WHERE { }",
    "INSERT { GRAPH#\n?g { ?s ?p ?o } } WHERE { }",
    "DELETE WHERE { GRAPH ?g { ?s ?p 5 } }",
    "DELETEWHERE{ GRAPH ?g { ?s ?p 5 } }",
    "BASE <https://example.org/id/plan/> INSERT DATA { GRAPH <tea/graph/stated> { <s> <p> 1 } }",
    "INSERT { } WHERE { ?s ?p ?o FILTER (?o<?p#>\n) } ; DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
]


@pytest.mark.parametrize("update", NAMING)
def test_a_graph_is_found_however_it_is_named(update: str):
    found = touched(update)
    assert found is not None
    assert PLAN in found


@pytest.mark.parametrize("update", ANY)
def test_a_graph_that_only_the_data_name_can_be_any(update: str):
    assert touched(update) is None


def test_a_variable_that_is_only_read_touches_nothing():
    update = "INSERT { GRAPH <x:g> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert touched(update) == frozenset((NamedNode("x:g"),))


def test_an_update_of_the_graph_without_a_name_touches_only_what_it_mentions():
    assert touched("INSERT DATA { <x:s> <x:p> 1, <not whole> }") == frozenset(map(NamedNode, ("x:s", "x:p")))
