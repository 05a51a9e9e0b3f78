"""Printed characters with their places, and the doubles among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AROUND = tuple((right, down) for right in (-1, 0, 1) for down in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character; ``x0 x1 top bottom`` in points from the left upper corner of its page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def center(self) -> float:
        """Between its left and right."""
        return (self.x0 + self.x1) / 2

    @property
    def middle(self) -> float:
        """Between its top and bottom."""
        return (self.top + self.bottom) / 2


def drawn_once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The characters without those that lie over the same one by more than half: bold and shadows are drawn so."""
    known: dict[tuple[str, int, int, int, int], Glyph] = {}
    for glyph in glyphs:
        width, height = round(glyph.x1 - glyph.x0) + 1, round(glyph.bottom - glyph.top) + 1
        column, row = int(2 * glyph.x0 // width), int(2 * glyph.top // height)
        if not any(
            (over := known.get((glyph.text, width, height, column + right, row + down))) and _covers(over, glyph)
            for right, down in _AROUND
        ):
            known[glyph.text, width, height, column, row] = glyph
            yield glyph


def _covers(first: Glyph, second: Glyph) -> bool:
    aside, below = abs(first.x0 - second.x0), abs(first.top - second.top)
    return aside < (second.x1 - second.x0) / 2 and below < (second.bottom - second.top) / 2
