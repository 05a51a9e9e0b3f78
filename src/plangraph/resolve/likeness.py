"""How like each other many texts are, by the rare pairs of characters they share, in linear time."""

from __future__ import annotations

from collections import Counter
from math import fsum, log
from typing import TYPE_CHECKING

from plangraph.resolve.wording import bigrams

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RARE = 12
"""A pair of characters in more texts than this finds no candidates: the bound keeps the work linear."""
LEAST_SHARED = 3
MOST_CANDIDATES = 20


class Likeness:
    """Texts by their pairs of characters; a pair weighs the more, the fewer texts have it."""

    __slots__ = ("_grams", "_having", "_sums", "_weights")

    def __init__(self, texts: Sequence[str]) -> None:
        self._grams = [bigrams(text) for text in texts]
        self._having: dict[str, list[int]] = {}
        for place, grams in enumerate(self._grams):
            for gram in grams:
                self._having.setdefault(gram, []).append(place)
        self._weights = {gram: log((len(texts) + 1) / len(places)) for gram, places in self._having.items()}
        self._sums = [fsum(map(self._weights.__getitem__, grams)) for grams in self._grams]

    def pairs(self, least: float) -> Iterator[tuple[tuple[int, int], float]]:
        """The pairs of texts, earlier first, that share at least ``least`` of their weight (Dice)."""
        for later in range(len(self._grams)):
            for earlier in self._candidates(later):
                share = self._share(earlier, later)
                if share >= least:
                    yield (earlier, later), share

    def _candidates(self, later: int) -> list[int]:
        shared = Counter(
            place
            for gram in self._grams[later]
            if len(self._having[gram]) <= RARE
            for place in self._having[gram]
            if place < later
        )
        often = sorted(((-count, place) for place, count in shared.items() if count >= LEAST_SHARED))
        return [place for _, place in often[:MOST_CANDIDATES]]

    def _share(self, first: int, second: int) -> float:
        whole = self._sums[first] + self._sums[second]
        common = self._grams[first] & self._grams[second]
        return 2 * fsum(map(self._weights.__getitem__, common)) / whole if whole else 0.0
