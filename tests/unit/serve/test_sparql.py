"""The SPARQL 1.1 protocol, and the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

PREFIX = "PREFIX plan: <https://w3id.org/plangraph/ns#> "
COUNT = PREFIX + "SELECT (COUNT(*) AS ?n) { ?task a plan:Task }"
TRIPLES = PREFIX + "CONSTRUCT { ?task a plan:Task } WHERE { ?task a plan:Task }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
PROBLEM = "application/problem+json"


def address(query: str, **more: str) -> str:
    return "/sparql?" + urlencode({"query": query, **more})


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.9, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_the_answer_has_the_form_that_accept_prefers(client: Client, accept: str, media_type: str):
    answer = client.get(address(COUNT), accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert "19" in answer.text
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_triples_are_answered_in_the_syntax_that_accept_prefers(client: Client, media_type: str):
    answer = client.get(address(TRIPLES), media_type)
    assert answer.headers["content-type"].startswith(media_type)
    assert "task/19" in answer.text


def test_a_query_by_form_and_by_direct_post_has_the_same_answer(client: Client):
    form = client.post("/sparql", FORM, urlencode({"query": COUNT}), "text/csv")
    direct = client.post("/sparql", QUERY, COUNT, "text/csv")
    assert form.content == direct.content == b"n\r\n19\r\n"


def test_named_graphs_bound_the_dataset(client: Client):
    nowhere = client.get(address(COUNT, **{"default-graph-uri": "https://example.org/none"}), "text/csv")
    assert nowhere.content == b"n\r\n0\r\n"


def test_a_link_can_name_the_format(client: Client):
    assert client.page(address(COUNT, format="csv")).headers["content-type"] == "text/csv; charset=utf-8"
    assert client.get(address(COUNT, format="doc")).status_code == 406


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (("GET", "/sparql?query=SELEC", None, None), 400),
        (("POST", "/sparql", FORM, ""), 400),
        (("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, None), 400),
        (("GET", "/sparql?update=DROP%20ALL", None, None), 400),
        (("POST", "/sparql", FORM, "update=DROP ALL"), 403),
        (("POST", "/sparql", "application/sparql-update", "DROP ALL"), 403),
        (("POST", "/sparql", "text/plain", COUNT), 415),
        (("POST", "/sparql", QUERY, b"\xff"), 400),
        (("GET", address("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"), None, None), 400),
        (("PUT", "/sparql", None, None), 405),
    ],
)
def test_what_cannot_be_answered_is_a_problem(
    client: Client, request_: tuple[str, str, str | None, bytes], status: int
):
    method, path, content_type, body = request_
    headers = {"content-type": content_type} if content_type else {}
    answer = client.send(method, path, headers, body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    problem = json.loads(answer.content)
    assert problem["status"] == status
    assert problem["detail"]


def test_a_form_of_answer_that_does_not_exist_is_406(client: Client):
    assert client.get(address(COUNT), "image/png").status_code == 406
    assert client.get(address(COUNT), "text/turtle").status_code == 406


def test_a_browser_gets_the_page_with_the_answer(client: Client):
    page = client.page(address(PREFIX + "SELECT ?task { ?task a plan:Task ; plan:ordinal 9 }"))
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert 'href="/id/plan/dazu-ip-2025/task/9"' in page.text


def test_a_browser_sees_what_is_wrong_beside_its_query(client: Client):
    page = client.page("/sparql?query=" + quote("SELECT <script>alert(1)</script>"))
    assert page.status_code == 400
    assert "语法错误" in page.text
    assert "<script>alert" not in page.text


def test_an_ask_and_a_construct_are_shown_to_a_browser(client: Client):
    assert "是（true）" in client.page(address("ASK {}")).text
    assert "plan:Task" in client.page(address(TRIPLES)).text


def test_only_web_addresses_become_links(client: Client):
    page = client.page(address("SELECT (<javascript:alert(1)> AS ?a) (<https://example.org/> AS ?b) {}")).text
    assert 'href="javascript:' not in page
    assert 'href="https://example.org/"' in page
