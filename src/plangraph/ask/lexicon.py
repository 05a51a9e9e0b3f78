"""Which saved query the words of a question suggest: a linear model over its words, made from questions written without sight of the grammar.

The grammar knows what is certain, the lexicon what is usual; ``make question-weights`` makes it (docs/decisions/0019).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt
from typing import TYPE_CHECKING, Self

from plangraph.ask.features import features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOTHING = "-"
"""The class of questions that no saved query answers."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Weights of features for each of the ``queries``, and the weight of each by itself."""

    queries: tuple[str, ...]
    biases: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]

    @classmethod
    def parse(cls, text: str) -> Self:
        """A table: comments, the queries with their biases, then a feature a line with the weights of queries by place."""
        lines = [line for line in text.splitlines() if line and not line.startswith("# ")]
        heads = [cell.split("=") for cell in lines[0].split("\t")]
        rows = (line.split("\t") for line in lines[1:])
        weights = {feature: tuple(_weight(cell) for cell in cells) for feature, *cells in rows}
        return cls(tuple(name for name, _ in heads), tuple(float(bias) for _, bias in heads), weights)

    def likelihoods(self, masked: str) -> dict[str, float]:
        """The logarithm of how likely each query is meant, ``NOTHING`` among them."""
        known = [self.weights[feature] for feature in features(masked) if feature in self.weights]
        scale = 1 / sqrt(max(1, len(known)))
        sums = list(self.biases)
        for weights in known:
            for place, weight in weights:
                sums[place] += weight * scale
        return dict(zip(self.queries, _normal(sums), strict=True))

    def knows(self, words: str) -> bool:
        """Whether questions that plans answer have every pair of these characters."""
        place = self.queries.index(NOTHING)
        pairs = [self.weights.get(f"{one} {next_}") for one, next_ in pairwise(words)]
        return all(pair is not None and dict(pair).get(place, 0.0) <= 0 for pair in pairs)


def _weight(cell: str) -> tuple[int, float]:
    place, _, weight = cell.partition(":")
    return int(place), int(weight) / 100


def _normal(sums: Sequence[float]) -> list[float]:
    greatest = max(sums)
    whole = greatest + log(sum(exp(value - greatest) for value in sums))
    return [value - whole for value in sums]
