"""Titles: of the notice that issues a plan, and of the plan, each over one or several lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.model.date_words import DASHES
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plangraph.parse.lines import Line

LINES = 6
"""The most lines that a title is broken over."""
LONGEST = 300

_ISSUES = re.compile(r"印发|转发|批转|发布")
_NOTICE_END = re.compile(r"(?:通知|通告|公告|函|》)$")
_LETTER_TITLE = re.compile(
    r"(?![^关]*(?:印发|转发|批转))[^。：:；]{0,80}关于[^。：:；]{4,100}的(?:通知|通告|公告|函|决定)"
)
_INNER = re.compile(r"(?:印发|转发|批转|发布)[^《》]{0,20}《(?P<title>.+)》", re.DOTALL)
_KIND = re.compile(
    r"(?:计划|方案|意见|措施|办法|要点|规划|纲要|细则|规定|清单|分工表?|(?:分解|任务)表|任务书|指南|决定|行动|举措|政策|条例|规程|制度|工作安排|条)"
    r"(?:[（(][^（）()]*[）)])?$"
)
_LONGEST_KIND = 40
_YEARS = re.compile(
    r"[（(](?![^（）()]*(?:号|印发|发布|公布|施行|通过|\d月))(?:[^（）()]*\d{4}[^（）()]*|(?:试行|暂行|修订|征求意见稿|草案|送审稿)[^（）()]*)[）)]"
)
_MARKS = re.compile(r"[\s*《》〈〉“”\"（）()]")
_DASHES = re.compile(rf"[{DASHES}]+")


def is_kind(title: Sequence[Span]) -> bool:
    """Whether a title ends with the kind of a document (计划, 方案, 意见) or with its years."""
    return bool(title) and _ends_title(title[-1].quote)


def plan_title(text: str, lines: Sequence[Line], wanted: Sequence[Span]) -> tuple[Span, ...]:
    """The title that begins with the first of ``lines``: up to the kind of document and its years.

    ``wanted`` is what the notice calls the plan: while the lines say the same, they belong to the title.
    """
    goal = _folded("".join(span.quote for span in wanted))
    taken: list[Line] = []
    for line in lines[:LINES]:
        if taken and _is_complete(taken, goal) and not _YEARS.fullmatch(line.text):
            break
        taken.append(line)
    while len(taken) > 1 and not _is_whole(taken, goal):
        taken.pop()
    return tuple(Span.of(text, line.start, line.end) for line in taken)


def notice_title(text: str, lines: Sequence[Line], may_belong: Callable[[Line], bool]) -> tuple[Span, ...]:
    """The lines of the title of a notice (…关于印发《…》的通知); the last where a page repeats it."""
    found: Sequence[Line] = ()
    begin = 0
    while begin < len(lines):
        taken = _notice_at(lines, begin, may_belong)
        found = taken or found
        begin += max(len(taken), 1)
    return tuple(Span.of(text, line.start, line.end) for line in found)


def letter_title(text: str, lines: Sequence[Line]) -> tuple[Span, ...]:
    """The title of a notice that issues no other document and is the plan itself (…关于加快推进…建设的通知)."""
    for begin in range(len(lines)):
        words = ""
        for end in range(begin, min(begin + LINES, len(lines))):
            words += lines[end].text
            if _LETTER_TITLE.fullmatch(words):
                return tuple(Span.of(text, line.start, line.end) for line in lines[begin : end + 1])
    return ()


def inner_title(text: str, notice: Sequence[Span]) -> tuple[Span, ...]:
    """What a notice's title puts in 《》 after 印发, as one span; empty if it has none."""
    inner = _INNER.search(text, notice[0].start, notice[-1].end) if notice else None
    return (Span.of(text, *inner.span("title")),) if inner else ()


def _notice_at(lines: Sequence[Line], begin: int, may_belong: Callable[[Line], bool]) -> Sequence[Line]:
    words = ""
    for end in range(begin, min(begin + LINES, len(lines))):
        if not may_belong(lines[end]) or len(words) + len(lines[end].text) > LONGEST:
            return ()
        words += lines[end].text
        if _ISSUES.search(words) and _NOTICE_END.search(words):
            return lines[begin : end + 1]
    return ()


def _is_complete(taken: Sequence[Line], goal: str) -> bool:
    words = _folded("".join(line.text for line in taken))
    return words == goal if goal.startswith(words) else bool(_KIND.search(taken[-1].text))


def _is_whole(taken: Sequence[Line], goal: str) -> bool:
    """Whether lines are a title to their end, which may be broken off in the middle of its last word."""
    words = "".join(line.text for line in taken)
    return _ends_title(taken[-1].text) or _folded(words) == goal or bool(_KIND.search(words[-_LONGEST_KIND:]))


def _ends_title(words: str) -> bool:
    return bool(_KIND.search(words) or _YEARS.fullmatch(words))


def _folded(words: str) -> str:
    return _MARKS.sub("", _DASHES.sub("-", words))
