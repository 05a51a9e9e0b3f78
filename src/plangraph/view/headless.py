"""A picture without its headline, for a page whose own words say it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.view.geometry import Box, Point
from plangraph.view.palette import ACCENT
from plangraph.view.scene import Area, Circle, Curve, Line, Rect, Scene, Text

if TYPE_CHECKING:
    from plangraph.view.scene import Mark


def headless(scene: Scene) -> Scene:
    """The scene without the bar, headline and subtitle on its top, and so much lower; as it is where it has none."""
    bar = next((mark for mark in scene.marks if isinstance(mark, Rect) and mark.fill == ACCENT), None)
    if bar is None or bar is not scene.marks[0]:
        return scene
    foot = bar.box.bottom
    rest = tuple(mark for mark in scene.marks[1:] if not (isinstance(mark, Text) and mark.at.y <= foot))
    up = foot - bar.box.top
    return replace(scene, height=round(scene.height - up), marks=tuple(raised(mark, up) for mark in rest))


def raised(mark: Mark, up: float) -> Mark:
    """The mark so many pixels higher."""

    def at(point: Point) -> Point:
        return Point(point.x, point.y - up)

    match mark:
        case Rect():
            box = mark.box
            return replace(mark, box=Box(box.left, box.top - up, box.right, box.bottom - up))
        case Circle():
            return replace(mark, centre=at(mark.centre))
        case Line() | Area():
            return replace(mark, points=tuple(at(point) for point in mark.points))
        case Curve():
            return replace(mark, start=at(mark.start), control=at(mark.control), end=at(mark.end))
        case Text():
            return replace(mark, at=at(mark.at))
