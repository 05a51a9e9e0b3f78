"""Hard-wrapped texts: copied from print, every paragraph is broken at the width of its page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.parse.lines import Line

FEWEST_LINES = 30
"""A text of fewer lines shows no width."""
WIDEST = 60
"""Code points; GB/T 9704-2012, 5.2.3 has 28 a line."""
SLACK = 2
"""Code points that a full line may lack, since marks may not begin a line."""
MOST = 0.3
"""The least share of full lines in a wrapped text."""
LONGEST_HEADING = 3
"""Lines that a heading is broken over."""


class WrappedLines:
    """The lines of a text, and where the words go on that a full line breaks off."""

    __slots__ = ("_lines", "_places", "_width")

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._width = _width(lines)
        self._places = {line.start: place for place, line in enumerate(lines)} if self._width else {}

    def end(self, line: Line) -> int:
        """Where the words of a line end: with the first line after it that is not full."""
        place = self._places.get(line.start)
        if place is None or self._width is None:
            return line.end
        last = place
        while last + 1 < len(self._lines) and last - place < LONGEST_HEADING and self._is_full(self._lines[last]):
            last += 1
        return self._lines[last].end

    def _is_full(self, line: Line) -> bool:
        return self._width is not None and len(line.text) >= self._width - SLACK


def _width(lines: Sequence[Line]) -> int | None:
    """The width of a wrapped text: that of its longest lines, if many are as long."""
    lengths = [len(line.text) for line in lines if not line.cell]
    if len(lengths) < FEWEST_LINES or max(lengths) > WIDEST:
        return None
    width = max(lengths)
    full = sum(count for length, count in Counter(lengths).items() if length >= width - SLACK)
    return width if full >= MOST * len(lengths) else None
