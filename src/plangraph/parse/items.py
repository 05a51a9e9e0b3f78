"""Numbered lines as a tree: each reaches up to the next of its level or of one above."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.parse.numbering import number_at
from plangraph.parse.wrapping import WrappedLines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.span import Span
    from plangraph.parse.lines import Line
    from plangraph.parse.numbering import Number, Style

LARGEST_GAP = 2
"""A heading's number may be this much greater than the one before: numbers get lost in editing."""

_BOX = re.compile(r"[【\[〖\uff3b（(]?\s*专栏")
_HEADING_END = re.compile(r"[。！？；]")
_BLANKS = " \t\r\n\xa0\u2002\u2003\u3000*"


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered line ``start``-``end`` with all below it; its words are ``text_start``-``text_end``.

    ``parent`` is the place of the item above it on a lesser level. ``brackets`` counts those of its own,
    ``last_bracket`` is the end of the last one in it or below.
    """

    number: Number
    start: int
    end: int
    text_start: int
    text_end: int
    parent: int | None
    brackets: int
    last_bracket: int | None


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number and the line that begins with it."""

    number: Number
    line: Line


def items(text: str, lines: Sequence[Line], brackets: Sequence[Span], end: int) -> tuple[Item, ...]:
    """The numbered lines in order; leftovers of other lists, whose numbers do not go on, left out."""
    starts = [bracket.start for bracket in brackets]
    numbered = list(_in_sequence(list(_numbered(text, lines)), starts, end))
    nexts = _next_starts(numbered, end)
    wrapped = WrappedLines(lines)
    parents, ends = _tree(numbered, end)
    found = []
    for one, following, parent, stop in zip(numbered, nexts, parents, ends, strict=True):
        first, own, last = (bisect_left(starts, at) for at in (one.line.start, following, stop))
        heading = min([wrapped.end(one.line), *starts[first : min(first + 1, last)]])
        bold = text.find("**", one.number.end, heading) if "**" in text[one.line.offset : one.number.end] else -1
        text_end = _heading_end(text, one.number.end, heading if bold < 0 else bold)
        inside = brackets[last - 1].end if last > first else None
        stop = max(_trimmed(text, one.line.start, stop), text_end)  # noqa: PLW2901  blanks at its end left out
        found.append(Item(one.number, one.line.start, stop, one.number.end, text_end, parent, own - first, inside))
    return tuple(found)


def ancestors(found: Sequence[Item], place: int) -> Iterator[int]:
    """The places of the items above an item, from the nearest."""
    parent = found[place].parent
    while parent is not None:
        yield parent
        parent = found[parent].parent


def _numbered(text: str, lines: Sequence[Line]) -> Iterator[_Numbered]:
    """The numbered lines outside of boxes: a box (专栏) has numbers of its own, until those of the text go on."""
    last: dict[Style, int] = {}
    boxed: Style | None = None
    in_box = False
    for line in lines:
        in_box = in_box or bool(_BOX.match(line.text))
        if number := number_at(text, line.start, line.end):
            boxed = (boxed or number.style) if in_box else None
            goes_on = number.value == last.get(number.style, 0) + 1 and number.value > 1
            in_box = boxed is not None and number.style >= boxed and not goes_on
            if not in_box:
                last[number.style] = number.value
                yield _Numbered(number, line)


def _in_sequence(numbered: Sequence[_Numbered], starts: Sequence[int], end: int) -> Iterator[_Numbered]:
    last: dict[Style, int] = {}
    for one, following in zip(numbered, _next_starts(numbered, end), strict=True):
        number, before = one.number, last.get(one.number.style, 0)
        owns = bisect_left(starts, following) > bisect_left(starts, one.line.start)
        if owns or number.value == 1 or before <= number.value <= before + LARGEST_GAP:
            last[number.style] = number.value
            yield one


def _next_starts(numbered: Sequence[_Numbered], end: int) -> list[int]:
    return [*(one.line.start for one in numbered[1:]), end] if numbered else []


def _tree(numbered: Sequence[_Numbered], end: int) -> tuple[list[int | None], list[int]]:
    """The parent of each and where it ends."""
    parents: list[int | None] = []
    ends = [end] * len(numbered)
    open_items: list[int] = []
    for place, one in enumerate(numbered):
        while open_items and numbered[open_items[-1]].number.style >= one.number.style:
            ends[open_items.pop()] = one.line.start
        parents.append(open_items[-1] if open_items else None)
        open_items.append(place)
    return parents, ends


def _heading_end(text: str, start: int, stop: int) -> int:
    """A heading ends with its first sentence, before a bracket of responsibility, or with its line."""
    match = _HEADING_END.search(text, start + 1, stop)
    return max(_trimmed(text, start, match.start() if match else stop), start + 1)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return end
