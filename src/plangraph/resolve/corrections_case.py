"""One correction against one extraction: what it is about, where its quote stands, or why it does not apply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, TypeVar
from unicodedata import normalize

from plangraph.model.correction import Outcome
from plangraph.model.plan import Indicator, Task
from plangraph.model.span import Span
from plangraph.resolve.corrections_quotes import nearest, places, sharing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangraph.model.correction import Correction, Fact, Reference
    from plangraph.model.extraction import Extraction

_Part = TypeVar("_Part", Task, Indicator)
_DOTS = ".、。:：) "


class NotApplicableError(Exception):
    """The correction changes nothing; ``reason`` says why in Chinese. Only ``correct`` sees it."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Step:
    """What a correction makes of an extraction; ``renames`` are pairs of a unit's old and new name."""

    extraction: Extraction
    facts: tuple[Fact, ...]
    before: tuple[str, ...] = ()
    after: str | None = None
    evidence: tuple[Span, ...] = ()
    renames: tuple[tuple[str, str], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A correction, the text and what is extracted from it so far."""

    text: str
    extraction: Extraction
    correction: Correction

    @property
    def name(self) -> str:
        """The name of what the correction is about."""
        return self.correction.target.name

    @property
    def task(self) -> Task | None:
        """The task that the correction names; None where it names none."""
        wanted = self.correction.target.task
        return None if wanted is None else _one(self.extraction.tasks, wanted, "任务")

    @property
    def indicator(self) -> Indicator | None:
        """The indicator that the correction names; None where it names none."""
        wanted = self.correction.target.indicator
        return None if wanted is None else _one(self.extraction.indicators, wanted, "指标")

    def place(self, among: Iterable[Span] = ()) -> Span | None:
        """The place of the quote in the task, the row of the indicator, or the text; None without a quote.

        Of several places those count that share words with one ``among`` them, where there are such.
        """
        quote = self.correction.quote
        if quote is None:
            return None
        where, found = self._standing(quote.words)
        if quote.occurrence is not None:
            if quote.occurrence > len(found):
                unused(f"“{quote.words}”在{where}中只有{len(found)}处")
            return found[quote.occurrence - 1]
        if quote.near is not None:
            return _only(nearest(found, self._standing(quote.near)[1]), where)
        return _only(sharing(found, among) or found, where)

    def quoted(self, among: Iterable[Span] = ()) -> Span:
        """The place of a quote that the correction must have."""
        return self.place(among) or unused("没有写明原文依据")

    def _standing(self, words: str) -> tuple[str, list[Span]]:
        where, start, end = self._bounds()
        found = places(self.text, words, start, end)
        if not found and self.task is None:
            where, found = "原文", places(self.text, words, 0, len(self.text))
        return (where, found) if found else unused(f"{where}中没有“{words}”")

    def _bounds(self) -> tuple[str, int, int]:
        task, indicator = self.task, self.indicator
        if task:
            return f"任务“{task.heading}”的正文", task.start, task.end
        if indicator:
            start = indicator.label_span.start
            later = [i.label_span.start for i in self.extraction.indicators if i.label_span.start > start]
            return f"指标“{indicator.name}”一行", start, min(later, default=len(self.text))
        return "原文", 0, len(self.text)


def unused(reason: str) -> NoReturn:
    """Leaves the correction out: it does not fit the text or the extraction."""
    raise NotApplicableError(Outcome.UNUSED, reason)


def not_needed(reason: str) -> NoReturn:
    """Leaves the correction out: what it asks for holds already."""
    raise NotApplicableError(Outcome.NO_LONGER_NEEDED, reason)


def absent(case: Case, words: str) -> NoReturn:
    """Leaves a correction out whose thing is not extracted: needless where the text still has the words."""
    if case.name in case.text:
        not_needed(f"抽取结果里已没有{words}")
    unused(f"抽取结果和原文里都没有{words}")


def _one(parts: Sequence[_Part], wanted: Reference, word: str) -> _Part:
    if isinstance(wanted, int):
        found = [part for part in parts if part.ordinal == wanted]
    else:
        folded = _folded(wanted)
        found = [part for part in parts if folded in {_folded(part.number), _folded(_heading(part))}]
    if not found:
        unused(f"没有{word}“{wanted}”")
    if len(found) > 1:
        unused(f"有{len(found)}项{word}的编号或名称是“{wanted}”，请改写序号")
    return found[0]


def _heading(part: Task | Indicator) -> str:
    return part.heading if isinstance(part, Task) else part.name


def _folded(words: str) -> str:
    return "".join(normalize("NFKC", words).split()).rstrip(_DOTS)


def _only(found: Sequence[Span], where: str) -> Span:
    if len(found) > 1:
        unused(f"“{found[0].quote}”在{where}中有{len(found)}处，请写明occurrence（第几处）或near（附近的字句）")
    return found[0]


def figure(place: Span, value: str) -> Span:
    """The place of a figure or word within a quote."""
    at = place.quote.find(value)
    if at < 0:
        unused(f"依据“{place.quote}”里没有“{value}”")
    return Span(place.start + at, place.start + at + len(value), value)


def task_at(extraction: Extraction, place: Span) -> int | None:
    """The ordinal of the task that a place stands in."""
    return next((task.ordinal for task in extraction.tasks if task.start <= place.start < task.end), None)
