"""Corrections by people, applied to what was found before it becomes a plan.

They stand before resolution so that kinds, jurisdictions and issues follow from the corrected facts by the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.model.correction import ENTITIES, METADATA, Action, Outcome, Review, Subject
from plangraph.resolve import corrections_entities as entities
from plangraph.resolve import corrections_headings as headings
from plangraph.resolve import corrections_metadata as metadata
from plangraph.resolve import corrections_quantities as quantities
from plangraph.resolve import corrections_targets as targets
from plangraph.resolve import corrections_units as units
from plangraph.resolve.corrections_case import Case, NotApplicableError, Step
from plangraph.resolve.corrections_issues import issues, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plangraph.model.correction import Correction
    from plangraph.model.extraction import Extraction
    from plangraph.model.plan import Plan

    Rule = Callable[[Case], Step]

_RULES: dict[tuple[Subject, Action], Rule] = {
    (Subject.UNIT, Action.ACCEPT): units.accept_unit,
    (Subject.UNIT, Action.REJECT): units.reject_unit,
    (Subject.UNIT, Action.RENAME): units.rename_unit,
    (Subject.UNIT, Action.MERGE): units.merge_units,
    (Subject.UNIT, Action.ADD): units.add_unit,
    (Subject.UNIT, Action.SET): units.set_unit,
    (Subject.TASK, Action.ACCEPT): headings.accept_task,
    (Subject.TASK, Action.REJECT): headings.reject_task,
    (Subject.TASK, Action.RENAME): headings.rename_task,
    (Subject.INDICATOR, Action.ACCEPT): headings.accept_indicator,
    (Subject.INDICATOR, Action.REJECT): headings.reject_indicator,
    (Subject.INDICATOR, Action.RENAME): headings.rename_indicator,
    (Subject.INDICATOR, Action.SET): targets.set_indicator,
    (Subject.TARGET, Action.ACCEPT): targets.accept_target,
    (Subject.TARGET, Action.REJECT): targets.reject_target,
    (Subject.TARGET, Action.ADD): targets.add_target,
    (Subject.TARGET, Action.SET): targets.set_target,
    (Subject.QUANTITY, Action.ACCEPT): quantities.accept_quantity,
    (Subject.QUANTITY, Action.REJECT): quantities.reject_quantity,
    (Subject.QUANTITY, Action.ADD): quantities.add_quantity,
    (Subject.QUANTITY, Action.SET): quantities.set_quantity,
    (Subject.ISSUER, Action.ADD): metadata.add_issuer,
}
_OF_ENTITIES: dict[Action, Rule] = {
    Action.ACCEPT: entities.accept_entity,
    Action.REJECT: entities.reject_entity,
    Action.RENAME: entities.rename_entity,
    Action.MERGE: entities.merge_entities,
    Action.ADD: entities.add_entity,
    Action.SET: entities.set_entity,
}
_OF_METADATA: dict[Action, Rule] = {
    Action.ACCEPT: metadata.accept_metadata,
    Action.REJECT: metadata.reject_metadata,
    Action.SET: metadata.set_metadata,
}
_RULES |= {(subject, action): rule for subject in ENTITIES for action, rule in _OF_ENTITIES.items()}
_RULES |= {(subject, action): rule for subject in METADATA for action, rule in _OF_METADATA.items()}


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was found with the corrections applied, what came of each, and pairs of a unit's old and new name."""

    extraction: Extraction
    reviews: tuple[Review, ...] = ()
    renames: tuple[tuple[str, str], ...] = ()


def correct(text: str, extraction: Extraction, corrections: Sequence[Correction]) -> Corrected:
    """The extraction with the corrections applied in order, each to what the ones before it made.

    One that does not fit the text or the extraction is left out, and its review says why.
    """
    reviews: list[Review] = []
    renames: list[tuple[str, str]] = []
    for correction in corrections:
        rule = _RULES[correction.target.subject, correction.action]
        try:
            step = rule(Case(text, extraction, correction))
        except NotApplicableError as no:
            reviews.append(Review(correction, words_for(correction), no.outcome, reason=no.reason))
            continue
        extraction = step.extraction
        renames += step.renames
        reviews.append(_review(correction, step))
    return Corrected(extraction, tuple(reviews), tuple(renames))


def with_reviews(plan: Plan, corrected: Corrected) -> Plan:
    """The plan of a corrected extraction with units' other names as aliases, and what did not apply as issues."""
    other = _aliases(corrected.renames)
    names = {unit.name for unit in plan.units}
    return replace(
        plan,
        units=tuple(
            replace(unit, aliases=(*unit.aliases, *(alias for alias in other[unit.name] if alias not in names)))
            if unit.name in other
            else unit
            for unit in plan.units
        ),
        issues=(*plan.issues, *issues(corrected.reviews)),
        reviews=corrected.reviews,
    )


def _review(correction: Correction, step: Step) -> Review:
    return Review(
        correction=correction,
        words=words_for(correction),
        outcome=Outcome.APPLIED,
        facts=step.facts,
        before=step.before,
        after=step.after,
        evidence=step.evidence,
        reason=step.reason,
    )


def _aliases(renames: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The other names of each unit in order; those of a name that is itself renamed go with it."""
    found: dict[str, tuple[str, ...]] = {}
    for old, new in renames:
        found[new] = tuple(dict.fromkeys((*found.get(new, ()), *found.get(old, ()), old)))
    return found
