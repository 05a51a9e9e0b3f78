"""How a server is asked: what is sent again and what never, who is let in, and what its refusals say."""

from __future__ import annotations

import base64
import re
from time import sleep
from typing import TYPE_CHECKING

import httpx
import pytest

from plangraph.errors import (
    ParameterError,
    PartialAnswer,
    PlangraphError,
    QueryError,
    QuerySyntaxError,
    QueryTimeout,
    QueryTooLarge,
    StoreBusy,
    StoreReadOnly,
    StoreUnreachable,
    UnsupportedFormat,
)
from plangraph.store.remote.access import Access, is_address
from plangraph.store.remote.client import Client
from plangraph.store.remote.generic import Generic
from plangraph.store.remote.messages import Change
from plangraph.store.remote.oxigraph import Oxigraph
from plangraph.store.remote.server import Server
from plangraph.store.remote.store import RemoteStore
from plangraph.store.remote.vendor import vendor_of
from plangraph.store.remote.virtuoso import Virtuoso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answering = Callable[[httpx.Request], httpx.Response]

URL = "http://127.0.0.1:9/sparql"
ASK = {"query": "ASK {}"}
TRUTH = b'{"head":{},"boolean":true}'


def client(answering: Answering, access: Access | None = None) -> Client:
    return Client(access or Access(URL), httpx.MockTransport(answering))


def answered(status: int, body: str = "", **headers: str) -> Client:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return client(lambda _: httpx.Response(status, text=body, headers=names))


class Breaking(httpx.SyncByteStream):
    """A body that breaks off."""

    def __iter__(self) -> Iterator[bytes]:
        yield b'{"head"'
        raise httpx.RemoteProtocolError("incomplete chunked read")


class Trickling(httpx.SyncByteStream):
    """A body that goes on for ever."""

    def __iter__(self) -> Iterator[bytes]:
        while True:
            sleep(0.05)
            yield b" "


def once_broken(error: httpx.TransportError) -> tuple[Answering, list[httpx.Request]]:
    seen: list[httpx.Request] = []

    def answering(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if len(seen) == 1:
            raise error
        return httpx.Response(200, content=TRUTH)

    return answering, seen


@pytest.mark.parametrize("error", [httpx.RemoteProtocolError("disconnected"), httpx.ReadError("reset")])
def test_a_query_is_asked_again_where_a_kept_connection_was_closed(error: httpx.TransportError):
    answering, seen = once_broken(error)
    assert client(answering).read(URL, ASK, "*/*", 1).body == TRUTH
    assert len(seen) == 2


@pytest.mark.parametrize("error", [httpx.RemoteProtocolError("disconnected"), httpx.ReadError("reset")])
def test_a_change_is_never_sent_twice(error: httpx.TransportError):
    answering, seen = once_broken(error)
    with pytest.raises(StoreUnreachable, match="may have made it or not"):
        client(answering).write(Change("POST", URL, b"CLEAR ALL", "application/sparql-update"), 1)
    assert len(seen) == 1


def test_a_body_that_breaks_off_is_no_answer():
    broken = client(lambda _: httpx.Response(200, stream=Breaking()))
    with pytest.raises(PartialAnswer, match="broke off"):
        broken.read(URL, ASK, "*/*", 1)


def test_a_server_that_takes_too_long_is_left():
    def silent(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("timed out")

    with pytest.raises(QueryTimeout, match="within 1 s"):
        client(silent).read(URL, ASK, "*/*", 1)


def test_a_body_that_does_not_end_is_left_too():
    with pytest.raises(QueryTimeout):
        client(lambda _: httpx.Response(200, stream=Trickling())).read(URL, ASK, "*/*", 0.3)


def test_without_a_token_of_ours_every_revision_is_another():
    rows = b'{"head":{"vars":["token"]},"results":{"bindings":[]}}'
    store = RemoteStore(Server(Access(URL), client(lambda _: httpx.Response(200, content=rows)), Generic()))
    assert store.revision != store.revision


def test_a_server_that_is_away_is_named():
    with pytest.raises(StoreUnreachable, match=r"No server answers at http://127.0.0.1:9/sparql .*: start it, or name"):
        Client(Access(URL)).read(URL, ASK, "*/*", 1)


@pytest.mark.parametrize(
    ("status", "kind", "says"),
    [
        (301, StoreUnreachable, "has moved to another address"),
        (400, QuerySyntaxError, "expected a brace"),
        (401, StoreUnreachable, "PLANGRAPH_USER"),
        (403, StoreUnreachable, "does not let this user in"),
        (404, StoreUnreachable, "no SPARQL endpoint"),
        (406, UnsupportedFormat, "formats"),
        (413, QueryTooLarge, "larger"),
        (429, StoreBusy, "try again"),
        (500, QueryError, "status 500"),
        (503, StoreBusy, "busy"),
        (504, QueryTimeout, "limit of time"),
    ],
)
def test_a_refused_query_is_one_sentence(status: int, kind: type[PlangraphError], says: str):
    refusing = answered(status, "error: expected a brace\n\nSPARQL query:\nSELECT * {")
    with pytest.raises(kind, match=says) as refused:
        refusing.read(URL, ASK, "*/*", 1)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, QuerySyntaxError),
        (401, StoreUnreachable),
        (403, StoreReadOnly),
        (404, StoreReadOnly),
        (405, StoreReadOnly),
    ],
)
def test_a_refused_change_says_whether_the_server_may_be_written(status: int, kind: type[PlangraphError]):
    with pytest.raises(kind):
        answered(status).write(Change("POST", URL, b"", "application/sparql-update"), 1)


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/problem+json", '{"title": "Bad", "detail": "the query is cut off."}'),
        ("text/html", "<html><head><title>x</title></head><body><p>the query is <b>cut off</b></p></body></html>"),
        ("text/plain", "Virtuoso 37000 Error SP030: the query is cut off\n\nSPARQL query:\nSELECT"),
    ],
)
def test_the_reason_is_found_in_every_kind_of_body(media_type: str, body: str):
    with pytest.raises(QuerySyntaxError, match=r"the query is\s+cut off\.$"):
        answered(400, body, content_type=media_type).read(URL, ASK, "*/*", 1)


@pytest.mark.parametrize("status", [301, 400, 500])
def test_what_a_server_leaves_unsaid_is_said_in_chinese_too(status: int):
    with pytest.raises(PlangraphError) as refused:
        answered(status).write(Change("POST", URL, b"", "application/sparql-update"), 1)
    assert re.search("[a-z]{2,} [a-z]{2,}", refused.value.sentence.in_chinese()) is None


def test_when_to_try_again_is_handed_on():
    with pytest.raises(StoreBusy) as busy:
        answered(503, "wait", retry_after="7").read(URL, ASK, "*/*", 1)
    assert busy.value.retry_after == 7


def test_a_bearer_token_is_in_every_request():
    access = Access(URL, bearer="secret")
    checked = client(lambda request: httpx.Response(200, text=request.headers["Authorization"]), access)
    assert checked.read(URL, ASK, "*/*", 1).body == b"Bearer secret"
    assert "secret" not in repr(access)


def test_a_password_is_sent_only_to_a_server_that_asks_for_it():
    seen: list[str | None] = []

    def asking(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Authorization"))
        challenge = {"WWW-Authenticate": 'Basic realm="plans"'}
        return httpx.Response(200) if seen[-1] else httpx.Response(401, headers=challenge)

    asked = client(asking, Access(URL, user="name", password="word"))  # noqa: S106  no password of anybody
    asked.read(URL, ASK, "*/*", 1)
    asked.read(URL, ASK, "*/*", 1)
    basic = f"Basic {base64.b64encode(b'name:word').decode()}"
    assert seen == [None, basic, basic]


def test_where_digest_is_asked_for_no_password_is_sent():
    seen: list[str] = []

    def asking(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Authorization", ""))
        challenge = {"WWW-Authenticate": 'Digest realm="plans", nonce="1", qop="auth", algorithm=MD5'}
        return httpx.Response(200) if seen[-1] else httpx.Response(401, headers=challenge)

    client(asking, Access(URL, user="name", password="word")).read(URL, ASK, "*/*", 1)  # noqa: S106
    assert seen[1].startswith('Digest username="name"')
    assert "word" not in seen[1]


@pytest.mark.parametrize(
    ("server", "body", "vendor"),
    [
        ("Oxigraph/0.5.13", "", Oxigraph()),
        ("Virtuoso/07.20.3229 (Linux)", "", Virtuoso()),
        ("Jetty(12)", "", Generic()),
        ("other", "<> sd:feature sd:UnionDefaultGraph .", Generic(union=True)),
        ("granian", "<> sd:feature <#UnionDefaultGraphOfQueries> .", Generic(union=True)),
    ],
)
def test_a_vendor_is_known_by_its_header_or_its_description(server: str, body: str, vendor: Generic):
    assert vendor_of(Access(URL), answered(200, body, server=server)) == vendor


def test_a_vendor_that_is_named_is_taken_at_its_word():
    assert vendor_of(Access(URL, vendor="virtuoso"), answered(500)) == Virtuoso()
    with pytest.raises(ParameterError, match="generic or oxigraph or virtuoso"):
        vendor_of(Access(URL, vendor="other"), answered(200))


@pytest.mark.parametrize(
    ("vendor", "access", "query", "update", "graph_store"),
    [
        (Oxigraph(), Access("http://h:1"), "http://h:1/query", "http://h:1/update", "http://h:1/store"),
        (Oxigraph(), Access("http://h:1/query"), "http://h:1/query", "http://h:1/update", "http://h:1/store"),
        (Virtuoso(), Access("http://h:1"), "http://h:1/sparql", "http://h:1/sparql", "http://h:1/sparql-graph-crud"),
        (
            Virtuoso(),
            Access("http://h:1/sparql", user="u"),
            "http://h:1/sparql-auth",
            "http://h:1/sparql-auth",
            "http://h:1/sparql-graph-crud-auth",
        ),
        (Generic(), Access("http://h:1"), "http://h:1/sparql", "http://h:1/sparql", None),
        (Generic(), Access("http://h:1/ds", update_url="http://h:1/ds/u"), "http://h:1/ds", "http://h:1/ds/u", None),
    ],
)
def test_the_endpoints_follow_from_the_address(
    vendor: Generic, access: Access, query: str, update: str, graph_store: str | None
):
    found = vendor.endpoints(access)
    assert (found.query, found.update, found.graph_store) == (query, update, graph_store)


def test_addresses_and_secrets_come_from_the_environment():
    access = Access.from_environment(
        "http://h:1/",
        {
            "PLANGRAPH_UPDATE_URL": "http://h:1/u",
            "PLANGRAPH_USER": "name",
            "PLANGRAPH_PASSWORD": "word",
            "PLANGRAPH_QUERY_TIMEOUT": "3",
        },
    )
    assert access == Access("http://h:1", update_url="http://h:1/u", user="name", password="word", read_limit=3)  # noqa: S106
    with pytest.raises(ParameterError, match="PLANGRAPH_PASSWORD"):
        Access.from_environment("http://name:word@h:1/", {})
    assert is_address("https://h/sparql")
    assert not is_address("plangraph-store")
