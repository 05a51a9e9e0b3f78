"""The Word document: layout of official papers, captions that Word counts, pictures with words for them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree
from tests.unit.brief.conftest import PLAN, SVG_BLIP

from plangraph.brief.docx.typography import LOOKS
from plangraph.pipeline.briefing import brief

if TYPE_CHECKING:
    from docx.document import Document

    from plangraph.brief.briefing import Briefing
    from plangraph.pipeline.workspace import Workspace


def test_the_page_has_the_margins_of_official_papers(document: Document):
    section = document.sections[0]
    lengths = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(length.mm) for length in lengths if length] == [210, 297, 37, 35]
    assert [round(length.mm) for length in (section.left_margin, section.right_margin) if length] == [28, 26]


def test_title_headings_and_text_have_the_fonts_of_official_papers(document: Document):
    fonts = {name: _east_asian(document, name) for name in ("Title", "Heading 1", "Heading 2", "Normal")}
    assert fonts == {
        "Title": "方正小标宋简体",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
        "Normal": "仿宋_GB2312",
    }
    assert document.styles["Normal"].font.size == Pt(16)
    assert document.styles["Title"].font.size == Pt(22)


def test_no_style_in_use_takes_its_font_from_the_theme(document: Document):
    used = {paragraph.style.style_id for paragraph in document.paragraphs if paragraph.style}
    themed = [
        style.style_id
        for style in document.styles
        if style.style_id in used
        and any("Theme" in key for fonts in style.element.iter(qn("w:rFonts")) for key in fonts.keys())  # noqa: SIM118
    ]
    assert themed == []


def test_headings_are_numbered_in_chinese(document: Document):
    headings = _in_style(document, "Heading 1")
    assert headings == [
        "一、主要发现",
        "二、责任分工",
        "三、协作关系",
        "四、指标目标",
        "五、核查发现",
        "六、来源与引用",
    ]


def test_every_finding_is_followed_by_its_query_and_its_place(document: Document, said: Briefing):
    lines = [paragraph.text for paragraph in document.paragraphs]
    for number, finding in enumerate(said.findings, 1):
        place = lines.index(f"{number}．{finding.whole}")
        assert f"查询 {finding.query.name}" in lines[place + 1]
        assert all(part.quote[:20] in lines[place + 1] for part in finding.places)


def test_every_picture_has_alt_text_a_caption_and_its_svg(document: Document, said: Briefing):
    body = document.element.body
    described = [properties.get("descr") for properties in body.iter(qn("wp:docPr"))]
    assert described == [figure.alt_text for figure in said.figures]
    assert all(described)
    blips = list(body.iter(qn("a:blip")))
    for blip in blips:
        (vector,) = blip.iter(SVG_BLIP)
        part = document.part.related_parts[vector.get(qn("r:embed"))]
        assert etree.fromstring(part.blob).tag.endswith("}svg")
        assert document.part.related_parts[blip.get(qn("r:embed"))].blob.startswith(b"\x89PNG")
    assert len(blips) == 3


def test_captions_are_counted_by_word(document: Document):
    counted = [code.text.strip() for code in document.element.body.iter(qn("w:instrText"))]
    assert counted.count("SEQ 图 \\* ARABIC") == 3
    assert counted.count("SEQ 表 \\* ARABIC") == 5
    captions = _in_style(document, "Caption")
    assert captions[0] == "图 1　任务责任矩阵"
    assert captions[-1] == "表 5　核查发现"


def test_a_caption_never_stands_alone(document: Document):
    body = list(document.element.body)
    for place, block in enumerate(body):
        if block.tag != qn("w:p") or not any("SEQ 表" in (code.text or "") for code in block.iter(qn("w:instrText"))):
            continue
        assert body[place + 1].tag == qn("w:tbl")
        assert block.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    assert document.styles["Figure"].paragraph_format.keep_with_next


def test_heads_of_tables_repeat_and_rows_do_not_break(document: Document):
    assert len(document.tables) == 6
    for table in document.tables:
        assert len(table.rows[0]._tr.xpath("w:trPr/w:tblHeader")) == 1
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows[1:])


def test_tables_are_as_wide_as_the_text_and_no_wider(document: Document):
    for table in document.tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert 0.98 < sum(widths) * 635 / Mm(156) <= 1


def test_the_table_of_responsibilities_has_every_task_with_its_units(document: Document):
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["序号", "任务", "列首位单位", "其他责任单位"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 20)]
    assert rows[3] == ["3", "培育文化生态，厚植创新土壤", "区委宣传部", "区委组织部、区教委、区司法局、区市场监管局"]


def test_page_numbers_stand_at_the_outer_edge(document: Document):
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer in (section.footer, section.even_page_footer):
        assert any(code.text.strip() == "PAGE" for code in footer._element.iter(qn("w:instrText")))
    assert section.footer.paragraphs[0].alignment != section.even_page_footer.paragraphs[0].alignment


def test_properties_say_title_language_and_the_day_of_the_plan(document: Document):
    properties = document.core_properties
    assert "重庆市大足区知识产权强区行动计划" in properties.title
    assert properties.language == "zh-CN"
    assert str(properties.created)[:10] == "2025-06-23"


def test_the_font_table_names_what_stands_in_for_rare_fonts(docx: bytes):
    with ZipFile(BytesIO(docx)) as package:
        fonts = etree.fromstring(package.read("word/fontTable.xml"))
    alternatives = {font.get(qn("w:name")): font.find(qn("w:altName")) for font in fonts}
    assert "仿宋" in alternatives["仿宋_GB2312"].get(qn("w:val")).split(";")


def test_the_same_dataset_gives_the_same_bytes_without_the_hour_of_writing(workspace: Workspace, docx: bytes):
    assert brief(workspace, PLAN, "docx").body == docx
    assert {part.date_time for part in ZipFile(BytesIO(docx)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _in_style(document: Document, name: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == name]


def _east_asian(document: Document, style: str) -> str:
    return str(document.styles[style].element.rPr.rFonts.get(qn("w:eastAsia")))


ORDERS = {
    "w:tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"),
    "w:tblPr": ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"),
    "w:pPr": ("pStyle", "keepNext", "keepLines", "widowControl", "spacing", "ind", "jc", "outlineLvl"),
    "w:rPr": ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang"),
}
"""Of the children of properties, those that are used here, in the order of ECMA-376, part 1, annex A.1."""


@pytest.mark.parametrize("tag", ORDERS)
def test_properties_stand_in_the_order_that_word_insists_on(document: Document, tag: str):
    order = [qn(f"w:{name}") for name in ORDERS[tag]]
    for root in (document.element.body, *(document.styles[name].element for name in LOOKS)):
        for properties in root.iter(qn(tag)):
            places = [order.index(child.tag) for child in properties]
            assert places == sorted(places)
