"""One request answered in this process, without a socket: ``plangraph serve --get``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import anyio

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message


def get(application: ASGIApp, path: str) -> tuple[int, bytes]:
    """Status and body of a GET of ``path``, which may carry a query: ``/queries/who-owns-what.csv?unit=区科技局``."""
    return anyio.run(_exchange, application, path)


async def _exchange(application: ASGIApp, path: str) -> tuple[int, bytes]:
    status, body = 0, bytearray()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            body.extend(message.get("body", b""))

    await application(_scope(path), receive, send)
    return status, bytes(body)


def _scope(path: str) -> dict[str, Any]:
    address = urlsplit(path if path.startswith("/") else f"/{path}")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(address.path),
        "raw_path": address.path.encode(),
        "root_path": "",
        "query_string": address.query.encode(),
        "headers": [(b"host", b"127.0.0.1")],
        "client": None,
        "server": ("127.0.0.1", 80),
    }
