"""A process of the service and the socket to it, on the event loop."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from contextlib import suppress
from socket import AF_UNIX, SOCK_STREAM, socket, socketpair
from typing import TYPE_CHECKING, Protocol, Self, cast

from plangraph.store.engine.frames import Kind, Unpacker, packed

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALLOCATOR = {
    "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
    "MALLOC_TOP_PAD_": str(16 << 20),
    "MALLOC_MMAP_THRESHOLD_": str(64 << 20),
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=127",
}
"""Keeps what a query gave back for the next (mallopt(3)): a query takes a quarter less of the processor."""
_REAP = 0.02
"""Seconds between two looks whether an ended process is gone."""


class Listener(Protocol):
    """Who hears what a process says."""

    def heard(self, kind: Kind, content: bytes) -> None:
        """A message came."""
        ...

    def lost(self) -> None:
        """The process is gone."""
        ...


class Channel(asyncio.Protocol):
    """A process that reads and writes messages on the socket whose number is its first argument."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.listener: Listener | None = None
        self.ready = asyncio.get_running_loop().create_future()
        self._unpacker = Unpacker()
        self._transport: asyncio.Transport | None = None

    @classmethod
    async def start(cls, command: Sequence[str]) -> Self:
        """The process of ``python`` with these words and the number of its socket put in for ``{socket}``."""
        ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
        with theirs:
            process = _spawned(command, theirs)
        ours.setblocking(False)  # noqa: FBT003  the standard library's own
        loop = asyncio.get_running_loop()
        try:
            _, channel = await loop.create_unix_connection(lambda: cls(process), sock=ours)
        except BaseException:
            process.kill()
            process.wait()
            raise
        return channel

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is open."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Bytes came: the messages in them are told."""
        for kind, content in self._unpacker.feed(data):
            if kind is Kind.READY:
                if not self.ready.done():
                    self.ready.set_result(None)
            elif self.listener is not None:
                self.listener.heard(kind, content)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  the name is asyncio's
        """The process is gone, or will be at once."""
        self.kill()
        if not self.ready.done():
            self.ready.set_exception(ConnectionError("the process ended before it was ready"))
            self.ready.exception()  # heard already, where nobody waits for it
        if self.listener is not None:
            self.listener.lost()

    @property
    def alive(self) -> bool:
        """Whether the process has not been seen to end."""
        return self._transport is not None and not self._transport.is_closing()

    def send(self, kind: Kind, content: bytes = b"") -> None:
        """Sends a message; one to a process that is gone is lost, as ``connection_lost`` tells."""
        if self._transport is not None and self.alive:
            self._transport.write(packed(kind, content))

    def pause(self) -> None:
        """Takes nothing more from the process for now, so that it waits."""
        if self._transport is not None and self.alive:
            self._transport.pause_reading()

    def resume(self) -> None:
        """Goes on after ``pause``."""
        if self._transport is not None and self.alive:
            self._transport.resume_reading()

    def kill(self) -> None:
        """Ends the process at once."""
        with suppress(ProcessLookupError):
            self.process.kill()
        if self._transport is not None:
            self._transport.abort()

    async def gone(self) -> None:
        """Returns when the process that was ended is no more."""
        while self.process.poll() is None:  # noqa: ASYNC110  the kernel tells no event
            await asyncio.sleep(_REAP)


def _spawned(command: Sequence[str], theirs: socket) -> subprocess.Popen[bytes]:
    number = theirs.fileno()
    words = [str(number) if word == "{socket}" else word for word in command]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PLANGRAPH_")}
    return subprocess.Popen(  # noqa: S603  our own interpreter and modules
        [sys.executable, *words], pass_fds=[number], stdin=subprocess.DEVNULL, env=_ALLOCATOR | environment
    )
