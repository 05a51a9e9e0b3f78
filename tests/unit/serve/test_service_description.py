"""The SPARQL 1.1 Service Description."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse
from tests.unit.serve.writable import Writable

from plangraph.serve.descriptions import IN_FORMATS
from plangraph.serve.figures import Figures
from plangraph.serve.media_types import GRAPHS
from plangraph.serve.service_description import SD, Abilities, description
from plangraph.settings import Settings
from plangraph.vocabulary import DCTERMS

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

ENDPOINT = NamedNode("http://plangraph.test/sparql")
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def described(body: bytes, media_type: str = "text/turtle") -> Store:
    store = Store()
    form = RdfFormat.from_media_type(media_type)
    assert form is not None
    store.extend(parse(body, form))
    return store


def values(store: Store, name: str) -> set[str]:
    terms = [quad.object for quad in store.quads_for_pattern(ENDPOINT, SD.term(name), None)]
    return {term.value for term in terms if isinstance(term, NamedNode | Literal)}


@pytest.mark.parametrize("media_type", GRAPHS.values())
def test_a_request_without_a_query_gets_the_description_in_the_syntax_that_it_prefers(client: Client, media_type: str):
    answer = client.get("/sparql", media_type)
    assert answer.headers["content-type"].startswith(media_type)
    store = described(answer.content, media_type)
    assert values(store, "endpoint") == {ENDPOINT.value}


def test_a_client_that_takes_anything_gets_turtle_and_a_browser_the_page(client: Client):
    assert client.get("/sparql").headers["content-type"] == "text/turtle; charset=utf-8"
    assert client.page("/sparql").headers["content-type"] == "text/html; charset=utf-8"
    assert client.get("/sparql", "application/json").status_code == 400


def test_a_read_only_service_offers_queries_over_the_union(client: Client):
    store = described(client.get("/sparql", "text/turtle").content)
    assert values(store, "supportedLanguage") == {SD.term("SPARQL11Query").value}
    assert values(store, "feature") == {SD.term("UnionDefaultGraph").value}
    assert values(store, "resultFormat") == {format_.value for format_ in IN_FORMATS.values()}
    assert values(store, "inputFormat") == set()


def test_a_writable_and_strict_service_says_so(tmp_path: Path):
    with Writable.on(tmp_path, settings=Settings(default_graph="strict")) as service:
        store = described(service.get("/sparql", "text/turtle").content)
    assert SD.term("SPARQL11Update").value in values(store, "supportedLanguage")
    assert values(store, "feature") == set()
    assert len(values(store, "inputFormat")) == 6


def test_a_service_whose_updates_do_not_see_the_union_does_not_promise_it(tmp_path: Path):
    with Writable.on(tmp_path) as service:
        store = described(service.get("/sparql", "text/turtle").content)
        update = "INSERT { <urn:found> ?p 1 } WHERE { ?s ?p ?o }"
        assert service.post("/sparql", "application/sparql-update", update).status_code == 204
        assert service.get("/store?default", "application/n-triples").content == b""
    assert values(store, "feature") == {f"{ENDPOINT.value}#UnionDefaultGraphOfQueries"}


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_every_format_that_is_offered_is_answered(client: Client, form: str):
    answer = client.get(f"/sparql?format={form}&query=DESCRIBE%20%3Curn:none%3E")
    assert answer.headers["content-type"] == GRAPHS[form]


def test_every_named_graph_is_there_with_its_size(client: Client):
    store = described(client.get("/sparql", "text/turtle").content)
    rows = store.query(
        f"SELECT (SUM(?n) AS ?all) {{ ?dataset <{SD}namedGraph> [ <{SD}name> ?name ; <{SD}graph>/"
        "<http://rdfs.org/ns/void#triples> ?n ] }"
    )
    (row,) = rows  # type: ignore[misc]
    counted = client.get("/sparql?query=" + COUNT.replace(" ", "+").replace("?", "%3F"), "text/csv").text.split()[1]
    assert row["all"] == Literal(int(counted))


@pytest.mark.parametrize(("union", "notes"), [(True, 2), (False, 0)])
def test_the_size_of_a_union_says_how_it_was_counted(*, union: bool, notes: int):
    figures = Figures("1", graphs=(("urn:g", 3), ("urn:h", 3)))
    found = set(description(Abilities(ENDPOINT.value, writable=False, union=union, federated=False), figures))
    (default,) = (triple.object for triple in found if triple.predicate == SD.term("defaultGraph"))
    assert len([t for t in found if t.subject == default and t.predicate == DCTERMS.term("description")]) == notes


def test_without_figures_the_service_is_described_still():
    triples = set(description(Abilities(ENDPOINT.value, writable=False, union=True, federated=True), None))
    assert {t.object for t in triples if t.predicate == SD.term("feature")} == {
        SD.term("UnionDefaultGraph"),
        SD.term("BasicFederatedQuery"),
    }
    assert not [t for t in triples if t.predicate == SD.term("namedGraph")]
