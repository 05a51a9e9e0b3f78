"""The characters and ruling lines of a PDF page as they are read, turned upright, without watermarks."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Any

from plangraph.read.print_glyphs import Glyph
from plangraph.read.print_ruling import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pdfplumber.page import Page

    Char = dict[str, Any]
    Place = Callable[[dict[str, Any]], tuple[float, float, float, float]]

HUGE = 2.5
"""Times the usual height of characters: a title has at most 1.4 (GB/T 9704-2012, 7.3.1)."""
LIGHT = 0.6
"""Of white: huge words as light are a watermark."""
SLANT = 0.05
"""Of its length: a line of text that rises by more is turned."""

_UNMAPPED = re.compile(r"\(cid:\d+\)")
_UPRIGHT, _RISING, _FALLING = 0, 90, 270


def unmapped(page: Page) -> int:
    """How many characters have no code."""
    return sum(bool(_UNMAPPED.fullmatch(char["text"])) for char in page.chars)


def characters(page: Page) -> tuple[tuple[float, float], list[Glyph], list[Rule]]:
    """Width and height of a page as it is read, its characters and its ruling lines.

    Words that are turned against most are watermarks or marks at the margin.
    """
    turns = Counter(_turn(char["matrix"]) for char in page.chars)
    turn = max((_UPRIGHT, _RISING, _FALLING), key=lambda way: turns[way])
    width, height = float(page.width), float(page.height)
    size, place = _placed(turn, width, height)
    straight = [char for char in page.chars if _turn(char["matrix"]) == turn and not _UNMAPPED.fullmatch(char["text"])]
    glyphs = [Glyph(str(char["text"]), *place(char)) for char in _inked(straight)]
    return size, glyphs, [Rule(*place(edge)) for edge in page.edges]


def _turn(matrix: Sequence[float]) -> int | None:
    """How far the words are turned: None for what is neither level nor upright on its side."""
    a, b = matrix[:2]
    if abs(b) <= SLANT * abs(a):
        return _UPRIGHT if a > 0 else None
    if abs(a) <= SLANT * abs(b):
        return _RISING if b > 0 else _FALLING
    return None


def _placed(turn: int, width: float, height: float) -> tuple[tuple[float, float], Place]:
    """The size of a page when its words are level, and where things then stand."""
    if turn == _RISING:
        return (height, width), lambda box: (height - box["bottom"], height - box["top"], box["x0"], box["x1"])
    if turn == _FALLING:
        return (height, width), lambda box: (box["top"], box["bottom"], width - box["x1"], width - box["x0"])
    return (width, height), lambda box: (box["x0"], box["x1"], box["top"], box["bottom"])


def _inked(chars: Sequence[Char]) -> Iterator[Char]:
    """The characters without huge light ones."""
    usual = median(char["size"] for char in chars) if chars else 0.0
    for char in chars:
        if char["size"] <= HUGE * usual or _lightness(char["non_stroking_color"]) < LIGHT:
            yield char


def _lightness(colour: object) -> float:
    """From 0 for black to 1 for white: of gray, RGB and CMYK (ISO 32000-1, 8.6.4); black for what is none."""
    if isinstance(colour, int | float):
        return float(colour)
    parts = (
        [float(part) for part in colour if isinstance(part, int | float)] if isinstance(colour, tuple | list) else []
    )
    if len(parts) == len("rgb"):
        return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]
    if len(parts) == len("cmyk"):
        return (1 - parts[3]) * (1 - sum(parts[:3]) / 3)
    return parts[0] if len(parts) == 1 else 0.0
