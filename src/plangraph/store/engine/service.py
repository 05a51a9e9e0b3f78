"""Queries that cannot hang the service: each in a process of its own that is ended when it takes too long."""

from __future__ import annotations

import asyncio
import json
import os
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING

from plangraph.errors import QueryCancelled, StoreBusy, StoreUnreachable
from plangraph.model.inquiry import EngineState, Reply, Running
from plangraph.store.directory import Directory
from plangraph.store.engine.exchange import Exchange, ProcessLost
from plangraph.store.engine.frames import Kind
from plangraph.store.engine.lanes import Lanes
from plangraph.store.engine.snapshots import Newest

if TYPE_CHECKING:
    from pathlib import Path

    from plangraph.model.inquiry import Inquiry
    from plangraph.store.engine.limits import Limits

_STOPPING = StoreBusy("The service is stopping: ask again when it is back.", 5)
_LOOK = 0.05
_SECOND_CHANCES = 2
"""What goes wrong before a query is evaluated says nothing of the query."""


class ServiceEngine:
    """The queries of one dataset on disk; all of it lives on one event loop, from ``start`` to ``stop``."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.limits = limits
        self._lanes = Lanes(limits)
        self._newest = Newest(Directory(folder), self._moved)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._numbers = count(1)
        self._stopping = False

    async def start(self) -> None:
        """Starts the processes; raises StoreError."""
        self._loop = asyncio.get_running_loop()
        self._newest.look()
        await self._lanes.workers.start()

    async def stop(self, patience: float = 0.0) -> None:
        """Takes no more queries, gives those that run so many seconds, then ends every process."""
        self._stopping = True
        end = monotonic() + patience
        while (self._lanes.running or self._lanes.waiting) and monotonic() < end:  # noqa: ASYNC110  it ends soon
            await asyncio.sleep(_LOOK)
        await self._lanes.close(_STOPPING)
        self._loop = None
        self._newest.close()

    def _moved(self, folder: str) -> None:
        """Whoever looked first tells the processes, on their own event loop."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._lanes.workers.tell, folder)

    @property
    def revision(self) -> str:
        """The revision of the newest snapshot; raises StoreError."""
        return self._newest.look()[0]

    @property
    def folder(self) -> str:
        """The folder of the newest snapshot; raises StoreError."""
        return self._newest.look()[1]

    @property
    def running(self) -> tuple[Running, ...]:
        """The queries that are being evaluated, the oldest first."""
        now = monotonic()
        return tuple(Running(e.number, e.query, e.lane, now - e.since) for e in self._lanes.running)

    @property
    def state(self) -> EngineState:
        """Figures for the operator."""
        lanes = self._lanes
        size = sum(entry.stat().st_size for entry in os.scandir(self.folder))
        return EngineState(lanes.waiting, lanes.workers.count, size, dict(lanes.kills))

    @property
    def lanes(self) -> Lanes:
        """The lanes, for those who count."""
        return self._lanes

    def cancel(self, number: str) -> bool:
        """Ends a running query; False where none has that number."""
        exchange = self._lanes.find(number)
        if exchange is not None:
            self._lanes.kills["cancelled"] += 1
            exchange.fail(QueryCancelled("The operator of this service ended the query: ask them why."))
        return exchange is not None

    async def ask(self, inquiry: Inquiry) -> Reply:
        """The answer, or its head and the rest as it comes; raises QueryError, StoreError.

        Where the caller is cancelled, the query is ended.
        """
        if self._stopping:
            raise _STOPPING
        for _ in range(_SECOND_CHANCES):
            try:
                return await self._ask(inquiry)
            except StoreUnreachable:
                continue  # the snapshot was cleared away between the look and its opening: the newest stands
            except ProcessLost as error:
                if not error.at_once:
                    raise
        return await self._ask(inquiry)

    async def _ask(self, inquiry: Inquiry) -> Reply:
        exchange = Exchange(str(next(self._numbers)), inquiry.query, self.limits.answer << 20)
        channel = await self._lanes.enter(exchange, min(inquiry.limit or self.limits.seconds, self.limits.seconds))
        revision, folder = self._newest.look()
        channel.send(Kind.ASK, _question(inquiry, folder, self.limits))
        try:
            first = await exchange.head()
        except asyncio.CancelledError:
            exchange.fail(QueryCancelled("Nobody waits for the answer any more."))
            raise
        rest = None if exchange.complete else exchange.rest()
        return Reply(exchange.number, exchange.media_type, revision, exchange.lane, first, rest)


def _question(inquiry: Inquiry, folder: str, limits: Limits) -> bytes:
    return json.dumps(
        {
            "snapshot": folder,
            "query": inquiry.query,
            "accept": inquiry.accept,
            "default_graphs": inquiry.default_graphs,
            "named_graphs": inquiry.named_graphs,
            "union": inquiry.union,
            "bindings": inquiry.bindings,
            "allowed": tuple(limits.allowed),
        }
    ).encode()
