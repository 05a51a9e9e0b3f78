"""Answers in gzip for clients that take it (RFC 9110, section 8.4): a page is a fifth of its size on the way."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from plangraph.serve.negotiation import weighed

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_CODING = "gzip"
_LEAST = 1024
"""Bytes below which it saves no packet."""
_LEVEL = 6
_WORDS = ("text/", "application/json", "application/problem+json", "application/ld+json", "image/svg+xml")


def accepts_gzip(scope: Scope) -> bool:
    """Whether the client takes gzip."""
    liked = dict(weighed(Headers(scope=scope).get("accept-encoding", "")))
    return liked.get(_CODING, liked.get("*", 0)) > 0


class Compression:
    """ASGI middleware: whole answers of words are sent in gzip; what is streamed, small or a picture goes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on."""
        http = scope["type"] == "http"
        await self._app(scope, receive, _Compressing(send, taken=accepts_gzip(scope)) if http else send)


class _Compressing:
    """Sends an answer on, in gzip where that is ``taken`` and its first part is all of it."""

    def __init__(self, send: Send, *, taken: bool) -> None:
        self._send = send
        self._taken = taken
        self._head: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._head = message
            return
        if self._head is not None:
            head, self._head = self._head, None
            message = _compressed(head, message, taken=self._taken)
            await self._send(head)
        await self._send(message)


def _compressed(head: Message, first: Message, *, taken: bool) -> Message:
    headers = MutableHeaders(scope=head)
    kind = headers.get("content-type", "")
    if not kind.startswith(_WORDS) or "content-encoding" in headers:
        return first
    headers.add_vary_header("Accept-Encoding")
    body = first.get("body", b"")
    whole = first["type"] == "http.response.body" and not first.get("more_body", False)
    if not (taken and whole and len(body) >= _LEAST):
        return first
    packed = gzip.compress(body, _LEVEL, mtime=0)
    headers["Content-Encoding"] = _CODING
    headers["Content-Length"] = str(len(packed))
    return {**first, "body": packed}
