"""The language of a page: of ``?lang=``, else the one remembered by a cookie or liked by the browser, else Chinese."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders

from plangraph.model.language import Language
from plangraph.serve.negotiation import weighed

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from plangraph.sentences import Sentence

PARAMETER = "lang"
COOKIE = "plangraph-lang"
_KEY = "plangraph.language"
_REMEMBERED = "Path=/; Max-Age=31536000; SameSite=Lax"
_GRAPH_STORE = "/store"
"""Addresses below it name graphs: their queries stay as they are."""


def language_of(scope: Scope) -> Language:
    """The language of the answer to a request, also where it fails before the middleware has settled it."""
    return _chosen(scope) or _liked(scope) or Language.ZH


def spoken(scope: Scope) -> Language:
    """The language in which programs are told what is wrong: as chosen, else by Accept-Language, else English."""
    return _chosen(scope) or _liked(scope) or Language.EN


def told(sentence: Sentence, language: Language) -> str:
    """A sentence in a language."""
    return sentence.in_chinese() if language is Language.ZH else str(sentence)


class Languages:
    """ASGI middleware: settles the language, remembers what was asked for, and passes the query on without it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on."""
        if scope["type"] != "http" or scope["path"].startswith(_GRAPH_STORE):
            await self._app(scope, receive, send)
            return
        asked = _asked(scope["query_string"])
        inner = {**scope, _KEY: asked or _remembered(scope), "query_string": _without(scope["query_string"])}
        await self._app(inner, receive, _Remembering(send, asked) if asked else send)


class _Remembering:
    """Sends an answer on with the cookie of a language."""

    def __init__(self, send: Send, language: Language) -> None:
        self._send = send
        self._cookie = f"{COOKIE}={language}; {_REMEMBERED}"

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("Set-Cookie", self._cookie)
        await self._send(message)


def _liked(scope: Scope) -> Language | None:
    """The one that Accept-Language likes best (RFC 9110, section 12.5.4); the first of equals."""
    liked = Headers(scope=scope).get("accept-language", "")
    ranges = ((part.partition("-")[0], weight) for part, weight in weighed(liked) if weight > 0)
    known = [(language, weight) for part, weight in ranges if (language := _known(part))]
    return max(known, key=lambda one: one[1])[0] if known else None


def _chosen(scope: Scope) -> Language | None:
    """What the middleware has settled; before it, what it would."""
    settled: Language | None = scope.get(_KEY)
    return settled or _asked(scope.get("query_string", b"")) or _remembered(scope)


def _asked(query: bytes) -> Language | None:
    return _known(dict(parse_qsl(query.decode("latin-1"))).get(PARAMETER, ""))


def _remembered(scope: Scope) -> Language | None:
    try:
        morsel = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(COOKIE)
    except CookieError:
        morsel = None
    return _known(morsel.value if morsel else "")


def _known(value: str) -> Language | None:
    return Language(value) if value in set(Language) else None


def _without(query: bytes) -> bytes:
    return b"&".join(part for part in query.split(b"&") if part.partition(b"=")[0] != PARAMETER.encode())
