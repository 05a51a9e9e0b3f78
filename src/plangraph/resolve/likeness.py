"""How like each other many texts are, by the rare pairs of characters they share, in linear time."""

from __future__ import annotations

from math import fsum, log
from typing import TYPE_CHECKING

from plangraph.resolve.wording import bigrams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

RARE = 6
"""A pair of characters in more texts than this finds no candidates: the bound keeps the work linear."""
LEAST_SHARED = 3
MOST_CANDIDATES = 20


class Likeness:
    """Texts by their pairs of characters; a pair weighs the more, the fewer texts have it."""

    __slots__ = ("_having", "_shared", "_sums", "_weights")

    def __init__(self, texts: Sequence[str]) -> None:
        every = [bigrams(text) for text in texts]
        again = _in_several(every)
        self._shared = [grams & again for grams in every]
        self._having: dict[str, list[int]] = {}
        for place, grams in enumerate(self._shared):
            for gram in grams:
                self._having.setdefault(gram, []).append(place)
        self._weights = {gram: log((len(texts) + 1) / len(places)) for gram, places in self._having.items()}
        own = log(len(texts) + 1)
        self._sums = [
            own * (len(grams) - len(shared)) + fsum(map(self._weights.__getitem__, shared))
            for grams, shared in zip(every, self._shared, strict=True)
        ]

    def pairs(self, least: float) -> Iterator[tuple[tuple[int, int], float]]:
        """The pairs of texts, earlier first, that share at least ``least`` of their weight (Dice)."""
        for later in range(len(self._shared)):
            for earlier in self._candidates(later):
                share = self._share(earlier, later)
                if share >= least:
                    yield (earlier, later), share

    def _candidates(self, later: int) -> list[int]:
        shared: dict[int, int] = {}
        for gram in self._shared[later]:
            places = self._having[gram]
            for place in places if len(places) <= RARE else ():
                if place == later:
                    break
                shared[place] = shared.get(place, 0) + 1
        often = sorted((-count, place) for place, count in shared.items() if count >= LEAST_SHARED)
        return [place for _, place in often[:MOST_CANDIDATES]]

    def _share(self, first: int, second: int) -> float:
        whole = self._sums[first] + self._sums[second]
        common = self._shared[first] & self._shared[second]
        return 2 * fsum(map(self._weights.__getitem__, common)) / whole if whole else 0.0


def _in_several(every: Iterable[frozenset[str]]) -> set[str]:
    """The pairs of characters that more than one text has: only these can be shared."""
    seen: set[str] = set()
    again: set[str] = set()
    for grams in every:
        again |= seen & grams
        seen |= grams
    return again
