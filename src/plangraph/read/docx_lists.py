"""Lists: the definitions of numbered lists and their levels (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.read.docx_markup import attribute, child, content, integer, name, switched, value
from plangraph.read.docx_numerals import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from plangraph.read.docx_styles import Styles

LONGEST_TEXT = 64
"""The text around a number; Word takes 31 characters, a longer one is no number."""

_LEVELS = range(9)
_PLACE = re.compile(r"%([1-9])")
_NO_BLANK_AFTER = tuple("、．。，：）】〕》 \u3000")
"""After these a number needs no blank: they are as wide as a character, or are blank."""


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered; a paragraph of one of the first ``restarts`` levels begins it anew."""

    start: int
    form: str
    text: str
    suffix: str
    restarts: int
    legal: bool
    style: str | None

    def printed(self, numbers: Mapping[int, tuple[int, str]]) -> str:
        """The number, given the count and the format of each level; with a blank where it would run into the words."""
        if self.form == "bullet":
            return ""
        words = _PLACE.sub(lambda match: self._written(*numbers.get(int(match[1]) - 1, (0, "none"))), self.text)
        joined = not words or self.suffix == "nothing" or words.endswith(_NO_BLANK_AFTER)
        return words if joined else f"{words} "

    def _written(self, number: int, form: str) -> str:
        return written(number, "decimal" if self.legal and form != "none" else form)


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list: the definition that it counts with, its levels, and where it starts otherwise."""

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def start(self, level: int) -> int:
        """The first number of a level."""
        return self.starts.get(level, self.levels[level].start)

    def tied(self, style: str | None) -> int | None:
        """The level that belongs to a paragraph style."""
        tied = (place for place, level in self.levels.items() if style is not None and level.style == style)
        return next(tied, None)


def lists(root: Element | None, styles: Styles) -> dict[str, NumberedList]:
    """The lists of a numbering part by id; none where the document has no such part."""
    parts = () if root is None else tuple(root)
    abstract = {attribute(part, "abstractNumId") or "": part for part in parts if name(part) == "w:abstractNum"}
    numbered = {attribute(part, "numId") or "": part for part in parts if name(part) == "w:num"}
    levels = {key: dict(_levels(part)) for key, part in abstract.items()}
    definitions = {key: _definition(part, abstract, numbered, styles) for key, part in numbered.items()}
    return {
        key: _list(definition, levels[definition], numbered[key])
        for key, definition in definitions.items()
        if definition in levels
    }


def _definition(part: Element, abstract: Mapping[str, Element], numbered: Mapping[str, Element], styles: Styles) -> str:
    """The definition that holds the levels: one may leave them to the list of a style (17.9.21, numStyleLink)."""
    key = value(part, "w:abstractNumId") or ""
    link = value(abstract.get(key), "w:numStyleLink")
    linked = styles.list_id(link) if link else None
    return value(numbered.get(linked or ""), "w:abstractNumId") or key


def _list(definition: str, levels: Mapping[int, Level], part: Element) -> NumberedList:
    own, starts = dict(levels), {}
    for override in part:
        place = _place(override) if name(override) == "w:lvlOverride" else None
        if place is None:
            continue
        shape = child(override, "w:lvl")
        if shape is not None:
            own[place] = _level(place, shape)
        start = integer(value(override, "w:startOverride"))
        if start is not None:
            starts[place] = start
    return NumberedList(definition, own, starts)


def _levels(part: Element) -> Iterator[tuple[int, Level]]:
    for level in part:
        place = _place(level) if name(level) == "w:lvl" else None
        if place is not None:
            yield place, _level(place, level)


def _place(element: Element) -> int | None:
    place = integer(attribute(element, "ilvl"))
    return place if place in _LEVELS else None


def _level(place: int, element: Element) -> Level:
    restarts = integer(value(element, "w:lvlRestart"))
    form = next((attribute(part, "val") for part in content(element) if name(part) == "w:numFmt"), None)
    text = value(element, "w:lvlText") or ""
    is_printed = len(text) <= LONGEST_TEXT and not switched(element, "w:rPr", "w:vanish")
    return Level(
        start=integer(value(element, "w:start")) or 0,
        form=form or "decimal",
        text=text if is_printed else "",
        suffix=value(element, "w:suff") or "tab",
        restarts=place if restarts is None else min(restarts, place),
        legal=bool(switched(element, "w:isLgl")),
        style=value(element, "w:pStyle"),
    )
