"""Corrections of goals in prose, which go by their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.model.correction import Fact, Field, Subject
from plangraph.model.plan import Comparator, Quantity
from plangraph.resolve.corrections_case import Case, Step, absent, figure, not_needed, task_at, unused
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from plangraph.model.extraction import Extraction
    from plangraph.model.span import Span


def accept_quantity(case: Case) -> Step:
    """Confirms a goal in prose."""
    quantity = _quantity(case) or unused("{thing} is not in the extraction", thing=_thing(case))
    return Step(case.extraction, (_fact(quantity),), evidence=(quantity.span,))


def reject_quantity(case: Case) -> Step:
    """Takes a goal in prose out."""
    quantity = _quantity(case) or absent(case, _thing(case))
    extraction = _exchanged(case.extraction, quantity, None)
    return Step(extraction, (_fact(quantity),), (quantity.span.quote,), evidence=(quantity.span,))


def add_quantity(case: Case) -> Step:
    """Adds a goal in prose with the figure that its words hold."""
    place, value = case.quoted(), case.correction.value(Field.VALUE) or ""
    if any(quantity.span.overlaps(place) and quantity.value == value for quantity in case.extraction.quantities):
        not_needed("the extraction has this goal already")
    year = case.correction.value(Field.YEAR)
    new = Quantity(
        span=place,
        value=value,
        value_span=figure(place, value),
        unit=case.correction.value(Field.MEASURE),
        comparator=Comparator(case.correction.value(Field.COMPARATOR) or Comparator.EXACT),
        year=int(year) if year else None,
        task=task_at(case.extraction, place),
    )
    return Step(_exchanged(case.extraction, None, new), (_fact(new),), after=place.quote, evidence=(place,))


def set_quantity(case: Case) -> Step:
    """Gives a goal in prose its right figure, measure, comparator or year."""
    quantity = _quantity(case) or unused("{thing} is not in the extraction", thing=_thing(case))
    field, value = case.correction.values[0]
    place = case.place(among=(quantity.span,)) or quantity.span
    before = _said(quantity, field)
    if before == value:
        not_needed("the extraction has “{value}” already", value=value)
    new = _with(quantity, field, value, place)
    extraction = _exchanged(case.extraction, quantity, new)
    return Step(extraction, (_fact(new),), (before,) if before else (), value, (place,))


def _quantity(case: Case) -> Quantity | None:
    """The goal of these words, in the task and at the quote where the correction has them."""
    task = case.task
    found = [
        quantity
        for quantity in case.extraction.quantities
        if quantity.span.quote == case.name and (task is None or quantity.task == task.ordinal)
    ]
    if len(found) > 1:
        place = case.place(among=(quantity.span for quantity in found))
        found = [quantity for quantity in found if place and quantity.span.overlaps(place)]
        if len(found) != 1:
            unused("several goals are written “{name}”; write 'task', 'occurrence' or 'near'", name=case.name)
    return found[0] if found else None


def _thing(case: Case) -> Sentence:
    return Sentence("the goal in prose “{name}”", {"name": case.name})


def _said(quantity: Quantity, field: Field) -> str | None:
    year = str(quantity.year) if quantity.year else None
    said = {Field.VALUE: quantity.value, Field.MEASURE: quantity.unit, Field.YEAR: year}
    return said.get(field, quantity.comparator.value)


def _with(quantity: Quantity, field: Field, value: str, place: Span) -> Quantity:
    if field is Field.VALUE:
        return replace(quantity, value=value, value_span=figure(place, value))
    if field is Field.MEASURE:
        return replace(quantity, unit=value)
    if field is Field.YEAR:
        return replace(quantity, year=int(value))
    return replace(quantity, comparator=Comparator(value))


def _exchanged(extraction: Extraction, old: Quantity | None, new: Quantity | None) -> Extraction:
    left = [quantity for quantity in extraction.quantities if quantity is not old]
    every = sorted([*left, new], key=lambda quantity: quantity.span) if new else left
    return replace(extraction, quantities=tuple(every))


def _fact(quantity: Quantity) -> Fact:
    return Fact(Subject.QUANTITY, quantity.span.quote, task=quantity.task, place=quantity.span)
