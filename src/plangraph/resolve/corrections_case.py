"""One correction against one extraction: what it is about, where its quote stands, or why it does not apply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, TypeVar
from unicodedata import normalize

from plangraph.model.correction import Outcome
from plangraph.model.plan import Indicator, Task
from plangraph.model.span import Span
from plangraph.resolve.corrections_quotes import nearest, places, sharing
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangraph.model.correction import Correction, Fact, Reference
    from plangraph.model.extraction import Extraction

_Part = TypeVar("_Part", Task, Indicator)
_DOTS = ".、。:：) "
_TEXT = Sentence("the text")


class NotApplicableError(Exception):
    """The correction changes nothing; ``reason`` says why. Only ``correct`` sees it."""

    def __init__(self, outcome: Outcome, reason: Sentence) -> None:
        super().__init__(str(reason))
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
    reason: Sentence | None = None


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
        return None if wanted is None else _one(self.extraction.tasks, wanted, Sentence("task"))

    @property
    def indicator(self) -> Indicator | None:
        """The indicator that the correction names; None where it names none."""
        wanted = self.correction.target.indicator
        return None if wanted is None else _one(self.extraction.indicators, wanted, Sentence("indicator"))

    @property
    def named_task(self) -> Task:
        """The task of a correction that is about one."""
        found = self.task
        assert found is not None, "a correction is about a task only where it names one"
        return found

    @property
    def named_indicator(self) -> Indicator:
        """The indicator of a correction that is about one or about a target of it."""
        found = self.indicator
        assert found is not None, "a correction is about an indicator only where it names one"
        return found

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
                text = "there is no occurrence {occurrence} of “{words}” in {where}, only {number}"
                unused(text, occurrence=quote.occurrence, words=quote.words, where=where, number=len(found))
            return found[quote.occurrence - 1]
        if quote.near is not None:
            return _only(nearest(found, self._standing(quote.near)[1]), where)
        return _only(sharing(found, among) or found, where)

    def quoted(self, among: Iterable[Span] = ()) -> Span:
        """The place of a quote that the correction must have."""
        found = self.place(among)
        assert found is not None, "the reader refuses such a correction without a quote"
        return found

    def _standing(self, words: str) -> tuple[Sentence, list[Span]]:
        where, start, end = self._bounds()
        found = places(self.text, words, start, end)
        if not found and self.task is None:
            where, found = _TEXT, places(self.text, words, 0, len(self.text))
        return (where, found) if found else unused("{where} has no “{words}”", where=where, words=words)

    def _bounds(self) -> tuple[Sentence, int, int]:
        task, indicator = self.task, self.indicator
        if task:
            return Sentence("the text of the task “{task}”", {"task": task.heading}), task.start, task.end
        if indicator:
            start = indicator.label_span.start
            later = [i.label_span.start for i in self.extraction.indicators if i.label_span.start > start]
            row = Sentence("the row of the indicator “{indicator}”", {"indicator": indicator.name})
            return row, start, min(later, default=len(self.text))
        return _TEXT, 0, len(self.text)


def unused(text: str, /, **values: object) -> NoReturn:
    """Leaves the correction out: it does not fit the text or the extraction, as the sentence says."""
    raise NotApplicableError(Outcome.UNUSED, Sentence(text, values))


def not_needed(text: str, /, **values: object) -> NoReturn:
    """Leaves the correction out: what it asks for holds already, as the sentence says."""
    raise NotApplicableError(Outcome.NO_LONGER_NEEDED, Sentence(text, values))


def absent(case: Case, thing: Sentence | str) -> NoReturn:
    """Leaves a correction out whose thing is not extracted: needless where the text still has the words."""
    if case.name in case.text:
        not_needed("{thing} is no longer in the extraction", thing=thing)
    unused("{thing} is neither in the extraction nor in the text", thing=thing)


def _one(parts: Sequence[_Part], wanted: Reference, kind: Sentence) -> _Part:
    if isinstance(wanted, int):
        found = [part for part in parts if part.ordinal == wanted]
    else:
        folded = _folded(wanted)
        found = [part for part in parts if folded in {_folded(part.number), _folded(_heading(part))}]
    if not found:
        unused("there is no {kind} “{name}”", kind=kind, name=wanted)
    if len(found) > 1:
        text = "“{name}” is the number or name of more than one {kind} ({number}); write its ordinal instead"
        unused(text, name=wanted, kind=kind, number=len(found))
    return found[0]


def _heading(part: Task | Indicator) -> str:
    return part.heading if isinstance(part, Task) else part.name


def _folded(words: str) -> str:
    return "".join(normalize("NFKC", words).split()).rstrip(_DOTS)


def _only(found: Sequence[Span], where: Sentence) -> Span:
    if len(found) > 1:
        text = "“{words}” stands {number} times in {where}; write 'occurrence' (which one) or 'near' (words near it)"
        unused(text, words=found[0].quote, number=len(found), where=where)
    return found[0]


def figure(place: Span, value: str) -> Span:
    """The place of a figure or word within a quote."""
    at = place.quote.find(value)
    if at < 0:
        unused("the quote “{quote}” has no “{value}”", quote=place.quote, value=value)
    return Span(place.start + at, place.start + at + len(value), value)


def task_at(extraction: Extraction, place: Span) -> int | None:
    """The ordinal of the task that a place stands in."""
    return next((task.ordinal for task in extraction.tasks if task.start <= place.start < task.end), None)
