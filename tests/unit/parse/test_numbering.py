from __future__ import annotations

import pytest

from plangraph.parse.numbering import Style, inner_numbers, number_at


@pytest.mark.parametrize(
    ("line", "style", "value", "number", "words"),
    [
        ("一、总体要求", Style.CHINESE, 1, "一、", "总体要求"),
        ("（十二）壮大队伍", Style.CHINESE_IN_BRACKETS, 12, "（十二）", "壮大队伍"),
        ("(二)基本原则", Style.CHINESE_IN_BRACKETS, 2, "(二)", "基本原则"),
        ("1．构建体系", Style.ARABIC, 1, "1．", "构建体系"),
        ("1. 加快挖掘", Style.ARABIC, 1, "1.", "加快挖掘"),
        ("1﹒加快挖掘", Style.ARABIC, 1, "1﹒", "加快挖掘"),
        ("12、加快挖掘", Style.ARABIC, 12, "12、", "加快挖掘"),
        ("（3）加快挖掘", Style.ARABIC_IN_BRACKETS, 3, "（3）", "加快挖掘"),
        ("第二章 任务", Style.CHAPTER, 2, "第二章", "任务"),
        ("第二十一条 本办法", Style.ARTICLE, 21, "第二十一条", "本办法"),
        ("1.2 实施改造", Style.DECIMAL, 2, "1.2", "实施改造"),
        ("2.1.3实施改造", Style.DECIMAL, 3, "2.1.3", "实施改造"),
        ("2 重点任务", Style.ARABIC, 2, "2", "重点任务"),
        ("任务一：建设平台", Style.NAMED, 1, "任务一：", "建设平台"),
        ("③其他", Style.CIRCLED, 3, "③", "其他"),
        ("一、**重点任务", Style.CHINESE, 1, "一、", "重点任务"),
    ],
)
def test_a_number_is_read_with_its_style_and_value(line: str, style: Style, value: int, number: str, words: str):
    found = number_at(line, 0, len(line))
    assert found is not None
    assert (found.style, found.value, found.text, line[found.end :]) == (style, value, number, words)


@pytest.mark.parametrize(
    "line",
    [
        "1.8万件",
        "2025年",
        "一二三产业",
        "一、二、三产业融合",
        "（见附件1）",
        "1．",
        "",
        "十分重要",
        "5 家企业",
        "3 建成平台，投入使用",
    ],
)
def test_what_looks_like_a_number_is_none(line: str):
    assert number_at(line, 0, len(line)) is None


def test_headings_inside_of_one_long_line_go_on_from_the_last_of_their_style():
    line = "前言。一、甲（一）乙。丙一、二、三产业。（二）丁（见第（九）条）。二、戊（三）己。"
    assert [line[at : at + 3] for at in inner_numbers(line)] == ["一、甲", "（一）", "（二）", "二、戊", "（三）"]
