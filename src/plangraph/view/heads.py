"""Names of units above narrow columns: turned where the picture is wide, written downwards where it is upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.view.geometry import Point
from plangraph.view.lettering import shortened, width
from plangraph.view.placement import label_lines
from plangraph.view.scene import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plangraph.view.naming import Naming

TURN = -52
# Sine and cosine of the turn.
_UP, _ACROSS = 0.788, 0.616
SHORT, LONG = 11, 16
"""The longest names in characters: where rows need the room, and where they leave it."""
_BESIDE = 1.12
"""The distance of lines of a name."""
_DOWN = 1.08
# Forms of marks for lines that run downwards (Unicode, Vertical Forms and CJK Compatibility Forms).
_VERTICAL = str.maketrans("（）()—…、《》〈〉", "︵︶︵︶︱︙︑︽︾︿﹀")


@dataclass(frozen=True, slots=True)
class Heads:
    """Lines and size of each unit's name; ``overhang`` is how far it reaches to the right of its column's middle."""

    lines: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, float]
    upright: bool

    @property
    def overhang(self) -> dict[str, float]:
        """In pixels; about half a character for upright names."""
        if self.upright:
            return {unit: size * 0.5 for unit, size in self.sizes.items()}
        return {
            unit: _long(lines, size) * _ACROSS + size * (1 + (len(lines) - 1) / 2 * _BESIDE * _UP)
            for unit, lines in self.lines.items()
            for size in (self.sizes[unit],)
        }

    @property
    def height(self) -> float:
        """Of the highest name."""
        if self.upright:
            return max(len(lines[0]) * self.sizes[unit] * _DOWN for unit, lines in self.lines.items())
        return max(
            _long(lines, self.sizes[unit]) * _UP + self.sizes[unit] * 0.6 * len(lines)
            for unit, lines in self.lines.items()
        )

    def marks(self, unit: str, foot: Point, fill: str, *, bold: bool) -> list[Text]:
        """The name of a unit above ``foot``, the middle of its column."""
        size = self.sizes[unit]
        if self.upright:
            return _downwards(self.lines[unit][0], foot, size, fill, bold=bold)
        lines = self.lines[unit]
        marks = []
        for index, line in enumerate(lines):
            # Lines of a turned name lie beside each other, across the direction of reading.
            shift = (index - (len(lines) - 1) / 2) * size * _BESIDE
            at = Point(foot.x + size * 0.32 + shift * _UP, foot.y - size * 0.1 + shift * _ACROSS)
            marks.append(Text(at, line, size, fill, bold=bold, turn=TURN))
        return marks


def heads(  # noqa: PLR0913
    names: Naming, units: Sequence[str], size: float, step: float, *, upright: bool, longest: int = SHORT
) -> Heads:
    """The names at a size for columns ``step`` wide; those of more than ``longest`` characters lose their middle.

    Where columns are wide enough, long ones take two lines.
    """
    lines, sizes = dict[str, tuple[str, ...]](), dict[str, float]()
    beside = step * _UP / 2.35
    for unit in units:
        name = names.label(unit)
        if not upright and beside >= size * 0.76:
            lines[unit] = label_lines(name, size)
        else:
            lines[unit] = (shortened(name, size, longest * size),)
        sizes[unit] = min(size, step * 0.92 if upright else size) if len(lines[unit]) == 1 else min(size * 0.9, beside)
    return Heads(lines, sizes, upright)


def _long(lines: Sequence[str], size: float) -> float:
    return max(width(line, size) for line in lines)


def _downwards(line: str, foot: Point, size: float, fill: str, *, bold: bool) -> list[Text]:
    top = foot.y - len(line) * size * _DOWN
    return [
        Text(Point(foot.x, top + (index + 0.86) * size * _DOWN), character, size, fill, "middle", bold)
        for index, character in enumerate(line.translate(_VERTICAL))
    ]
