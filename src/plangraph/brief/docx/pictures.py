"""Pictures in Word: the PNG that every program shows, and the SVG that stays sharp where a program can draw it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu

from plangraph.brief.office import SVG_TYPE, describe, svg_extension

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.shape import CT_Inline
    from docx.parts.story import StoryPart

    from plangraph.brief.briefing import Figure


def add_figure(document: Document, figure: Figure, number: int, width: int) -> None:
    """Adds a picture of a width, in a paragraph of its own with its words for those who cannot see it."""
    paragraph = document.add_paragraph(style="Figure")
    shape = paragraph.add_run().add_picture(BytesIO(figure.png), width=Emu(width))
    describe(shape._inline.docPr, figure)  # noqa: SLF001  python-docx has no name for alt text
    attach_svg(document.part, shape._inline, figure, f"figure{number}")  # noqa: SLF001


def attach_svg(part: StoryPart, inline: CT_Inline, figure: Figure, name: str) -> None:
    """Puts the SVG of a picture beside its PNG, as a part of that name."""
    drawing = Part(PackURI(f"/word/media/{name}.svg"), SVG_TYPE, figure.svg.encode(), part.package)
    relation = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    (blip,) = inline.iter(qn("a:blip"))
    blip.append(parse_xml(svg_extension(relation)))
