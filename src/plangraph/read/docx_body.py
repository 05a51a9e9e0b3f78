"""The body: blocks in the order of the document, with the numbers that its lists print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.read.docx_blocks import Cell, Table
from plangraph.read.docx_markup import child, content, integer, name, switched, value
from plangraph.read.docx_tables import rows

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from plangraph.read.docx_blocks import Block
    from plangraph.read.docx_numbering import Numbering
    from plangraph.read.docx_runs import RunReader
    from plangraph.read.docx_styles import Styles
    from plangraph.read.docx_tables import Place

_CONTENTS_TITLE = re.compile(r"目\s*[录次]")
_PAGE = re.compile(r"\d$")
_DELETED_MARK = ("w:del", "w:moveFrom")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph as printed; ``goes_on`` says that its mark is hidden or deleted: the next stands in its line."""

    words: str
    goes_on: bool
    contents: bool


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads containers of blocks (body, cells, text boxes), each once and in order."""

    styles: Styles
    numbering: Numbering
    runs: RunReader

    def blocks(self, container: Element) -> list[Block]:
        """The blocks of a container; a text box stands before the paragraph that it is anchored in."""
        found: list[Block] = []
        line: list[str] = []
        for part in content(container):
            kind = name(part)
            if kind == "w:p":
                paragraph = self._paragraph(part, found)
                line.append(paragraph.words)
                if paragraph.contents:
                    _drop_title(found)
                if paragraph.goes_on:
                    continue
            elif kind != "w:tbl":
                continue
            _close(line, found)
            if kind == "w:tbl":
                found.append(self._table(part))
        _close(line, found)
        return found

    def _paragraph(self, element: Element, found: list[Block]) -> _Paragraph:
        properties = child(element, "w:pPr")
        style = value(properties, "w:pStyle") or self.styles.default
        before = self.runs.fields.contents
        hidden = self.styles.hidden(style)
        words, boxes = self.runs.read(element, hidden=hidden)
        for box in boxes:
            found.extend(self.blocks(box))
        mark = child(properties, "w:rPr")
        deleted = any(child(mark, kind) is not None for kind in _DELETED_MARK)
        stated = switched(mark, "w:vanish")
        unseen = hidden if stated is None else stated
        words = "\n".join(printed for line in words.split("\n") if (printed := line.strip()))
        in_contents = bool(before or self.runs.fields.contents)
        if self.styles.contents(style) and _PAGE.search(words):
            return _Paragraph("", goes_on=False, contents=True)
        if deleted or (not words and (unseen or in_contents)):
            return _Paragraph(words, goes_on=deleted or unseen, contents=in_contents and not words)
        return _Paragraph(self._number(properties, style) + words, goes_on=unseen, contents=False)

    def _number(self, properties: Element | None, style: str | None) -> str:
        """The list is that of the paragraph or of its style, and so is the level; list 0 is none (17.9.18)."""
        direct = child(properties, "w:numPr")
        list_id = value(direct, "w:numId") or self.styles.list_id(style)
        found = self.numbering.lists.get(list_id or "")
        if list_id is None or found is None:
            return ""
        stated = integer(value(direct, "w:ilvl"))
        if stated is None:
            stated = found.tied(style)
        return self.numbering.next(list_id, (self.styles.level(style) or 0) if stated is None else stated)

    def _table(self, element: Element) -> Table:
        return Table(tuple(tuple(self._cell(place) for place in row) for row in rows(element)))

    def _cell(self, place: Place) -> Cell:
        if place.element is None:
            return Cell(place.columns, merged=not place.gap, gap=place.gap)
        return Cell(place.columns, tuple(self.blocks(place.element)))


def _close(line: list[str], found: list[Block]) -> None:
    words = "".join(line).strip()
    if words:
        found.append(words)
    line.clear()


def _drop_title(found: list[Block]) -> None:
    """Takes away the title of a table of contents, which stands before its field."""
    if found and isinstance(found[-1], str) and _CONTENTS_TITLE.fullmatch(found[-1]):
        found.pop()
