"""Boxes and points of a picture, in its pixels, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def inset(self, across: float, down: float | None = None) -> Box:
        """The box smaller on each side; larger for negative figures."""
        down = across if down is None else down
        return Box(self.left + across, self.top + down, self.right - across, self.bottom - down)

    def shared(self, other: Box) -> Box:
        """The box that lies in both, where they meet."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def overlap(self, other: Box) -> float:
        """The area that the two share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def holds(self, other: Box) -> bool:
        """Whether the other lies wholly inside, to a hundredth of a pixel."""
        near = 0.01
        return (
            self.left - near <= other.left
            and self.top - near <= other.top
            and other.right <= self.right + near
            and other.bottom <= self.bottom + near
        )

    def touches(self, centre: Point, radius: float) -> bool:
        """Whether a disc reaches into the box."""
        across = max(self.left - centre.x, 0.0, centre.x - self.right)
        down = max(self.top - centre.y, 0.0, centre.y - self.bottom)
        return across * across + down * down < radius * radius
