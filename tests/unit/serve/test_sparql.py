"""The SPARQL 1.1 protocol, and the page."""

from __future__ import annotations

import json
import re
from urllib.parse import quote, urlencode

import pytest
from tests.conftest import ROOT
from tests.unit.serve.conftest import Client

from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.bootstrap.serving import served_here
from plangraph.serve.app import create_service
from plangraph.settings import Settings

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


@pytest.mark.parametrize("function", ["NOW", "RAND", "UUID", "STRUUID"])
def test_what_each_evaluation_says_anew_is_neither_kept_nor_tagged(client: Client, function: str):
    asked = address(f"SELECT ({function}() AS ?x) {{}}")
    first, second = client.get(asked, "text/csv", if_none_match="*"), client.get(asked, "text/csv", if_none_match="*")
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.content != second.content
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-store"
    page = client.page(asked)
    assert ("etag" in page.headers, page.headers["cache-control"]) == (False, "no-store")


def test_an_answer_of_the_data_alone_is_kept_and_tagged(client: Client):
    asked = address("SELECT ?x { BIND('NOW()' AS ?x) }")
    first = client.get(asked, "text/csv")
    assert first.headers["cache-control"] == "no-cache"
    assert client.get(asked, "text/csv", if_none_match=first.headers["etag"]).status_code == 304
    assert "etag" in client.page(asked).headers


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


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/csv, */*;q=0.1", "application/sparql-results+json"),
        ("text/csv, application/xml;q=0.5, application/json;q=0.4", "application/sparql-results+xml"),
        ("text/csv", PROBLEM),
        ("text/tab-separated-values", PROBLEM),
    ],
)
def test_an_ask_has_no_rows_for_a_table(client: Client, accept: str, media_type: str):
    answer = client.get(address("ASK {}"), accept)
    assert (answer.status_code, answer.headers["content-type"]) == (406 if media_type == PROBLEM else 200, media_type)
    assert client.get(address("ASK {}", format="csv")).status_code == 406


def test_an_ask_and_a_construct_are_shown_to_a_browser(client: Client):
    assert "是（true）" in client.page(address("ASK {}")).text
    assert "plan:Task" in client.page(address(TRIPLES)).text


def test_only_web_addresses_become_links(client: Client):
    page = client.page(address("SELECT (<javascript:alert(1)> AS ?a) (<https://example.org/> AS ?b) {}")).text
    assert 'href="javascript:' not in page
    assert 'href="https://example.org/"' in page


def test_a_graph_is_shown_by_subject_with_links(client: Client):
    page = client.page(address(TRIPLES)).text
    assert page.count('<h2 class="subject"><a href="/id/plan/dazu-ip-2025/task/') == 19
    assert "19 条三元组" in page
    assert 'format=ttl">Turtle</a>' in page


def test_an_answer_tells_rows_and_time_and_can_be_taken_along(client: Client):
    page = client.page(address(PREFIX + "SELECT ?t { ?t a plan:Task }")).text
    assert re.search(r"19 行 · \d+ 毫秒", page)
    assert 'format=csv">CSV</a>' in page


def test_a_relative_iri_stands_below_the_endpoint_on_the_page_as_in_files(client: Client):
    query = "SELECT ?a { VALUES ?a { <here> } }"
    assert "http://plangraph.test/here" in client.page(address(query)).text
    assert "http://plangraph.test/here" in client.get(address(query), "text/csv").text


@pytest.mark.parametrize(
    ("query", "line", "said"),
    [
        ("SELECT *\nWHERE { ?t a plan:Task }", 2, "PREFIX plan: &lt;https://w3id.org/plangraph/ns#&gt;"),
        ("SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c }", 1, "GROUP BY"),
        ("SELECT * WHERE {\n ?s ?p ?o\n", 2, "1 个 {，0 个 }"),
        ("SELCT * { ?s ?p ?o }", 1, "是否要写 SELECT"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 1, "POST"),
        ("SELECT * { ?s <a b> ?o }", 1, ""),
    ],
)
def test_an_error_of_syntax_shows_its_line_and_what_may_help(client: Client, query: str, line: int, said: str):
    page = client.page(address(query))
    assert page.status_code == 400
    assert f"第 {line} 行：" in page.text
    assert said in page.text


def test_the_place_of_an_error_is_marked_where_a_base_was_put_before_the_query_too(client: Client):
    page = client.page(address("SELECT * { <here> ?p ?o } LIMIT x")).text
    assert "<pre>SELECT * { &lt;here&gt; ?p ?o } LIMIT <mark>x</mark></pre>" in page


def test_a_prefix_in_a_string_or_an_iri_is_none_that_is_missing(client: Client):
    page = client.page(address('SELECT * { ?s <urn:x:y> "foo:bar" # baz:qux\n ?p }')).text
    assert "没有声明" not in page


def test_classes_and_their_properties_stand_beside_the_query(client: Client):
    page = client.page("/sparql").text
    aside = page[page.index("<aside") : page.index("</aside>")]
    assert "<code>plan:Task</code> 任务" in aside
    assert "<code>plan:responsibleUnit</code>" in aside
    assert "PREFIX plan: &lt;https://w3id.org/plangraph/ns#&gt;" in aside
    assert "某单位负责哪些任务" in aside


def test_an_example_opens_with_its_query_and_its_answer(client: Client):
    page = client.page("/sparql?example=unit-workload").text
    query = page[page.index("<textarea") : page.index("</textarea>")]
    assert "SELECT" in query
    assert "毫秒" in page
    assert "# 各单位承担多少\n" in query
    assert "# column:" not in query, "what a header says to the program is not shown"
    assert client.page("/sparql?example=nothing").status_code == 404
    assert all(link in client.page("/sparql").text for link in ('href="/sparql?example=who-owns-what"', "textarea"))


def test_a_count_over_several_plans_is_told_to_count_twice_what_they_say_alike(client: Client):
    other = ROOT / "tests" / "plans" / "qinglan-elderly-care-2026.txt"
    distinct = COUNT.replace("COUNT(*)", "COUNT(DISTINCT ?task)")
    with sample_workspace(Settings()) as workspace:
        ingest(extract_plan(other), workspace)
        of_two = Client(create_service(served_here(workspace)))
        assert "各计一次" in of_two.page(address(COUNT)).text
        assert "各计一次" not in of_two.page(address(distinct)).text
    assert "各计一次" not in client.page(address(COUNT)).text
