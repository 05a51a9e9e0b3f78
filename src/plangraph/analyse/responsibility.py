"""Responsibilities made ready for counting: a unit counts once a task, however often the task names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangraph.model.facts import ResponsibilityFact

LEAD = "lead"


def merged(facts: Iterable[ResponsibilityFact], *, generic: bool = False) -> tuple[ResponsibilityFact, ...]:
    """One fact for each task and unit, in the order of the plan; a stated lead wins over a mention before it."""
    kept: dict[tuple[str, str], ResponsibilityFact] = {}
    for fact in sorted(facts, key=_place):
        key = fact.task, fact.unit
        if (generic or not fact.generic) and (key not in kept or (fact.role == LEAD and kept[key].role != LEAD)):
            kept[key] = fact
    return tuple(sorted(kept.values(), key=_place))


def _place(fact: ResponsibilityFact) -> tuple[str, int, str, int, str]:
    return fact.plan, fact.ordinal, fact.task, fact.position, fact.unit


def leads(facts: Iterable[ResponsibilityFact]) -> bool:
    """Whether the plan itself says who leads."""
    return any(fact.role == LEAD for fact in facts)


def solid(facts: Sequence[ResponsibilityFact]) -> frozenset[tuple[str, str]]:
    """Pairs of task and unit to stress: the stated leads, or, where none is stated, who a task names first."""
    if leads(facts):
        return frozenset((fact.task, fact.unit) for fact in facts if fact.role == LEAD)
    first: dict[str, ResponsibilityFact] = {}
    for fact in facts:
        if fact.task not in first or fact.position < first[fact.task].position:
            first[fact.task] = fact
    return frozenset((task, fact.unit) for task, fact in first.items())
