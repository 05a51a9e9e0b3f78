"""Every organisation of a plan once: its kind by rule, and the place its short name is understood in."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from plangraph.model.plan import Unit
from plangraph.resolve.jurisdictions import jurisdiction, places
from plangraph.resolve.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.extraction import Extraction


def units(extraction: Extraction) -> tuple[Unit, ...]:
    """The units of tasks and indicators and the issuers, in order of first appearance."""
    issuers = extraction.metadata.issuers
    where = next((found for issuer in issuers if (found := places(issuer.value))), ())
    named: dict[str, bool] = {}
    for name, generic in _names(extraction):
        named.setdefault(name, generic)
    return tuple(_unit(name, where, generic=generic) for name, generic in named.items())


def _names(extraction: Extraction) -> Iterator[tuple[str, bool]]:
    holders = (*(t.assignments for t in extraction.tasks), *(i.assignments for i in extraction.indicators))
    for assignment in chain.from_iterable(holders):
        yield assignment.name, assignment.generic
    for issuer in extraction.metadata.issuers:
        yield issuer.value, False


def _unit(name: str, where: Sequence[str], *, generic: bool) -> Unit:
    kind, reason = kind_of(name, generic=generic)
    return Unit(name, kind, reason, jurisdiction(name, where), generic=generic)
