"""Fonts and paragraphs of GB/T 9704—2012, 5.2, and what stands in for a font that a machine lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from plangraph.brief.legible import latin
from plangraph.model.language import Language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.parfmt import CT_PPr
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run
    from lxml.etree import _Element

LATIN = "Times New Roman"
MONO = "Courier New"
XIAOBIAOSONG, HEI, KAI, FANG, SONG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
ALTERNATIVES = {
    XIAOBIAOSONG: "FZXiaoBiaoSong-B05S;华文中宋;STZhongsong;宋体;SimSun;Noto Serif CJK SC",
    HEI: "SimHei;STHeiti;微软雅黑;Noto Sans CJK SC",
    KAI: "楷体;KaiTi;KaiTi_GB2312;STKaiti;Noto Serif CJK SC",
    FANG: "仿宋;FangSong;FangSong_GB2312;STFangsong;Noto Serif CJK SC",
    SONG: "SimSun;STSong;Noto Serif CJK SC",
}
"""Fonts to look for in their place, as the font table of a document names them."""
BODY_PITCH = 28.95
"""Twenty-two lines on the 225 mm between the margins."""
_THEMES = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
_FONTS = ("w:ascii", "w:hAnsi", "w:cs")


@dataclass(frozen=True, slots=True)
class Look:
    """How paragraphs of a style look; ``pitch`` is the exact distance of lines in points, 0 for that of the font."""

    font: str
    size: float
    pitch: float = 0
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    indent: bool = False
    before: float = 0
    after: float = 0
    keep_with_next: bool = False
    latin: str = LATIN


_CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
LOOKS = {
    "Normal": Look(FANG, 16, BODY_PITCH, _BOTH, indent=True),
    "Title": Look(XIAOBIAOSONG, 22, 35, _CENTRE, before=12, after=10),
    "Subtitle": Look(KAI, 14, 24, _CENTRE, after=18),
    "Heading 1": Look(HEI, 16, BODY_PITCH, indent=True, before=8, after=4, keep_with_next=True),
    "Heading 2": Look(KAI, 16, BODY_PITCH, indent=True, keep_with_next=True),
    "Caption": Look(HEI, 12, 20, _CENTRE, before=6, after=4),
    "Figure": Look(FANG, 12, align=_CENTRE, before=8, keep_with_next=True),
    "Table Text": Look(FANG, 10, 14, before=1.5, after=1.5),
    "Table Head": Look(HEI, 10, 14, _CENTRE, before=2, after=2, keep_with_next=True),
    "Basis": Look(KAI, 11, 18, indent=True, after=4),
    "Citation": Look(FANG, 12, 20, indent=True, after=4),
    "Note": Look(KAI, 10.5, 16, before=3, after=8),
    "Code": Look(FANG, 8.5, 11.5, latin=MONO),
}
_LATIN_LOOKS = {
    "Normal": Look(FANG, 12, 20, _BOTH, indent=True),
    "Title": Look(XIAOBIAOSONG, 20, 30, _CENTRE, before=12, after=10),
    "Subtitle": Look(KAI, 11, 18, _CENTRE, after=14),
    "Heading 1": Look(HEI, 14, 24, before=8, after=4, keep_with_next=True),
    "Heading 2": Look(KAI, 12, 18, before=2, keep_with_next=True),
    "Basis": Look(KAI, 9.5, 15, indent=True, after=4),
    "Citation": Look(FANG, 10.5, 16, indent=True, after=3),
}
"""Where words are Latin, of which the standard says nothing: sizes at which they look as large as Chinese ones do."""


def looks(language: Language) -> dict[str, Look]:
    """The styles of a document in a language."""
    return LOOKS if language is Language.ZH else LOOKS | _LATIN_LOOKS


def set_styles(document: Document, language: Language) -> None:
    """Gives the document its styles, with Chinese as the language of its text."""
    _set_defaults(document)
    for name, look in looks(language).items():
        known = name in document.styles
        style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        _dress(style, look)


def add_words(paragraph: Paragraph, words: str, *, bold: bool = False) -> Run:
    """Adds words; quotation marks and dashes that Latin shares are set in the Chinese font where words are Chinese."""
    run = paragraph.add_run(words)
    run.bold = bold or None
    hint = "default" if latin(words) else "eastAsia"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), hint)  # noqa: SLF001  no other way to it
    return run


def _set_defaults(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _set_fonts(properties.find(qn("w:rFonts")), FANG, LATIN)
    language = properties.find(qn("w:lang"))
    # As Word writes it on a Chinese machine: with zh-CN here, figures would break in the middle.
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def _dress(style: ParagraphStyle, look: Look) -> None:
    _forget(style)
    style.font.size = Pt(look.size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_fonts(style.element.get_or_add_rPr().get_or_add_rFonts(), look.font, look.latin)
    layout = style.paragraph_format
    layout.alignment = look.align
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next = look.keep_with_next
    layout.widow_control = True
    if look.pitch:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.pitch)
    else:
        layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _indent(style.element.get_or_add_pPr(), look)


def _forget(style: ParagraphStyle) -> None:
    """Drops what the template of the library gave the style: blue headings, rules below titles."""
    for tag in ("w:pPr", "w:rPr"):
        found = style.element.find(qn(tag))
        if found is not None:
            kept = found.find(qn("w:outlineLvl")) if tag == "w:pPr" else None
            style.element.remove(found)
            if kept is not None:
                style.element.get_or_add_pPr().append(kept)


def _indent(properties: CT_PPr, look: Look) -> None:
    """Two characters at the first line, in the font's own measure; none where the look has none."""
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200" if look.indent else "0")
    indent.set(qn("w:firstLine"), str(round(look.size * 2 * 20)) if look.indent else "0")


def _set_fonts(fonts: _Element, east: str, latin: str) -> None:
    for theme in _THEMES:
        fonts.attrib.pop(qn(theme), None)
    for name in _FONTS:
        fonts.set(qn(name), latin)
    fonts.set(qn("w:eastAsia"), east)


def element(tag: str, **attributes: str) -> _Element:
    """An element of WordprocessingML with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
