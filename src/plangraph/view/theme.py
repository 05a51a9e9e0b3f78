"""A scene in other colours: light on dark, or in greys that keep every contrast of the colours."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from plangraph.view.palette import WHITE, contrast, luminance
from plangraph.view.preset import DARK, GREY
from plangraph.view.scene import Area, Circle, Curve, Line, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.view.scene import Mark, Scene

CANVAS = "#141A20"
"""The ground of dark pictures."""
LEGIBLE = 4.5
"""The contrast of text and meaningful dots with the ground (WCAG 2.2 AA)."""
_NONE = "none"


def themed(scene: Scene, theme: str) -> Scene:
    """The scene in a theme; as it is in the light one, for which scenes are made."""
    colours = {DARK: darkened, GREY: greyed}
    if theme not in colours:
        return scene
    change = colours[theme]
    marks = tuple(_recoloured(mark, change) for mark in scene.marks)
    return replace(scene, marks=marks, background=change(scene.background))


@lru_cache(maxsize=512)
def darkened(colour: str) -> str:
    """The colour for a dark ground: dark becomes light; what was legible on white is so on CANVAS."""
    if colour == _NONE:
        return colour
    if colour == WHITE:
        return CANVAS
    hue, light, saturation = rgb_to_hls(*_parts(colour))
    ground = rgb_to_hls(*_parts(CANVAS))[1]
    turned = ground + (1 - light) * (1 - ground)
    wanted = min(LEGIBLE, contrast(colour, WHITE))
    while contrast(found := _hex(hls_to_rgb(hue, turned, saturation)), CANVAS) < wanted and turned < 1:
        turned = min(1.0, turned + 0.01)
    return found


@lru_cache(maxsize=512)
def greyed(colour: str) -> str:
    """The grey of the same luminance, no lighter: its contrast with white is at least the colour's."""
    if colour == _NONE:
        return colour
    wanted = luminance(colour)
    level = max(level for level in range(256) if luminance(f"#{level:02X}{level:02X}{level:02X}") <= wanted + 1e-9)
    return f"#{level:02X}{level:02X}{level:02X}"


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _recoloured(mark: Mark, change: Callable[[str], str]) -> Mark:
    match mark:
        case Rect() | Area() | Text():
            return replace(mark, fill=change(mark.fill))
        case Circle():
            return replace(mark, fill=change(mark.fill), stroke=change(mark.stroke))
        case Line() | Curve():
            return replace(mark, stroke=change(mark.stroke))
