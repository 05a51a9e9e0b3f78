"""ETag, 304, HEAD and security headers, around a route of three bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import anyio
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from tests.unit.serve.conftest import Client

from plangraph.serve.entity_tags import tag_of
from plangraph.serve.headers import PAGE_POLICY, QueriesAsWritten, ReadHeaders

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Message, Scope


async def three(_: Request) -> PlainTextResponse:
    return PlainTextResponse("abc")


@pytest.fixture
def client() -> Client:
    application = Starlette(routes=[Route("/", three), Route("/static/x", three)])
    application.add_middleware(ReadHeaders, revision=lambda: "r1", untagged=("/static/",))
    return Client(application)


TAG = tag_of("r1", "*/*;gzip")
"""That of clients which take gzip, as those of these tests do."""


def test_an_answer_carries_the_revision_and_what_form_was_asked_for(client: Client):
    assert client.get("/").headers["etag"] == TAG
    assert client.get("/", "text/html").headers["etag"] == tag_of("r1", "text/html;gzip") != TAG
    assert TAG.startswith('"r1-')


@pytest.mark.parametrize("known", [TAG, f"W/{TAG}", f'"r0", {TAG}', "*"])
def test_who_has_the_revision_gets_304_and_no_body(client: Client, known: str):
    answer = client.get("/", if_none_match=known)
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", TAG)
    assert "content-type" not in answer.headers


def test_who_has_another_revision_gets_the_answer(client: Client):
    assert client.get("/", if_none_match='"r0"').content == b"abc"


def test_an_error_is_never_304(client: Client):
    answer = client.get("/nothing", if_none_match=TAG)
    assert answer.status_code == 404
    assert "etag" not in answer.headers


def test_head_answers_as_get_without_a_body(client: Client):
    answer = client.head("/")
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "3")


def test_files_of_the_program_are_not_tagged_with_the_data(client: Client):
    assert "etag" not in client.get("/static/x").headers


def test_every_answer_says_what_a_page_may_do(client: Client):
    for path in ("/", "/nothing"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == PAGE_POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_chinese_in_a_query_may_come_unencoded_from_a_program():
    sent = "unit=区科技局&x=%E5%8C%BA+1"
    scope = {"type": "http", "query_string": sent.encode()}
    seen = anyio.run(_seen, scope)
    assert parse_qs(seen) == {"unit": ["区科技局"], "x": ["区 1"]}


async def _seen(scope: Scope) -> str:
    found: list[str] = []

    async def application(scope: Scope, *_: object) -> None:
        found.append(scope["query_string"].decode("ascii"))

    await QueriesAsWritten(application)(scope, _receive, _send)
    return found[0]


async def _receive() -> Message:
    raise AssertionError


async def _send(_: Message) -> None:
    raise AssertionError
