"""Corrections that were not applied, as issues that name them and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.correction import CALLED, METADATA, Action, Outcome, Subject
from plangraph.model.issue import Issue, Severity
from plangraph.sentences import Listed, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangraph.model.correction import Correction, Review, Target

_ACTIONS = {
    Action.ACCEPT: "confirm {thing}",
    Action.REJECT: "reject {thing}",
    Action.RENAME: "rename {thing} to “{to}”",
    Action.MERGE: "merge {thing} into “{to}”",
    Action.ADD: "add {thing}",
    Action.SET: "correct {thing}",
}
_UNUSED = "Correction {ordinal} ({words}) was not applied: {reason}."
_NEEDLESS = "Correction {ordinal} ({words}) is no longer needed ({reason}) and can be taken out."
_IN_PART = "Correction {ordinal} ({words}) was applied in part only: {reason}."


def issues(reviews: Iterable[Review]) -> Iterator[Issue]:
    """An issue for each correction that was left out, or applied in part."""
    for review in reviews:
        said = {"ordinal": review.correction.ordinal, "words": review.words, "reason": review.reason}
        if review.outcome is Outcome.UNUSED:
            yield Issue.of("correction-unused", Severity.WARNING, _UNUSED, **said)
        elif review.outcome is Outcome.NO_LONGER_NEEDED:
            yield Issue.of("correction-no-longer-needed", Severity.INFO, _NEEDLESS, **said)
        elif review.reason:
            yield Issue.of("correction-unused", Severity.WARNING, _IN_PART, **said)


def words_for(correction: Correction) -> Sentence:
    """A correction in a few words: merge the unit names “甲”, “乙” into “乙”."""
    target = correction.target
    if target.subject in METADATA and correction.action is Action.SET:
        return Sentence("correct the {kind} to “{name}”", {"kind": _kind(target), "name": target.name})
    done = Sentence(_ACTIONS[correction.action], {"thing": _thing(target), "to": correction.to})
    if not correction.values:
        return done
    values = Listed(f"{field}={value}" for field, value in correction.values)
    return Sentence("{done}: {values}", {"done": done, "values": values})


def _thing(target: Target) -> Sentence:
    if target.subject is Subject.TASK:
        return Sentence("the task “{task}”", {"task": target.task})
    if target.subject is Subject.INDICATOR:
        return Sentence("the indicator “{indicator}”", {"indicator": target.indicator})
    thing = _named(target)
    if target.task is not None:
        return Sentence("{thing} in the task “{task}”", {"thing": thing, "task": target.task})
    if target.indicator is not None:
        return Sentence("{thing} of the indicator “{indicator}”", {"thing": thing, "indicator": target.indicator})
    return thing


def _named(target: Target) -> Sentence:
    if target.year:
        return Sentence("the {kind} for {year}", {"kind": _kind(target), "year": target.year})
    names = Listed((f"“{name}”" for name in target.names), mark_zh="")
    text = "the {kind} names {names}" if len(target.names) > 1 else "the {kind} {names}"
    return Sentence(text, {"kind": _kind(target), "names": names})


def _kind(target: Target) -> Sentence:
    return Sentence(CALLED[target.subject])
