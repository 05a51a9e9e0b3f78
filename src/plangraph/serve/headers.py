"""Requests as they come, and what every answer carries: the dataset's revision, and what a browser may do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders

from plangraph.model.language import Language
from plangraph.serve.compression import accepts_gzip
from plangraph.serve.entity_tags import matches, tag_of
from plangraph.serve.language import language_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PAGE_SOURCES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; "
)
PAGE_POLICY = f"{_PAGE_SOURCES}frame-ancestors 'none'"
EMBED_POLICY = f"{_PAGE_SOURCES}frame-ancestors * file:"
"""For a page that is made to stand in frames of others, also of files, which ``*`` does not name."""
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
"""For an SVG: it may style itself and nothing else."""
INTERACTIVE_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "sandbox allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
)
"""For the interactive network, one file whose own policy narrows its scripts to those it was written with."""

_SECURITY = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
NOT_KEPT = "no-store"
"""The Cache-Control of an answer that does not follow from the data alone."""
_OK, _NOT_MODIFIED = 200, 304
_URI_CHARACTERS = "".join(map(chr, range(0x21, 0x7F)))


class QueriesAsWritten:
    """ASGI middleware: Chinese in the query of an address may come as it is, in UTF-8, as ``curl`` sends it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with its query percent-encoded (RFC 3986, section 2.5)."""
        query = scope.get("query_string", b"")
        if not query.isascii():
            scope = {**scope, "query_string": quote(query, safe=_URI_CHARACTERS).encode()}
        await self._app(scope, receive, send)


class ReadHeaders:
    """ASGI middleware: ETag of the revision, 304 where the client has it already, security headers, HEAD as GET.

    The revision is taken before the answer is made, so that a tag is never newer than what it stands for. An answer
    that nobody may store has no tag.
    ``edition`` is that of the pages, which change with the program as well.
    """

    def __init__(self, app: ASGIApp, revision: Callable[[], str], untagged: tuple[str, ...], edition: str = "") -> None:
        self._app = app
        self._revision = revision
        self._untagged = untagged
        self._edition = edition

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and completes its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        accept = Headers(scope=scope).get("accept", "")
        language = language_of(scope)
        form = ";".join(filter(None, (accept, "" if language is Language.ZH else language, self._edition)))
        form = f"{form};gzip" if accepts_gzip(scope) else form
        tag = None if scope["path"].startswith(self._untagged) else tag_of(self._revision(), form)
        reply = _Reply(scope, send, tag)
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        await self._app(inner, receive, reply)


class _Reply:
    """Sends one answer on, with its headers completed and its body left out where none is due."""

    def __init__(self, scope: Scope, send: Send, tag: str | None) -> None:
        self._send = send
        self._tag = tag
        self._method = scope["method"]
        self._known = Headers(scope=scope).get("if-none-match", "")
        self._bodiless = self._method == "HEAD"

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = self._started(message)
        elif self._bodiless:
            message = {**message, "body": b""}
        await self._send(message)

    def _started(self, message: Message) -> Message:
        headers = MutableHeaders(scope=message)
        for name, value in _SECURITY.items():
            headers.setdefault(name, value)
        if headers["Content-Security-Policy"] != EMBED_POLICY:
            # Browsers that do not know frame-ancestors.
            headers.setdefault("X-Frame-Options", "DENY")
        if self._tag is None or message["status"] != _OK or headers.get("Cache-Control") == NOT_KEPT:
            return message
        headers["ETag"] = self._tag
        headers.setdefault("Cache-Control", "no-cache")
        if self._method in {"GET", "HEAD"} and matches(self._known, self._tag):
            return self._not_modified(message, headers)
        return message

    def _not_modified(self, message: Message, headers: MutableHeaders) -> Message:
        self._bodiless = True
        for name in ("content-length", "content-type"):
            del headers[name]
        return {**message, "status": _NOT_MODIFIED, "headers": headers.raw}
