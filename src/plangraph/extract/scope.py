"""Sentences, clauses and enclosed words within the passages of a plan."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from plangraph.model.bracket_marks import IN_LINE, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.model.outline import Passage

_REACH = 60
_SENTENCE = re.compile(r"[^。；！？\r\n]+")
_BLANK = re.compile(r"[\s*]*")
_STOP = re.compile(r"[、，。；：！？\r\n]")
_QUOTED = r"“[^“”\r\n]*”|《[^《》]*(?:《[^《》]*》[^《》]*)*》"
_CLOSED = re.compile(rf"{_QUOTED}|{IN_LINE}")
_IN_BRACKET = re.compile(rf"{_QUOTED}|{IN_LINE}|(?P<stop>{_STOP.pattern}|[{re.escape(OPENING)}])")
_SUCH_AS = re.compile(r"[例比譬诸]如|如(?![东皋意])|含(?![山氟金])")
"""What a bracket of examples begins with, before the first; 如东, 如皋, 如意 and 含山 are names."""


class Scope:
    """The passages of a text with its quotes, titles and brackets, and the punctuation outside of them."""

    __slots__ = ("_begins", "_clauses", "_closed", "_members", "_opened", "_sentences", "passages", "text")

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self.text = text
        self.passages = tuple(passages)
        self._begins = [passage.start for passage in self.passages]
        self._closed = [match.span() for match, _ in self.matches(_CLOSED)]
        self._opened = [start for start, _ in self._closed]
        stops = list(_outside(self._closed, [match.start() for match, _ in self.matches(_STOP)]))
        self._members = [stop + 1 for stop in stops]
        self._clauses = [stop + 1 for stop in stops if text[stop] != "、"]
        self._sentences = [stop + 1 for stop in stops if text[stop] in "。；！？\r\n"]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Passage]]:
        """All matches of a pattern, passage by passage."""
        for passage in self.passages:
            for match in pattern.finditer(self.text, passage.start, passage.end):
                yield match, passage

    def sentences(self) -> Iterator[tuple[int, int, Passage]]:
        """The bounds of all sentences; the lines of a list are sentences of their own."""
        for match, passage in self.matches(_SENTENCE):
            yield match.start(), match.end(), passage

    def passage_at(self, position: int) -> Passage | None:
        """The passage that holds a place."""
        index = bisect_right(self._begins, position) - 1
        return self.passages[index] if index >= 0 and position < self.passages[index].end else None

    def enclosing(self, position: int) -> tuple[int, int] | None:
        """The quote, title or bracket that a place lies inside of."""
        index = bisect_right(self._opened, position) - 1
        if index >= 0 and self._closed[index][0] < position < self._closed[index][1]:
            return self._closed[index]
        return None

    def is_within(self, position: int, opening: str) -> bool:
        """Whether a place lies inside of words that one of these marks opens."""
        enclosed = self.enclosing(position)
        return enclosed is not None and self.text[enclosed[0]] in opening

    def clause_start(self, position: int, passage: Passage) -> int:
        """Where the words of a place's clause begin; punctuation inside quotes and brackets ends none."""
        start = _before(self._clauses, position, passage.start)
        blank = _BLANK.match(self.text, start, position)
        return blank.end() if blank else start

    def lead(self, position: int, passage: Passage) -> str:
        """The words of its clause that lead up to a place, the nearest sixty at most."""
        return self.text[max(self.clause_start(position, passage), position - _REACH) : position]

    def member_start(self, position: int, passage: Passage) -> int:
        """Where the member of an enumeration (、) begins that a place stands in; a bracket has members of its own."""
        bracket = self.enclosing(position)
        if bracket is None or self.text[bracket[0]] not in OPENING:
            return _before(self._members, position, passage.start)
        first = bracket[0] + 1
        said = _SUCH_AS.match(self.text, first, position)
        stops = [stop.end() for stop in _IN_BRACKET.finditer(self.text, first, position) if stop["stop"]]
        return stops[-1] if stops else said.end() if said else first

    def sentence_start(self, position: int, passage: Passage) -> int:
        """Where the sentence of a place begins."""
        return _before(self._sentences, position, passage.start)

    def clause_end(self, position: int, passage: Passage) -> int:
        """Where the clause of a place ends."""
        return _after(self._clauses, position, passage.end)

    def sentence_end(self, position: int, passage: Passage) -> int:
        """Where the sentence of a place ends."""
        return _after(self._sentences, position, passage.end)


def _outside(closed: Sequence[tuple[int, int]], places: Iterable[int]) -> Iterator[int]:
    """The places that lie inside of no quote, title or bracket; both run in order."""
    at = 0
    for place in places:
        while at < len(closed) and closed[at][1] <= place:
            at += 1
        if at == len(closed) or not closed[at][0] < place < closed[at][1]:
            yield place


@lru_cache(maxsize=1)
def _scope(text: str, passages: tuple[Passage, ...]) -> Scope:
    return Scope(text, passages)


def scope_of(text: str, passages: Sequence[Passage]) -> Scope:
    """The scope of one plan; all extractors of a plan share it."""
    return _scope(text, tuple(passages))


def _before(starts: list[int], position: int, floor: int) -> int:
    index = bisect_right(starts, position) - 1
    return max(floor, starts[index]) if index >= 0 else floor


def _after(starts: list[int], position: int, ceiling: int) -> int:
    index = bisect_left(starts, position + 1)
    return min(ceiling, starts[index] - 1) if index < len(starts) else ceiling
