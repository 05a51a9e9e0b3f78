"""SPARQL 1.1 Protocol, the query operation, on the shortest way from the socket to the engine and back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from plangraph.errors import PlangraphError, UnsupportedFormat
from plangraph.model.inquiry import Inquiry
from plangraph.serve import media_types, problems, protocol
from plangraph.serve.answer_cache import KeptAnswer
from plangraph.serve.cross_origin import EXPOSED
from plangraph.serve.departure import ClientGone, Departure
from plangraph.serve.entity_tags import matches, tag_of
from plangraph.serve.headers import NOT_KEPT
from plangraph.serve.language import spoken
from plangraph.serve.negotiation import preferred
from plangraph.serve.observing import record_of
from plangraph.serve.raw import (
    BrokenAnswer,
    address_of,
    again,
    body_of,
    header,
    send_kept,
    send_not_modified,
    send_whole,
)
from plangraph.store.moment import is_of_the_moment

if TYPE_CHECKING:
    from collections.abc import Hashable

    from starlette.types import ASGIApp, Receive, Scope, Send

    from plangraph.model.inquiry import Reply
    from plangraph.protocols import QueryEngine
    from plangraph.serve.answer_cache import AnswerCache
    from plangraph.serve.protocol import QueryRequest
    from plangraph.serve.raw import Headers

METHODS = frozenset({"GET", "POST", "HEAD"})
_UNVARIED: Headers = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", ", ".join(EXPOSED).encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; sandbox"),
    (b"referrer-policy", b"same-origin"),
)
_VARIED: Headers = (*_UNVARIED, (b"vary", b"Accept"))
_COMMON: Headers = (*_VARIED, (b"cache-control", b"no-cache"))


class QueryEndpoint:
    """ASGI: answers queries of programs, and leaves pages, updates and descriptions to the application.

    ``union``: a query without a dataset of its own sees all graphs as one.
    """

    def __init__(self, app: ASGIApp, engine: QueryEngine, cache: AnswerCache, *, union: bool) -> None:
        self._app = app
        self._engine = engine
        self._cache = cache
        self._union = union

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, from what is kept if it was asked before."""
        try:
            await self._answer(scope, receive, send)
        except (HTTPException, PlangraphError) as error:
            await _fail(send, scope, error)
        except ClientGone:
            return

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        bodiless = scope["method"] == "HEAD"
        accept, kind = header(scope, b"accept"), header(scope, b"content-type")
        known = header(scope, b"if-none-match")
        body = await body_of(scope, receive) if scope["method"] == "POST" else b""
        key = (scope["method"] == "POST", scope["query_string"], kind, accept, header(scope, b"host"), body)
        kept = self._cache.find(self._engine.revision, key)
        record = record_of(scope)
        if kept is not None:
            record.lane = "kept"
            await send_kept(send, kept, known, bodiless=bodiless)
            return
        asked = protocol.of_parts("GET" if bodiless else scope["method"], scope["query_string"], kind, body)
        forms = _forms(asked, accept) if isinstance(asked, protocol.QueryRequest) and asked.query else ()
        if isinstance(asked, protocol.UpdateRequest) or not forms or forms[0] == media_types.HTML:
            await self._app(scope, again(body, receive), send)
            return
        inquiry = self._inquiry(asked, forms, address_of(scope))
        momentary = is_of_the_moment(inquiry.query)
        if (
            known
            and not momentary
            and scope["method"] != "POST"
            and matches(known, tag := tag_of(self._engine.revision, accept))
        ):
            await send_not_modified(send, (*_COMMON, (b"etag", tag.encode())))
            return
        async with Departure(receive):
            reply = await self._engine.ask(inquiry)
            record.lane, record.number = reply.lane, reply.number
            tag = "" if momentary else tag_of(reply.revision, accept)
            await self._send(send, reply, key, tag, bodiless=bodiless)

    def _inquiry(self, asked: QueryRequest, forms: tuple[str, ...], address: str) -> Inquiry:
        liked = tuple(form for form in forms if form != media_types.HTML)
        query = protocol.with_base(asked.query or "", address)
        return Inquiry(query, liked, asked.default_graphs, asked.named_graphs, self._union)

    async def _send(self, send: Send, reply: Reply, key: Hashable, tag: str, *, bodiless: bool) -> None:
        """The answer; one without a tag is kept by nobody."""
        headers: Headers = (
            *((*_COMMON, (b"etag", tag.encode())) if tag else (*_VARIED, (b"cache-control", NOT_KEPT.encode()))),
            (b"content-type", media_types.with_charset(reply.media_type).encode()),
            (b"query-id", reply.number.encode()),
        )
        if reply.rest is None and tag:
            self._cache.keep(reply.revision, key, KeptAnswer(headers, tag, reply.first))
        if reply.rest is None:
            await send_whole(send, 200, headers, reply.first, bodiless=bodiless)
            return
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if bodiless else reply.first, "more_body": not bodiless})
        if bodiless:
            return
        try:
            async for part in reply.rest:
                await send({"type": "http.response.body", "body": part, "more_body": True})
        except PlangraphError as error:
            raise BrokenAnswer(f"Query {reply.number}: {error}") from None
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _forms(asked: QueryRequest, accept: str) -> tuple[str, ...]:
    """The media types that are liked, best first; raises UnsupportedFormat where none is offered."""
    if asked.form is not None:
        if asked.form not in media_types.ANSWERS:
            raise UnsupportedFormat(
                "{form!r} is no format: use one of {answers}.", form=asked.form, answers=", ".join(media_types.ANSWERS)
            )
        return (media_types.ANSWERS[asked.form],)
    forms = _forms_of(accept)
    if not forms:
        raise UnsupportedFormat("Ask for one of {answers}.", answers=", ".join(media_types.ANSWERS.values()))
    return forms


@lru_cache(256)
def _forms_of(accept: str) -> tuple[str, ...]:
    """What an Accept likes: clients send the same again and again."""
    liked = preferred(accept, (*media_types.OFFERS, media_types.HTML))
    return tuple(dict.fromkeys(media_types.canonical(media_type) for media_type in liked))


async def _fail(send: Send, scope: Scope, error: HTTPException | PlangraphError) -> None:
    """The error as a problem."""
    problem = problems.of_http(error) if isinstance(error, HTTPException) else problems.of_error(error)
    language = spoken(scope)
    headers = (*_UNVARIED, (b"cache-control", b"no-cache"), *problems.headers_in(language), *problems.headers_of(error))
    await send_whole(
        send, problem.status, headers, problem.as_json(scope["path"], language), bodiless=scope["method"] == "HEAD"
    )
