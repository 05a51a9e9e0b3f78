from __future__ import annotations

from itertools import combinations
from math import log
from random import Random

import pytest

from plangraph.resolve.likeness import LEAST_SHARED, MOST_CANDIDATES, RARE, Likeness
from plangraph.resolve.wording import bigrams


def test_only_texts_that_share_rare_pairs_are_alike():
    texts = ["清理河道淤泥并修复岸线", "建设排涝泵站", "清理河道淤泥并修复堤岸", "推广节水器具"]
    assert [pair for pair, _ in Likeness(texts).pairs(0.4)] == [(0, 2)]


def test_pairs_of_all_texts_weigh_little():
    common = "推进水务数字化改革"
    texts = [common + "建设泵站", common + "治理河道", common + "建设泵站群"]
    shares = dict(Likeness(texts).pairs(0.0))
    assert shares[0, 2] > 2 * shares[0, 1]


@pytest.mark.parametrize("seed", range(8))
def test_the_alike_are_just_those_that_share_so_much_weight(seed: int):
    chance = Random(seed)  # noqa: S311  no secret
    words = ["".join(chance.choices("水务河道治理建设泵站推进数字化改革", k=4)) for _ in range(30)]
    texts = ["".join(chance.sample(words, k=chance.randint(2, 6))) for _ in range(MOST_CANDIDATES)]
    every = [bigrams(text) for text in texts]
    weights = {gram: log((len(texts) + 1) / count) for gram in set().union(*every) if (count := _count(gram, every))}
    wanted = {}
    for first, second in combinations(range(len(texts)), 2):
        shared = every[first] & every[second]
        whole = sum(weights[gram] for text in (first, second) for gram in every[text])
        if sum(_count(gram, every) <= RARE for gram in shared) >= LEAST_SHARED:
            wanted[first, second] = 2 * sum(weights[gram] for gram in shared) / whole
    for least in (0.2, 0.4, 0.6):
        found = dict(Likeness(texts).pairs(least))
        assert found == pytest.approx({pair: share for pair, share in wanted.items() if share >= least})
    assert any(share < 0.2 for share in wanted.values())
    assert any(share > 0.4 for share in wanted.values())


def _count(gram: str, every: list[frozenset[str]]) -> int:
    return sum(gram in grams for grams in every)
