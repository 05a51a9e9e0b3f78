from __future__ import annotations

from plangraph.resolve.likeness import Likeness


def test_only_texts_that_share_rare_pairs_are_alike():
    texts = ["清理河道淤泥并修复岸线", "建设排涝泵站", "清理河道淤泥并修复堤岸", "推广节水器具"]
    assert [pair for pair, _ in Likeness(texts).pairs(0.4)] == [(0, 2)]


def test_pairs_of_all_texts_weigh_little():
    common = "推进水务数字化改革"
    texts = [common + "建设泵站", common + "治理河道", common + "建设泵站群"]
    shares = dict(Likeness(texts).pairs(0.0))
    assert shares[0, 2] > 2 * shares[0, 1]
