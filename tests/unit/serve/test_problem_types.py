"""Every error tells machines what it is, by a type that fits."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from tests.unit.serve.writable import Writable

if TYPE_CHECKING:
    from collections.abc import Iterator

UPDATE, QUERY, TURTLE, TRIG = "application/sparql-update", "application/sparql-query", "text/turtle", "application/trig"
WITH = "INSERT { ?s ?p 1 } USING <urn:g> WHERE { ?s ?p ?o }"
CALL = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
USING = "/sparql?" + urlencode({"using-graph-uri": "urn:g"})


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writable]:
    with Writable.on(tmp_path_factory.mktemp("kinds")) as service:
        service.put("/store?graph=urn:there", TURTLE, "")
        yield service


@pytest.mark.parametrize(
    ("method", "address", "content_type"),
    [
        ("POST", "/sparql", QUERY),
        ("POST", "/sparql", UPDATE),
        ("PUT", "/store?graph=urn:packed", TURTLE),
    ],
)
def test_a_body_that_is_packed_is_not_taken(service: Writable, method: str, address: str, content_type: str):
    answer = service.send(method, address, gzip.compress(b"ASK {}"), content_type=content_type, content_encoding="gzip")
    assert (answer.status_code, answer.headers["accept-encoding"]) == (415, "identity")
    assert "packed as gzip" in answer.json()["detail"]


def test_a_body_that_is_sent_as_it_is_may_say_so(service: Writable):
    assert service.send("POST", "/sparql", "ASK {}", content_type=QUERY, content_encoding="identity").status_code == 200


@pytest.mark.parametrize(
    ("request_", "status", "kind"),
    [
        (("POST", "/sparql", QUERY, "SELEC"), 400, "query-syntax"),
        (("POST", "/sparql", UPDATE, "INSERT"), 400, "query-syntax"),
        (("POST", "/sparql", QUERY, CALL), 400, "federation"),
        (("POST", "/sparql", UPDATE, "LOAD <http://127.0.0.1:1/>"), 400, "federation"),
        (("POST", "/sparql", QUERY, "ASK " + "{" * 300), 400, "query"),
        (("POST", USING, UPDATE, WITH), 400, "bad-parameter"),
        (("POST", "/sparql?using-graph-uri=g", UPDATE, "DELETE WHERE { ?s ?p ?o }"), 400, "bad-parameter"),
        (("POST", "/sparql", UPDATE, "CREATE GRAPH <urn:there>"), 409, "graphs-conflict"),
        (("POST", "/sparql", UPDATE, "DROP GRAPH <urn:nowhere>"), 409, "graphs-conflict"),
        (("PUT", "/store?graph=urn:g", TURTLE, "<urn:s>"), 400, "rdf-syntax"),
        (("PUT", "/store?graph=urn:g", TRIG, "<urn:h> { <urn:s> <urn:p> 1 }"), 400, "not-one-graph"),
    ],
)
def test_an_error_has_the_type_that_fits_it(
    service: Writable, request_: tuple[str, str, str, str], status: int, kind: str
):
    method, address, content_type, body = request_
    answer = service.send(method, address, body, content_type=content_type)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/docs#{kind}")
    assert f'id="{kind}"' in service.get("/docs", "text/html").text
