"""The empty deck: sixteen to nine, Chinese fonts, properties without a clock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from plangraph.brief.office import set_properties

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

    from plangraph.brief.briefing import Briefing

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LATIN, EAST = "Arial", "微软雅黑"
_EMPTY_FACE = re.compile(rb'<a:latin typeface="[^"]*"/>\s*<a:ea typeface=""/>')


def ground(briefing: Briefing) -> Deck:
    """A deck without slides."""
    deck = Presentation()
    _widen(deck)
    _set_fonts(deck)
    set_properties(deck.core_properties, briefing)
    return deck


def _widen(deck: Deck) -> None:
    """The master and layouts of the library are four to three: what stands in them moves apart."""
    factor = WIDTH / deck.slide_width if deck.slide_width else 1
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.placeholders:
            # What a layout takes from its master has no place of its own.
            if shape._element.spPr.xfrm is not None:  # noqa: SLF001  no other way to ask
                shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT


def _set_fonts(deck: Deck) -> None:
    """Names the fonts of the theme, which the library leaves to the machine, and drops its picture of a page."""
    faces = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST}"/>'.encode()
    for relation in deck.slide_master.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME:
            part = relation.target_part
            part._blob = _EMPTY_FACE.sub(faces, part.blob)  # noqa: SLF001  the library knows no themes
    relations = deck.part.package._rels  # noqa: SLF001
    for name in [name for name, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(name)
