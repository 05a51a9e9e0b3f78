"""What stands on a slide: words, the bar beside the headline, pictures, tables."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from plangraph.brief.legible import latin
from plangraph.brief.office import DRAWING, SVG_TYPE, describe, ems, svg_extension
from plangraph.brief.pptx.ground import EAST, HEIGHT, LATIN, WIDTH

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide
    from pptx.text.text import TextFrame
    from pptx.util import Length

    from plangraph.brief.briefing import Figure

INK, MUTED, ACCENT = (RGBColor.from_string(colour) for colour in ("1F2933", "5F6B7A", "B5382A"))
MARGIN = Inches(0.6)
BODY_TOP, BODY_BOTTOM = Inches(1.45), HEIGHT - Inches(0.62)
_SHORT = 40


def set_words(  # noqa: PLR0913
    frame: TextFrame,
    words: str,
    size: float,
    colour: RGBColor,
    *,
    bold: bool = False,
    anchor: MSO_ANCHOR = MSO_ANCHOR.MIDDLE,
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> None:
    """Makes the frame hold the words, a paragraph a line."""
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for place, line in enumerate(words.splitlines()):
        paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
        paragraph.alignment = align
        paragraph.space_before = Pt(size * 0.45 if place else 0)
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = colour
        properties = run._r.get_or_add_rPr()  # noqa: SLF001  the library knows no East Asian fonts
        languages = ("en-GB", "zh-CN") if latin(line) else ("zh-CN", "en-US")
        for name, tag in zip(("lang", "altLang"), languages, strict=True):
            properties.set(name, tag)
        for tag, face in (("latin", LATIN), ("ea", EAST)):
            properties.append(parse_xml(f'<a:{tag} xmlns:a="{DRAWING}" typeface="{face}"/>'))


def add_headline(slide: Slide, words: str) -> None:
    """The finding, in the title of the slide, with a bar at its left."""
    title = slide.shapes.title
    assert title is not None
    title.left, title.top = Emu(MARGIN + Inches(0.2)), Inches(0.35)
    title.width, title.height = _across(0.2), Inches(0.95)
    size = 26 if ems(words) <= _SHORT else 22 if ems(words) <= 2 * _SHORT else 18
    set_words(title.text_frame, words, size, INK, bold=True)
    add_bar(slide, Inches(0.35), Inches(0.95))


def add_bar(slide: Slide, top: int, height: int) -> None:
    """The red bar of the pictures."""
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, MARGIN, Emu(top), Inches(0.07), Emu(height))
    bar.fill.solid()
    bar.fill.fore_color.rgb = ACCENT
    bar.line.fill.background()
    bar.shadow.inherit = False
    _hide(bar)


def add_line(slide: Slide, words: str, top: int, size: float, *, align: PP_ALIGN = PP_ALIGN.LEFT) -> None:
    """A line of small words across the slide."""
    box = slide.shapes.add_textbox(MARGIN, Emu(top), _across(0), Pt(size * 1.6))
    set_words(box.text_frame, words, size, MUTED, align=align)


def add_foot(slide: Slide, words: str, size: float) -> None:
    """Small words at the foot of the slide, upwards from its line where they take two; its number has room beside."""
    width = _across(0.8)
    lines = 1 if ems(words) * Pt(size) < width * 0.95 else 2
    top = HEIGHT - Inches(0.5) - (lines - 1) * Pt(size * 1.3)
    box = slide.shapes.add_textbox(MARGIN, Emu(top), width, Pt(size * (1.6 + 1.3 * (lines - 1))))
    set_words(box.text_frame, words, size, MUTED)


def add_picture(slide: Slide, figure: Figure, number: int) -> None:
    """The picture, as large as fits between headline and source, with its SVG and its alt text."""
    room = BODY_BOTTOM - BODY_TOP
    width = min(_across(0), round(room * figure.width / figure.height))
    height = round(width * figure.height / figure.width)
    left, top = (WIDTH - width) // 2, BODY_TOP + (room - height) // 2
    picture = slide.shapes.add_picture(BytesIO(figure.png), Emu(left), Emu(top), Emu(width), Emu(height))
    describe(next(picture._element.iter(qn("p:cNvPr"))), figure)  # noqa: SLF001  the library has no name for alt text
    package = slide.part.package
    part = Part(PackURI(f"/ppt/media/figure{number}.svg"), SVG_TYPE, package, figure.svg.encode())
    relation = slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    (blip,) = picture._element.iter(qn("a:blip"))  # noqa: SLF001
    blip.append(parse_xml(svg_extension(relation)))


def _across(indent: float) -> Length:
    return Emu(WIDTH - 2 * MARGIN - Inches(indent))


def _hide(shape: Shape) -> None:
    """Marks a shape as decoration for those who hear the slide."""
    properties = next(shape._element.iter(qn("p:cNvPr")))  # noqa: SLF001  as for pictures
    properties.set("descr", "")
    properties.append(
        parse_xml(
            f'<a:extLst xmlns:a="{DRAWING}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
            "</a:ext></a:extLst>"
        )
    )
