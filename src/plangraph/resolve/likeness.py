"""How like each other many texts are, by the rare pairs of characters they share, in linear time."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import fsum, log
from typing import TYPE_CHECKING

from plangraph.resolve.wording import bigrams

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RARE = 6
"""A pair of characters in more texts than this finds no candidates: the bound keeps the work linear."""
LEAST_SHARED = 3
MOST_CANDIDATES = 20


class Likeness:
    """Texts by their pairs of characters; a pair weighs the more, the fewer texts have it."""

    __slots__ = ("_grams", "_having", "_rare", "_sums", "_weights")

    def __init__(self, texts: Sequence[str]) -> None:
        self._grams = [bigrams(text) for text in texts]
        counts = Counter(chain.from_iterable(self._grams))
        weights = {count: log((len(texts) + 1) / count) for count in set(counts.values())}
        self._weights = {gram: weights[count] for gram, count in counts.items()}
        rare = {gram for gram, count in counts.items() if 1 < count <= RARE}
        self._rare = [grams & rare for grams in self._grams]
        self._having: dict[str, list[int]] = {gram: [] for gram in rare}
        for place, grams in enumerate(self._rare):
            for gram in grams:
                self._having[gram].append(place)
        self._sums: dict[int, float] = {}

    def pairs(self, least: float) -> Iterator[tuple[tuple[int, int], float]]:
        """The pairs of texts, earlier first, that share at least ``least`` of their weight (Dice)."""
        for later in range(len(self._grams)):
            for earlier in self._candidates(later):
                share = self._share(earlier, later)
                if share >= least:
                    yield (earlier, later), share

    def _candidates(self, later: int) -> list[int]:
        shared: dict[int, int] = {}
        for gram in self._rare[later]:
            for place in self._having[gram]:
                if place == later:
                    break
                shared[place] = shared.get(place, 0) + 1
        often = sorted((-count, place) for place, count in shared.items() if count >= LEAST_SHARED)
        return [place for _, place in often[:MOST_CANDIDATES]]

    def _share(self, first: int, second: int) -> float:
        whole = self._sum(first) + self._sum(second)
        return 2 * self._weight(self._grams[first] & self._grams[second]) / whole if whole else 0.0

    def _sum(self, place: int) -> float:
        if place not in self._sums:
            self._sums[place] = self._weight(self._grams[place])
        return self._sums[place]

    def _weight(self, grams: frozenset[str]) -> float:
        return fsum(map(self._weights.__getitem__, grams))
