"""The answer to a query on its way, whole or in parts, in gzip or as it is."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

import anyio
import pytest

from plangraph.errors import QueryTimeout
from plangraph.model.inquiry import Reply
from plangraph.serve.answer_cache import AnswerCache
from plangraph.serve.query_answer import Wanted, send_reply
from plangraph.serve.raw import BrokenAnswer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import Message

PART = "任务,单位\r\n".encode() * 4000


async def rest(parts: int, *, broken: bool) -> AsyncIterator[bytes]:
    for _ in range(parts):
        yield PART
    if broken:
        raise QueryTimeout("The query took longer than it may.")


def reply(parts: int, *, broken: bool = False) -> Reply:
    return Reply("7", "text/csv", "r", "fresh", PART, rest(parts, broken=broken) if parts or broken else None)


def sent(reply: Reply, cache: AnswerCache | None = None, *, packed: bool = True) -> tuple[list[Message], bool]:
    """The messages of an answer, and whether it broke off."""
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    async def answer() -> bool:
        try:
            await send_reply(send, reply, Wanted("key", '"r-1"', packed, bodiless=False), cache or AnswerCache(1 << 20))
        except BrokenAnswer:
            return True
        return False

    return messages, anyio.run(answer)


def body(messages: list[Message]) -> bytes:
    return b"".join(message["body"] for message in messages[1:])


@pytest.mark.parametrize("parts", [0, 1, 5])
def test_an_answer_is_the_same_in_gzip_and_as_it_is(parts: int):
    plain, packed = sent(reply(parts), packed=False)[0], sent(reply(parts))[0]
    assert gzip.decompress(body(packed)) == body(plain) == PART * (parts + 1)
    assert (b"content-encoding", b"gzip") in packed[0]["headers"]
    assert len(body(packed)) < len(body(plain)) / 10
    assert not packed[-1].get("more_body", False)
    assert all(message["body"] for message in packed[1:])


def test_a_stream_that_breaks_off_is_no_whole_gzip_and_has_no_end():
    messages, broke = sent(reply(3, broken=True))
    assert broke
    assert all(message["more_body"] for message in messages[1:])
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    assert (PART * 4).startswith(unpacker.decompress(body(messages)))
    assert not unpacker.eof


def test_what_is_kept_is_kept_as_it_was_sent():
    cache = AnswerCache(1 << 20)
    cache.find("r", "key")
    messages, _ = sent(reply(0), cache)
    kept = cache.find("r", "key")
    assert kept is not None
    assert kept.body == body(messages)


def test_what_is_short_goes_as_it_is():
    messages, _ = sent(Reply("7", "text/csv", "r", "fresh", b"n\r\n1\r\n"))
    assert body(messages) == b"n\r\n1\r\n"
    assert b"content-encoding" not in dict(messages[0]["headers"])
