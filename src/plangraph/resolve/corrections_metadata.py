"""Corrections of what a plan says of itself: titles, number, issuers, date and period."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.model.correction import Fact, Subject
from plangraph.model.plan import Metadata, Period, Stated
from plangraph.resolve.corrections_case import Case, Step, not_needed, unused

if TYPE_CHECKING:
    from plangraph.model.span import Span

    Said = tuple[tuple[str, Span], ...]


def accept_metadata(case: Case) -> Step:
    """Confirms a value."""
    place = next((span for value, span in _said(case) if value == case.name), None)
    if place is None:
        unused("the extraction does not have this value")
    return Step(case.extraction, (_fact(case),), evidence=(case.place() or place,))


def reject_metadata(case: Case) -> Step:
    """Takes a value out."""
    gone = tuple((value, span) for value, span in _said(case) if value == case.name)
    if not gone:
        not_needed("the extraction no longer has this value")
    left = tuple(said for said in _said(case) if said not in gone)
    return Step(_with(case, left).extraction, (_fact(case),), (case.name,), evidence=(gone[0][1],))


def set_metadata(case: Case) -> Step:
    """Gives the plan its right value, at the quote; of several issuers it becomes the only one."""
    before, place = tuple(value for value, _ in _said(case)), case.quoted()
    if before == (case.name,):
        not_needed("the extraction has “{value}” already", value=case.name)
    return replace(_with(case, ((case.name, place),)), before=before, after=case.name, evidence=(place,))


def add_issuer(case: Case) -> Step:
    """Adds an issuer, at the quote."""
    said, place = _said(case), case.quoted()
    if any(value == case.name for value, _ in said):
        not_needed("the extraction has this issuer already")
    every = tuple(sorted((*said, (case.name, place)), key=lambda one: one[1]))
    return replace(_with(case, every), after=case.name, evidence=(place,))


def _said(case: Case) -> Said:
    """The values of the subject with their places."""
    about, subject = case.extraction.metadata, case.correction.target.subject
    if subject is Subject.ISSUER:
        return tuple((issuer.value, issuer.evidence) for issuer in about.issuers)
    if subject is Subject.PERIOD:
        period = about.period
        return ((f"{period.start}-{period.end}", period.evidence),) if period else ()
    stated = {
        Subject.TITLE: about.title,
        Subject.NOTICE_TITLE: about.notice_title,
        Subject.DOC_NUMBER: about.doc_number,
    }.get(subject, about.issued)
    return ((stated.value, stated.evidence),) if stated else ()


def _with(case: Case, said: Said) -> Step:
    about = _metadata(case.extraction.metadata, case.correction.target.subject, said)
    return Step(replace(case.extraction, metadata=about), (_fact(case),))


def _metadata(about: Metadata, subject: Subject, said: Said) -> Metadata:
    stated = tuple(Stated(value, place) for value, place in said)
    first = stated[0] if stated else None
    if subject is Subject.ISSUER:
        return replace(about, issuers=stated)
    if subject is Subject.PERIOD:
        start, _, end = first.value.partition("-") if first else ("", "", "")
        return replace(about, period=Period(int(start), int(end), first.evidence) if first else None)
    if subject is Subject.TITLE:
        return replace(about, title=first)
    if subject is Subject.NOTICE_TITLE:
        return replace(about, notice_title=first)
    return replace(about, doc_number=first) if subject is Subject.DOC_NUMBER else replace(about, issued=first)


def _fact(case: Case) -> Fact:
    return Fact(case.correction.target.subject, case.name)
