"""Scripts of pages from other sites read, and write with a token where the service writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.serve.writable import Writable

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx
    from tests.unit.serve.conftest import Client

NOTEBOOK = "https://notebook.example"
TURTLE = "text/turtle"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writable]:
    with Writable.on(tmp_path_factory.mktemp("origins")) as service:
        yield service


def preflight(client: Client, address: str, method: str, headers: str = "") -> httpx.Response:
    asked = {"origin": NOTEBOOK, "access-control-request-method": method, "access-control-request-headers": headers}
    return client.send("OPTIONS", address, {name: value for name, value in asked.items() if value})


def listed(answer: httpx.Response, name: str) -> set[str]:
    return {value.strip().lower() for value in answer.headers[name].split(",")}


@pytest.mark.parametrize(
    ("address", "method", "headers"),
    [
        ("/sparql", "POST", "authorization,content-type,accept"),
        ("/store?default", "PUT", "authorization, content-type, if-match, if-none-match"),
        ("/store", "POST", "authorization,content-type,slug"),
        ("/store?graph=urn:g", "DELETE", "authorization,if-match"),
    ],
)
def test_a_script_may_write_with_a_token_where_the_service_writes(
    service: Writable, client: Client, address: str, method: str, headers: str
):
    answer = preflight(service.client, address, method, headers)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*")
    assert "access-control-allow-credentials" not in answer.headers
    assert preflight(client, address, method, headers).status_code == 400


@pytest.mark.parametrize("headers", ["", "content-type", "content-type,if-none-match"])
def test_a_script_may_read_any_service(client: Client, headers: str):
    assert preflight(client, "/sparql", "POST", headers).status_code == 200


def test_a_script_reads_what_goes_with_an_answer(service: Writable):
    made = service.send("PUT", "/store?graph=urn:g", "", content_type=TURTLE, origin=NOTEBOOK)
    asked = service.client.get("/sparql?query=ASK%7B%7D", origin=NOTEBOOK)
    for answer in (made, asked):
        assert answer.headers["access-control-allow-origin"] == "*"
        told = {"etag", "location", "retry-after", "query-id", "plangraph-note", "www-authenticate"}
        assert told <= listed(answer, "access-control-expose-headers")


def test_the_endpoint_says_which_methods_it_takes_and_where_it_is_described(client: Client):
    told = client.send("OPTIONS", "/sparql")
    assert (told.status_code, told.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    assert told.headers["link"] == '</sparql>; rel="service-desc"; type="text/turtle"'
    assert client.get("/sparql", TURTLE).status_code == 200


@pytest.mark.parametrize("address", ["/sparql", "/store", "/store/a", "/healthz", "/running", "/running/1", "/upload"])
def test_the_methods_of_a_refusal_are_those_that_are_not_refused(service: Writable, address: str):
    told = {method.upper() for method in listed(service.send("TRACE", address), "allow")}
    taken = {
        method
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
        if service.send(method, address, cookie="").status_code != 405
    }
    assert told == taken
