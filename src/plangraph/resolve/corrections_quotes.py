"""Where the words of a quote stand in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def places(text: str, words: str, start: int, end: int) -> list[Span]:
    """The places of the words between two offsets, in order and apart from each other."""
    found, at = [], text.find(words, start, end)
    while at >= 0:
        found.append(Span(at, at + len(words), words))
        at = text.find(words, at + len(words), end)
    return found


def nearest(found: Sequence[Span], by: Sequence[Span]) -> list[Span]:
    """Those of the places found that stand nearest to one of the others; both are in order, each of one length."""
    starts = [span.start for span in by]
    distances = [_distance(span, by, bisect_left(starts, span.start)) for span in found]
    least = min(distances)
    return [span for span, distance in zip(found, distances, strict=True) if distance == least]


def sharing(found: Sequence[Span], others: Iterable[Span]) -> list[Span]:
    """Those of the places found that share a code point with one of the others."""
    ends = [span.end for span in found]
    shared: set[Span] = set()
    for other in others:
        first = bisect_right(ends, other.start)
        shared.update(takewhile(other.overlaps, islice(found, first, None)))
    return sorted(shared)


def _distance(span: Span, by: Sequence[Span], at: int) -> int:
    """The code points between a place and its neighbours around index ``at``; 0 where they share some."""
    return min(max(other.start - span.end, span.start - other.end, 0) for other in by[max(0, at - 1) : at + 1])
