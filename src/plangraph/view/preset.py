"""Sizes of pictures: one for a slide, one for a page of A4, one for a telephone held upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.view.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Mapping


LIGHT, DARK, GREY = THEMES = ("light", "dark", "grey")


@dataclass(frozen=True, slots=True)
class Preset:
    """A canvas in pixels and its sizes of text; ``base`` is that of labels, ``small`` that of notes.

    On A4 the picture stands 15.8 cm wide, so that 19 px are 8.5 pt; on a telephone 1080 px are its whole width. A
    ``bare`` picture has no headline, for a page whose own words say it.
    """

    name: str
    width: int
    height: int
    margin: float
    headline: float
    subtitle: float
    base: float
    small: float
    language: str = "zh"
    theme: str = "light"
    bare: bool = False

    def say(self, chinese: str, english: str) -> str:
        """The words in the language of the picture."""
        return english if self.language == "en" else chinese

    @property
    def page(self) -> Box:
        """The canvas without its margins."""
        return Box(0, 0, self.width, self.height).inset(self.margin)

    @property
    def unit(self) -> float:
        """One for the slide, and larger as text is larger: the measure of strokes and gaps."""
        return self.base / 15

    @property
    def portrait(self) -> bool:
        """Whether the canvas is higher than wide."""
        return self.height > self.width

    @property
    def wide(self) -> bool:
        """Whether there is room for a column of text beside the drawing."""
        return self.width / self.base > 80  # noqa: PLR2004


SLIDE = Preset("slide", 1600, 900, 46, 32, 17, 15, 14)
A4 = Preset("a4", 1000, 800, 26, 28, 18, 19, 16)
WECHAT = Preset("wechat", 1080, 1300, 40, 40, 23, 23, 19)
PAGE = Preset("page", 1000, 700, 26, 28, 18, 19, 16, bare=True)
"""For the text of a document: A4 below words of its own."""
DECK = Preset("deck", 1600, 716, 24, 32, 17, 19, 15, bare=True)
"""For a slide below a headline of its own: 19 px are 10 pt where 1600 px are 12.1 inches."""
PRESETS: Mapping[str, Preset] = {preset.name: preset for preset in (SLIDE, A4, WECHAT)}
