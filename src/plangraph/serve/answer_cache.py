"""Whole answers kept for the next who asks the same of the same data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import Hashable

SHARE = 8
"""No answer takes more than this part of the room."""
_OVERHEAD = 512


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer of status 200: its headers, its tag among them, and its body."""

    headers: tuple[tuple[bytes, bytes], ...]
    tag: str
    body: bytes


class AnswerCache:
    """The answers asked for last, of one revision, within so many bytes."""

    def __init__(self, size: int) -> None:
        self._revision = ""
        self._most = size // SHARE
        self._kept: LRUCache[Hashable, KeptAnswer] = LRUCache(size, getsizeof=lambda kept: len(kept.body) + _OVERHEAD)
        self.hits = 0
        self.misses = 0

    @property
    def bytes(self) -> int:
        """What the answers take."""
        return int(self._kept.currsize)

    def find(self, revision: str, key: Hashable) -> KeptAnswer | None:
        """The answer of that revision, if it is at hand."""
        if revision != self._revision:
            self._kept.clear()
            self._revision = revision
        kept = self._kept.get(key)
        if kept is None:
            self.misses += 1
        else:
            self.hits += 1
        return kept

    def keep(self, revision: str, key: Hashable, kept: KeptAnswer) -> None:
        """Keeps an answer, unless it is of other data or takes too much."""
        if revision == self._revision and len(kept.body) + _OVERHEAD <= self._most:
            self._kept[key] = kept
