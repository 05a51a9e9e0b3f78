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
    target = _target(case) or unused("该指标没有这一年的目标值")
    return Step(case.extraction, (_fact(case),), evidence=(case.place() or target.evidence,))


def reject_target(case: Case) -> Step:
    """Takes the target of an indicator for a year out."""
    target = _target(case) or not_needed("抽取结果里该指标已没有这一年的目标值")
    return Step(_exchanged(case, target, None), (_fact(case),), (target.value,), evidence=(target.evidence,))


def add_target(case: Case) -> Step:
    """Adds the target of an indicator for a year, with the figure in the quote."""
    value, comparator = case.correction.value(Field.VALUE) or "", case.correction.value(Field.COMPARATOR)
    there, place = _target(case), case.quoted()
    if there and there.value == value:
        not_needed("抽取结果里已有这一目标值")
    if there:
        unused(f"该指标这一年已有目标值“{there.value}”，请改用set")
    new = Target(
        case.correction.target.year or 0, value, Comparator(comparator or Comparator.EXACT), figure(place, value)
    )
    return Step(_exchanged(case, None, new), (_fact(case),), after=value, evidence=(place,))


def set_target(case: Case) -> Step:
    """Gives a target its right figure or comparator."""
    target = _target(case) or unused("该指标没有这一年的目标值，请改用add")
    field, value = case.correction.values[0]
    place = case.quoted(among=(target.evidence,))
    if field is Field.COMPARATOR:
        before, new = target.comparator.value, replace(target, comparator=Comparator(value))
    else:
        before, new = target.value, replace(target, value=value, evidence=figure(place, value))
    if before == value:
        not_needed(f"抽取结果里已是“{value}”")
    return Step(_exchanged(case, target, new), (_fact(case),), (before,), value, (place,))


def set_indicator(case: Case) -> Step:
    """Gives an indicator its right measure."""
    indicator = _indicator(case)
    place = case.quoted(among=(indicator.label_span,))
    _, value = case.correction.values[0]
    if indicator.unit == value:
        not_needed(f"抽取结果里已是“{value}”")
    figure(place, value)
    before = (indicator.unit,) if indicator.unit else ()
    extraction = _replaced(case.extraction, replace(indicator, unit=value))
    fact = Fact(Subject.INDICATOR, indicator.name, indicator=indicator.ordinal)
    return Step(extraction, (fact,), before, value, (place,))


def _indicator(case: Case) -> Indicator:
    return case.indicator or unused("没有写明指标")


def _target(case: Case) -> Target | None:
    year = case.correction.target.year
    return next((target for target in _indicator(case).targets if target.year == year), None)


def _exchanged(case: Case, old: Target | None, new: Target | None) -> Extraction:
    """The extraction with one target instead of another, a new one in the order of years."""
    indicator = _indicator(case)
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
    indicator = _indicator(case)
    return Fact(Subject.TARGET, indicator.name, indicator=indicator.ordinal, year=case.correction.target.year)
