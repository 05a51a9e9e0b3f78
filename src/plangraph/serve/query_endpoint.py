"""SPARQL 1.1 Protocol, the query operation, on the shortest way from the socket to the engine and back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from plangraph.errors import PlangraphError, UnsupportedFormat
from plangraph.model.inquiry import Inquiry
from plangraph.serve import media_types, problems, protocol
from plangraph.serve.compression import CODING, accepts_gzip
from plangraph.serve.departure import ClientGone, Departure
from plangraph.serve.entity_tags import matches, tag_of
from plangraph.serve.language import spoken
from plangraph.serve.negotiation import preferred
from plangraph.serve.observing import record_of
from plangraph.serve.query_answer import UNVARIED, Wanted, send_reply, tagged
from plangraph.serve.raw import address_of, again, body_of, header, send_kept, send_not_modified, send_whole
from plangraph.store.moment import is_of_the_moment

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from plangraph.protocols import QueryEngine
    from plangraph.serve.answer_cache import AnswerCache
    from plangraph.serve.protocol import QueryRequest

METHODS = frozenset({"GET", "POST", "HEAD"})


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
        known, packed = header(scope, b"if-none-match"), accepts_gzip(scope)
        body = await body_of(scope, receive) if scope["method"] == "POST" else b""
        key = (scope["method"] == "POST", scope["query_string"], kind, accept, packed, header(scope, b"host"), body)
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
        momentary, form = is_of_the_moment(inquiry.query), f"{accept};{CODING}" if packed else accept
        if known and not momentary and scope["method"] != "POST":
            tag = tag_of(self._engine.revision, form)
            if matches(known, tag):
                await send_not_modified(send, tagged(tag))
                return
        async with Departure(receive):
            reply = await self._engine.ask(inquiry)
            record.lane, record.number = reply.lane, reply.number
            tag = "" if momentary else tag_of(reply.revision, form)
            await send_reply(send, reply, Wanted(key, tag, packed, bodiless), self._cache)

    def _inquiry(self, asked: QueryRequest, forms: tuple[str, ...], address: str) -> Inquiry:
        liked = tuple(form for form in forms if form != media_types.HTML)
        query = protocol.with_base(asked.query or "", address)
        return Inquiry(query, liked, asked.default_graphs, asked.named_graphs, self._union)


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
    headers = (*UNVARIED, (b"cache-control", b"no-cache"), *problems.headers_in(language), *problems.headers_of(error))
    await send_whole(
        send, problem.status, headers, problem.as_json(scope["path"], language), bodiless=scope["method"] == "HEAD"
    )
