"""What people correct in an extraction, and what came of each correction."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from plangraph.model.mention import EntityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.model.span import Span
    from plangraph.sentences import Sentence


class Action(StrEnum):
    """What a correction does."""

    ACCEPT = "accept"
    REJECT = "reject"
    RENAME = "rename"
    MERGE = "merge"
    ADD = "add"
    SET = "set"


class Subject(StrEnum):
    """What a correction is about; the named things go by the values of ``EntityKind``."""

    TASK = "task"
    INDICATOR = "indicator"
    TARGET = "target"
    QUANTITY = "quantity"
    UNIT = "unit"
    BRAND = EntityKind.BRAND.value
    INDUSTRY = EntityKind.INDUSTRY.value
    REGION = EntityKind.REGION.value
    POLICY = EntityKind.POLICY.value
    PLATFORM = EntityKind.PLATFORM.value
    EVENT = EntityKind.EVENT.value
    TITLE = "title"
    NOTICE_TITLE = "notice_title"
    DOC_NUMBER = "doc_number"
    ISSUER = "issuer"
    ISSUED = "issued"
    PERIOD = "period"


CALLED: Mapping[Subject, str] = MappingProxyType(
    {
        Subject.TASK: "task",
        Subject.INDICATOR: "indicator",
        Subject.TARGET: "target",
        Subject.QUANTITY: "goal in prose",
        Subject.UNIT: "unit",
        Subject.BRAND: "brand",
        Subject.INDUSTRY: "industry",
        Subject.REGION: "region",
        Subject.POLICY: "policy document",
        Subject.PLATFORM: "platform",
        Subject.EVENT: "event",
        Subject.TITLE: "title",
        Subject.NOTICE_TITLE: "title of the notice",
        Subject.DOC_NUMBER: "document number",
        Subject.ISSUER: "issuer",
        Subject.ISSUED: "date of issue",
        Subject.PERIOD: "period",
    }
)
"""What each is called, as a text of a sentence."""


ENTITIES = frozenset(Subject(kind.value) for kind in EntityKind)
METADATA = frozenset(
    {Subject.TITLE, Subject.NOTICE_TITLE, Subject.DOC_NUMBER, Subject.ISSUER, Subject.ISSUED, Subject.PERIOD}
)
SUBJECTS = {
    Action.ACCEPT: frozenset(Subject),
    Action.REJECT: frozenset(Subject),
    Action.RENAME: ENTITIES | {Subject.UNIT, Subject.TASK, Subject.INDICATOR},
    Action.MERGE: ENTITIES | {Subject.UNIT},
    Action.ADD: ENTITIES | {Subject.UNIT, Subject.ISSUER, Subject.TARGET, Subject.QUANTITY},
    Action.SET: ENTITIES | METADATA | {Subject.UNIT, Subject.TARGET, Subject.QUANTITY, Subject.INDICATOR},
}
"""What each action can be done to."""


class Field(StrEnum):
    """A value of a fact that a correction gives."""

    ROLE = "role"
    DEADLINE = "deadline"
    STATUS = "status"
    RELATION = "relation"
    ADCODE = "adcode"
    VALUE = "value"
    COMPARATOR = "comparator"
    MEASURE = "measure"
    YEAR = "year"


Reference: TypeAlias = "int | str"
"""A task or indicator: its ordinal, or its number or heading as written."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the text that bear a correction out; which of several places, by count or by words near it."""

    words: str
    occurrence: int | None = None
    near: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a correction is about: a thing by its names, in a task or indicator where one is given.

    Only a merger has several names. ``year`` is that of a target value.
    """

    subject: Subject
    names: tuple[str, ...] = ()
    task: Reference | None = None
    indicator: Reference | None = None
    year: int | None = None

    @property
    def name(self) -> str:
        """The one name; empty where the subject has none."""
        return self.names[0] if self.names else ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of a file of corrections; ``ordinal`` is its place there, counted from 1.

    ``to`` is the name that a renaming or merger gives. ``on`` is an ISO date.
    """

    ordinal: int
    action: Action
    target: Target
    quote: Quote | None = None
    to: str = ""
    values: tuple[tuple[Field, str], ...] = ()
    by: str | None = None
    on: str | None = None
    note: str | None = None

    def value(self, field: Field) -> str | None:
        """The value that the entry gives a field."""
        return dict(self.values).get(field)


class Outcome(StrEnum):
    """What came of a correction."""

    APPLIED = "applied"
    NO_LONGER_NEEDED = "no-longer-needed"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a correction touched: a thing by its name, in a task or indicator by ordinal, at a place of the text.

    ``jurisdiction`` is that of a unit and ``adcode`` that of a region which the plan no longer names.
    """

    subject: Subject
    name: str
    task: int | None = None
    indicator: int | None = None
    year: int | None = None
    place: Span | None = None
    jurisdiction: str | None = None
    adcode: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A correction, ``words`` that say it, and what came of it.

    ``facts`` are what it confirmed, changed or took away, ``before`` the values that stood there, ``after`` the new
    one. ``reason`` says why it was not applied, or what of it was not; None where all of it was.
    """

    correction: Correction
    words: Sentence
    outcome: Outcome
    facts: tuple[Fact, ...] = ()
    before: tuple[str, ...] = ()
    after: str | None = None
    evidence: tuple[Span, ...] = ()
    reason: Sentence | None = None
