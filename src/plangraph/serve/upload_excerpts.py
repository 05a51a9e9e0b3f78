"""Places of a text as a person reads them: whole sentences, with the words in question marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.serve.highlighting import Piece, merged, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 6
"""Excerpts beside one finding; the whole text has all places."""
_REACH = 90
"""Code points to either side within which a sentence's edge is looked for."""
_EDGE = re.compile(r"[。；！？\n]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence with marked words; ``cut_before`` and ``cut_after`` tell where it is longer than what is shown."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


def excerpts(text: str, places: Iterable[Sequence[int]], most: int = MOST) -> tuple[Excerpt, ...]:
    """The sentences in which the places stand, in their order; those that touch are one."""
    marks = [(place[0], place[1]) for place in places]
    bounds = merged((_sentence(text, start, end) for start, end in marks), len(text))
    return tuple(_excerpt(text, start, end, marks) for start, end in bounds[:most])


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before, after = max(0, start - _REACH), min(len(text), end + _REACH)
    edges = [match.end() for match in _EDGE.finditer(text, before, start)]
    closing = _EDGE.search(text, max(end - 1, start), after)
    return (edges[-1] if edges else before), (closing.end() if closing else after)


def _excerpt(text: str, start: int, end: int, marks: Iterable[tuple[int, int]]) -> Excerpt:
    words = text[start:end]
    stripped = words.strip()
    start += len(words) - len(words.lstrip())
    end = start + len(stripped)
    shifted = ((a - start, b - start) for a, b in marks)
    return Excerpt(
        start,
        end,
        pieces(stripped, shifted),
        cut_before=start > 0 and not _EDGE.match(text[start - 1]) and not text[start - 1].isspace(),
        cut_after=end < len(text) and not _EDGE.match(text[end - 1]) and not text[end].isspace(),
    )
