"""What stands on pages and not in the text: heads, feet, numbers of pages, tables of contents."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.read.print_lines import PrintLine
    from plangraph.read.print_tables import PrintTable

EDGE = 0.09
"""The share of a page's height, at its top and at its bottom, in which heads, feet and numbers of pages stand."""
OF_PAGES = 0.5
"""The share of the pages on which a line must stand again at an edge to be a head or foot."""

_PAGE_NUMBER = re.compile(
    r"[—–―\-－·•\s]*\d{1,4}[—–―\-－·•\s]*|第\s*\d{1,4}\s*页(?:\s*[/，,]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s*\d+(?:\s*of\s*\d+)?"
)
_BROWSER = re.compile(r"(?:https?|file)://|^\d{4}/\d{1,2}/\d{1,2}\s*(?:上午|下午)?\s*\d{1,2}:\d{2}")
_FIGURES = re.compile(r"\d+")
_LEADER = re.compile(r"[.．…·]{6,}\s*\d+$")


@dataclass(frozen=True, slots=True)
class PrintPage:
    """A page with its lines and tables from the top."""

    height: float
    lines: tuple[PrintLine, ...]
    tables: tuple[PrintTable, ...] = ()


def text_of(page: PrintPage, furniture: frozenset[tuple[str, bool]]) -> Iterator[PrintLine | PrintTable]:
    """The lines and tables of a page from its top, without what belongs to the page."""
    kept = (line for line in page.lines if not _is_furniture(line, page, furniture))
    parts: list[PrintLine | PrintTable] = [*kept, *page.tables]
    yield from sorted(parts, key=lambda part: part.top)


def _at_edge(line: PrintLine, page: PrintPage) -> bool:
    return line.bottom < page.height * EDGE or line.top > page.height * (1 - EDGE)


def _is_furniture(line: PrintLine, page: PrintPage, furniture: frozenset[tuple[str, bool]]) -> bool:
    """A head or foot, the number of a page, what a browser prints around one, or an entry of a table of contents."""
    if not _at_edge(line, page):
        return bool(_LEADER.search(line.text))
    number = _PAGE_NUMBER.fullmatch(line.text) or _BROWSER.search(line.text) or _LEADER.search(line.text)
    return bool(number) or _key(line, page) in furniture


def _key(line: PrintLine, page: PrintPage) -> tuple[str, bool]:
    return _FIGURES.sub("0", line.text), line.top < page.height / 2


def furniture_of(pages: Sequence[PrintPage]) -> frozenset[tuple[str, bool]]:
    """What stands at the same edge of most pages."""
    seen = Counter(key for page in pages for key in {_key(line, page) for line in page.lines if _at_edge(line, page)})
    return frozenset(key for key, count in seen.items() if count > 1 and count >= len(pages) * OF_PAGES)
