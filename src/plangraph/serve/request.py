"""One request answered in this process, without a socket: ``plangraph serve --get``."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp, Message


def get(application: ASGIApp, path: str) -> tuple[int, bytes]:
    """Status and body of a GET of ``path``, which may carry a query: ``/queries/who-owns-what.csv?unit=区科技局``."""
    return asyncio.run(_exchange(application, path))


async def _exchange(application: ASGIApp, path: str) -> tuple[int, bytes]:
    status, body = 0, bytearray()

    asked: asyncio.Queue[Message] = asyncio.Queue()  # once empty, it waits, as a client does for its answer
    asked.put_nowait({"type": "http.request", "body": b"", "more_body": False})

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            body.extend(message.get("body", b""))

    async with _running(application):
        await application(_scope(path), asked.get, send)
    return status, bytes(body)


@asynccontextmanager
async def _running(application: ASGIApp) -> AsyncIterator[None]:
    """The lifespan of the application around one request (ASGI, Lifespan Protocol); raises PlangraphError."""
    to_application: asyncio.Queue[Message] = asyncio.Queue()
    from_application: asyncio.Queue[Message] = asyncio.Queue()
    scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.3"}, "state": {}}
    life = asyncio.ensure_future(application(scope, to_application.get, from_application.put))
    for phase in ("startup", "shutdown"):
        await to_application.put({"type": f"lifespan.{phase}"})
        answer = asyncio.ensure_future(from_application.get())
        await asyncio.wait({answer, life}, return_when=asyncio.FIRST_COMPLETED)
        if phase == "startup":
            if not answer.done() or answer.result()["type"].endswith("failed"):
                await life
            yield
    await life


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
