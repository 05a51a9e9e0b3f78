"""What a text is indexed as."""

from __future__ import annotations

import pytest

from plangraph.search.tokens import tokens, words


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("区科技局", "区 科 技 局"),
        ("ISO9001认证", "iso 9001 认 证"),
        ("\uff32\uff23\uff25\uff30、２０２５年", "rcep 、 2025 年"),
        ("Straße ΑΒΓ Москва", "strasse αβγ москва"),
        ("指  标\n分\r\n解", "指 标 分 解"),
        ("“双一流”建设《纲要》", "双 一 流 建 设 纲 要"),
        ("园区、科技局", "园 区 、 科 技 局"),
        ("实施——（一）", "实 施 、 一 、"),
        ("2025—2027", "2025 、 2027"),
        ("500㎡", "500 m 2"),
        ("soft\u00adhyphen\u200b零", "softhyphen 零"),
        ("١٢", "12"),
        ("𠮷野家", "𠮷 野 家"),
        ("cell\tcell", "cell 、 cell"),
        ("", ""),
        ('"*-():^', "、"),
        ("\ud800科", "、 科"),
    ],
)
def test_a_text_is_indexed_as(text: str, indexed: str):
    assert words(text) == indexed


@pytest.mark.parametrize("text", ["区科技局，ISO 9001", "500㎡与①②", "ﬁ科ﬂ技", "a\u0301科"])
def test_tokens_know_their_code_points_whatever_folding_makes_of_them(text: str):
    found = tokens(text, 100)
    assert [token.text for token in found] == words(text).split()
    assert all(token.text in words(text[token.start - 100 : token.end - 100]) for token in found)


def test_a_fold_of_several_characters_is_the_place_of_the_one_that_was_folded():
    assert [(t.text, t.start, t.end) for t in tokens("50㎡地")] == [
        ("50", 0, 2), ("m", 2, 3), ("2", 2, 3), ("地", 3, 4)
    ]  # fmt: skip
