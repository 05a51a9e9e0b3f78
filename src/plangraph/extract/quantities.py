"""Goals in prose: the figures that a plan wants reached, with measure, comparator and year."""

from __future__ import annotations

import re
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from plangraph.extract.figures import REACH, comparator, figures, is_postnominal, measure, value
from plangraph.extract.goal_figures import goals
from plangraph.extract.goal_years import INTENT, governing, settings
from plangraph.extract.scope import scope_of
from plangraph.extract.standing import standing
from plangraph.model.plan import Comparator, Period, Quantity
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.extract.goal_years import Setting
    from plangraph.extract.scope import Scope
    from plangraph.extract.standing import Stretches
    from plangraph.model.outline import Passage

_DATED = re.compile(r"[0-9期年]")
_PART = re.compile(r"\s*\**[一二三四五六七八九十]+、")
_LOOKS_AHEAD = re.compile(rf"{INTENT}|将|推动|加快|推进")
"""Words of a sentence that goes on about no past year."""
_YEARLY = re.compile(
    r"每年|年均(?:新增|培[训育]|开展|举办|引进)"
    r"|(?<![0-9一二两三四五六七八九十几])年(?:产(?!值)|[\u4e00-\u9fff]{0,2}量|新增|处理|培[训养]|吞吐|服务|接待)"
)
_EVERY_YEAR = re.compile(r"每年(?![^。；]*(?:累计|总[量数]|到20))")
_IN_ALL = re.compile(r"累计|总[量数]|[0-9一二两三四五六七八九十几]年")
_SEPARATOR = re.compile(r"[、，]|以及|和|及|并")
_MOST_COORDINATED = 12
"""Figures that share their words; the longest list that we know has four."""
_ONLY_SEPARATOR = re.compile(r"(?:、|以及|和|及|与|分别)*(?:达到?|超过?|突破)?")


def quantities(text: str, passages: Sequence[Passage], period: Period | None = None) -> tuple[Quantity, ...]:
    """The targets in running text, in order.

    A year governs the sentences after it until the next year, the next part or the end of the task; the end of the
    ``period`` stands for words like 规划期末. Conditions inside a target, subsidies, terms, areas and present figures
    are none, nor is what a year before the period had.
    """
    return tuple(_Reader(scope_of(text, passages), period).read())


class _Reader:
    """Reads sentence by sentence and carries the year that governs."""

    __slots__ = ("_carried", "_period", "_scope", "_task", "_text")

    def __init__(self, scope: Scope, period: Period | None) -> None:
        self._scope, self._text, self._period = scope, scope.text, period
        self._carried: Setting | None = None
        self._task: int | None = None

    def read(self) -> Iterator[Quantity]:
        for start, end, passage in self._scope.sentences():
            if passage.task != self._task or _PART.match(self._text, start):
                self._task, self._carried = passage.task, None
            if _DATED.search(self._text, start, end):
                yield from self._sentence(start, end, passage)

    def _sentence(self, start: int, end: int, passage: Passage) -> Iterator[Quantity]:
        years = settings(self._scope, start, end, passage, self._period)
        if self._carried and self._carried.past and not self._is_told_on(self._carried, start, end):
            self._carried = None
        told = standing(self._scope, start, end, passage, years)
        for clause in self._clauses(start, end, passage, told):
            yield from self._targets(clause, start, years)
        self._carried = next((setting for setting in reversed(years) if setting.lasts), self._carried)

    def _is_told_on(self, past: Setting, start: int, end: int) -> bool:
        """Whether a sentence goes on about a past year: in the same paragraph, and without a word of intent."""
        return "\n" not in self._text[past.start : start] and not _LOOKS_AHEAD.search(self._text, start, end)

    def _clauses(
        self, start: int, end: int, passage: Passage, told: Stretches
    ) -> Iterator[tuple[list[re.Match[str]], int, int]]:
        """The goals of each clause with its bounds; ``told`` are the stretches without goals."""
        clauses: dict[int, list[re.Match[str]]] = {}
        for figure in figures(self._text, start, end):
            if not told.holds(figure.start()) and not self._scope.enclosing(figure.start()):
                clauses.setdefault(self._scope.clause_start(figure.start(), passage), []).append(figure)
        for begin, found in clauses.items():
            until = self._scope.clause_end(found[-1].end(), passage)
            yield goals(found, begin, until), begin, until

    def _targets(
        self, clause: tuple[list[re.Match[str]], int, int], sentence: int, years: Sequence[Setting]
    ) -> Iterator[Quantity]:
        found, start, end = clause
        bounds = [start, *(self._own_start(a, b) for a, b in pairwise(found)), end]
        meant, yearly = Comparator.EXACT, bool(_EVERY_YEAR.search(self._text, max(sentence, start - REACH), start))
        set_years = governing(found, start, years, self._carried)
        extents = self._extents(found, bounds)
        for n, (figure, (own, until), (year, past)) in enumerate(zip(found, extents, set_years, strict=True)):
            if own == bounds[n] or comparator(figure) is not Comparator.EXACT:
                meant = comparator(figure)
            said = bool(figure["rate"] or _YEARLY.search(self._text, max(own, figure.start() - REACH), figure.start()))
            goes_on = yearly and (own == figure.start() or n == 0)
            yearly = said or (goes_on and not _IN_ALL.search(self._text, own, figure.start()))
            if not past:
                yield self._quantity(figure, Span.of(self._text, own, until), meant, "/年" * yearly, year)

    def _own_start(self, before: re.Match[str], figure: re.Match[str]) -> int:
        """Where the words of the later of two figures begin, so that the earlier keeps its object."""
        between = [m.end() for m in _SEPARATOR.finditer(self._text, before.end(), figure.start())]
        if not between:
            return before.end()
        return between[0] if is_postnominal(before) else between[-1]

    def _extents(self, found: list[re.Match[str]], bounds: list[int]) -> Iterator[tuple[int, int]]:
        """The clause of each figure; figures with nothing but 、 or 和 between them share the words of the first."""
        first = 0
        while first < len(found):
            last = first
            while last + 1 < min(len(found), first + _MOST_COORDINATED) and self._is_bare(found[last], found[last + 1]):
                last += 1
            until = found[last].end() if is_postnominal(found[last]) else bounds[last + 1]
            until = found[last].end() + len(self._text[found[last].end() : until].rstrip("、，和及"))
            yield from repeat((bounds[first], until), last - first + 1)
            first = last + 1

    def _is_bare(self, before: re.Match[str], figure: re.Match[str]) -> bool:
        between = _ONLY_SEPARATOR.fullmatch(self._text, before.end(), figure.start())
        return between is not None and is_postnominal(figure)

    def _quantity(self, figure: re.Match[str], span: Span, meant: Comparator, rate: str, year: int | None) -> Quantity:
        return Quantity(
            span=span,
            value=value(figure),
            value_span=Span.of(self._text, *figure.span("value")),
            unit=measure(figure) + rate,
            comparator=meant,
            year=year,
            task=self._task,
        )
