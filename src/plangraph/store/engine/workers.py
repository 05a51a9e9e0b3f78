"""Processes at hand: some always wait, and one that was ended has a successor at once."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from plangraph.errors import StoreUnreachable
from plangraph.store.engine.channel import Channel
from plangraph.store.engine.frames import Kind
from plangraph.store.engine.limits import processors

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.store.engine.limits import Limits

SPARE = 3
"""Processes that wait beside those that fresh queries need: what ends or ages is replaced in no time."""
_QUIET = 0.1
"""Seconds without a newer snapshot after which the newest is opened."""
_TOGETHER = max(2, processors())
"""Processes that start at a time: many at once would take the processors from the queries that run."""
_PAUSE = 1.0
"""Seconds after which a process that did not start is tried again."""


class Workers:
    """The processes that wait for a query; ``freed`` is called when one more does."""

    def __init__(self, limits: Limits, freed: Callable[[], None]) -> None:
        network = "network" if limits.allowed else "alone"
        self._command = ("-m", "plangraph.store.engine.worker", "{socket}", str(limits.memory), network)
        self._wanted = limits.fresh + SPARE
        self._kept = self._wanted + limits.ageing  # what was started for a rush stays for the next
        self._freed = freed
        self._folder = ""
        self._telling: asyncio.TimerHandle | None = None
        self._idle: deque[Channel] = deque()
        self._all: set[Channel] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Starts the processes; raises StoreUnreachable where the first does not come up."""
        try:
            await self._start_one()
        except (OSError, ConnectionError) as error:
            raise StoreUnreachable(
                "No process for queries can be started ({error}): `plangraph doctor` says why.", error=error
            ) from error
        self._refill()

    async def close(self) -> None:
        """Ends every process, and waits until it is gone."""
        self._closed = True
        if self._telling is not None:
            self._telling.cancel()
        starting = tuple(self._starting)
        for task in starting:
            task.cancel()
        await asyncio.gather(*starting, return_exceptions=True)
        for channel in tuple(self._all):
            self.end(channel)
        while self._ending:
            await asyncio.gather(*self._ending)

    def take(self) -> Channel | None:
        """A process that waits, the last used first; None where none does."""
        channel = self._idle.pop() if self._idle else None
        if len(self._idle) + len(self._starting) < self._wanted // 2:
            self._refill()
        return channel

    def give_back(self, channel: Channel) -> None:
        """Takes a process back that has answered."""
        if len(self._idle) >= self._kept:
            self.end(channel)
        else:
            channel.listener = _Vigil(self, channel)
            self._idle.append(channel)
        self._freed()

    def end(self, channel: Channel) -> None:
        """Ends a process, and starts its successor."""
        channel.listener = None
        channel.kill()
        self._bury(channel)
        self._refill()

    def tell(self, folder: str) -> None:
        """Has those that wait open a snapshot soon, so that the next query finds it open.

        Not at once: after many small writes only the last snapshot is worth opening.
        """
        self._folder = folder
        if self._telling is not None:
            self._telling.cancel()
        self._telling = asyncio.get_running_loop().call_later(_QUIET, self._open)

    def _open(self) -> None:
        for channel in self._idle:
            channel.send(Kind.OPEN, self._folder.encode())

    @property
    def count(self) -> int:
        """How many processes there are."""
        return len(self._all)

    def _refill(self) -> None:
        while not self._closed and self._lacks() and len(self._starting) < _TOGETHER:
            task = asyncio.get_running_loop().create_task(self._start_one())
            self._starting.add(task)
            task.add_done_callback(self._started)

    def _lacks(self) -> bool:
        return len(self._idle) + len(self._starting) < self._wanted

    def _started(self, task: asyncio.Task[None]) -> None:
        self._starting.discard(task)
        if task.cancelled():
            return
        if task.exception() is not None:
            asyncio.get_running_loop().call_later(_PAUSE, self._refill)
        else:
            self._refill()

    async def _start_one(self) -> None:
        channel = await Channel.start(self._command)
        self._all.add(channel)
        try:
            await channel.ready
        except BaseException:
            channel.kill()
            self._bury(channel)
            raise
        channel.send(Kind.OPEN, self._folder.encode())
        channel.listener = _Vigil(self, channel)
        self._idle.append(channel)
        self._freed()

    def lost_idle(self, channel: Channel) -> None:
        """A waiting process has ended by itself."""
        if channel in self._idle:
            self._idle.remove(channel)
        self._bury(channel)
        self._refill()

    def _bury(self, channel: Channel) -> None:
        """Waits for the end of a process, so that nothing of it is left."""
        self._all.discard(channel)
        task = asyncio.get_running_loop().create_task(channel.gone())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)


class _Vigil:
    """Hears that a process that waits for its first query has ended."""

    __slots__ = ("_channel", "_workers")

    def __init__(self, workers: Workers, channel: Channel) -> None:
        self._workers = workers
        self._channel = channel

    def heard(self, kind: Kind, content: bytes) -> None:
        """Nothing is said without a question."""

    def lost(self) -> None:
        """The process is gone."""
        self._workers.lost_idle(self._channel)
