"""What stands before the application: kept answers, tags, hosts, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from tests.unit.serve.writable import Writable

from plangraph.serve.answer_cache import SHARE, AnswerCache, KeptAnswer
from plangraph.serve.entity_tags import matches, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.serve.conftest import Client

INSERT = "INSERT DATA { <urn:a> <urn:b> 1 }"
COUNT = "/sparql?" + urlencode({"query": "SELECT (COUNT(*) AS ?n) { <urn:a> <urn:b> ?c }"})


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Writable]:
    with Writable.on(tmp_path) as service:
        yield service


def kept_answers(client: Client) -> int:
    lines = client.get("/metrics").text.splitlines()
    return next(int(float(line.split()[1])) for line in lines if line.startswith("plangraph_cache_hits_total "))


def test_what_was_asked_before_is_not_asked_again(service: Writable):
    first = service.get("/units", "text/html")
    before = kept_answers(service.client)
    again = service.get("/units", "text/html")
    assert (again.content, dict(again.headers)) == (first.content, dict(first.headers))
    assert kept_answers(service.client) == before + 1


def test_a_kept_page_is_no_answer_to_who_asks_for_another_form(service: Writable):
    service.get("/plans", "text/html")
    assert service.get("/plans", "application/json").headers["content-type"] == "application/json"


def test_a_page_kept_for_this_site_can_be_read_by_another_as_well(client: Client):
    for origin in ({}, {"origin": "https://example.org"}, {}):
        answer = client.get("/plans", "application/json, text/html;q=0.1", **origin)
        assert answer.headers.get("access-control-allow-origin") == ("*" if origin else None)


def test_a_write_makes_every_kept_answer_old(service: Writable):
    assert service.get(COUNT, "text/csv").content == b"n\r\n0\r\n"
    assert service.post("/sparql", "application/sparql-update", INSERT).status_code == 204
    assert service.get(COUNT, "text/csv").content == b"n\r\n1\r\n"


def test_a_plan_that_would_break_the_shapes_is_refused_with_the_report(service: Writable):
    graph = service.plan_graph
    answer = service.post(
        "/sparql",
        "application/sparql-update",
        f"INSERT DATA {{ GRAPH <{graph}> {{ <{graph}/x> a <https://w3id.org/plangraph/ns#Task> }} }}",
    )
    assert answer.status_code == 422
    assert "ValidationReport" in answer.json()["report"]


@pytest.mark.parametrize("host", ["a b", "a/b", "a:b:c", "[::1", "<a>"])
def test_a_host_that_is_none_is_refused(client: Client, host: str):
    answer = client.send("GET", "/", {"host": host})
    assert answer.status_code == 400
    assert "Host" in answer.json()["detail"]


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "plans.example.org"])
def test_a_host_that_is_one_is_served(client: Client, host: str):
    assert client.send("GET", "/healthz", {"host": host}).status_code == 200


def test_the_operator_needs_a_token_to_see_what_runs(service: Writable):
    assert service.client.get("/running").status_code == 401
    assert service.client.get("/running", authorization="Bearer wrong").status_code == 401
    assert service.get("/running").status_code == 401
    assert service.send("GET", "/running").json() == []
    assert service.send("DELETE", "/running/1").status_code == 404


def test_figures_tell_of_requests_by_lane(client: Client):
    client.get("/healthz")
    figures = client.get("/metrics").text
    assert 'plangraph_requests_total{lane="page",status="200"}' in figures
    assert "plangraph_dataset_info{revision=" in figures


def test_kept_answers_take_no_more_than_their_room():
    cache = AnswerCache(100_000)
    for number in range(50):
        cache.find("r", number)
        cache.keep("r", number, KeptAnswer((), "", b"x" * 5000))
    assert 0 < cache.bytes <= 100_000
    cache.keep("r", "large", KeptAnswer((), "", b"x" * (100_000 // SHARE)))
    assert cache.find("r", "large") is None


def test_answers_of_old_data_are_neither_kept_nor_found():
    cache = AnswerCache(100_000)
    cache.find("old", "key")
    cache.keep("old", "key", KeptAnswer((), "", b"old"))
    assert cache.find("new", "key") is None
    cache.keep("old", "key", KeptAnswer((), "", b"old"))
    assert cache.find("new", "key") is None


@pytest.mark.parametrize(
    ("known", "found"),
    [("", False), ("*", True), (tag_of("r", "a"), True), (f"W/{tag_of('r', 'a')}", True), ('"x"', False)],
)
def test_tags_are_compared_weakly(known: str, found: bool):  # noqa: FBT001
    assert matches(known, tag_of("r", "a")) is found
