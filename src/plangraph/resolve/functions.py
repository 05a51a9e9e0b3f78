"""The name of a body without its place, read by the list of functions: 科学技术局 is 科技局, a body for science."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.model.merge import MergeRule
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from plangraph.model.function import Functions, Wording

_ENDING = re.compile(r"(?:委员会|办公室|分局|局|厅|委|办)$")
_SHORT_ENDING = {"委员会": "委", "办公室": "办"}
_SEAT = re.compile(r"委(?!员会|$)|(?:人民)?政府(?=.)")
"""Before the name of an organ, whose organ it is: that of the Party's committee (委金融办) or the government."""
_LINK = "和与及、"
_LONGEST = 40

Step = tuple[MergeRule, Sentence]
"""A rule and the clause that says how it was used."""


@dataclass(frozen=True, slots=True)
class Organ:
    """The short form of a name, its functions, and the steps that lead to it; none where it is written so."""

    short: str
    functions: tuple[str, ...]
    steps: tuple[Step, ...] = ()


def organ(name: str, known: Functions) -> Organ | None:
    """What a name without place says; None where a part of it is not in the list."""
    if len(name) > _LONGEST:
        return None
    if whole := _whole(name, known):
        return whole
    if seat := _SEAT.match(name):
        rest = name[seat.end() :]
        return _seated(seat.group(), _whole(rest, known) or _department(rest, known))
    return _department(name, known)


def _whole(name: str, known: Functions) -> Organ | None:
    said = known.names.get(name)
    if said is None:
        return None
    steps = (
        ()
        if said.short == name
        else ((MergeRule.NAME, Sentence("“{name}” is another name of “{short}”", {"name": name, "short": said.short})),)
    )
    return Organ(said.short, said.functions, steps)


def _department(name: str, known: Functions) -> Organ | None:
    """What words of functions with an ending of departments say: 局, 厅, 委(员会), 办(公室) are never one another."""
    ending = _ENDING.search(name)
    words = _split(name[: ending.start()], known) if ending else None
    if ending is None or not words:
        return None
    stem = "".join(word.short for word in words)
    end = _SHORT_ENDING.get(ending.group(), ending.group())
    functions = tuple(dict.fromkeys(function for word in words for function in word.functions))
    return Organ(stem + end, functions, tuple(_steps(name[: ending.start()], stem, ending.group(), end)))


def _seated(seat: str, found: Organ | None) -> Organ | None:
    if found is None:
        return None
    short = seat.removeprefix("人民")
    steps = (
        () if short == seat else ((MergeRule.NAME, Sentence("“{long}” is “{short}”", {"long": seat, "short": short})),)
    )
    return Organ(short + found.short, found.functions, (*steps, *found.steps))


def _steps(written: str, stem: str, ending: str, short: str) -> list[Step]:
    function: list[Step] = (
        [(MergeRule.FUNCTION, Sentence("the function “{short}” is “{long}”", {"short": stem, "long": written}))]
        if stem != written
        else []
    )
    end: list[Step] = (
        [(MergeRule.ENDING, Sentence("the ending “{short}” is “{long}”", {"short": short, "long": ending}))]
        if short != ending
        else []
    )
    return function + end


def _split(stem: str, known: Functions) -> list[Wording]:
    """The words that make up a stem, the longest first, with 和 between them or not; empty where some are unknown."""
    best: list[list[Wording] | None] = [None] * len(stem) + [[]]
    for start in range(len(stem) - 1, -1, -1):
        for end in range(min(len(stem), start + known.longest_stem), start, -1):
            word, rest = known.stems.get(stem[start:end]), _after_link(stem, end)
            following = best[rest]
            if word and following is not None:
                best[start] = [word, *following]
                break
    return best[0] or []


def _after_link(stem: str, end: int) -> int:
    """Where the next word begins: past one 和 that another word follows."""
    return end + 1 if end < len(stem) - 1 and stem[end] in _LINK else end
