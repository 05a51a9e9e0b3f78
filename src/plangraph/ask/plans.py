"""Plans that a question names by their place or their subject: 大足那份, 养老提质计划, the elderly care plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.ask.mention import EXACT, Mention
from plangraph.ask.names import Slot, bare
from plangraph.ask.parts import tells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.ask.names import Names, Thing

_TOLD = re.compile(
    r"(?P<seat>[\u4e00-\u9fff]{2,3})(?:区|县|市)?(?:的|那|这)(?:份|个|边|本|套|版)?(?:[\u4e00-\u9fff]{0,4}?(?:计划|方案|文件|规划|材料))?"
)
_KIND = re.compile(r"(?P<told>[的那这]?[份个本套版]?(?:的)?)(?P<kind>计划|方案|规划|文件|意见|措施)")
_KINDS = r"(?:(?:action |work )?(?:plan|programme|program|scheme)|(?<=the )document|(?<=the )paper)"
_LATIN = (
    re.compile(
        r"\b(?:the )?(?:plan|programme|program|scheme) (?:of|for|in|on|about) (?P<after>[a-z-]+(?: [a-z-]+){0,4})"
    ),
    re.compile(rf"\b(?P<before>(?:[a-z-]+ ){{1,4}}){_KINDS}\b"),
    re.compile(r"\bthe (?P<before>(?:[a-z-]+ ){1,3})one\b"),
)
_LONGEST = 14
"""Characters before 计划 or 方案 that can be words of a title."""
_MOST_WORDS = 4
_WORD = re.compile(r"[a-z-]+")


def plans(question: str, names: Names) -> Iterator[Mention]:
    """The plans that are named otherwise than by a title."""
    listed = tuple(thing for thing in names.things if thing.slot is Slot.PLAN)
    yield from _latin(question, names)
    yield from _told(question, names)
    yield from _by_pieces(question, listed)


def _latin(question: str, names: Names) -> Iterator[Mention]:
    """By place or subject in Latin letters: the Qinglan elderly care plan, the plan of Dazu."""
    for match in (match for form in _LATIN for match in form.finditer(question)):
        ((said, told),) = match.groupdict().items()
        words = [(match.start(said) + word.start(), word.group()) for word in _WORD.finditer(told)]
        if found := _titled(words, names):
            first, last, things = found
            bounds = (first, match.end()) if said == "before" else (match.start(), last)
            yield Mention(*bounds, Slot.PLAN, things, EXACT)


def _titled(words: Sequence[tuple[int, str]], names: Names) -> tuple[int, int, tuple[Thing, ...]] | None:
    """Where some of the words, one after the other, name plans: the most words first."""
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        for place in range(len(words) - size + 1):
            said = words[place : place + size]
            name = bare("".join(word for _, word in said))
            things = tuple(t for t in names.exact.get(f"{name}plan", ()) if t.slot is Slot.PLAN)
            if things:
                return said[0][0], said[-1][0] + len(said[-1][1]), things
    return None


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
        telling = telling or tells(left[:size])
        title = title[title.index(left[:size]) + size :]
        left = left[size:]
    return telling
