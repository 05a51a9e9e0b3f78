"""Messages between the service and its processes: a byte for the kind, four for the length, and the content."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socket import socket

_HEAD = struct.Struct(">BI")
_READ = 1 << 18


class Kind(IntEnum):
    """What a message is."""

    READY = 1
    """The process has started."""
    OPEN = 2
    """Open a snapshot; no answer."""
    ASK = 3
    """A question, as JSON, or an operation of the writer."""
    HEAD = 4
    """The media type of an answer."""
    DATA = 5
    """The next bytes of an answer."""
    END = 6
    """The answer is whole."""
    ERROR = 7
    """The answer failed: name of the error and its sentence, as JSON."""


def packed(kind: Kind, content: bytes = b"") -> bytes:
    """A message as bytes."""
    return _HEAD.pack(kind, len(content)) + content


class Unpacker:
    """Takes messages out of a stream of bytes."""

    __slots__ = ("_rest",)

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[Kind, bytes]]:
        """The messages that are whole with these bytes."""
        rest = self._rest
        rest += data
        begin = 0
        while len(rest) - begin >= _HEAD.size:
            kind, length = _HEAD.unpack_from(rest, begin)
            end = begin + _HEAD.size + length
            if end > len(rest):
                break
            yield Kind(kind), bytes(rest[begin + _HEAD.size : end])
            begin = end
        del rest[:begin]


def received(channel: socket) -> Iterator[tuple[Kind, bytes]]:
    """The messages of a blocking socket, until the other side closes it."""
    unpacker = Unpacker()
    while data := channel.recv(_READ):
        yield from unpacker.feed(data)
