"""Paragraphs of a DOCX: what a reader of the printed document sees."""

from __future__ import annotations

from hashlib import sha256

import pytest
from tests.unit.read.wordprocessing import MAIN, STRICT, packed, paragraph, part, relationships, run, text, written

from plangraph.read.detect import detect, read
from plangraph.read.docx import DocxReader
from plangraph.read.media_types import DOCX

HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
CONTENTS = (
    paragraph("目　录")
    + "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> TOC \\o </w:instrText></w:r>"
    + f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('一、总体要求 1')}</w:p>"
    + paragraph("二、重点任务 3")
    + "<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
)


def field(instruction: str, result: str = "") -> str:
    separate = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'{separate}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(words: str) -> str:
    return f"<wps:txbx><w:txbxContent>{paragraph(words)}</w:txbxContent></wps:txbx>"


def test_a_paragraph_is_a_line_and_an_empty_one_is_none():
    assert text(paragraph("甲") + "<w:p/>" + paragraph("乙")) == "甲\n乙\n"


def test_a_document_says_what_it_was_read_from():
    data = written(paragraph("甲"))
    document = read("plan.docx", data)
    assert (document.name, document.media_type, document.encoding) == ("plan.docx", DOCX, None)
    assert document.sha256 == sha256(data).hexdigest()
    assert detect("plan", data) == DOCX


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        (f"<w:ins>{run('增')}</w:ins>", "增"),
        ("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>" + run("留"), "留"),
        (f"<w:moveFrom>{run('移')}</w:moveFrom><w:moveTo>{run('至')}</w:moveTo>", "至"),
        (f"<w:hyperlink>{run('链')}</w:hyperlink>", "链"),
        (f"<w:smartTag>{run('智')}</w:smartTag><w:customXml>{run('定')}</w:customXml>", "智定"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控')}</w:sdtContent></w:sdt>", "控"),
        (f"<w:fldSimple w:instr='DATE'>{run('2025')}</w:fldSimple>", "2025"),
        (field(" PAGEREF x ", run("果")), "果"),
        (field(" IF " + "a", run("外") + field("REF", run("内"))), "外内"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>zi</w:t></w:r></w:rt><w:rubyBase>"
            + run("字")
            + "</w:rubyBase></w:ruby></w:r>",
            "字",
        ),
        ("<w:r><w:tab/><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:tab/><w:t>乙</w:t><w:cr/></w:r>", "甲\n乙"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r>", "A-BC"),
        (
            "<w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t>5</w:t><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>",
            "≥5",
        ),
        ("<w:r><w:sym w:font='宋体' w:char='2265'/><w:sym w:char='D800'/><w:sym w:char='zz'/></w:r>", "≥"),
        ("<m:oMath><m:r><m:t>≥3</m:t></m:r></m:oMath>" + run("家"), "≥3家"),
        ("<w:r><w:t xml:space='preserve'>甲 </w:t><w:t>\n 乙\n</w:t></w:r>", "甲 乙"),
        (run("\u3000\u3000\u00a0甲"), "甲"),
        ("<w:r><w:footnoteReference w:id='1'/><w:t>注</w:t></w:r>", "注"),
        (f"<w:r>{HIDDEN}<w:t>藏</w:t></w:r>" + run("显"), "显"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r>", "显"),
    ],
)
def test_words_are_those_that_are_printed(inner: str, printed: str):
    assert text(f"<w:p>{inner}</w:p>{paragraph('末')}") == f"{printed}\n末\n"


def test_the_field_that_circles_a_character_prints_it():
    circle = field(r"eq \o\ac(○,3)")
    assert text(f"<w:p>{circle}{run('项')}</w:p>") == "③项\n"
    assert text(f"<w:p><w:fldSimple w:instr='EQ \\o\\ac(○,密)'/>{run('件')}</w:p>") == "密件\n"


def test_a_field_that_never_ends_hides_nothing():
    begun = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText>"
        "<w:fldChar w:fldCharType='separate'/></w:r></w:p>"
    )
    assert text(begun + paragraph("甲") + f"<w:p>{field('REF', run('乙'))}</w:p>") == "甲\n乙\n"


def test_a_text_box_stands_once_before_the_paragraph_it_is_anchored_in():
    alternatives = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box('某府发〔2025〕1号')}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box('某府发〔2025〕1号')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert text(f"<w:p><w:r>{alternatives}</w:r>{run('通知')}</w:p>") == "某府发〔2025〕1号\n通知\n"


def test_the_branch_with_words_is_taken():
    alternatives = (
        f"<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>{run('甲')}</mc:Fallback></mc:AlternateContent>"
    )
    assert text(f"<w:p>{alternatives}</w:p>") == "甲\n"


def test_a_table_of_contents_is_left_out_with_its_title():
    assert text(paragraph("某计划") + CONTENTS + paragraph("一、总体要求")) == "某计划\n一、总体要求\n"


def test_a_table_of_contents_in_a_content_control_is_left_out():
    control = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    assert text(f"{control}<w:sdtContent>{CONTENTS}</w:sdtContent></w:sdt>{paragraph('甲')}") == "甲\n"


def test_entries_in_the_style_of_a_table_of_contents_are_left_out_if_they_end_with_a_page():
    styles = "<w:style w:type='paragraph' w:styleId='11'><w:name w:val='toc 1'/></w:style>"
    entries = paragraph("一、总体要求 1", "<w:pStyle w:val='11'/>") + paragraph("正文。", "<w:pStyle w:val='11'/>")
    assert text(entries, styles=styles) == "正文。\n"


def test_a_style_hides_its_words_and_those_of_styles_based_on_it():
    styles = (
        f"<w:style w:type='paragraph' w:styleId='z'>{HIDDEN}</w:style>"
        "<w:style w:type='paragraph' w:styleId='y'><w:basedOn w:val='z'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='x'><w:basedOn w:val='x'/></w:style>"
    )
    body = paragraph("窗体顶端", "<w:pStyle w:val='y'/>") + paragraph("甲", "<w:pStyle w:val='x'/>")
    assert text(body, styles=styles) == "甲\n"


def test_a_heading_whose_mark_is_hidden_stands_in_the_line_of_its_text():
    assert text(paragraph("政策引领。", HIDDEN) + paragraph("深入贯彻。")) == "政策引领。深入贯彻。\n"


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next():
    assert text(paragraph("甲", "<w:rPr><w:del/></w:rPr>") + paragraph("乙")) == "甲乙\n"


@pytest.mark.parametrize("wrapper", ["w:sdtContent", "w:txbxContent"])
def test_blocks_stand_in_content_controls_and_boxes(wrapper: str):
    inner = f"<{wrapper}>{paragraph('甲')}</{wrapper}>"
    whole = (
        f"<w:sdt>{inner}</w:sdt>" if wrapper == "w:sdtContent" else f"<w:p><w:r><w:pict>{inner}</w:pict></w:r></w:p>"
    )
    assert text(whole) == "甲\n"


def test_a_strict_document_is_read_like_a_transitional_one():
    data = {
        "_rels/.rels": relationships(officeDocument="word/document.xml"),
        "word/document.xml": part("document", f"<w:body>{paragraph('甲')}</w:body>").replace(MAIN, STRICT),
    }
    assert DocxReader().read("plan.docx", packed(data)).text == "甲\n"


def test_the_main_part_is_where_the_package_says():
    data = {
        "_rels/.rels": relationships(officeDocument="/Word/document2.xml"),
        "word\\document2.xml": part("document", f"<w:body>{paragraph('甲')}</w:body>"),
        "word\\document.xml": part("document", f"<w:body>{paragraph('乙')}</w:body>"),
    }
    assert DocxReader().read("plan.docm", packed(data)).text == "甲\n"
