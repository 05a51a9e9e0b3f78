"""Annexes that are named and not there, there and not named, or there without their mark."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from plangraph.model.issue import Issue, Severity
from plangraph.resolve.wording import folded, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.model.annex import Annexes, AnnexReference
    from plangraph.model.span import Span

_MOST = 99
_EVERYWHERE = 2**63

_LEFTOVER = "{line} after the text looks like a line left over from the list of annexes: it is neither text nor a mark."
_UNMARKED = "{annex} has no mark: nothing says {annex} before {place}."
_UNMARKED_BESIDE = "{annex} has no mark: nothing says {annex} before {place}, while {marked} is marked."
_MISSING = "The text names {annexes}, which is not there."
_SEVERAL_MISSING = "The text names {annexes}, which are not there."
_UNMENTIONED = "There is {annex} at the end, which neither the text nor the list of annexes names."


def annex_issues(annexes: Annexes) -> Iterator[Issue]:
    """What the marks of annexes, their list and the places that mention them do not agree in."""
    everything = (*annexes.marks, *annexes.mentions, *annexes.leftovers)
    for kind, group in groupby(sorted(everything, key=_kind), key=_kind):
        references = set(group)
        marks = [mark for mark in annexes.marks if mark in references]
        mentions = [mention for mention in (*annexes.mentions, *annexes.leftovers) if mention in references]
        yield from _absent(kind, marks, mentions, annexes.contents)
        yield from _unmentioned(kind, marks, mentions)
    for leftover in annexes.leftovers:
        line = quoted(leftover.span.quote)
        yield Issue.of("annex-list-leftover", Severity.INFO, _LEFTOVER, (leftover.span,), line=line)


def _kind(reference: AnnexReference) -> str:
    return reference.kind


def _absent(
    kind: str, marks: Sequence[AnnexReference], mentions: Sequence[AnnexReference], contents: Sequence[Span]
) -> Iterator[Issue]:
    """Annexes that are named, or that come before a numbered mark, and have no mark of their own."""
    marked = {mark.number for mark in marks}
    if None in marked:
        return
    named: dict[int | None, list[Span]] = {}
    for mention in mentions:
        named.setdefault(mention.number, []).append(mention.span)
    last = max((number for number in marked if number), default=0)
    wanted = {*named, *range(1, min(last, _MOST) + 1)} - marked
    if wanted != {None}:
        wanted.discard(None)
    names = {mention.number: mention.name for mention in mentions if mention.name}
    severity = Severity.WARNING if marks else Severity.INFO
    missing = []
    for number in sorted(wanted, key=lambda number: number or 0):
        if place := _unmarked(number, names.get(number), marks, contents, len(wanted)):
            text = _UNMARKED_BESIDE if marks else _UNMARKED
            said = {"annex": _all(kind, [number]), "place": quoted(place.quote), "marked": _all(kind, marked)}
            yield Issue.of("annex-unmarked", severity, text, (place, *(mark.span for mark in marks)), **said)
        else:
            missing.append(number)
    if missing:
        text = _MISSING if len(missing) == 1 else _SEVERAL_MISSING
        spans = (span for number in missing for span in named.get(number, [mark.span for mark in marks]))
        each = tuple(dict.fromkeys(spans))
        yield Issue.of("annex-missing", severity, text, each, annexes=_all(kind, missing))


def _unmarked(
    number: int | None, name: str | None, marks: Sequence[AnnexReference], contents: Sequence[Span], wanted: int
) -> Span | None:
    """Where an annex begins without its mark.

    That is where its name stands again, or the first of the tables before the next mark; a table after the mark of
    the annex before belongs to that one.
    """
    if name and (again := next((place for place in contents if folded(place.quote) == folded(name)), None)):
        return again
    if number is None:
        return None
    before = max((mark.span.end for mark in marks if mark.number and mark.number < number), default=None)
    after = min((mark.span.start for mark in marks if mark.number and mark.number > number), default=_EVERYWHERE)
    between = [place for place in contents if (before or 0) <= place.start < after]
    own = between[1:] if before else between
    return own[0] if own and (marks or len(own) >= wanted) else None


def _unmentioned(kind: str, marks: Sequence[AnnexReference], mentions: Sequence[AnnexReference]) -> Iterator[Issue]:
    named = {mention.number for mention in mentions}
    for mark in marks:
        if mark.number not in named and not (named and None in {mark.number, *named}):
            annex = _all(kind, [mark.number])
            yield Issue.of("annex-unmentioned", Severity.INFO, _UNMENTIONED, (mark.span,), annex=annex)


def _all(kind: str, numbers: Iterable[int | None]) -> str:
    return "".join(f"“附{kind}{number or ''}”" for number in sorted(numbers, key=lambda number: number or 0))
