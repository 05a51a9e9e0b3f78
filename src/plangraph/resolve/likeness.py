"""How like each other many texts are, by the rare pairs of characters they share, in linear time."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, repeat
from math import fsum, log
from typing import TYPE_CHECKING

from plangraph.resolve.wording import bigrams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

RARE = 6
"""A pair of characters in more texts than this finds no candidates: the bound keeps the work linear."""
LEAST_SHARED = 3
MOST_CANDIDATES = 20
_ROUNDING = 1 + 1e-9


class Likeness:
    """Texts by their pairs of characters; a pair weighs the more, the fewer texts have it."""

    __slots__ = ("_common", "_most", "_rare", "_shared", "_sums", "_weights")

    def __init__(self, texts: Sequence[str]) -> None:
        every = [bigrams(text) for text in texts]
        counts = {gram: count for gram, count in Counter(chain.from_iterable(every)).items() if count > 1}
        several, alone = set(counts), log(len(texts) + 1)
        rare = {gram for gram, count in counts.items() if count <= RARE}
        weights = {count: log((len(texts) + 1) / count) for count in set(counts.values())}
        self._weights = {gram: weights[count] for gram, count in counts.items()}
        # A rare pair weighs no more than one of two texts, a common pair no more than one of RARE + 1.
        self._most = (log((len(texts) + 1) / 2), log((len(texts) + 1) / (RARE + 1)))
        self._shared = [grams & several for grams in every]
        self._rare = [grams & rare for grams in self._shared]
        self._common = [len(shared) - len(rare) for shared, rare in zip(self._shared, self._rare, strict=True)]
        self._sums = [
            fsum(chain(repeat(alone, len(grams) - len(shared)), self._weighed(shared)))
            for grams, shared in zip(every, self._shared, strict=True)
        ]

    def pairs(self, least: float) -> Iterator[tuple[tuple[int, int], float]]:
        """The pairs of texts, earlier first, that share at least ``least`` of their weight (Dice)."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for later, rare in enumerate(self._rare):
            earlier = [having[gram] for gram in rare]
            for text, shared in _candidates(earlier):
                share = self._share(text, later) if self._most_share(text, later, shared) >= least else 0.0
                if share >= least:
                    yield (text, later), share
            for texts in earlier:
                texts.append(later)

    def _most_share(self, first: int, second: int, rare: int) -> float:
        """What two texts that share so many rare pairs cannot exceed: it spares most of the exact shares."""
        whole = self._sums[first] + self._sums[second]
        of_rare, of_common = self._most
        shared = rare * of_rare + min(self._common[first], self._common[second]) * of_common
        return 2 * shared / whole * _ROUNDING if whole else 0.0

    def _share(self, first: int, second: int) -> float:
        whole = self._sums[first] + self._sums[second]
        shared = self._shared[first] & self._shared[second]
        return 2 * fsum(self._weighed(shared)) / whole if whole else 0.0

    def _weighed(self, grams: Iterable[str]) -> Iterator[float]:
        return map(self._weights.__getitem__, grams)


def _candidates(having: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The texts that have most of these pairs of characters and how many, earlier ones first among equals."""
    shared = Counter(chain.from_iterable(having))
    often = sorted((-count, text) for text, count in shared.items() if count >= LEAST_SHARED)
    return [(text, -count) for count, text in often[:MOST_CANDIDATES]]
