"""List numbers of a DOCX: printed, and in no text of the file."""

from __future__ import annotations

import pytest
from tests.unit.read.wordprocessing import paragraph, text

from plangraph.read.docx_numerals import circled, written


def level(place: int, form: str, words: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words}"/>{more}</w:lvl>'
    )


def definition(*levels: str, key: int = 1) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def numbered(key: int = 1, of: int = 1, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(words: str, place: int = 0, key: int = 1) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{key}"/></w:numPr>')


NOTHING = '<w:suff w:val="nothing"/>'
LEVELS = (
    level(0, "chineseCounting", "%1、", NOTHING),
    level(1, "chineseCountingThousand", "（%2）", NOTHING),
    level(2, "decimal", "%3."),
)


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", ["1", "10", "11", "21"]),
        ("decimalZero", ["01", "10", "11", "21"]),
        ("chineseCounting", ["一", "十", "十一", "二十一"]),
        ("chineseCountingThousand", ["一", "十", "十一", "二十一"]),
        ("japaneseCounting", ["一", "十", "十一", "二十一"]),
        ("chineseLegalSimplified", ["壹", "壹拾", "壹拾壹", "贰拾壹"]),
        ("ideographDigital", ["一", "一〇", "一一", "二一"]),
        ("ideographTraditional", ["甲", "癸", "甲", "甲"]),
        ("decimalEnclosedCircle", ["①", "⑩", "⑪", "㉑"]),
        ("decimalEnclosedParen", ["⑴", "⑽", "⑾", "21"]),
        ("decimalFullWidth", ["１", "１０", "１１", "２１"]),
        ("upperRoman", ["I", "X", "XI", "XXI"]),
        ("lowerLetter", ["a", "j", "k", "u"]),
        ("ordinal", ["1st", "10th", "11th", "21st"]),
        ("unheardOf", ["1", "10", "11", "21"]),
        ("bullet", ["", "", "", ""]),
    ],
)
def test_a_number_is_written_in_its_format(form: str, printed: list[str]):
    assert [written(value, form) for value in (1, 10, 11, 21)] == printed


def test_chinese_numbers_have_a_zero_for_each_gap_and_none_at_the_end():
    words = ["一百", "一百零一", "一百一十", "一千零一", "一千零一十", "二千三百"]
    assert [written(value, "chineseCounting") for value in (100, 101, 110, 1001, 1010, 2300)] == words


@pytest.mark.parametrize("form", ["upperRoman", "upperLetter", "chineseCounting", "decimalEnclosedCircle"])
def test_what_a_format_cannot_write_is_decimal(form: str):
    assert written(999_999_999, form) == "999999999"
    assert written(0, form) == "0"


def test_circles_end_at_fifty():
    assert [circled(value) for value in (20, 21, 35, 36, 50, 51)] == ["⑳", "㉑", "㉟", "㊱", "㊿", ""]


def test_the_levels_of_an_official_document_count_and_begin_anew():
    body = (
        item("总体要求") + item("任务") + item("甲", 1) + item("子", 2) + item("丑", 2) + item("乙", 1) + item("寅", 2)
    )
    body += item("保障") + item("丙", 1)
    assert text(body, numbering=definition(*LEVELS) + numbered()) == (
        "一、总体要求\n二、任务\n（一）甲\n1. 子\n2. 丑\n（二）乙\n1. 寅\n三、保障\n（一）丙\n"
    )


def test_a_level_that_never_restarts_counts_through():
    levels = (*LEVELS[:2], level(2, "decimal", "%3．", '<w:lvlRestart w:val="0"/>'))
    body = item("甲", 1) + item("子", 2) + item("乙", 1) + item("丑", 2)
    assert text(body, numbering=definition(*levels) + numbered()) == "（一）甲\n1．子\n（二）乙\n2．丑\n"


def test_a_level_may_restart_after_the_first_level_only():
    levels = (*LEVELS[:2], level(2, "decimal", "%3．", '<w:lvlRestart w:val="1"/>'))
    body = item("甲", 1) + item("子", 2) + item("乙", 1) + item("丑", 2) + item("任务") + item("寅", 2)
    assert text(body, numbering=definition(*levels) + numbered()) == (
        "（一）甲\n1．子\n（二）乙\n2．丑\n一、任务\n1．寅\n"
    )


@pytest.mark.parametrize(
    ("words", "suffix", "printed"),
    [
        ("%1.", "", "1. 甲"),
        ("%1.", '<w:suff w:val="space"/>', "1. 甲"),
        ("%1.", NOTHING, "1.甲"),
        ("%1．", "", "1．甲"),
        ("（%1）", "", "（1）甲"),
        ("第%1条", '<w:suff w:val="space"/>', "第1条 甲"),
        ("", "", "甲"),
        ("%1.", "<w:rPr><w:vanish/></w:rPr>", "甲"),
        ("%1" * 100, "", "甲"),
    ],
)
def test_a_number_stands_before_its_words(words: str, suffix: str, printed: str):
    assert text(item("甲"), numbering=definition(level(0, "decimal", words, suffix)) + numbered()) == f"{printed}\n"


def test_a_number_of_several_levels_shows_their_counts_in_their_formats():
    levels = [level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2")]
    body = item("总则") + item("甲", 1) + item("乙", 1)
    assert text(body, numbering=definition(*levels) + numbered()) == "第一章 总则\n一.1 甲\n一.2 乙\n"
    legal = [levels[0], level(1, "decimal", "%1.%2", "<w:isLgl/>")]
    assert text(body, numbering=definition(*legal) + numbered()) == "第一章 总则\n1.1 甲\n1.2 乙\n"


def test_a_level_above_that_has_no_paragraph_shows_its_start():
    levels = [level(0, "decimal", "%1", start=3), level(1, "decimal", "%1.%2")]
    assert text(item("甲", 1), numbering=definition(*levels) + numbered()) == "3.1 甲\n"


def test_lists_of_one_definition_count_together_unless_one_starts_anew():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = definition(*LEVELS) + numbered(1) + numbered(2) + numbered(3, more=anew)
    body = item("甲") + item("乙", key=2) + item("丙", key=3) + item("丁", key=3)
    assert text(body, numbering=lists) == "一、甲\n二、乙\n五、丙\n六、丁\n"


def test_a_list_may_write_a_level_otherwise():
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1)")}</w:lvlOverride>'
    assert text(item("甲"), numbering=definition(*LEVELS) + numbered(more=other)) == "1) 甲\n"


def test_bullets_and_list_zero_and_unknown_lists_print_nothing():
    lists = definition(level(0, "bullet", "\uf0b7")) + numbered() + numbered(2, of=9)
    assert (
        text(item("甲") + item("乙", key=0) + item("丙", key=2) + item("丁", 7), numbering=lists) == "甲\n乙\n丙\n丁\n"
    )


def test_a_style_numbers_its_paragraphs_at_the_level_tied_to_it():
    styles = (
        "<w:style w:type='paragraph' w:styleId='1'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='2'><w:basedOn w:val='1'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='3'><w:basedOn w:val='1'/>"
        "<w:pPr><w:numPr><w:ilvl w:val='2'/></w:numPr></w:pPr></w:style>"
    )
    levels = (LEVELS[0], level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'), LEVELS[2])
    body = "".join(paragraph(f"题{style}", f"<w:pStyle w:val='{style}'/>") for style in "1223")
    body += paragraph("无", "<w:pStyle w:val='1'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    body += paragraph("文", "<w:pStyle w:val='9'/>")
    assert text(body, numbering=definition(*levels) + numbered(), styles=styles) == (
        "一、题1\n（一）题2\n（二）题2\n1. 题3\n无\n文\n"
    )


def test_the_default_style_numbers_paragraphs_that_name_none():
    styles = (
        "<w:style w:type='paragraph' w:default='1' w:styleId='a'>"
        "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    assert text(paragraph("甲"), numbering=definition(*LEVELS) + numbered(), styles=styles) == "一、甲\n"


def test_a_definition_may_leave_its_levels_to_a_list_style():
    styles = (
        "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>"
    )
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    lists = link + definition(*LEVELS, key=2) + numbered(1) + numbered(2, of=2)
    assert text(item("甲") + item("乙", key=2), numbering=lists, styles=styles) == "一、甲\n二、乙\n"


def test_a_hidden_or_deleted_paragraph_is_not_counted_and_an_empty_one_is():
    lists = definition(*LEVELS) + numbered()
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:{}/></w:rPr>'
    hidden = f"<w:p><w:pPr>{properties.format('vanish')}</w:pPr></w:p>"
    deleted = f"<w:p><w:pPr>{properties.format('del')}</w:pPr></w:p>"
    empty = f"<w:p><w:pPr>{properties.format('b')}</w:pPr></w:p>"
    assert text(item("甲") + hidden + deleted + item("乙") + empty + item("丙"), numbering=lists) == (
        "一、甲\n二、乙\n三、\n四、丙\n"
    )


def test_changed_numbering_counts_as_it_is_now():
    was = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    assert text(paragraph("甲", was), numbering=definition(*LEVELS) + numbered()) == "甲\n"
