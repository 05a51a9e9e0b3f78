"""Plans that a question names by their place or their subject: 大足那份, 养老提质计划, the elderly care plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.ask.mention import EXACT, Mention
from plangraph.ask.names import Slot, bare
from plangraph.model.official_words import OFFICIAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.ask.names import Names, Thing

_TOLD = re.compile(
    r"(?P<seat>[\u4e00-\u9fff]{2,3})(?:区|县|市)?(?:的|那|这)(?:份|个|边|本|套|版)?(?:[\u4e00-\u9fff]{0,4}?(?:计划|方案|文件|规划|材料))?"
)
_KIND = re.compile(r"(?P<told>[的那这]?[份个本套版]?(?:的)?)(?P<kind>计划|方案|规划|文件|意见|措施)")
_LATIN = re.compile(
    r"\b(?P<words>(?:[a-z'-]+ ){1,4})(?:action |work )?(?:plan|programme|program|scheme|document|paper)\b"
    r"(?: (?:of|for|in|on) (?P<after>[a-z-]+(?: [a-z-]+){0,2}))?"
    r"|\b(?:plan|programme|program|scheme|document|paper) (?:of|for|in|on|about) (?:the )?(?P<of>[a-z-]+(?: [a-z-]+){0,3})"
    r"|\bthe (?P<one>(?:[a-z'-]+ ){1,3})one\b"
)
_LONGEST = 14
"""Characters before 计划 or 方案 that can be words of a title."""
_MOST_WORDS = 4
_GENERAL = OFFICIAL_WORDS | frozenset("行动 实施 工作 三年 任务 计划 方案 重点 年度 文件 若干".split())  # noqa: SIM905  words


def plans(question: str, names: Names) -> Iterator[Mention]:
    """The plans that are named otherwise than by a title."""
    listed = tuple(thing for thing in names.things if thing.slot is Slot.PLAN)
    yield from _latin(question, names)
    yield from _told(question, names)
    yield from _by_pieces(question, listed)


def _latin(question: str, names: Names) -> Iterator[Mention]:
    """By place or subject in Latin letters: the Qinglan elderly care plan, the plan of Dazu."""
    for match in _LATIN.finditer(question):
        said = next(group for group in (match["words"], match["of"], match["one"]) if group).split()
        if things := _titled([*said, *(match["after"] or "").split()], names):
            yield Mention(match.start(), match.end(), Slot.PLAN, things, EXACT)


def _titled(words: Sequence[str], names: Names) -> tuple[Thing, ...]:
    """The plans that some of the words, one after the other, name: the most words first."""
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            name = bare("".join(words[start : start + size]).removesuffix("'s"))
            things = tuple(t for t in names.exact.get(f"{name}plan", ()) if t.slot is Slot.PLAN)
            if things:
                return things
    return ()


def _told(question: str, names: Names) -> Iterator[Mention]:
    """By the place alone: 大足那份, 云岫的方案, 青岚那份养老文件."""
    for match in _TOLD.finditer(question):
        for start in range(match.start("seat"), match.end("seat") - 1):
            seat = question[start : match.end("seat")]
            things = tuple(t for t in names.exact.get(f"{seat}计划", ()) if t.slot is Slot.PLAN)
            if things and (match.group().endswith(("计划", "方案", "文件", "规划", "材料")) or "份" in match.group()):
                yield Mention(start, match.end(), Slot.PLAN, things, EXACT)
                break


def _by_pieces(question: str, listed: Sequence[Thing]) -> Iterator[Mention]:
    """By pieces of a title in their order: 青岚提质计划 for 青岚县养老服务提质行动计划, where one plan alone has them."""
    for match in _KIND.finditer(question):
        for start in range(max(0, match.start() - _LONGEST), match.start() - 1):
            words = question[start : match.start()]
            fit = tuple(thing for thing in listed if _has_pieces(words, bare(thing.label)))
            if len(fit) == 1:
                yield Mention(start, match.end(), Slot.PLAN, fit, EXACT)
                break


def _has_pieces(words: str, title: str) -> bool:
    """Whether the words are pieces of two characters and more of the title, in order, and not only general ones."""
    left, telling = words, False
    while left:
        size = next((size for size in range(len(left), 1, -1) if left[:size] in title), 0)
        if not size:
            return False
        telling = telling or not _is_general(left[:size])
        title = title[title.index(left[:size]) + size :]
        left = left[size:]
    return telling


def _is_general(piece: str) -> bool:
    for word in sorted(_GENERAL, key=len, reverse=True):
        piece = piece.replace(word, "")
    return len(piece) < 2  # noqa: PLR2004  a word has two characters
