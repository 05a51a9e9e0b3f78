"""A text cut at its marks, so that a page can show places of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text from code point ``start``; ``anchor`` is the fragment of the mark that begins here, or empty."""

    start: int
    end: int
    text: str
    marked: bool
    heading: bool
    anchor: str = ""


def pieces(text: str, marks: Iterable[tuple[int, int]], headings: Iterable[tuple[int, int]] = ()) -> tuple[Piece, ...]:
    """The whole text in order, cut at marks and headings; overlapping marks are one mark."""
    marked, bold = merged(marks, len(text)), merged(headings, len(text))
    anchors = {start: f"s{start}-{end}" for start, end in marked}
    cuts = sorted({0, len(text), *(end for span in (*marked, *bold) for end in span)})
    return tuple(
        Piece(start, end, text[start:end], _covers(marked, start), _covers(bold, start), anchors.get(start, ""))
        for start, end in pairwise(cuts)
    )


def merged(spans: Iterable[tuple[int, int]], limit: int) -> tuple[tuple[int, int], ...]:
    """The spans within ``0``-``limit``, in order, those that overlap as one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted((max(a, 0), min(b, limit)) for a, b in spans):
        if start >= end:
            continue
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _covers(spans: tuple[tuple[int, int], ...], position: int) -> bool:
    return any(start <= position < end for start, end in spans)
