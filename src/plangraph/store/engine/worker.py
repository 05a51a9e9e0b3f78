"""The process that evaluates queries, one at a time: ``python -m plangraph.store.engine.worker SOCKET MEMORY NETWORK``.

It opens snapshots read-only, keeps the newest it was told of, and ends when the service closes the socket.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import sys
from socket import socket
from typing import IO, TYPE_CHECKING, cast

from pyoxigraph import RdfFormat, Store, parse

from plangraph.errors import PlangraphError, QueryTooLarge, StoreUnreachable
from plangraph.store.engine.frames import Kind, packed, received
from plangraph.store.engine.sandbox import confine
from plangraph.store.evaluation import Choices, prepare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.model.solutions import Term

CHUNK = 1 << 16
"""Bytes of an answer that are sent at a time."""


class Snapshot:
    """The snapshot that is open, with the lock that keeps it from being cleared away."""

    def __init__(self) -> None:
        self._folder = ""
        self._held = -1
        self._store = Store()

    def open(self, folder: str) -> Store:
        """The data of the folder; raises StoreUnreachable where it is gone."""
        if folder != self._folder:
            try:
                held = os.open(folder, os.O_RDONLY)
                fcntl.flock(held, fcntl.LOCK_SH)
                store = Store.read_only(folder)
            except (OSError, RuntimeError) as error:
                raise StoreUnreachable("The snapshot cannot be opened ({error}).", error=error) from error
            if self._held >= 0:
                os.close(self._held)
            self._folder, self._held, self._store = folder, held, store
        return self._store


class Sender:
    """A file that sends what is written to it, in messages of ``CHUNK`` bytes at least; small answers are one write."""

    def __init__(self, channel: socket, media_type: str) -> None:
        self._channel = channel
        self._waiting = bytearray(packed(Kind.HEAD, media_type.encode()))
        self._chunk = bytearray()

    def write(self, data: bytes) -> int:
        """Takes the next bytes of the answer."""
        self._chunk += data
        if len(self._chunk) >= CHUNK:
            self._send(b"")
        return len(data)

    def flush(self) -> None:
        """Sends nothing: ``end`` does."""

    def end(self) -> None:
        """Sends the rest and that the answer is whole."""
        self._send(packed(Kind.END))

    def _send(self, more: bytes) -> None:
        if self._chunk:
            self._waiting += packed(Kind.DATA, bytes(self._chunk))
        self._channel.sendall(self._waiting + more)
        self._waiting.clear()
        self._chunk.clear()


def main() -> None:
    """Answers until the socket is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which ends its processes itself
    channel = socket(fileno=int(sys.argv[1]))
    confine(int(sys.argv[2]), network=sys.argv[3] == "network")
    snapshot = Snapshot()
    channel.sendall(packed(Kind.READY))
    for kind, content in received(channel):
        if kind is Kind.OPEN:
            _open(snapshot, content.decode())
        else:
            _answer(channel, snapshot, json.loads(content))


def _open(snapshot: Snapshot, folder: str) -> None:
    try:
        snapshot.open(folder)
    except StoreUnreachable:
        return  # the next question tells


def _answer(channel: socket, snapshot: Snapshot, asked: Mapping[str, object]) -> None:
    try:
        store = snapshot.open(cast("str", asked["snapshot"]))
        prepared = prepare(store, cast("str", asked["query"]), cast("list[str]", asked["accept"]), _choices(asked))
        sender = Sender(channel, prepared.media_type)
        prepared.write(cast("IO[bytes]", sender))
        sender.end()
    except PlangraphError as error:
        _fail(channel, error)
    except MemoryError:
        _fail(channel, QueryTooLarge("The query needs more memory than it may: ask for less."))


def _choices(asked: Mapping[str, object]) -> Choices:
    bindings = cast("list[tuple[str, str]]", asked["bindings"])
    return Choices(
        cast("list[str]", asked["default_graphs"]),
        cast("list[str]", asked["named_graphs"]),
        bool(asked["union"]),
        {name: _term(text) for name, text in bindings},
        frozenset(cast("list[str]", asked["allowed"])),
    )


def _term(text: str) -> Term:
    """A term as N-Triples writes it."""
    term: Term = next(parse(f"<x:> <x:> {text} .", RdfFormat.N_TRIPLES)).object
    return term


def _fail(channel: socket, error: PlangraphError) -> None:
    channel.sendall(packed(Kind.ERROR, json.dumps([type(error).__name__, error.sentence.as_data()]).encode()))


if __name__ == "__main__":
    main()
