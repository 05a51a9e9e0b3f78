"""The answer to a query on its way: whole, and kept for the next, or part by part; in gzip for those who take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.errors import PlangraphError
from plangraph.serve import media_types
from plangraph.serve.answer_cache import KeptAnswer
from plangraph.serve.compression import CODING, Packer, is_worth_packing
from plangraph.serve.cross_origin import EXPOSED
from plangraph.serve.headers import NOT_KEPT
from plangraph.serve.raw import BrokenAnswer, send_whole

if TYPE_CHECKING:
    from collections.abc import Hashable

    from starlette.types import Send

    from plangraph.model.inquiry import Reply
    from plangraph.serve.answer_cache import AnswerCache
    from plangraph.serve.raw import Headers

UNVARIED: Headers = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", ", ".join(EXPOSED).encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; sandbox"),
    (b"referrer-policy", b"same-origin"),
)
"""What goes with every answer."""
_VARIED: Headers = (*UNVARIED, (b"vary", b"Accept, Accept-Encoding"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a request wants of its answer: the key and tag it is kept by, gzip, and no body for HEAD.

    An answer without a tag is kept by nobody.
    """

    key: Hashable
    tag: str
    packed: bool
    bodiless: bool


def tagged(tag: str) -> Headers:
    """What goes with an answer of the data alone."""
    return (*_VARIED, (b"cache-control", b"no-cache"), (b"etag", tag.encode()))


async def send_reply(send: Send, reply: Reply, wanted: Wanted, cache: AnswerCache) -> None:
    """Sends an answer; raises BrokenAnswer where it had begun and cannot be finished."""
    packer = Packer() if wanted.packed and (reply.rest is not None or is_worth_packing(reply.first)) else None
    headers = _headers(reply, wanted.tag, packed=packer is not None)
    if reply.rest is None:
        body = reply.first if packer is None else await packer.pack(reply.first) + packer.end()
        if wanted.tag:
            cache.keep(reply.revision, wanted.key, KeptAnswer(headers, wanted.tag, body))
        await send_whole(send, 200, headers, body, bodiless=wanted.bodiless)
        return
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if wanted.bodiless:
        await send({"type": "http.response.body", "body": b""})
        return
    try:
        await _send_part(send, reply.first, packer)
        async for part in reply.rest:
            await _send_part(send, part, packer)
    except PlangraphError as error:
        raise BrokenAnswer(f"Query {reply.number}: {error}") from None
    await send({"type": "http.response.body", "body": packer.end() if packer else b"", "more_body": False})


def _headers(reply: Reply, tag: str, *, packed: bool) -> Headers:
    return (
        *(tagged(tag) if tag else (*_VARIED, (b"cache-control", NOT_KEPT.encode()))),
        (b"content-type", media_types.with_charset(reply.media_type).encode()),
        *(((b"content-encoding", CODING.encode()),) if packed else ()),
        (b"query-id", reply.number.encode()),
    )


async def _send_part(send: Send, part: bytes, packer: Packer | None) -> None:
    body = part if packer is None else await packer.pack(part)
    if body:
        await send({"type": "http.response.body", "body": body, "more_body": True})
