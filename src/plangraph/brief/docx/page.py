"""The page of GB/T 9704—2012 (5.1, 7.5), the languages of the document and its fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from plangraph.brief.docx.fields import add_field
from plangraph.brief.docx.typography import ALTERNATIVES, SONG, add_words, element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

WIDTH, HEIGHT = Mm(210 - 28 - 26), Mm(297 - 37 - 35)
"""Of the text between the margins."""


def set_page(document: Document) -> None:
    """A4 with margins of 37, 35, 28 and 26 mm and the page number at the outer edge."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(35 - 7 - 5)
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def set_languages(document: Document) -> None:
    """Chinese as the East Asian language, and the present layout."""
    settings = document.settings.element
    found = settings.find(qn("w:themeFontLang"))
    if found is not None:
        found.set(qn("w:eastAsia"), "zh-CN")
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")


def forget_thumbnail(document: Document) -> None:
    """The template of the library carries a picture of its own empty page."""
    relations = document.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]


def name_alternatives(document: Document) -> None:
    """Says in the font table which fonts stand in for those of official papers."""
    part = next(part for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    table = parse_xml(part.blob)
    for name, others in ALTERNATIVES.items():
        for known in [font for font in table if font.get(qn("w:name")) == name]:
            table.remove(known)
        font = parse_xml(f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{others}"/></w:font>')
        for tag, value in (("charset", "86"), ("family", "auto"), ("pitch", "default")):
            font.append(element(tag, val=value))
        table.append(font)
    from lxml import etree  # noqa: PLC0415  only here

    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _number(paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 — in 宋体 of 14 points, one character from the edge."""
    paragraph.alignment = align
    layout = paragraph.paragraph_format
    layout.first_line_indent = Pt(0)
    layout.left_indent = layout.right_indent = Pt(14)
    layout.line_spacing = 1.0
    add_words(paragraph, "— ")
    add_field(paragraph, "PAGE", "1")
    add_words(paragraph, " —")
    for run in paragraph.runs:
        run.font.size = Pt(14)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001
        for name in ("w:ascii", "w:hAnsi", "w:eastAsia"):
            fonts.set(qn(name), SONG)
