"""Who may run: fresh queries first, older ones with less of the processors, few that are slow."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from time import monotonic
from typing import TYPE_CHECKING

from plangraph.errors import QueryTimeout, StoreBusy
from plangraph.store.engine.sandbox import lower_priority, processor_time
from plangraph.store.engine.workers import Workers

if TYPE_CHECKING:
    from plangraph.store.engine.channel import Channel
    from plangraph.store.engine.exchange import Exchange
    from plangraph.store.engine.limits import Limits

FRESH, AGEING, SLOW = "fresh", "ageing", "slow"
_NICE = {AGEING: 10, SLOW: 19}
"""Shares of the processors: 110 and 15 against 1024 of a fresh query (sched(7))."""


class Lanes:
    """Gives queries their processes and ends those that take too long."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._workers = Workers(limits, self._wake)
        self._running: dict[str, Exchange] = {}
        self._count: Counter[str] = Counter()
        self._waiting: deque[asyncio.Future[Channel]] = deque()
        self.kills: Counter[str] = Counter()

    @property
    def workers(self) -> Workers:
        """The processes."""
        return self._workers

    @property
    def running(self) -> tuple[Exchange, ...]:
        """The queries that are being evaluated."""
        return tuple(self._running.values())

    @property
    def waiting(self) -> int:
        """How many queries have no process yet."""
        return len(self._waiting)

    def find(self, number: str) -> Exchange | None:
        """The running query of that number."""
        return self._running.get(number)

    async def enter(self, exchange: Exchange, seconds: float) -> Channel:
        """The process that evaluates the query, for so many seconds at most; raises StoreBusy where none comes free."""
        channel = self._free() or await self._wait()  # either has counted the query as fresh
        exchange.lane = FRESH
        exchange.channel = channel
        exchange.ended = lambda reusable: self._leave(exchange, channel, reusable=reusable)
        channel.listener = exchange
        self._running[exchange.number] = exchange
        loop = asyncio.get_running_loop()
        # What a query waited for its process counts too: its caller waited as well.
        deadline = loop.time() + max(seconds - (monotonic() - exchange.since), self._limits.fresh_for)
        exchange.processor_time = processor_time(channel.process.pid)
        exchange.timer = loop.call_later(min(self._limits.fresh_for, seconds), self._age, exchange, deadline)
        return channel

    async def close(self, error: StoreBusy) -> None:
        """Ends every query with the error, and every process."""
        for future in self._waiting:
            if not future.done():
                future.set_exception(error)
        for exchange in self.running:
            exchange.fail(error)
        await self._workers.close()

    def _free(self) -> Channel | None:
        channel = self._workers.take() if self._count[FRESH] < self._limits.fresh else None
        self._count[FRESH] += channel is not None
        return channel

    async def _wait(self) -> Channel:
        if len(self._waiting) >= self._limits.queue:
            raise StoreBusy("Too many queries wait: try again in a moment.")
        future: asyncio.Future[Channel] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        timer = asyncio.get_running_loop().call_later(self._limits.patience, _give_up, future)
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and future.exception() is None:
                self._count[FRESH] -= 1
                self._workers.give_back(future.result())
            raise
        finally:
            timer.cancel()
            if future in self._waiting:
                self._waiting.remove(future)

    def _wake(self) -> None:
        while self._waiting and (channel := self._free()) is not None:
            future = next((future for future in iter(self._next, None) if not future.done()), None)
            if future is None:
                self._count[FRESH] -= 1
                self._workers.give_back(channel)
                return
            future.set_result(channel)

    def _next(self) -> asyncio.Future[Channel] | None:
        return self._waiting.popleft() if self._waiting else None

    def _age(self, exchange: Exchange, deadline: float) -> None:
        """The query is no longer fresh: it makes room for others, unless too many do so already."""
        loop, limits = asyncio.get_running_loop(), self._limits
        if loop.time() >= deadline:
            self._expire(exchange)
        elif exchange.lane == FRESH and (
            self._count[AGEING] >= limits.ageing or self._starved(exchange, limits.fresh_for / 2)
        ):
            exchange.timer = loop.call_later(limits.fresh_for, self._age, exchange, deadline)
        elif exchange.lane == FRESH:
            exchange.processor_time = _time_of(exchange)
            self._move(exchange, AGEING)
            rest = min(limits.short_for - limits.fresh_for, deadline - loop.time())
            exchange.timer = loop.call_later(max(rest, 0), self._age, exchange, deadline)
        elif self._starved(exchange, limits.short_for / 4):
            exchange.timer = loop.call_later(limits.short_for / 2, self._age, exchange, deadline)
        elif self._count[SLOW] >= limits.slow:
            self.kills["busy"] += 1
            exchange.fail(
                StoreBusy(
                    "Other long queries are running: ask for less, or try again when they have ended.",
                    max(1, round(limits.seconds)),
                )
            )
        else:
            self._move(exchange, SLOW)
            exchange.timer = loop.call_at(deadline, self._expire, exchange)

    def _starved(self, exchange: Exchange, least: float) -> bool:
        """Whether the query only waits: it has had less than so many seconds of the processors in its lane."""
        now, then = _time_of(exchange), exchange.processor_time
        return now is not None and then is not None and now - then < least

    def _expire(self, exchange: Exchange) -> None:
        self.kills["timeout"] += 1
        exchange.fail(
            QueryTimeout(
                "The query took longer than {seconds} s (PLANGRAPH_QUERY_TIMEOUT) and was ended: ask for"
                " less, or narrow it with a plan, a unit or a LIMIT.",
                seconds=f"{self._limits.seconds:g}",
            )
        )

    def _move(self, exchange: Exchange, lane: str) -> None:
        self._count[exchange.lane] -= 1
        self._count[lane] += 1
        exchange.lane = lane
        if exchange.channel is not None:
            lower_priority(exchange.channel.process.pid, _NICE[lane])
        self._wake()

    def _leave(self, exchange: Exchange, channel: Channel, *, reusable: bool) -> None:
        self._running.pop(exchange.number, None)
        self._count[exchange.lane] -= 1
        fresh = exchange.lane == FRESH or lower_priority(channel.process.pid, 0)
        if reusable and fresh:
            channel.resume()
            self._workers.give_back(channel)
        else:
            self._workers.end(channel)
            self._wake()


def _give_up(future: asyncio.Future[Channel]) -> None:
    if not future.done():
        future.set_exception(StoreBusy("No process came free for the query: try again in a moment.", 2))


def _time_of(exchange: Exchange) -> float | None:
    return None if exchange.channel is None else processor_time(exchange.channel.process.pid)
