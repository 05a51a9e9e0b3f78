"""Numbers of headings that leave a gap, come twice or begin anew where their list goes on."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from plangraph.model.date_words import NUMBER, number
from plangraph.model.issue import Issue, Severity
from plangraph.model.span import Span
from plangraph.resolve.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.model.extraction import Extraction
    from plangraph.model.outline import Heading
    from plangraph.model.plan import Safeguard, Section, Task

_FIGURES = re.compile(NUMBER)
_BLANK = re.compile(r"\s")
_NARROW = str.maketrans("（）．﹒、", "()...")
_MARKS = re.compile(r"\\?[（()）.．﹒、]")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A heading as its number: ``style`` is the number without its figures, ``above`` what it stands under."""

    style: str
    value: int
    number: str
    heading: str
    span: Span
    start: int
    above: int | None


def numbering_issues(text: str, extraction: Extraction) -> Iterator[Issue]:
    """Gaps, repeated numbers and new beginnings in the parts, sections, tasks and safeguards."""
    parts, marks = extraction.parts, sorted(mark.span.start for mark in extraction.annexes.marks)
    starts = [part.start for part in parts]
    top = {part.start for part in parts}
    for headings in (extraction.sections, extraction.safeguards):
        inner = (h for h in headings if h.start not in top)
        yield from _issues(text, [_numbered(text, h, h.heading, bisect_right(starts, h.start)) for h in inner])
    yield from _issues(text, [_numbered(text, part, part.text, bisect_right(marks, part.start)) for part in parts])
    tasks = [task for task in extraction.tasks if task.start not in top]
    yield from _issues(text, [_numbered(text, task, task.heading, task.section) for task in tasks])


def _numbered(text: str, of: Heading | Section | Task | Safeguard, words: str, above: int | None) -> _Numbered | None:
    figures = _FIGURES.search(of.number)
    if figures is None or not text.startswith(of.number, of.start):
        return None
    style = "，".join((of.number[: figures.start()], of.number[figures.end() :]))
    span = Span.of(text, of.start, of.start + len(of.number))
    return _Numbered(_kind(style, figures.group()), number(figures.group()), of.number, words, span, of.start, above)


def _kind(around: str, figures: str) -> str:
    """The style without differences in width: １. and 1． are one."""
    return ("1" if figures.isdecimal() else "一") + _BLANK.sub("", around.translate(_NARROW))


def _issues(text: str, headings: Iterable[_Numbered | None]) -> Iterator[Issue]:
    listed = [heading for heading in headings if heading]
    restarts = _begins_anew(listed)
    for before, after in pairwise(listed):
        if before.style != after.style:
            continue
        same = before.above == after.above
        expected = 1 if not same and restarts else before.value + 1
        if after.value == expected or (not same and after.value == 1):
            continue
        if issue := _issue(text, before, after, expected, same=same):
            yield issue


def _begins_anew(listed: Sequence[_Numbered]) -> bool:
    """Whether the list begins with 1 again under each heading above."""
    return any(a.above != b.above and b.value == 1 for a, b in pairwise(listed))


def _issue(text: str, before: _Numbered, after: _Numbered, expected: int, *, same: bool) -> Issue | None:
    spans = (before.span, after.span)
    said = {"before": quoted(before.number + before.heading), "after": quoted(after.number + after.heading)}
    if after.value == before.value and same:
        text = "A number is given twice: {before} is followed by {after}, both numbered {number}."
        return Issue.of("numbering-repeat", Severity.WARNING, text, spans, number=quoted(after.number), **said)
    if after.value > expected:
        if any(_stands(text, before, after, value) for value in range(expected, min(after.value, expected + 3))):
            return None
        text = "A number is missing: {before} is followed by {after}."
        return Issue.of("numbering-gap", Severity.WARNING, text, spans, **said)
    if same:
        text = "The numbers go back: {before} is followed by {after}."
        return Issue.of("numbering-restart", Severity.WARNING, text, spans, **said)
    return None


def _stands(text: str, before: _Numbered, after: _Numbered, value: int) -> bool:
    """Whether the missing number stands in the text between the two after all."""
    figures = str(value) if before.style[0] == "1" else _chinese(value)
    around = before.number.partition(_FIGURES.findall(before.number)[0])
    opening, closing = (_MARKS.sub(_any_mark, re.escape(side.strip())) for side in around[::2])
    pattern = re.compile(rf"(?<![0-9一二三四五六七八九十（(]){opening}{figures}[ \t\u3000]?{closing}")
    return bool(pattern.search(text, before.span.end, after.start))


def _any_mark(mark: re.Match[str]) -> str:
    """A mark in either of its widths; a full stop and 、 stand for each other."""
    return next(f"[{marks}]" for marks in ("（(", "）)", ".．﹒、") if mark.group()[-1] in marks)


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    figures = "〇一二三四五六七八九"
    return (figures[tens] if tens > 1 else "") + "十" * (tens > 0) + (figures[ones] if ones else "")
