"""The SPARQL 1.1 Protocol, read from the parts of a request."""

from __future__ import annotations

from urllib.parse import quote_from_bytes, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.exceptions import HTTPException

from plangraph.serve import protocol
from plangraph.serve.protocol import FORM, MAXIMUM_BODY, QUERY, UPDATE, QueryRequest, UpdateRequest, of_parts

ASK = "ASK { ?任务 ?p '50%' }"
CLEAR = "CLEAR ALL"


def encoded(*fields: tuple[str, str]) -> bytes:
    return urlencode(fields).encode()


def _status(method: str, query_string: bytes, content_type: str, body: bytes) -> int:
    try:
        of_parts(method, query_string, content_type, body)
    except HTTPException as refusal:
        return refusal.status_code
    return 200


def refused(method: str, query_string: bytes, content_type: str = "", body: bytes = b"") -> int:
    with pytest.raises(HTTPException) as refusal:
        of_parts(method, query_string, content_type, body)
    assert refusal.value.detail.endswith(".")
    assert refusal.value.detail.count(". ") == 0
    return refusal.value.status_code


@pytest.mark.parametrize(
    ("method", "query_string", "content_type", "body"),
    [
        ("GET", encoded(("query", ASK)), "", b""),
        ("POST", b"", FORM, encoded(("query", ASK))),
        ("POST", b"", f"{FORM}; charset=UTF-8", encoded(("query", ASK))),
        ("POST", b"", QUERY, ASK.encode()),
        ("POST", b"", f'{QUERY.upper()} ; Charset="utf-8"', ASK.encode()),
    ],
)
def test_a_query_comes_by_get_by_form_or_as_it_is(method: str, query_string: bytes, content_type: str, body: bytes):
    assert of_parts(method, query_string, content_type, body) == QueryRequest(ASK)


@pytest.mark.parametrize(("content_type", "body"), [(FORM, encoded(("update", CLEAR))), (UPDATE, CLEAR.encode())])
def test_an_update_comes_by_form_or_as_it_is(content_type: str, body: bytes):
    graphs = encoded(("using-graph-uri", "http://a/"), ("using-named-graph-uri", "http://b/"))
    assert of_parts("POST", graphs, content_type, body) == UpdateRequest(CLEAR, ("http://a/",), ("http://b/",))


def test_a_query_names_its_dataset_in_address_and_form():
    address = encoded(("default-graph-uri", "http://a/"), ("named-graph-uri", "http://b/"))
    form = encoded(("query", ASK), ("default-graph-uri", "http://c/"), ("format", "csv"))
    expected = QueryRequest(ASK, ("http://a/", "http://c/"), ("http://b/",), "csv")
    assert of_parts("POST", address, FORM, form) == expected


def test_a_request_may_hold_no_query():
    assert of_parts("GET", b"query=", "", b"") == QueryRequest(None)


@pytest.mark.parametrize(
    ("method", "query_string", "content_type", "body", "status"),
    [
        ("GET", b"query=ASK%7B%7D&query=ASK%7B%7D", "", b"", 400),
        ("POST", b"query=ASK%7B%7D", QUERY, b"ASK {}", 400),
        ("POST", b"", FORM, b"query=ASK%7B%7D&update=CLEAR+ALL", 400),
        ("POST", b"", FORM, b"update=CLEAR+ALL&update=CLEAR+ALL", 400),
        ("POST", b"using-graph-uri=http://a/", QUERY, b"ASK {}", 400),
        ("POST", b"default-graph-uri=http://a/", UPDATE, b"CLEAR ALL", 400),
        ("GET", b"update=CLEAR+ALL", "", b"", 400),
        ("GET", b"query=ASK%7", "", b"", 400),
        ("GET", b"query=%FF", "", b"", 400),
        ("GET", b"query=\xff", "", b"", 400),
        ("POST", b"", FORM, b"query=%E4%BB", 400),
        ("POST", b"", QUERY, b"\xff", 400),
        ("POST", b"", "text/plain", b"ASK {}", 415),
        ("POST", b"", "", b"ASK {}", 415),
        ("POST", b"", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
        ("POST", b"", UPDATE, b" " * (MAXIMUM_BODY + 1), 413),
    ],
)
def test_what_is_no_operation_is_refused(method: str, query_string: bytes, content_type: str, body: bytes, status: int):
    assert refused(method, query_string, content_type, body) == status


@given(st.text(), st.sampled_from(["query", "update"]))
def test_any_text_arrives_as_it_was_sent(text: str, name: str):
    text = text.encode("utf-8", "replace").decode()
    read = of_parts("POST", b"", FORM, encoded((name, text)))
    assert text == (read.query or "" if isinstance(read, QueryRequest) else read.update)


@given(st.sampled_from(["GET", "POST"]), st.binary(), st.sampled_from([FORM, QUERY, UPDATE, ""]), st.binary())
def test_any_bytes_are_an_operation_or_refused(method: str, query_string: bytes, content_type: str, body: bytes):
    for sent in (query_string, quote_from_bytes(query_string).encode()):
        assert _status(method, sent, content_type, body) in {200, 400, 415}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASK { <s> ?p 1 }", "BASE <http://h/sparql> ASK { <s> ?p 1 }"),
        ("ASK { ?s ?p <#这里> }", "BASE <http://h/sparql> ASK { ?s ?p <#这里> }"),
        ("ASK { <http://a/> ?p <urn:b> }", "ASK { <http://a/> ?p <urn:b> }"),
        ("ASK { FILTER(1 < 2 && 3 > 2) }", "ASK { FILTER(1 < 2 && 3 > 2) }"),
    ],
)
def test_only_relative_iris_get_a_base(text: str, expected: str):
    assert protocol.with_base(text, "http://h/sparql") == expected
