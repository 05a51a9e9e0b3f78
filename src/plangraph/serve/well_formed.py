"""Refuses requests that nothing further on could take for what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.serve import problems
from plangraph.serve.language import spoken
from plangraph.serve.raw import header, send_whole
from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_HOST = re.compile(r"(?:[A-Za-z0-9._~%-]*|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?")
"""RFC 9110, section 7.2: a host, or an address in brackets, and a port."""


class WellFormed:
    """ASGI: 400 for a Host that is none, since pages and graphs have their addresses from it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        if scope["type"] == "http" and not _HOST.fullmatch(header(scope, b"host")):
            error = Refusal(400, "The request's Host is no host: send the name or address of this service.")
            language = spoken(scope)
            body = problems.of_http(error).as_json(scope["path"], language)
            await send_whole(send, error.status_code, problems.headers_in(language), body)
            return
        await self._app(scope, receive, send)
