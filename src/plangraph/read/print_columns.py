"""Columns of a page: two only where a broad gutter parts many full lines, there or on a page before it, else one."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.read.print_glyphs import Glyph

MIDST = (0.4, 0.6)
"""The share of a page's width in which the gutter of two columns lies."""
GUTTER = 0.9
"""In characters: the narrowest gutter."""
LEAST_LINES = 8
"""Lines beside each other that make columns; fewer are signatures or a list of particulars."""
FEWEST_LINES = 3
"""Lines on one side of a known gutter that make columns: the other has short ones, or none where the text ends."""
FULL = 0.6
"""The share of the width of its lines that characters cover."""
NARROWEST = 10
"""In characters: a column as narrow is one of a list."""
BROADEST = 5
"""In characters: between columns of text is no more; between two of a list there may be."""
CROSSED = 0.25
"""Of the lines of a page: as many may cross the gutter, titles and tables as broad as the page."""
MOST_STEPS = 10_000


@dataclass(frozen=True, slots=True)
class Column:
    """The characters between two heights of a page; ``place`` is 0 for one column, 1 and 2 for the sides of two."""

    place: int
    top: float
    bottom: float
    glyphs: tuple[Glyph, ...]


def columns(glyphs: Sequence[Glyph], gutter: float | None, across: Sequence[float] = ()) -> Iterator[Column]:
    """The columns of a page in the order of reading, where lines end at its gutter.

    ``across`` are the heights at which tables as broad as the page begin and end.
    """
    ordered = sorted(glyphs, key=lambda glyph: glyph.middle)
    size = _size(ordered)
    bands = [] if gutter is None else list(_bands(ordered, gutter, size, across))
    if gutter is None or not bands:
        yield Column(0, -inf, inf, tuple(glyphs))
        return
    middles = [glyph.middle for glyph in ordered]
    ends = [-inf, *(height for band in bands for height in band), inf]
    for at, (top, bottom) in enumerate(pairwise(ends)):
        within = ordered[bisect_left(middles, top) : bisect_left(middles, bottom)]
        if at % 2:
            yield Column(1, top, bottom, tuple(glyph for glyph in within if glyph.center < gutter))
            yield Column(2, top, bottom, tuple(glyph for glyph in within if glyph.center >= gutter))
        else:
            yield Column(0, top, bottom, tuple(within))


def gutter_of(width: float, glyphs: Sequence[Glyph]) -> float | None:
    """The middle of the gutter that a page of this width shows, with full lines on both sides."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.middle)
    size = _size(ordered)
    gutter = _gutter(width, ordered, size)
    return gutter if gutter is not None and any(_bands(ordered, gutter, size)) else None


def _size(glyphs: Sequence[Glyph]) -> float:
    return median(glyph.bottom - glyph.top for glyph in glyphs) if glyphs else 0.0


def _gutter(width: float, glyphs: Sequence[Glyph], size: float) -> float | None:
    """The middle of the broadest strip in the midst of a page that few lines cross."""
    step = size / 4
    if step <= 0 or width <= 0:
        return None
    first, count = width * MIDST[0], int(width * (MIDST[1] - MIDST[0]) / step)
    covered = [0] * min(count, MOST_STEPS)
    for glyph in glyphs:
        begin, end = max(int((glyph.x0 - first) // step), 0), min(int((glyph.x1 - first) // step), len(covered) - 1)
        for at in range(begin, end + 1):
            covered[at] += 1
    if not covered:
        return None
    few = max(covered) * CROSSED
    best, at = (0, 0), 0
    for crossed, run in groupby(covered, key=lambda crossings: crossings > few):
        length = len(list(run))
        if not crossed and length > best[1]:
            best = (at, length)
        at += length
    begin, length = best
    return first + (begin + length / 2) * step if GUTTER * size <= length * step <= BROADEST * size else None


def _bands(
    glyphs: Sequence[Glyph], gutter: float, size: float, across: Sequence[float] | None = None
) -> Iterator[tuple[float, float]]:
    """The heights between which nothing crosses the gutter and text fills both sides of it.

    Of a known gutter, with what else crosses it, text fills one side.
    """
    near = GUTTER * size / 2
    crossings = [glyph.middle for glyph in glyphs if glyph.x0 < gutter + near and glyph.x1 > gutter - near]
    middles = [glyph.middle for glyph in glyphs]
    for above, below in pairwise((-inf, *sorted([*crossings, *(across or ())]), inf)):
        top, bottom = above + size / 2, below - size / 2
        within = glyphs[bisect_left(middles, top) : bisect_left(middles, bottom)]
        left, right = [glyph for glyph in within if glyph.center < gutter], [g for g in within if g.center >= gutter]
        if across is None and _is_text(left, size, LEAST_LINES) and _is_text(right, size, LEAST_LINES):
            yield top, bottom
        if across is not None and (_is_text(left, size, FEWEST_LINES) or _is_text(right, size, FEWEST_LINES)):
            yield top, bottom


def _is_text(glyphs: Sequence[Glyph], size: float, least: int) -> bool:
    """Whether the characters of one side are at least so many lines that fill it."""
    lines = 1 + sum(after.middle - before.middle > size / 2 for before, after in pairwise(glyphs))
    if lines < least:
        return False
    across = max(glyph.x1 for glyph in glyphs) - min(glyph.x0 for glyph in glyphs)
    return across > NARROWEST * size and sum(glyph.x1 - glyph.x0 for glyph in glyphs) > FULL * across * lines
