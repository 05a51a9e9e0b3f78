"""One query from its coming to its end: the process that evaluates it, its age, and its answer as it arrives."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from plangraph import errors
from plangraph.sentences import Sentence
from plangraph.store.engine.frames import Kind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from plangraph.store.engine.channel import Channel

HELD_BACK = 256 * 1024
"""Bytes of an answer that are kept until it is whole or longer, so that a failure has a status of its own."""
AHEAD = 8 * 1024 * 1024
"""Bytes of an answer that wait for its reader; then its process waits too."""

_ERRORS = {
    kind.__name__: kind
    for kind in (
        errors.QueryError,
        errors.QuerySyntaxError,
        errors.FederationRefused,
        errors.QueryTooLarge,
        errors.UnsupportedFormat,
        errors.StoreUnreachable,
    )
}


class ProcessLost(errors.QueryTooLarge):
    """The process ended by itself; ``at_once``, so that it may have been ended before it heard the query."""

    at_once = False


class Exchange:
    """A query and what came of it; ``ended`` is called once, with whether its process can go on to the next."""

    __slots__ = (
        "_ahead",
        "_chunks",
        "_error",
        "_most",
        "_news",
        "_size",
        "_whole",
        "channel",
        "ended",
        "lane",
        "media_type",
        "number",
        "processor_time",
        "query",
        "since",
        "timer",
    )

    def __init__(self, number: str, query: str, most: int) -> None:
        self.number = number
        self.query = query
        self.since = monotonic()
        self.lane = "waiting"
        self.media_type = ""
        self.channel: Channel | None = None
        self.processor_time: float | None = None
        self.timer: asyncio.TimerHandle | None = None
        self.ended: Callable[[bool], None] | None = None
        self._chunks: deque[bytes] = deque()
        self._ahead = 0
        self._size = 0
        self._most = most
        self._whole = False
        self._error: errors.PlangraphError | None = None
        self._news: asyncio.Future[None] | None = None

    def heard(self, kind: Kind, content: bytes) -> None:
        """Takes what the process says."""
        if kind is Kind.HEAD:
            self.media_type = content.decode()
        elif kind is Kind.DATA:
            self._take(content)
        elif kind is Kind.END:
            self._whole = True
            self._end(reusable=True)
        elif kind is Kind.ERROR:
            name, sentence = json.loads(content)
            self._error = _ERRORS.get(name, errors.QueryError)(Sentence.of_data(sentence))
            self._end(reusable=True)

    def lost(self) -> None:
        """The process ended by itself: its bound of memory does that."""
        error = ProcessLost("The query ended the process that evaluated it, by the memory it took: ask for less.")
        error.at_once = self.lane == "fresh" and not self._size
        self.fail(error)

    def fail(self, error: errors.PlangraphError) -> None:
        """Ends the query, and its process."""
        if self._error is None and not self._whole:
            self._error = error
            self._end(reusable=False)

    @property
    def over(self) -> bool:
        """Whether the query has ended, one way or the other."""
        return self._whole or self._error is not None

    async def head(self) -> bytes:
        """What is held back: the whole answer, or its first ``HELD_BACK`` bytes; raises the error of the query."""
        while not self.over and self._ahead < HELD_BACK:
            await self._more()
        if self._error is not None:
            raise self._error
        return self._taken()

    async def rest(self) -> AsyncIterator[bytes]:
        """What comes after the head; raises the error of the query where the answer breaks off.

        Where nobody takes the rest, the query is ended.
        """
        try:
            while not self.complete:
                if self._ahead:
                    yield self._taken()
                elif self._error is not None:
                    raise self._error
                else:
                    await self._more()
        finally:
            self.fail(errors.QueryCancelled("Nobody waits for the answer any more."))

    @property
    def complete(self) -> bool:
        """Whether nothing is left to come after what was taken."""
        return self._whole and not self._ahead

    def _take(self, content: bytes) -> None:
        self._chunks.append(content)
        self._ahead += len(content)
        self._size += len(content)
        if self._size > self._most:
            self.fail(errors.QueryTooLarge("The answer is larger than this service gives: ask for less, or in parts."))
        elif self._ahead >= HELD_BACK:
            if self._ahead > AHEAD and self.channel is not None:
                self.channel.pause()
            self._tell()

    def _taken(self) -> bytes:
        content = b"".join(self._chunks) if len(self._chunks) != 1 else self._chunks[0]
        self._chunks.clear()
        self._ahead = 0
        if self.channel is not None:
            self.channel.resume()
        return content

    def _end(self, *, reusable: bool) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        ended, self.ended = self.ended, None
        if ended is not None:
            ended(reusable)
        self.channel = None
        self._tell()

    def _tell(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

    async def _more(self) -> None:
        self._news = asyncio.get_running_loop().create_future()
        try:
            await self._news
        finally:
            self._news = None
