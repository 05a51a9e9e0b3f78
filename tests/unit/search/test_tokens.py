"""What a text is indexed as."""

from __future__ import annotations

import pytest

from plangraph.search.tokens import occurrences, words


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


@pytest.mark.parametrize(
    ("text", "phrase", "places"),
    [
        ("区科技局、市科技局", "科 技", [(1, 3), (6, 8)]),
        ("科\n技、科“技”", "科 技", [(0, 3), (4, 7)]),
        ("第12号112号1 2号", "12", [(1, 3)]),
        ("IP与IPR、ip", "ip", [(0, 2), (7, 9)]),
        ("a，，b、c", "a 、 b", [(0, 4)]),
        ("一，，二", "、 、", []),
        ("50㎡地", "m 2 地", [(2, 4)]),
        ("50㎡地", "50 m", [(0, 3)]),
        ("a\u0301科", "á 科", []),
        ("a\u0301科", "a 科", [(0, 3)]),
        ("科科科", "科 科", [(0, 2)]),
        ("甲\u200b乙㎡丙", "丙", [(4, 5)]),
        (".*", "科", []),
    ],
)
def test_a_phrase_stands_at_these_places_of_a_text(text: str, phrase: str, places: list[tuple[int, int]]):
    assert occurrences(text, phrase.split()) == places
    assert occurrences(text, phrase.split(), 100) == [(start + 100, end + 100) for start, end in places]
