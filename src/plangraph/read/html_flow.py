"""The flow of a page: its elements, as they come, become lines, tables and zones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plangraph.read.html_blocks import Page, Zone
from plangraph.read.html_elements import PREFORMATTED, is_block, is_dropped, is_link
from plangraph.read.html_lines import OpenLine
from plangraph.read.html_numbers import item_counter
from plangraph.read.html_styles import StyleSheets
from plangraph.read.html_tables import OpenCell, OpenTable, blocks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.read.html_numbers import ItemCounter
    from plangraph.read.html_styles import Style

_TITLES = frozenset({"ArticleTitle", "articletitle", "og:title"})
"""国办发〔2017〕47号, annex 2: a page of an article names it in ``meta``."""
_TITLE_TAGS = frozenset({"h1", "h2"})
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_CAPTURED = frozenset({"title", "style"})
_CELLS = frozenset({"td", "th"})
_SPAN = re.compile(r"\s*(\d{1,5})")
_MOST_COLUMNS = 1000
"""WHATWG HTML, 4.9.11: what a browser makes of a greater ``colspan``."""
_MOST_TITLES = 8
_LONGEST_TITLE = 300
_NAME = re.compile(r"[a-z0-9]+")


@dataclass(slots=True)
class _Open:
    """An open element; what is inherited is that of its parent, or its own."""

    block: bool = False
    linked: bool = False
    title: bool = False
    preformatted: bool = False
    counter: ItemCounter | None = None
    cell: OpenCell | None = None
    first: int = 0
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class Flow:
    """Takes the elements of a page from the parser; ``page`` is what they make."""

    page: Page = field(default_factory=Page)
    begun: int = 0
    ended: int = 0
    _open: list[_Open] = field(default_factory=lambda: [_Open()])
    _tables: list[OpenTable] = field(default_factory=list)
    _line: OpenLine = field(default_factory=OpenLine)
    _sheets: StyleSheets = field(default_factory=StyleSheets)
    _captured: list[str] | None = None
    _dropped: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins; nothing in one that nobody reads is taken."""
        self.begun += 1
        if self._dropped:
            self._dropped += 1
            return
        attributes = dict(attributes)
        style = self._sheets.of(tag, attributes)
        if is_dropped(tag, attributes, style):
            self._dropped = 1
            return
        opened = self._opened(tag, attributes, style)
        if opened.block or tag == "br":
            self._end_line()
            opened.first = len(self.page.blocks)
        self._open.append(opened)
        self._begin(tag, attributes, style)

    def end(self, tag: str) -> None:
        """The element that began last ends."""
        self.ended += 1
        if self._dropped:
            self._dropped -= 1
            return
        if tag in _CAPTURED:
            self._release(tag)
        if self._open[-1].block:
            self._end_line()
        closed = self._open.pop()
        if tag == "li":
            self._line.number = ""
        elif closed.cell:
            closed.cell.end = len(self.page.blocks)
            self._tables[-1].open_cells -= 1
        elif self._tables and tag == "table":
            self._end_table(self._tables.pop())
        if closed.block and closed.first < len(self.page.blocks):
            self.page.zones.append(Zone(closed.first, len(self.page.blocks), closed.names))

    def data(self, text: str) -> None:
        """Characters; those of a preformatted element break lines where they do."""
        if self._dropped:
            return
        if self._captured is not None:
            self._captured.append(text)
            return
        within = self._open[-1]
        lines = text.split("\n") if within.preformatted else [text]
        for at, line in enumerate(lines):
            if at:
                self._end_line()
            self._line.add(line, linked=within.linked, preformatted=within.preformatted)

    def close(self) -> None:
        """The page has ended."""
        self._end_line()

    def _opened(self, tag: str, attributes: Mapping[str, str], style: Style) -> _Open:
        parent = self._open[-1]
        white_space = style.get("white-space", "")
        return _Open(
            block=is_block(tag, style),
            linked=parent.linked or is_link(tag, attributes),
            title=parent.title or tag in _TITLE_TAGS,
            preformatted=white_space.startswith("pre") if white_space else parent.preformatted or tag in PREFORMATTED,
            counter=item_counter(tag, attributes, style) if tag in _LISTS else parent.counter,
            names=_names(tag, attributes),
        )

    def _begin(self, tag: str, attributes: Mapping[str, str], style: Style) -> None:
        counter = self._open[-1].counter
        if tag == "li" and counter is not None:
            self._line.number = counter.number(attributes, style)
        elif tag == "table":
            if self._tables:
                self._tables[-1].nests = True
            is_layout = attributes.get("role") in {"presentation", "none"}
            self._tables.append(OpenTable(len(self.page.blocks), is_layout=is_layout))
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in _CELLS and self._tables:
            columns = min(_span(attributes, "colspan"), _MOST_COLUMNS)
            cell = OpenCell(len(self.page.blocks), columns, _span(attributes, "rowspan"))
            self._tables[-1].add(cell)
            self._open[-1].cell = cell
        elif tag in _CAPTURED:
            self._captured = []
        elif tag == "meta" and attributes.get("name", attributes.get("property")) in _TITLES:
            self._call(attributes.get("content", ""))

    def _release(self, tag: str) -> None:
        words, self._captured = "".join(self._captured or ()), None
        if tag == "style":
            self._sheets.add(words)
        else:
            self._call(words)

    def _call(self, title: str) -> None:
        if len(self.page.titles) < _MOST_TITLES:
            self.page.titles.append(title[:_LONGEST_TITLE])

    def _end_line(self) -> None:
        if paragraph := self._line.end(is_title=self._open[-1].title):
            self.page.blocks.append(paragraph)

    def _end_table(self, table: OpenTable) -> None:
        """Zones within a table that holds data are forgotten: its blocks are one."""
        made = blocks_of(table, self.page.blocks)
        if made is not None:
            self.page.blocks[table.first :] = made
            while self.page.zones and self.page.zones[-1].first >= table.first:
                self.page.zones.pop()


def _span(attributes: Mapping[str, str], name: str) -> int:
    match = _SPAN.match(attributes.get(name, ""))
    return max(int(match[1]), 1) if match else 1


def _names(tag: str, attributes: Mapping[str, str]) -> frozenset[str]:
    if not attributes:
        return frozenset({tag})
    said = " ".join(attributes.get(name, "") for name in ("role", "class", "id"))
    return frozenset({tag, *_NAME.findall(said.lower())}) if said.strip() else frozenset({tag})
