"""ASGI messages without a framework between: what the shortest way to an answer is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from plangraph.serve.entity_tags import matches
from plangraph.serve.protocol import MAXIMUM_BODY, too_long
from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

    from plangraph.serve.answer_cache import KeptAnswer

Headers: TypeAlias = tuple[tuple[bytes, bytes], ...]
_OK, _NOT_MODIFIED = 200, 304
_PLAIN = frozenset({"", "identity"})
_OF_THE_BODY = frozenset({b"content-encoding", b"content-length", b"content-type"})


class BrokenAnswer(Exception):
    """An answer that had begun cannot be finished: the connection is broken, so that nobody takes it for whole."""


def header(scope: Scope, name: bytes) -> str:
    """The value of a request's header, empty where it has none."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def address_of(scope: Scope) -> str:
    """The address of a request without its query, as the client wrote it."""
    path = scope.get("raw_path") or scope["path"].encode()
    return f"{scope['scheme']}://{header(scope, b'host')}{path.decode('latin-1')}"


async def body_of(scope: Scope, receive: Receive) -> bytes:
    """The whole body of a request; raises HTTPException 413, and 415 where it is packed."""
    coding = header(scope, b"content-encoding").strip()
    if coding.lower() not in _PLAIN:
        text = "The request is packed as {coding}: send it as it is, without Content-Encoding."
        raise Refusal(415, text, {"Accept-Encoding": "identity"}, coding=coding)
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = message.get("more_body", False)
        if size > MAXIMUM_BODY:
            raise too_long()
    return b"".join(parts)


def again(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that gives a body that was read already, then goes on as before."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


async def send_whole(send: Send, status: int, headers: Headers, body: bytes, *, bodiless: bool = False) -> None:
    """One answer at once."""
    sized = (*headers, (b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": sized})
    await send({"type": "http.response.body", "body": b"" if bodiless else body})


async def send_kept(send: Send, kept: KeptAnswer, known: str, *, bodiless: bool = False) -> None:
    """A kept answer, or 304 where the client ``known`` it."""
    if known and matches(known, kept.tag):
        await send_not_modified(send, kept.headers)
    else:
        await send_whole(send, _OK, kept.headers, kept.body, bodiless=bodiless)


async def send_not_modified(send: Send, headers: Headers) -> None:
    """304 with the headers of the answer that the client has already."""
    kept = tuple((name, value) for name, value in headers if name not in _OF_THE_BODY)
    await send({"type": "http.response.start", "status": _NOT_MODIFIED, "headers": kept})
    await send({"type": "http.response.body", "body": b""})
