"""Turtle as the engine writes it, its prefixes in order instead of an order of chance, while it is being written."""

from __future__ import annotations

from typing import IO

from plangraph.vocabulary import with_sorted_prefixes

_PREFIX = b"@prefix "


class OrderedPrefixes:
    """A file that holds back the prefixes at the head of a document until the first other line."""

    __slots__ = ("_head", "_output")

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._head: bytearray | None = bytearray()

    def write(self, data: bytes) -> int:
        """Takes the next bytes of the document."""
        if self._head is None:
            self._output.write(data)
        else:
            self._head += data
            last = self._head.rpartition(b"\n")[2]
            if not _PREFIX.startswith(last[: len(_PREFIX)]) and not last.startswith(_PREFIX):
                self.close()
        return len(data)

    def flush(self) -> None:
        """Writes nothing: only ``close`` ends the head."""

    def close(self) -> None:
        """Writes what was held back."""
        if self._head is not None:
            self._output.write(with_sorted_prefixes(bytes(self._head)))
            self._head = None
