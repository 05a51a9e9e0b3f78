"""Corrections of units and of their parts in tasks and indicators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.model.correction import Fact, Field, Subject
from plangraph.model.organisation import is_set
from plangraph.model.plan import Assignment, Role
from plangraph.resolve.corrections_assignments import changed, holdings, inserted, names
from plangraph.resolve.corrections_case import Case, Step, absent, not_needed, unused
from plangraph.resolve.jurisdictions import jurisdiction, places
from plangraph.sentences import Listed, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.model.span import Span
    from plangraph.resolve.corrections_assignments import Holding


def accept_unit(case: Case) -> Step:
    """Confirms a unit, or its part in a task or indicator."""
    held = _held(case)
    place = case.place(among=(holding.assignment.evidence for holding in held))
    facts = tuple(_fact(case, holding) for holding in held) if _is_local(case) else (Fact(Subject.UNIT, case.name),)
    return Step(case.extraction, facts, evidence=(place,) if place else _evidence(held))


def reject_unit(case: Case) -> Step:
    """Takes a unit's parts out: all, those in a task or indicator, or what is read from the words of the quote."""
    held = [holding for holding in holdings(case) if holding.assignment.name == case.name]
    if not held:
        absent(case, _unit(case.name))
    place = case.place(among=(holding.assignment.evidence for holding in held))
    gone = [holding for holding in held if place is None or holding.assignment.evidence.overlaps(place)]
    if not gone:
        not_needed("the extraction no longer has the unit at this place")

    def without(assignment: Assignment) -> Assignment | None:
        named = assignment.name == case.name and (place is None or assignment.evidence.overlaps(place))
        return None if named else assignment

    return Step(
        changed(case, without),
        tuple(_fact(case, holding) for holding in gone),
        before=(case.name,),
        evidence=(place,) if place else _evidence(gone),
    )


def rename_unit(case: Case) -> Step:
    """Calls a unit by its right name; the one that was read becomes an alias."""
    name, to = case.name, case.correction.to
    known = names(case)
    if name not in known and to in known:
        not_needed("the extraction has “{value}” already", value=to)
    if name not in known:
        absent(case, _unit(name))
    if name == to:
        not_needed("the old and the new name are the same")
    if to in known and not _is_local(case):
        unused("{thing} is there already; use 'merge' instead", thing=_unit(to))
    return _called(case, (name,), to)


def merge_units(case: Case) -> Step:
    """Makes several names one unit; the names that it does not go by become aliases."""
    into, known = case.correction.to, names(case)
    wanted = case.correction.target.names
    found = tuple(name for name in wanted if name in known and name != into)
    lost = tuple(name for name in wanted if name not in known and name != into)
    if not found and into in known:
        not_needed("only “{name}” is left in the extraction", name=into)
    if not found:
        unused("the extraction has none of these units")
    gone = Listed((f"“{name}”" for name in lost), " or ")
    reason = Sentence("the extraction has no unit {names}", {"names": gone}) if lost else None
    return replace(_called(case, found, into), reason=reason)


def add_unit(case: Case) -> Step:
    """Adds a unit's part in a task or indicator, at the place of its quote."""
    role = Role(case.correction.value(Field.ROLE) or Role.RESPONSIBLE)
    place = case.quoted()
    for holding in holdings(case):
        there = holding.assignment
        if there.name == case.name and (there.role is role or case.correction.value(Field.ROLE) is None):
            not_needed("the extraction has the unit there already")
        if there.name == case.name:
            unused("the unit is there already, in the role {role}; use 'set' instead", role=there.role)
    deadline = case.correction.value(Field.DEADLINE)
    new = Assignment(case.name, role, 1, place, generic=is_set(case.name), deadline=deadline)
    fact = Fact(Subject.UNIT, case.name, *_where(case), place=place)
    return Step(inserted(case, new), (fact,), after=case.name, evidence=(place,))


def set_unit(case: Case) -> Step:
    """Gives a unit's part in a task or indicator its right role or deadline."""
    held = _held(case)
    place = case.quoted(among=(holding.assignment.evidence for holding in held))
    field, value = case.correction.values[0]
    before = held[0].assignment.deadline if field is Field.DEADLINE else held[0].assignment.role.value
    if before == value:
        not_needed("the extraction has “{value}” already", value=value)
    if field is Field.DEADLINE and "".join(value.split()) not in "".join(place.quote.split()):
        unused("the quote “{quote}” has no “{value}”", quote=place.quote, value=value)

    def right(assignment: Assignment) -> Assignment:
        if assignment.name != case.name:
            return assignment
        return replace(assignment, deadline=value) if field is Field.DEADLINE else replace(assignment, role=Role(value))

    facts = tuple(_fact(case, holding) for holding in held[:1])
    return Step(changed(case, right, place), facts, (before,) if before else (), value, (place,))


def _held(case: Case) -> list[Holding]:
    """The unit's parts; an issuer has none."""
    held = [holding for holding in holdings(case) if holding.assignment.name == case.name]
    if not held and (_is_local(case) or case.name not in names(case)):
        text = "{thing} has no part in it" if _is_local(case) else "{thing} is not in the extraction"
        unused(text, thing=_unit(case.name))
    return held


def _unit(name: str) -> Sentence:
    return Sentence("the unit “{name}”", {"name": name})


def _called(case: Case, old: tuple[str, ...], to: str) -> Step:
    def called(assignment: Assignment) -> Assignment:
        return replace(assignment, name=to, generic=is_set(to)) if assignment.name in old else assignment

    held = [holding for holding in holdings(case) if holding.assignment.name in old]
    extraction = changed(case, called)
    if not _is_local(case):
        about = extraction.metadata
        issuers = (replace(issuer, value=to) if issuer.value in old else issuer for issuer in about.issuers)
        once = tuple({issuer.value: issuer for issuer in reversed(tuple(issuers))}.values())[::-1]
        extraction = replace(extraction, metadata=replace(about, issuers=once))
    renames = tuple((name, to) for name in old)
    return Step(extraction, (Fact(Subject.UNIT, to),), old, to, _evidence(held), renames)


def _fact(case: Case, holding: Holding) -> Fact:
    where = next((found for issuer in case.extraction.metadata.issuers if (found := places(issuer.value))), ())
    name, place = holding.assignment.name, holding.assignment.evidence
    return Fact(Subject.UNIT, name, holding.task, holding.indicator, None, place, jurisdiction(name, where))


def _where(case: Case) -> tuple[int | None, int | None]:
    task, indicator = case.task, case.indicator
    return task.ordinal if task else None, indicator.ordinal if indicator else None


def _is_local(case: Case) -> bool:
    target = case.correction.target
    return target.task is not None or target.indicator is not None


def _evidence(held: Iterable[Holding]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(holding.assignment.evidence for holding in held))
