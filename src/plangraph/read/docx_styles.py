"""Styles: what a paragraph or run has from its style and the styles that this is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plangraph.read.docx_markup import attribute, child, integer, name, switched, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

LONGEST_CHAIN = 16
"""Styles based on one another; Word allows eleven."""

_CONTENTS = re.compile(r"toc \d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What one style states itself; None where it is silent."""

    based_on: str | None
    list_id: str | None
    level: int | None
    hidden: bool | None
    contents: bool


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id, and the paragraph style of those that name none."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: str | None = None

    def chain(self, style: str | None) -> Iterator[Style]:
        """The style and those that it is based on, nearest first."""
        for _ in range(LONGEST_CHAIN):
            found = self.by_id.get(style) if style is not None else None
            if found is None:
                return
            yield found
            style = found.based_on

    def hidden(self, style: str | None) -> bool:
        """Whether the style hides its text (``w:vanish``)."""
        stated = (found.hidden for found in self.chain(style) if found.hidden is not None)
        return next(stated, False)

    def list_id(self, style: str | None) -> str | None:
        """The list that the style puts its paragraphs in."""
        return next((found.list_id for found in self.chain(style) if found.list_id is not None), None)

    def level(self, style: str | None) -> int | None:
        """The level in that list, from 0."""
        return next((found.level for found in self.chain(style) if found.level is not None), None)

    def contents(self, style: str | None) -> bool:
        """Whether the style is that of the entries of a table of contents."""
        found = self.by_id.get(style) if style is not None else None
        return found is not None and found.contents


def styles(root: Element | None) -> Styles:
    """The styles of a styles part; none where the document has no such part."""
    if root is None:
        return Styles()
    found = [element for element in root if name(element) == "w:style"]
    by_id = {attribute(element, "styleId") or "": _style(element) for element in found}
    defaults = (attribute(element, "styleId") for element in found if _is_default_paragraph(element))
    return Styles(by_id, next(defaults, None))


def _is_default_paragraph(element: Element) -> bool:
    return attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true", "on"}


def _style(element: Element) -> Style:
    numbering = child(element, "w:pPr", "w:numPr")
    return Style(
        value(element, "w:basedOn"),
        value(numbering, "w:numId"),
        integer(value(numbering, "w:ilvl")),
        switched(element, "w:rPr", "w:vanish"),
        bool(_CONTENTS.fullmatch(value(element, "w:name") or "")),
    )
