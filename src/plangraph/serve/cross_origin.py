"""What pages of other sites may do here: read, and where the service writes, write with a bearer token.

Cookies count for nothing between sites, so that nobody writes but who sends the token (Fetch Standard, CORS protocol).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware.cors import CORSMiddleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp

EXPOSED = ("ETag", "Link", "Location", "Plangraph-Note", "Query-Id", "Retry-After", "WWW-Authenticate")
"""Headers of answers that scripts may read, beside those that they always may."""
_READING = ("GET", "HEAD", "OPTIONS", "POST")
_WRITING = ("DELETE", "PUT")
_ASKING = ("Accept", "Content-Type", "If-None-Match")
_CHANGING = ("Authorization", "If-Match", "Slug")


class CrossOrigin(CORSMiddleware):
    """ASGI middleware: answers preflights, and lets pages of any site read answers."""

    def __init__(self, app: ASGIApp, *, writable: bool) -> None:
        super().__init__(
            app,
            allow_origins=["*"],
            allow_methods=(*_READING, *_WRITING) if writable else _READING,
            allow_headers=(*_ASKING, *_CHANGING) if writable else _ASKING,
            expose_headers=EXPOSED,
        )
