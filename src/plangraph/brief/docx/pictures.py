"""Pictures in Word: the PNG that every program shows, and the SVG that stays sharp where a program can draw it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from plangraph.brief.docx.page import WIDTH
from plangraph.brief.legible import legible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.shape import CT_Inline
    from docx.parts.story import StoryPart

    from plangraph.brief.briefing import Figure

SVG_EXTENSION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{relation}"/>'
    "</a:ext></a:extLst>"
)
"""What names the SVG of a picture (MS-ODRAWXML, 2.3.6.1)."""


def add_figure(document: Document, figure: Figure, number: int) -> None:
    """Adds a picture as wide as the text, in a paragraph of its own with its words for those who cannot see it."""
    paragraph = document.add_paragraph(style="Figure")
    shape = paragraph.add_run().add_picture(BytesIO(figure.png), width=WIDTH)
    describe(shape._inline, figure)  # noqa: SLF001  python-docx has no name for alt text
    attach_svg(document.part, shape._inline, figure, f"figure{number}")  # noqa: SLF001


def attach_svg(part: StoryPart, inline: CT_Inline, figure: Figure, name: str) -> None:
    """Puts the SVG of a picture beside its PNG, as a part of that name."""
    drawing = Part(PackURI(f"/word/media/{name}.svg"), "image/svg+xml", figure.svg.encode(), part.package)
    relation = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    (blip,) = inline.iter(qn("a:blip"))
    blip.append(parse_xml(SVG_EXTENSION.format(relation=relation)))


def describe(inline: CT_Inline, figure: Figure) -> None:
    """Gives an inline picture its alt text."""
    properties = inline.docPr
    properties.set("descr", legible(figure.alt_text))
    properties.set("title", legible(figure.caption))
