"""What stands before the application: kept answers, and queries on the shortest way to the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.serve.answer_cache import KeptAnswer
from plangraph.serve.observing import record_of
from plangraph.serve.query_endpoint import METHODS, QueryEndpoint
from plangraph.serve.raw import header, send_kept

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from plangraph.protocols import QueryEngine
    from plangraph.serve.answer_cache import AnswerCache

ENDPOINT = "/sparql"
_OK = 200
_VARIED = (b"accept", b"accept-encoding", b"accept-language", b"host", b"cookie", b"x-forwarded-proto")


class Front:
    """ASGI: a page that was asked for before is given again while the data are the same.

    Only answers that carry a tag of the revision are kept: what tells of the moment carries none.
    """

    def __init__(self, app: ASGIApp, engine: QueryEngine, cache: AnswerCache, *, union: bool) -> None:
        self._app = app
        self._engine = engine
        self._cache = cache
        self._queries = QueryEndpoint(app, engine, cache, union=union)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"] == ENDPOINT and scope["method"] in METHODS:
            await self._queries(scope, receive, send)
        elif scope["method"] == "GET":
            await self._page(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        revision = self._engine.revision
        varied = (header(scope, name) for name in _VARIED)
        # What is made for no other site does not say that other sites may read it.
        key = (scope["path"], scope["query_string"], bool(header(scope, b"origin")), *varied)
        kept = self._cache.find(revision, key)
        known = header(scope, b"if-none-match")
        if kept is not None:
            record_of(scope).lane = "kept"
            await send_kept(send, kept, known)
            return
        keeping = _Keeping(send)
        await self._app(scope, receive, keeping)
        if (made := keeping.kept(revision)) is not None:
            self._cache.keep(revision, key, made)


class _Keeping:
    """Sends an answer on, and keeps it if it is whole, good and of the revision."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._head: Message | None = None
        self._parts: list[bytes] = []
        self._whole = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._head = message
        elif message["type"] == "http.response.body":
            self._parts.append(message.get("body", b""))
            self._whole = not message.get("more_body", False)
        else:
            self._head = None  # a file that the server reads itself
        await self._send(message)

    def kept(self, revision: str) -> KeptAnswer | None:
        """The answer, if it can be given again."""
        if self._head is None or self._head["status"] != _OK or not self._whole:
            return None
        headers = tuple(
            (bytes(name), bytes(value)) for name, value in self._head["headers"] if name != b"content-length"
        )
        tag = next((value.decode() for name, value in headers if name == b"etag"), "")
        return KeptAnswer(headers, tag, b"".join(self._parts)) if tag.startswith(f'"{revision}') else None
