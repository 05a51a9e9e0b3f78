"""Which keys an entry of a file of corrections takes, by what it does and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.correction import ENTITIES, METADATA, Action, Field, Subject
from plangraph.model.plan import Comparator, Role
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from plangraph.read.corrections_entry import Entry

NAMES = ENTITIES | METADATA | {Subject.UNIT, Subject.QUANTITY}
"""The subjects that their own key names; tasks, indicators and targets also stand beside others to say where."""

CHOICES: dict[tuple[Subject, Field], tuple[str, ...]] = {
    (Subject.UNIT, Field.ROLE): tuple(Role),
    (Subject.BRAND, Field.STATUS): ("built", "to_build", "benchmark"),
    (Subject.PLATFORM, Field.STATUS): ("to_build", "built", "use"),
    (Subject.EVENT, Field.STATUS): ("to_hold", "use"),
    (Subject.REGION, Field.RELATION): ("cooperates", "placed_in", "target_market", "strategy", "benchmark"),
    (Subject.POLICY, Field.RELATION): ("basis", "cites", "to_draft"),
    (Subject.TARGET, Field.COMPARATOR): tuple(Comparator),
    (Subject.QUANTITY, Field.COMPARATOR): tuple(Comparator),
}
"""The values of a field that has a fixed set of them, as in the schemes of the ontology."""

_FIELDS = {
    Subject.UNIT: {Field.ROLE, Field.DEADLINE},
    Subject.BRAND: {Field.STATUS},
    Subject.PLATFORM: {Field.STATUS},
    Subject.EVENT: {Field.STATUS},
    Subject.REGION: {Field.RELATION, Field.ADCODE},
    Subject.POLICY: {Field.RELATION},
    Subject.TARGET: {Field.VALUE, Field.COMPARATOR},
    Subject.QUANTITY: {Field.VALUE, Field.COMPARATOR, Field.MEASURE, Field.YEAR},
    Subject.INDICATOR: {Field.MEASURE},
}
_ALWAYS = {"action", "by", "on", "note"}
_QUOTE = {"quote", "occurrence", "near"}


def subject_of(entry: Entry) -> Subject:
    """What the entry is about: the thing that it names, else the target, indicator or task; raises SourceError."""
    named = [subject for subject in Subject if subject in NAMES and subject in entry]
    if len(named) > 1:
        raise entry.error("it names {named}, write an entry for each", named=" and ".join(named))
    if named:
        return named[0]
    if "indicator" in entry:
        return Subject.TARGET if "year" in entry else Subject.INDICATOR
    if "task" in entry:
        return Subject.TASK
    known = ", ".join(sorted(NAMES | {"task", "indicator"}))
    raise entry.error("it does not say what it is about, name one of {known}", known=known)


def fields_of(action: Action, subject: Subject) -> frozenset[Field]:
    """The fields to which the entry can give a value."""
    return frozenset(_FIELDS.get(subject, ())) if action in {Action.ADD, Action.SET} else frozenset()


def check_keys(entry: Entry, action: Action, subject: Subject) -> None:
    """Raises SourceError where a key is missing, unknown or out of place."""
    entry.only(_allowed(action, subject), Sentence("{action} of {subject}", {"action": action, "subject": subject}))
    entry.need(*_needed(action, subject))
    if "task" in entry and "indicator" in entry:
        raise entry.error("it names a task and an indicator, write an entry for each")
    if subject is Subject.UNIT and action in {Action.ADD, Action.SET} and not ("task" in entry or "indicator" in entry):
        raise entry.error("it does not say where the unit is responsible, write task = … or indicator = …")
    if "quote" not in entry and subject is not Subject.QUANTITY and ("occurrence" in entry or "near" in entry):
        raise entry.error("'occurrence' and 'near' say which place of a quote is meant, write quote = '…'")
    if "occurrence" in entry and "near" in entry:
        raise entry.error("'occurrence' and 'near' say the same, write one of them")


def _allowed(action: Action, subject: Subject) -> set[str]:
    where = {
        Subject.UNIT: {"task", "indicator"},
        Subject.QUANTITY: {"task"},
        Subject.TARGET: {"indicator", "year"},
    }.get(subject, {"task"} if subject in ENTITIES else set())
    about = {"indicator"} if subject is Subject.TARGET else {subject.value}
    what = {Action.RENAME: {"to"}, Action.MERGE: {"into"}}.get(action, _QUOTE)
    if action is Action.MERGE or (action is Action.RENAME and subject in ENTITIES):
        where = set()
    return _ALWAYS | about | where | what | fields_of(action, subject)


def _needed(action: Action, subject: Subject) -> tuple[str, ...]:
    if action in {Action.RENAME, Action.MERGE}:
        return ("to",) if action is Action.RENAME else ("into",)
    if subject is Subject.QUANTITY:
        return ("value",) if action is Action.ADD else ()
    if action is Action.ADD and subject is Subject.TARGET:
        return ("value", "quote")
    return ("quote",) if action in {Action.ADD, Action.SET} else ()
