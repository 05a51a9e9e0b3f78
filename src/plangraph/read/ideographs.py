"""Ordinary ideographs for what the character maps of subset fonts give in their place."""

from __future__ import annotations

import re
from unicodedata import normalize

_RADICAL = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
_RADICALS_SUPPLEMENT = str.maketrans(
    "⺠⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺟⻄⻣⻁⺎⻒",
    "民见角贝车长门青韦页风飞食马鬼鱼鸟卤麦黄齐齿龙龟母西骨虎兀镸",
)
"""Radicals that NFKC leaves alone (Unicode, EquivalentUnifiedIdeograph)."""


def ideographs(text: str) -> str:
    """The text with ordinary ideographs for the radicals and compatibility forms that look like them."""
    return _RADICAL.sub(lambda match: normalize("NFKC", match.group()), text.translate(_RADICALS_SUPPLEMENT))
