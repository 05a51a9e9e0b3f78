"""The numbers of lists, as a browser writes them before the words of an item (CSS Counter Styles 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.read.docx_numerals import written

if TYPE_CHECKING:
    from collections.abc import Mapping

_SILENT = frozenset({"none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"})
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
"""WHATWG HTML, 4.4.5: the attribute ``type`` of a list."""
_PLACES = frozenset({"inside", "outside"})
_LATIN = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
_CHINESE = {
    "cjk-ideographic": "taiwaneseCountingThousand",
    "trad-chinese-informal": "taiwaneseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-formal": "ideographLegalTraditional",
    "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}
_INTEGER = re.compile(r"\s*([+-]?\d{1,9})")
_NUMBER = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百]{1,5}|\d{1,3})(?:[）)、．.﹒]|\s*[）)])|第[一二三四五六七八九十百]{1,5}[章篇节条]|[①-⑳]"
)


@dataclass(slots=True)
class ItemCounter:
    """Counts the items of one list."""

    style: str
    following: int

    def number(self, attributes: Mapping[str, str], style: Mapping[str, str]) -> str:
        """The number of the next item with what parts it from the words; empty where the list shows none."""
        value = self.following = _integer(attributes.get("value"), self.following)
        self.following += 1
        kind = _kind(attributes, style) or self.style
        if kind in _SILENT or kind.startswith(("'", '"')):
            return ""
        if kind in _CHINESE:
            return f"{written(value, _CHINESE[kind])}、"
        return f"{written(value, _LATIN.get(kind, 'decimal'))}. "


def item_counter(tag: str, attributes: Mapping[str, str], style: Mapping[str, str]) -> ItemCounter:
    """The counter of an ``ol``, ``ul`` or ``menu``."""
    kind = _kind(attributes, style) or ("decimal" if tag == "ol" else "disc")
    return ItemCounter(kind, _integer(attributes.get("start"), 1))


def begins_with_number(words: str) -> bool:
    """Whether a line brings a number of its own: a list then writes none before it."""
    return bool(_NUMBER.match(words))


def _kind(attributes: Mapping[str, str], style: Mapping[str, str]) -> str:
    if "list-style-type" in style:
        return style["list-style-type"]
    words = [word for word in style.get("list-style", "").split() if word not in _PLACES and "(" not in word]
    kind = attributes.get("type", "").strip()
    return words[0] if words else _TYPES.get(kind, kind.lower())


def _integer(words: str | None, otherwise: int) -> int:
    match = _INTEGER.match(words or "")
    return int(match[1]) if match else otherwise
