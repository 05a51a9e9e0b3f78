"""Runs: the printed words of a paragraph, and the text boxes that are anchored in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plangraph.read.docx_fields import Fields, in_circle, is_contents
from plangraph.read.docx_markup import attribute, content, name, switched, text_boxes, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from plangraph.read.docx_styles import Styles

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile(r"[\t\r\n]+")
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
}
_DRAWINGS = frozenset({"w:drawing", "w:pict", "w:object"})
_PRIVATE = range(0xF000, 0xF100)
_CHARACTERS = range(0x20, 0xD800)
"""Neither controls nor surrogates nor private use."""
_SYMBOL_FONT = {
    0xA3: "≤",
    0xA5: "∞",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBE: "—",
}
"""Of the font Symbol, which has its own code page, the signs that stand with figures."""


@dataclass(frozen=True, slots=True)
class RunReader:
    """Reads runs in the order of the document; the fields that are open go on from paragraph to paragraph."""

    styles: Styles
    fields: Fields = field(default_factory=Fields)

    def read(self, paragraph: Element, *, hidden: bool) -> tuple[str, list[Element]]:
        """The words of a paragraph, with tabs and line ends, and the contents of its text boxes."""
        words: list[str] = []
        boxes: list[Element] = []
        self._read(paragraph, words, boxes, hidden=hidden)
        return "".join(words), boxes

    def _read(self, element: Element, words: list[str], boxes: list[Element], *, hidden: bool) -> None:
        for part in content(element):
            kind = name(part)
            if kind == "w:r":
                self._read(part, words, boxes, hidden=self._hides(part, hidden=hidden))
            elif kind == "w:fldChar":
                words.append(self.fields.mark(attribute(part, "fldCharType")))
            elif kind == "w:instrText":
                self.fields.instruct(part.text or "")
            elif hidden or not self.fields.printed:
                continue
            elif kind == "w:fldSimple":
                self._simple(part, words, boxes)
            elif kind in _DRAWINGS:
                boxes.extend(text_boxes(part))
            else:
                words.append(_printed(kind, part))

    def _simple(self, part: Element, words: list[str], boxes: list[Element]) -> None:
        instruction = attribute(part, "instr") or ""
        words.append(in_circle(instruction))
        if not is_contents(instruction):
            self._read(part, words, boxes, hidden=False)

    def _hides(self, run: Element, *, hidden: bool) -> bool:
        """Direct formatting goes before the style of the run, and that before the style of the paragraph."""
        stated = switched(run, "w:rPr", "w:vanish")
        if stated is None:
            return self.styles.hidden(value(run, "w:rPr", "w:rStyle")) or hidden
        return stated


def _printed(kind: str, part: Element) -> str:
    if kind == "w:t":
        return _text(part)
    if kind == "w:sym":
        return _symbol(part)
    if kind in {"m:oMath", "m:oMathPara"}:
        return "".join(inner.text or "" for inner in part.iter() if name(inner) in {"m:t", "w:t"})
    return _SIGNS.get(kind, "")


def _text(part: Element) -> str:
    """Blanks at the ends count only where the element says so (ECMA-376-1, 17.3.3.31)."""
    text = _BREAKS.sub(" ", part.text or "")
    return text if part.get(_SPACE) == "preserve" else text.strip(" ")


def _symbol(part: Element) -> str:
    """A sign of a named font; ornaments of other fonts with a code page of their own are no text."""
    try:
        code = int(attribute(part, "char") or "", 16)
    except ValueError:
        return ""
    if code in _PRIVATE:
        is_symbol = (attribute(part, "font") or "").lower() == "symbol"
        return _SYMBOL_FONT.get(code & 0xFF, "") if is_symbol else ""
    return chr(code) if code in _CHARACTERS else ""
