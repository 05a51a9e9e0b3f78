"""Text is measured as it is drawn, and broken where Chinese may be broken."""

from __future__ import annotations

import noto_cjk_sans_otc
import pytest
from fontTools.ttLib import TTCollection

from plangraph.view.lettering import balanced, fitted, phrases, printable, shortened, width, wrapped


@pytest.fixture(scope="module")
def advances() -> dict[str, int]:
    with TTCollection(str(noto_cjk_sans_otc.FONT_PATH), lazy=False) as collection:
        font = next(face for face in collection.fonts if face["name"].getDebugName(1) == "Noto Sans CJK SC")
        glyphs, metrics = font.getBestCmap(), font["hmtx"]
    return {chr(code): metrics[name][0] for code, name in glyphs.items() if code < 0x10000}


def test_widths_are_those_of_the_font(advances: dict[str, int]):
    text = "".join(chr(code) for code in range(0x20, 0x7F)) + "知识产权（2025—2027年）“强区”、，。；：×·〔〕–≥％"
    assert all(width(character, 1000) == advances[character] for character in text)


def test_no_line_begins_with_a_comma():
    lines = wrapped("深化双城协同，共建保护高地，提升协同治理效能", 10, 60)
    assert len(lines) == 4
    assert not any(line.startswith("，") for line in lines)


def test_figures_and_quoted_words_stay_together():
    assert "2025" in "\n".join(wrapped("到了那年二零即2025年底", 10, 70)).replace("\n", "|")
    assert any("“区委”" in line for line in wrapped("单位名称省略“区”“区委”字样", 10, 80))


def test_what_does_not_fit_ends_in_an_ellipsis():
    assert fitted("经开区新材料产业发展服务中心", 10, 60) == "经开区新材…"
    assert wrapped("一二三四五六七八九十", 10, 40, 2)[-1] == "五六七…"


def test_a_name_loses_its_middle_rather_than_its_end():
    assert shortened("经开区江北新材料产业发展服务中心", 10, 90) == "经开区江…服务中心"


def test_lines_are_of_even_length():
    assert balanced("经开区江北新材料产业发展服务中心", 10, 120) == ("经开区江北新材料", "产业发展服务中心")


def test_a_headline_breaks_at_its_comma():
    assert phrases("甲局参与全部任务，乙局、丙委构成主轴", 10, 120) == ("甲局参与全部任务，", "乙局、丙委构成主轴")


def test_a_headline_of_three_lines_stands_whole():
    text = "八份计划：十个品牌中八个写入两项任务（其中一个在图中），五十个区域中四十九个写入四十三项任务"
    lines = phrases(text, 10, 170)
    assert ("".join(lines), len(lines)) == (text, 3)


def test_what_xml_cannot_carry_is_replaced():
    assert printable("甲\x00乙\ud800\n丙\tx") == "甲\ufffd乙\ufffd 丙 x"


def test_a_headline_breaks_inside_quotes_only_if_need_be():
    words = "八个品牌都写在任务九“品牌跃升，提升竞争能力”，八个区域分布在五项任务"
    assert phrases(words, 10, 260) == ("八个品牌都写在任务九“品牌跃升，提升竞争能力”，", "八个区域分布在五项任务")
    assert phrases("任务九“品牌跃升，提升竞争能力”", 10, 110) == ("任务九“品牌跃升，", "提升竞争能力”")
