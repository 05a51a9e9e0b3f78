"""The article of a page: the blocks that belong to the document, in order, without what the site puts around.

The rule: the smallest element that holds every line of prose and every table, widened to the title block above and
to the signature below, less link lists, tools and the foot: losing a task is worse than keeping a menu. Libraries for
main content were compared: trafilatura 2.3 finds nothing in pages of gov.cn whose article stands in a layout table;
readability-lxml 0.9 and Resiliparse 2.0 lost no line of those, but the one gives back markup to be parsed again and
the other plain text without the places of cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from plangraph.read.html_blocks import DataTable, Paragraph
from plangraph.read.html_furniture import follows_article, is_foot, is_prose, is_tool, names_file
from plangraph.read.html_numbers import begins_with_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangraph.read.html_blocks import Block, Page, Zone

_MOSTLY = 0.6
_LITTLE = 0.2
_ABOVE = 80
"""Blocks above the article in which its title block may begin."""
_BELOW = 8
"""Blocks below the article in which its date may stand."""
_SHORTEST_TITLE = 6
_SIGNATURE = 50
_PARTS = re.compile(r"[\s|\uff5c>»·/／\\_,，、-]+")
_DATE = re.compile(r"[^。：]{0,30}(?:\d{4}|[一二三四五六七八九〇○零]{4})\s*年.{1,4}月.{1,4}日[）)]?")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,15}\s*[〔\[【（(]\s*(?:19|20)\d{2}\s*[〕\]】）)]\s*第?\s*\d{1,5}\s*号")
_RECORD = re.compile(
    r"(?:索\s*引\s*号|发文机[关构]|发文字号|文\s*号|成文日期|发布机构|主题分类|标\s*题|名\s*称)\s*[：:]"
)
_CLOSING = re.compile(r"[（(]此件|抄送|抄报|分送|附\s*件")
_KIND = re.compile(
    r"(?:通知|计划|方案|意见|措施|办法|要点|规划|纲要|细则|规定|决定|条例|公告|通告|政策)(?:[（(][^（）()]*[）)])?"
)
_CONTAINERS = frozenset({"article", "body", "div", "form", "html", "main", "section", "table", "td"})
"""Elements that an article may fill; a paragraph or a list is part of one."""
_FURNITURE = frozenset(
    [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "breadcrumb",
        "breadcrumbs",
        "crumb",
        "crumbs",
        "footer",
        "contentinfo",
        "sidebar",
        "aside",
        "complementary",
        "banner",
        "search",
        "share",
        "bdsharebuttonbox",
        "social",
        "related",
        "recommend",
        "pagination",
        "pager",
        "qrcode",
        "copyright",
        "toolbar",
        "topbar",
    ]
)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is said of one block by itself."""

    linked: bool
    prose: bool
    dropped: bool


_OUTSIDE = _Judged(linked=True, prose=False, dropped=True)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Counts over the blocks before each place, so that zones are judged in linear time however they nest."""

    front: Sequence[int]
    linked: Sequence[int]
    length: Sequence[int]
    foot: Sequence[int]
    own: Sequence[int]

    @staticmethod
    def of(page: Page, judged: Sequence[_Judged]) -> _Sums:
        titles = _titles(page)
        own = (
            one.prose or bool(_DATE.fullmatch(block.text.strip()))
            for one, block in zip(judged, page.blocks, strict=True)
        )
        return _Sums(
            front=_running(_is_of_front(block, titles) for block in page.blocks),
            linked=_running(block.linked for block in page.blocks),
            length=_running(len(block.text) for block in page.blocks),
            foot=_running(is_foot(block.text) for block in page.blocks),
            own=_running(own),
        )

    def is_furniture(self, zone: Zone) -> bool:
        """Whether an element that calls itself so is one: it holds a foot, or links, or no prose.

        It is none if it holds the title, or more than a little of the prose of the page.
        """

        def count(sums: Sequence[int]) -> int:
            return sums[zone.end] - sums[zone.first]

        if count(self.front) or count(self.own) > _LITTLE * self.own[-1]:
            return False
        return bool(count(self.foot) or count(self.linked) > (1 - _MOSTLY) * count(self.length) or not count(self.own))


def _running(counts: Iterable[int]) -> Sequence[int]:
    return (0, *accumulate(counts))


def article(page: Page) -> list[Block]:
    """The blocks of the article; all of the page but its links and tools if there is no prose in it."""
    judged = _judged(page)
    prose = [at for at, block in enumerate(judged) if block.prose]
    if not prose:
        return _kept(page.blocks, judged, 0, len(judged))
    first, end = _root(page.zones, prose, len(judged))
    first = _above(page, judged, first, prose[0])
    end = _below(page.blocks, judged, end, prose[-1])
    return _kept(page.blocks, judged, first, end)


def _kept(blocks: Sequence[Block], judged: Sequence[_Judged], first: int, end: int) -> list[Block]:
    return [blocks[at] for at in range(first, end) if not judged[at].dropped]


def _judged(page: Page) -> list[_Judged]:
    """Every block by its words, and by the zones around it that only a site has."""
    judged = [_alone(block) for block in page.blocks]
    marked = [zone for zone in page.zones if zone.names & _FURNITURE]
    if marked:
        sums = _Sums.of(page, judged)
        end = 0
        for zone in sorted(marked, key=lambda zone: (zone.first, -zone.end)):
            if zone.end > end and sums.is_furniture(zone):
                begin = max(zone.first, end)
                end = zone.end
                judged[begin:end] = [_OUTSIDE] * (end - begin)
    return judged


def _alone(block: Block) -> _Judged:
    words = block.text.strip()
    linked = block.linked > _MOSTLY * len(_PARTS.sub("", words))
    if isinstance(block, DataTable):
        return _Judged(linked=linked, prose=not linked, dropped=linked)
    if linked:
        own = not names_file(words) and (begins_with_number(words) or "。" in words or block.is_title)
        return _Judged(linked=True, prose=False, dropped=not own)
    return _Judged(linked=False, prose=is_prose(words), dropped=is_tool(words) or is_foot(words))


def _root(zones: Sequence[Zone], prose: Sequence[int], count: int) -> tuple[int, int]:
    """The bounds of the smallest element that holds all prose."""
    around = [
        (zone.end - zone.first, zone.first)
        for zone in zones
        if zone.first <= prose[0] and prose[-1] < zone.end and zone.names & _CONTAINERS
    ]
    size, first = min(around, default=(count, 0))
    return first, first + size


def _titles(page: Page) -> str:
    return "\n".join(_PARTS.sub("", title) for title in page.titles)


def _above(page: Page, judged: Sequence[_Judged], first: int, prose: int) -> int:
    """Where the title block begins: the title, the number and the record of the document may stand above its text."""
    titles = _titles(page)
    inside = any(_is_title(page.blocks[at], titles) for at in range(first, prose))
    candidates = range(max(first - _ABOVE, 0), first)
    front = [at for at in candidates if not judged[at].dropped and _is_of_front(page.blocks[at], titles)]
    if not front and not inside:
        front = [at for at in candidates if not judged[at].dropped and _KIND.search(page.blocks[at].text)][-1:]
    return min(front, default=first)


def _is_of_front(block: Block, titles: str) -> bool:
    words = block.text.strip()
    return _is_title(block, titles) or bool(_NUMBER.fullmatch(words) or _RECORD.match(words))


def _is_title(block: Block, titles: str) -> bool:
    words = _PARTS.sub("", block.text)
    return isinstance(block, Paragraph) and len(words) >= _SHORTEST_TITLE and (block.is_title or words in titles)


def _below(blocks: Sequence[Block], judged: Sequence[_Judged], end: int, prose: int) -> int:
    """Where the article ends: after the signature below its last sentence, before what the site puts there."""
    last = end
    for at in range(end, min(end + _BELOW, len(blocks))):
        words = blocks[at].text.strip()
        if judged[at].dropped or len(words) > _SIGNATURE or follows_article(words):
            break
        if _DATE.fullmatch(words) or _CLOSING.match(words):
            last = at + 1
    return next((at for at in range(prose + 1, last) if follows_article(blocks[at].text.strip())), last)
