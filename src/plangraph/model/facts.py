"""Rows of the dataset that analysis and pictures work on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PlanFact:
    """A plan of the dataset; ``id`` is its slug."""

    iri: str
    id: str
    label: str
    doc_number: str | None
    start_year: int | None
    end_year: int | None
    sha256: str


@dataclass(frozen=True, slots=True)
class ResponsibilityFact:
    """A unit's part in a task; ``kind`` is a value of BodyKind, ``role`` of Role, ``evidence`` the IRI of its words."""

    plan: str
    task: str
    ordinal: int
    heading: str
    section_ordinal: int | None
    section: str | None
    unit: str
    label: str
    kind: str
    position: int
    role: str
    generic: bool
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class TargetFact:
    """The value of an indicator for a year; ``wording`` is the figure as printed."""

    plan: str
    indicator: str
    ordinal: int
    label: str
    measure: str | None
    year: int
    value: Decimal
    wording: str
    comparator: str


@dataclass(frozen=True, slots=True)
class TaskFact:
    """A task with its section."""

    plan: str
    task: str
    ordinal: int
    heading: str
    section_ordinal: int | None
    section: str | None


@dataclass(frozen=True, slots=True)
class ThingFact:
    """A brand, industry, region, policy or platform where a plan names it; ``task`` is None outside of tasks.

    ``relation`` and ``status`` are notations of their schemes.
    """

    plan: str
    thing: str
    label: str
    kind: str
    relation: str | None
    status: str | None
    task: str | None


@dataclass(frozen=True, slots=True)
class LinkFact:
    """A task of an inferred link; ``kind`` is a notation of dependency kinds.

    ``first`` is the task that has to come first, None for what tasks share; ``over`` is None for a term.
    """

    plan: str
    link: str
    kind: str
    confidence: float
    over: str | None
    label: str
    task: str
    first: str | None
