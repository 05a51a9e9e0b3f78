"""Terms that name a matter of work and that only a few tasks of a plan use (专利导航, 质押融资).

A term is a run of Chinese characters that stands in several tasks and cannot be made longer without losing one of
them; official words at its ends are no part of it (开展专利导航), and what is left has to hold a word that neither
every official document nor most tasks of this plan use. It begins with no verb that opens clauses (发挥合肥 is none),
and somewhere it begins and ends as a name does: what only goes on into different longer names is a fragment of them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from plangraph.model.official_words import OFFICIAL_WORDS, OPENING_VERBS
from plangraph.model.relation import few
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plangraph.relate.passages import Passage

SHORTEST, LONGEST = 3, 16
COMMON = 0.4
"""The share of tasks from which a word of theirs is what the whole plan is about."""
_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
_PARTICLES = frozenset("的和与及或等为对在以将把被向从由于其该并且又也各每所之中上下内外后前")
_PLACES = re.compile("外[商资贸汇籍企包]|内[需资陆贸]|[上中下]游|上[市门]|中[医药央试介小]|后勤|前[沿瞻]|在线")
"""Words that begin with a particle of place and are none."""
_SUFFIXES = frozenset("化性型率度级类们")
"""No term begins with one of these: they end the word before."""
_WORD = 2
_FIGURE = re.compile(r"[0-9]+(?:[年月日%个家项万亿件条次人]|$)(?<![0-9]{5})")
"""Dates and counts name no matter of work; a code of five figures does."""
_EDGE = "|"
_BREAKS = _PARTICLES | frozenset((_EDGE, "加"))
_Run = tuple[int, int, str]
"""Task, place in the text, characters."""
_Places = dict[str, dict[int, int]]
"""The tasks that hold a run of characters, and where each does first."""
_Neighbours = dict[str, tuple[set[str], set[str]]]


def terms(
    text: str, clauses: Iterable[Passage], tasks: int, title: str, taken: Mapping[str, frozenset[int]]
) -> Iterator[tuple[str, dict[int, Span]]]:
    """The terms in the order of the text, each with its first place in each task.

    ``taken`` are the names of things with the tasks that name them: what these share by name is no term of theirs.
    """
    runs = [
        (clause.task, clause.start + run.start(), run.group())
        for clause in clauses
        for run in _RUN.finditer(clause.words)
    ]
    most = few(tasks, 3)
    places = {run: where for run, where in _repeated(runs).items() if len(where) <= most}
    common = _common_words(runs, tasks)
    known = common | _pairs(title)
    distinct = _distinct(places, known, _neighbours(runs, places))
    words = _EDGE + _EDGE.join(run for _, _, run in runs) + _EDGE
    found = _outermost({term: where for term, where in distinct.items() if _bounded(term, words, common)})
    for term, where in sorted(found.items(), key=lambda item: (min(item[1].values()), item[0])):
        named = frozenset().union(*(tasks for name, tasks in taken.items() if term in name))
        if not where.keys() <= named:
            yield term, {task: Span.of(text, at, at + len(term)) for task, at in sorted(where.items())}


def _distinct(places: _Places, known: frozenset[str], neighbours: _Neighbours) -> _Places:
    found: _Places = {}
    for run in _closed(places):
        whole = _whole(run, known, neighbours)
        # 专利布局 is a matter though 布局 is an official word: at the end it goes only if a term is left.
        for term in (_trimmed(whole), _trimmed(whole, at_end=False)):
            if len(term) >= SHORTEST and term in places and _says_something(term, known):
                found[term] = places[term]
                break
    return found


def _repeated(runs: Sequence[_Run]) -> _Places:
    """The runs that stand in more than one task, grown a character at a time from those that do."""
    length = SHORTEST
    spots = [(number, at) for number, (_, _, run) in enumerate(runs) for at in range(len(run) - length + 1)]
    every: _Places = {}
    while spots and length <= LONGEST:
        level: _Places = {}
        for number, at in spots:
            task, start, run = runs[number]
            level.setdefault(run[at : at + length], {}).setdefault(task, start + at)
        kept = {run: where for run, where in level.items() if len(where) > 1}
        every |= kept
        alive = {(number, at) for number, at in spots if runs[number][2][at : at + length] in kept}
        spots = [(number, at) for number, at in spots if (number, at) in alive and (number, at + 1) in alive]
        length += 1
    return every


def _closed(places: Mapping[str, dict[int, int]]) -> list[str]:
    """The runs that no longer run of the same tasks holds."""
    held = {
        part
        for run, where in places.items()
        for part in (run[1:], run[:-1])
        if part in places and places[part].keys() == where.keys()
    }
    return [run for run in places if run not in held]


def _outermost(found: _Places) -> _Places:
    """Without the terms that stand inside another of the same tasks."""
    of_tasks: dict[tuple[int, ...], list[str]] = {}
    for term, where in found.items():
        of_tasks.setdefault(tuple(sorted(where)), []).append(term)
    return {
        term: where
        for term, where in found.items()
        if not any(term != other and term in other for other in of_tasks[tuple(sorted(where))])
    }


def _trimmed(run: str, *, at_end: bool = True) -> str:
    """The run without particles and official words at its ends, while a term is left."""
    start, end = 0, len(run)
    while end - start > SHORTEST:
        if _particle(run[start:end]) or run[start] in _SUFFIXES:
            start += 1
        elif run[end - 1] in _PARTICLES:
            end -= 1
        elif (size := _official(run[start:end])) and end - start - size >= SHORTEST:
            start += size
        elif at_end and run[end - _WORD : end] in OFFICIAL_WORDS and end - start - _WORD >= SHORTEST:
            end -= _WORD
        else:
            break
    return run[start:end]


def _neighbours(runs: Sequence[_Run], places: _Places) -> _Neighbours:
    """The characters before and after each run, empty at the ends of a clause."""
    found: _Neighbours = {}
    for _, _, run in runs:
        for at in range(len(run) - SHORTEST + 1):
            for end in range(at + SHORTEST, min(len(run), at + LONGEST) + 1):
                if run[at:end] not in places:
                    break
                before, after = found.setdefault(run[at:end], (set(), set()))
                before.add(run[at - 1 : at])
                after.add(run[end : end + 1])
    return found


def _whole(run: str, known: frozenset[str], neighbours: _Neighbours) -> str:
    """The run without a character at either end that is half of a word wherever the run stands."""
    before, after = neighbours.get(run, (frozenset(), frozenset()))
    words = OFFICIAL_WORDS | known
    start = 1 if before and all(char + run[0] in words for char in before) else 0
    end = -1 if after and all(run[-1] + char in words for char in after) else len(run)
    return run[start:end]


def _pairs(words: str) -> frozenset[str]:
    return frozenset(first + last for first, last in pairwise(words))


def _official(words: str) -> int:
    """The length of the official word with which the words begin; 0 where there is none."""
    return next((size for size in (_WORD + 1, _WORD) if words[:size] in OFFICIAL_WORDS | OPENING_VERBS), 0)


def _bounded(term: str, words: str, common: frozenset[str]) -> bool:
    """Whether the term begins and ends a name somewhere, and is no part of different longer ones (高新区)."""
    edges = OFFICIAL_WORDS | OPENING_VERBS | common
    begins = ends = False
    at = words.find(term)
    while at >= 0:
        end = at + len(term)
        before, after = words[max(0, at - _WORD - 1) : at], words[end : end + _WORD + 1]
        begins = begins or before[-1] in _BREAKS or before[-_WORD:] in edges or before in edges
        ends = ends or after[0] in _BREAKS or after[:_WORD] in edges or after in edges
        if begins and ends:
            return True
        at = words.find(term, at + 1)
    return False


def _particle(words: str) -> bool:
    """Whether the words begin with a particle, and not with a word of which it is the half (在线, 外商)."""
    return words[0] in _PARTICLES and not _PLACES.match(words)


def _common_words(runs: Sequence[_Run], tasks: int) -> frozenset[str]:
    of_task: dict[int, set[str]] = {}
    for task, _, run in runs:
        of_task.setdefault(task, set()).update(_pairs(run))
    counts = Counter(word for words in of_task.values() for word in words)
    return frozenset(word for word, count in counts.items() if count >= COMMON * tasks)


def _says_something(term: str, known: frozenset[str]) -> bool:
    """Whether the term holds a word that is neither official nor all over the plan, or joins one of each (专利布局)."""
    if _particle(term) or term[0] in _SUFFIXES or term[-1] in _PARTICLES or _FIGURE.search(term):
        return False
    if term[:_WORD] in OPENING_VERBS:
        return False
    left, at, official, topical = 0, 0, 0, 0
    begins = term[:_WORD] in known and term[:_WORD] not in OFFICIAL_WORDS
    while at < len(term):
        word = term[at : at + _WORD]
        if size := _official(term[at:]):
            left, at, official = 0, at + size, official + 1
        elif word in known:
            left, at, topical = 0, at + _WORD, topical + 1
        elif term[at] in _PARTICLES:
            left, at = 0, at + 1
        else:
            left, at = left + 1, at + 1
        if left >= _WORD:
            return True
    return bool(begins and official and topical and not left)
