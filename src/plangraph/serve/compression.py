"""Answers in gzip for clients that take it (RFC 9110, section 8.4): a page is a fifth of its size on the way.

A stream that breaks off is seen to be broken in gzip as well: its connection is cut, and the checksum at its end is
missing.
"""

from __future__ import annotations

import asyncio
import gzip
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

from plangraph.serve.negotiation import weighed
from plangraph.serve.raw import header

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CODING = "gzip"
_LEAST = 1024
"""Bytes below which it saves no packet."""
_SHORT = 1 << 14
"""Bytes that are packed sooner than a thread is found for them."""
_LEVEL, _QUICK = 6, 1
_IN_GZIP = 16 + zlib.MAX_WBITS
_WORDS = (
    *("text/", "application/json", "application/problem+json", "application/ld+json", "image/svg+xml"),
    *("application/sparql-results", "application/rdf+xml", "application/n-", "application/trig"),
)


def accepts_gzip(scope: Scope) -> bool:
    """Whether the client takes gzip."""
    return _taken(header(scope, b"accept-encoding"))


@lru_cache(256)
def _taken(accepted: str) -> bool:
    liked = dict(weighed(accepted))
    return liked.get(CODING, liked.get("*", 0)) > 0


def is_worth_packing(body: bytes) -> bool:
    """Whether a whole body is not too short."""
    return len(body) >= _LEAST


class Packer:
    """Packs one answer part by part, the large parts in a thread, while the event loop goes on."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(_QUICK, zlib.DEFLATED, _IN_GZIP)

    async def pack(self, part: bytes) -> bytes:
        """What can be sent of the parts so far; it may be nothing yet."""
        if len(part) < _SHORT:
            return self._packer.compress(part)
        return await asyncio.to_thread(self._packer.compress, part)

    def end(self) -> bytes:
        """The rest, and the checksum by which the answer is seen to be whole."""
        return self._packer.flush()


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
    if not (taken and whole and is_worth_packing(body)):
        return first
    packed = gzip.compress(body, _LEVEL, mtime=0)
    headers["Content-Encoding"] = CODING
    headers["Content-Length"] = str(len(packed))
    return {**first, "body": packed}
