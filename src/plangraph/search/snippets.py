"""Where the words of a query stand in a text, and the sentence that shows it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from plangraph.search.hits import Part
from plangraph.search.tokens import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.search.entries import Place
    from plangraph.search.phrases import Phrase

_SENTENCE_END = re.compile(r"[。；！？\n]")
LONGEST = 100
"""Code points of a snippet, unless what it marks is longer."""
_CUT = "…"
_PAUSE = re.compile(r"[，、：\s]+")
_BEFORE = 30
"""Code points that are shown before the first mark of a sentence that is too long."""


def best(text: str, region: Place, sought: Sequence[Phrase]) -> tuple[Place, tuple[Part, ...]] | None:
    """The place in the region in whose sentence most of the phrases stand, the first of such, and that sentence."""
    found = [_within(text, region, phrase) for phrase in sought]
    places = sorted({place for each in found for place in each}, key=lambda place: (place[0], -place[1]))
    if not places:
        return None
    starts = [sorted(place[0] for place in each) for each in found]
    mark = max(places, key=lambda place: _together(sentence(text, place), starts))
    return shown(text, mark, places)


def named(text: str, places: Sequence[Place], sought: Sequence[Phrase]) -> tuple[Place, tuple[Part, ...]] | None:
    """The first of the places of a name in which most of the phrases stand, and its sentence; None without places.

    A place that words the name in another way is marked whole.
    """
    if not places:
        return None
    found = [[_within(text, place, phrase) for phrase in sought] for place in places]
    at = max(range(len(places)), key=lambda each: sum(map(bool, found[each])))
    mark = min((place for each in found[at] for place in each), default=places[at])
    window = sentence(text, mark)
    return shown(text, mark, (place for phrase in sought for place in _within(text, window, phrase)))


def shown(text: str, mark: Place, places: Iterable[Place]) -> tuple[Place, tuple[Part, ...]]:
    """The mark, grown by those that overlap it, and the sentence around it in parts; … where it is longer."""
    marks = _merged((mark, *places))
    mark = next(each for each in marks if each[0] <= mark[0] < each[1])
    whole = sentence(text, mark)
    start, end = _cut(text, whole, mark)
    cut = parts(text, (start, end), [each for each in marks if start <= each[0] and each[1] <= end])
    before = (Part(start, start, _CUT, marked=False),) if start > whole[0] else ()
    after = (Part(end, end, _CUT, marked=False),) if end < whole[1] else ()
    return mark, (*before, *cut, *after)


def parts(text: str, window: Place, marks: Iterable[Place]) -> tuple[Part, ...]:
    """A window of the text cut at its marks."""
    return tuple(_parts(text, window, marks))


def label_parts(label: str, sought: Sequence[Phrase]) -> tuple[Part, ...]:
    """A label with the phrases that stand in it marked."""
    return parts(label, (0, len(label)), _merged(place for phrase in sought for place in occurrences(label, phrase)))


def sentence(text: str, place: Place) -> Place:
    """The sentence around a place, without blanks at its ends."""
    last = max((end.end() for end in _SENTENCE_END.finditer(text, max(0, place[0] - _FAR), place[0])), default=None)
    start = max(0, place[0] - _FAR) if last is None else last
    following = _SENTENCE_END.search(text, place[1], place[1] + _FAR)
    end = following.end() if following else min(len(text), place[1] + _FAR)
    while start < place[0] and text[start].isspace():
        start += 1
    while end > place[1] and text[end - 1].isspace():
        end -= 1
    return start, end


_FAR = 1000
"""Code points from a place within which the ends of its sentence are looked for."""


def _within(text: str, region: Place, phrase: Phrase) -> list[Place]:
    return occurrences(text[slice(*region)], phrase, region[0])


def _together(window: Place, starts: Iterable[list[int]]) -> int:
    """How many of the phrases stand in the window."""
    return sum(bisect_left(each, window[0]) < bisect_left(each, window[1]) for each in starts)


def _cut(text: str, window: Place, mark: Place) -> Place:
    """So much of a sentence as is shown, from one comma or blank to another where there are such."""
    start, end = window
    if end - start <= LONGEST:
        return window
    start = max(start, min(mark[0] - _BEFORE, end - LONGEST))
    stop = max(mark[1], min(end, start + LONGEST))
    if start > window[0] and (pause := _PAUSE.search(text, start, mark[0])):
        start = pause.end()
    if stop < end and (pauses := [pause.start() for pause in _PAUSE.finditer(text, mark[1], stop)]):
        stop = pauses[-1]
    return start, stop


def _merged(places: Iterable[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _parts(text: str, window: Place, marks: Iterable[Place]) -> Iterator[Part]:
    at = window[0]
    for start, end in marks:
        if at < start:
            yield Part(at, start, text[at:start], marked=False)
        yield Part(start, end, text[start:end], marked=True)
        at = end
    if at < window[1]:
        yield Part(at, window[1], text[at : window[1]], marked=False)
