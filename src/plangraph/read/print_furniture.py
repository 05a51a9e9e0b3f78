"""What stands on pages and not in the text: heads, feet, numbers of pages, tables of contents."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from plangraph.read.print_lines import print_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.read.print_glyphs import Glyph
    from plangraph.read.print_lines import PrintLine
    from plangraph.read.print_page import PrintPage
    from plangraph.read.print_tables import PrintTable

    Furniture = frozenset[tuple[str, bool]]

EDGE = 0.09
"""The share of a page's height, at its top and at its bottom, in which heads and feet stand."""
EDGE_OF_NUMBER = 0.125
"""GB/T 9704-2012, 5.2.1 and 7.5: the margins are 37 and 35 of 297 mm, the number stands 7 mm below the text."""
OF_PAGES = 0.3
"""The share of the pages on which a line must stand again at an edge to be a head or foot; even pages have theirs."""

_PAGE_NUMBER = re.compile(
    r"[—–―\-－_·•.．~～\s]*\d{1,4}[—–―\-－_·•.．~～\s]*"
    r"|[-—\s]*第\s*\d{1,4}\s*页(?:\s*[/，,（(]?\s*共\s*\d{1,4}\s*页[）)]?)?[-—\s]*"
    r"|共\s*\d{1,4}\s*页\s*[/，,（(]?\s*第\s*\d{1,4}\s*页[）)]?"
    r"|\d{1,4}\s*/\s*\d{1,4}|Page\s*\d+(?:\s*of\s*\d+)?"
)
_MARKED_NUMBER = re.compile(r"[—–―\-－_·•~～\s]+\d{1,4}[—–―\-－_·•~～\s]+|第\s*\d{1,4}\s*页.{0,12}")
_BROWSER = re.compile(r"(?:https?|file)://|^\d{1,4}/\d{1,2}/\d{1,4}[\s,，]*(?:[上下]午)?\s*\d{1,2}:\d{2}")
_FIGURES = re.compile(r"\d+")
_LEADER = re.compile(r"[.．…·•‥⋯\s]{6,}[(（\-—]?\s*\d{1,4}\s*[-—)）]?$")
_DOTS = re.compile(r"(?:[.．…·•‥⋯]\s*){3}")
_LONGEST_END = 200
"""Characters in which the dots before a number are looked for: a line of them alone would take long."""


def text_of(page: PrintPage, furniture: Furniture) -> Iterator[PrintLine | PrintTable]:
    """The lines and tables of a page from its top, without what belongs to the page."""
    kept = (line for line in page.lines if not _is_furniture(line, page, furniture))
    parts: list[PrintLine | PrintTable] = [*kept, *page.tables]
    yield from sorted(parts, key=lambda part: part.top)


def without_number(glyphs: Iterable[Glyph], height: float) -> Iterator[Glyph]:
    """The characters of a page of this height without its number, which the lines of a table may be drawn over."""
    foot: list[Glyph] = []
    for glyph in glyphs:
        if glyph.top > height * (1 - EDGE_OF_NUMBER):
            foot.append(glyph)
        else:
            yield glyph
    numbers = [line for line in print_lines(foot) if _MARKED_NUMBER.fullmatch(line.text)]
    for glyph in foot:
        if not any(line.top <= glyph.middle <= line.bottom for line in numbers):
            yield glyph


def furniture_of(pages: Sequence[PrintPage]) -> Furniture:
    """What stands at the same edge of many pages."""
    seen: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            if _at_edge(line, page, EDGE):
                seen[_key(line, page)].add(page.number)
    least = max(2.0, len({page.number for page in pages}) * OF_PAGES)
    return frozenset(key for key, on in seen.items() if len(on) >= least)


def _is_furniture(line: PrintLine, page: PrintPage, furniture: Furniture) -> bool:
    """A head or foot, the number of a page, what a browser prints around one, or an entry of a table of contents."""
    if _LEADER.search(line.text[-_LONGEST_END:]) and _DOTS.search(line.text):
        return True
    if _at_edge(line, page, EDGE_OF_NUMBER) and _PAGE_NUMBER.fullmatch(line.text):
        return True
    return _at_edge(line, page, EDGE) and (_key(line, page) in furniture or bool(_BROWSER.search(line.text)))


def _at_edge(line: PrintLine, page: PrintPage, edge: float) -> bool:
    return line.bottom < page.height * edge or line.top > page.height * (1 - edge)


def _key(line: PrintLine, page: PrintPage) -> tuple[str, bool]:
    return _FIGURES.sub("0", line.text), line.top < page.height / 2
