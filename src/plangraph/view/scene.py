"""What a picture consists of: marks in drawing order, each with its meaning as a title where it stands for a thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from plangraph.view.geometry import Box, Point
from plangraph.view.lettering import width
from plangraph.view.palette import INK, WHITE

Anchor: TypeAlias = Literal["start", "middle", "end"]

# Of the em above and below the base line that glyphs of Chinese text take up: table OS/2 and the ink of 国.
ASCENT = 0.86
DESCENT = 0.12


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle, its corners rounded by ``radius``."""

    box: Box
    fill: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc; ``title`` is shown where the pointer rests on it."""

    centre: Point
    radius: float
    fill: str
    stroke: str = "none"
    stroke_width: float = 0.0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Straight lines through points."""

    points: tuple[Point, ...]
    stroke: str
    stroke_width: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bézier curve, ``dashed`` where what it stands for is inferred."""

    start: Point
    control: Point
    end: Point
    stroke: str
    stroke_width: float
    opacity: float = 1.0
    title: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on its base line; ``turn`` are degrees clockwise; ``halo`` sets it off from lines below it.

    ``bold`` is a stroke in the text's own colour, since the font has one weight.
    """

    at: Point
    text: str
    size: float
    fill: str = INK
    anchor: Anchor = "start"
    bold: bool = False
    halo: bool = False
    turn: float = 0.0

    @property
    def box(self) -> Box:
        """The place of the line's ink before it is turned."""
        wide = width(self.text, self.size)
        left = self.at.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.at.y - ASCENT * self.size, left + wide, self.at.y + DESCENT * self.size)


Mark: TypeAlias = Rect | Circle | Line | Curve | Area | Text


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of ``width`` × ``height`` pixels; ``description`` is the sentence for those who cannot see it."""

    width: int
    height: int
    title: str
    description: str
    marks: tuple[Mark, ...] = field(default=())
    background: str = WHITE
    language: str = "zh-CN"

    @property
    def texts(self) -> tuple[Text, ...]:
        """The lines of text in drawing order."""
        return tuple(mark for mark in self.marks if isinstance(mark, Text))

    @property
    def circles(self) -> tuple[Circle, ...]:
        """The discs in drawing order."""
        return tuple(mark for mark in self.marks if isinstance(mark, Circle))
