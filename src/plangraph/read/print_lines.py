"""Printed lines: characters with their places put together as the eye reads them, for PDF and OFD.

Chinese is set without spaces: characters stand at their own width, so that a space is read only where a gap shows one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from plangraph.read.ideographs import ideographs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.read.print_glyphs import Glyph

BLANK = 0.3
"""In heights of a character, beyond the usual gap of the line: a blank on the page, as between two signatures."""
SPACE = 0.2
"""In heights of a character: the gap of a space between Latin words."""
BESIDE_LATIN = 0.3
"""What programs put between Chinese and Latin characters by themselves, up to a quarter of a character."""
MOST_BLANKS = 1.3
"""Times the printed characters: in a line with more, blanks are what a program moves its characters with."""
OVERLAP = 0.5
"""The share of its height by which a character must lie in a line to belong to it."""

_LATIN = re.compile(r"[!-~\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class PrintLine:
    """Words on one line and their bounds; ``size`` is the height of a character."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def print_lines(glyphs: Iterable[Glyph]) -> Iterator[PrintLine]:
    """The lines of a page from its top, each from the left."""
    for row in _rows([glyph for glyph in glyphs if glyph.text]):
        printed = [glyph for glyph in row if not glyph.text.isspace()]
        if printed:
            size = sorted(glyph.bottom - glyph.top for glyph in printed)[len(printed) // 2]
            blanks = frozenset(_after_blanks(row)) if len(row) <= MOST_BLANKS * len(printed) else frozenset()
            left, right = printed[0].x0, max(glyph.x1 for glyph in printed)
            # Of most characters: figures and letters stand in fonts of their own, a little higher or lower.
            top, bottom = median(glyph.top for glyph in printed), median(glyph.bottom for glyph in printed)
            yield PrintLine(_text(printed, size, blanks), left, right, top, bottom, size)


def _rows(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that share most of their height with a line, in the order of their left edges."""
    glyphs.sort(key=lambda glyph: (glyph.middle, glyph.x0))
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and not _beside(row[-1], glyph) and not _beside(row[0], glyph):
            yield sorted(row, key=lambda g: g.x0)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda g: g.x0)


def _beside(first: Glyph, second: Glyph) -> bool:
    common = min(first.bottom, second.bottom) - max(first.top, second.top)
    return common > OVERLAP * min(first.bottom - first.top, second.bottom - second.top)


def _after_blanks(row: Sequence[Glyph]) -> Iterator[Glyph]:
    """The characters before which a blank is printed as a character of its own."""
    for before, glyph in pairwise(row):
        if before.text.isspace() and not glyph.text.isspace():
            yield glyph


def _text(row: Sequence[Glyph], size: float, blanks: frozenset[Glyph]) -> str:
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    usual = max(median(gaps), 0.0) if gaps else 0.0
    words = [row[0].text]
    for gap, (before, after) in zip(gaps, pairwise(row), strict=True):
        latin = bool(_LATIN.match(before.text[-1])), bool(_LATIN.match(after.text[0]))
        if after in blanks:
            words.append(" ")
        elif all(latin):
            words.append(" " * (gap > SPACE * size))
        else:
            words.append(" " * (gap - usual > (BLANK + BESIDE_LATIN * any(latin)) * size))
        words.append(after.text)
    return ideographs("".join(words)).strip()
