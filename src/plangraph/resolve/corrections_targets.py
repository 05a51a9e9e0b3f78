"""Corrections of indicators and of their targets for a year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.model.correction import Fact, Field, Subject
from plangraph.model.plan import Comparator, Indicator, Target
from plangraph.resolve.corrections_case import Case, Step, figure, not_needed, unused

if TYPE_CHECKING:
    from plangraph.model.extraction import Extraction


def accept_target(case: Case) -> Step:
    """Confirms the target of an indicator for a year."""
    target = _target(case) or unused("the indicator has no target for this year")
    return Step(case.extraction, (_fact(case),), evidence=(case.place() or target.evidence,))


def reject_target(case: Case) -> Step:
    """Takes the target of an indicator for a year out."""
    target = _target(case) or not_needed("the indicator no longer has a target for this year")
    return Step(_exchanged(case, target, None), (_fact(case),), (target.value,), evidence=(target.evidence,))


def add_target(case: Case) -> Step:
    """Adds the target of an indicator for a year, with the figure in the quote."""
    value, comparator = case.correction.value(Field.VALUE) or "", case.correction.value(Field.COMPARATOR)
    there, place = _target(case), case.quoted()
    if there and there.value == value:
        not_needed("the extraction has this target already")
    if there:
        unused("the indicator has the target “{value}” for this year; use 'set' instead", value=there.value)
    new = Target(
        case.correction.target.year or 0, value, Comparator(comparator or Comparator.EXACT), figure(place, value)
    )
    return Step(_exchanged(case, None, new), (_fact(case),), after=value, evidence=(place,))


def set_target(case: Case) -> Step:
    """Gives a target its right figure or comparator."""
    target = _target(case) or unused("the indicator has no target for this year; use 'add' instead")
    field, value = case.correction.values[0]
    place = case.quoted(among=(target.evidence,))
    if field is Field.COMPARATOR:
        before, new = target.comparator.value, replace(target, comparator=Comparator(value))
    else:
        before, new = target.value, replace(target, value=value, evidence=figure(place, value))
    if before == value:
        not_needed("the extraction has “{value}” already", value=value)
    return Step(_exchanged(case, target, new), (_fact(case),), (before,), value, (place,))


def set_indicator(case: Case) -> Step:
    """Gives an indicator its right measure."""
    indicator = case.named_indicator
    place = case.quoted(among=(indicator.label_span,))
    _, value = case.correction.values[0]
    if indicator.unit == value:
        not_needed("the extraction has “{value}” already", value=value)
    figure(place, value)
    before = (indicator.unit,) if indicator.unit else ()
    extraction = _replaced(case.extraction, replace(indicator, unit=value))
    fact = Fact(Subject.INDICATOR, indicator.name, indicator=indicator.ordinal)
    return Step(extraction, (fact,), before, value, (place,))


def _target(case: Case) -> Target | None:
    year = case.correction.target.year
    return next((target for target in case.named_indicator.targets if target.year == year), None)


def _exchanged(case: Case, old: Target | None, new: Target | None) -> Extraction:
    """The extraction with one target instead of another, a new one in the order of years."""
    indicator = case.named_indicator
    if old is None and new is not None:
        targets = tuple(sorted((*indicator.targets, new), key=lambda target: target.year))
    else:
        targets = tuple(t for t in ((new if t is old else t) for t in indicator.targets) if t)
    return _replaced(case.extraction, replace(indicator, targets=targets))


def _replaced(extraction: Extraction, indicator: Indicator) -> Extraction:
    return replace(
        extraction, indicators=tuple(indicator if i.ordinal == indicator.ordinal else i for i in extraction.indicators)
    )


def _fact(case: Case) -> Fact:
    indicator = case.named_indicator
    return Fact(Subject.TARGET, indicator.name, indicator=indicator.ordinal, year=case.correction.target.year)
