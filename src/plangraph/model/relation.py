"""What is inferred about the parts of a plan: each link with its rule, its confidence and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.model.mention import Entity
    from plangraph.model.span import Span
    from plangraph.sentences import Sentence

FEW = 30
"""The most tasks of a sharing: what more of them name is what the plan is about, and links no two of them."""
_FEWEST = 5
"""Tasks that may share anything, in however short a plan."""


def few(tasks: int, part: int) -> int:
    """The most tasks of a sharing of what is to stay rare: a half of the tasks for part 2, a third for part 3."""
    return min(max(_FEWEST, tasks // part), FEW)


class Rule(StrEnum):
    """How a link was found; docs/relations.md describes each."""

    FIRST_NAMED = "first-named"
    INDICATOR_WORDS = "indicator-words"
    BUILT_AND_USED = "built-and-used"
    DRAFTED_AND_APPLIED = "drafted-and-applied"
    SAME_THING = "same-thing"
    SAME_INDICATOR = "same-indicator"
    SAME_TERM = "same-term"


class SharedKind(StrEnum):
    """What tasks have in common; each is a concept of ontology/schemes/dependency.ttl."""

    PLATFORM = "platform"
    POLICY = "policy"
    INDICATOR = "indicator"
    INDUSTRY = "industry"
    REGION = "region"
    BRAND = "brand"
    EVENT = "event"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a link is believed: ``confidence`` from 0 to 1, a ``sentence``, and ``spans`` its words."""

    rule: Rule
    confidence: float
    sentence: Sentence
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """A unit that leads a task without being said to."""

    task: int
    unit: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Measurement:
    """A task whose words name what an indicator counts; both by ordinal."""

    task: int
    indicator: int
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Dependence:
    """A task that uses what another task builds or drafts; ``over`` is that thing."""

    task: int
    on: int
    over: Entity
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Sharing:
    """Tasks with something in common: an entity, an indicator (its ordinal) or a term.

    The grounds have one span a task, in the order of ``tasks``.
    """

    kind: SharedKind
    tasks: tuple[int, ...]
    name: str
    over: Entity | int | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Relations:
    """All that is inferred about one plan, in the order of the text."""

    leads: tuple[Lead, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    dependences: tuple[Dependence, ...] = ()
    sharings: tuple[Sharing, ...] = ()
