"""A plan as data: what the document says, each fact with its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from plangraph.model.issue import Severity

if TYPE_CHECKING:
    from plangraph.model.correction import Review
    from plangraph.model.document import Document
    from plangraph.model.issue import Issue
    from plangraph.model.mention import Entity, EntityKind
    from plangraph.model.merge import Merge
    from plangraph.model.span import Span


class Role(StrEnum):
    """The part of a unit in a task, as stated."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"


class Comparator(StrEnum):
    """How a target's figure is meant."""

    EXACT = "exact"
    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="
    ABOUT = "~"
    RANGE = "range"
    RANK = "rank"


class BodyKind(StrEnum):
    """The kind of a body, by its place in the Chinese state; pictures colour by it."""

    PARTY = "party"
    GOVERNMENT = "government"
    CONGRESS = "congress"
    CONFERENCE = "conference"
    JUDICIARY = "judiciary"
    MILITARY = "military"
    MASS = "mass-organisation"
    PARK = "park"
    INSTITUTION = "institution"
    ENTERPRISE = "enterprise"
    SET = "set"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stated:
    """A value read from the text, in its normal form, and its words."""

    value: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a plan covers."""

    start: int
    end: int
    evidence: Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who issued what, when; None or empty where the text is silent. ``issued`` is an ISO date."""

    title: Stated | None = None
    notice_title: Stated | None = None
    doc_number: Stated | None = None
    issuers: tuple[Stated, ...] = ()
    issued: Stated | None = None
    period: Period | None = None
    addressees: tuple[Stated, ...] = ()
    copied_to: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """A unit's part in a task or indicator; ``position`` counts from 1 in the order of the text."""

    name: str
    role: Role
    position: int
    evidence: Span
    generic: bool = False
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One bracket of responsibility with the units it names."""

    span: Span
    assignments: tuple[Assignment, ...]
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that groups tasks; ``number`` as written, ``ordinal`` from 1."""

    ordinal: int
    number: str
    heading: str
    heading_span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Task:
    """A numbered task; ``section`` is the ordinal of its section; ``start``-``end`` its whole text."""

    ordinal: int
    number: str
    heading: str
    heading_span: Span
    section: int | None
    start: int
    end: int
    assignments: tuple[Assignment, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Safeguard:
    """A numbered safeguard (保障措施)."""

    ordinal: int
    number: str
    heading: str
    heading_span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """The value of an indicator for a year without its measure, as printed unless the cell has a measure of its own."""

    year: int
    value: str
    comparator: Comparator
    evidence: Span


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of an indicator table; ``unit`` is the unit of measure as written (万件)."""

    ordinal: int
    number: str
    name: str
    label_span: Span
    unit: str | None
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A goal in prose: a figure the plan wants reached; ``task`` is an ordinal."""

    span: Span
    value: str
    value_span: Span
    unit: str | None
    comparator: Comparator
    year: int | None = None
    task: int | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation as one thing; ``jurisdiction`` is the place whose 区 or 市 its short name means.

    ``reason`` says by which rule the kind was found. ``normal`` is the form that every document's name of it comes to,
    empty where the name is that form; ``merged`` has the names that are not. ``scope`` tells it from its namesakes
    where no jurisdiction does: the document's title for an open set.
    """

    name: str
    kind: BodyKind
    reason: str
    jurisdiction: str | None = None
    aliases: tuple[str, ...] = ()
    generic: bool = False
    functions: tuple[str, ...] = ()
    normal: str = ""
    merged: tuple[Merge, ...] = ()
    scope: str | None = None
    reason_en: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan; ``id`` is its slug in IRIs. ``units`` holds every name of its assignments once.

    ``reviews`` are the corrections by people that it holds.
    """

    id: str
    document: Document
    metadata: Metadata
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    units: tuple[Unit, ...] = ()
    issues: tuple[Issue, ...] = ()
    reviews: tuple[Review, ...] = ()

    def entities_of(self, kind: EntityKind) -> tuple[Entity, ...]:
        """The entities of one kind, in order of first mention."""
        return tuple(entity for entity in self.entities if entity.kind is kind)

    def errors(self) -> tuple[Issue, ...]:
        """The issues that make this no plan at all."""
        return tuple(issue for issue in self.issues if issue.severity is Severity.ERROR)
