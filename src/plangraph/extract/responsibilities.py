"""Who is responsible: a statement of responsibility or a table cell read as roles, units and deadlines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.model.organisation import is_set
from plangraph.model.plan import Assignment, Clause, Role
from plangraph.model.responsibility import FIRST_LEADS, Kind, Mark, is_name, parts
from plangraph.model.span import Span
from plangraph.model.unit_names import unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangraph.model.responsibility import Part

_NO_NAME = re.compile(r"[：:。；]|20\d\d年")
_LONGEST_NAME = 60


def first_listed_leads(text: str) -> bool:
    """Whether the document says that the first unit of a list leads (列第一位者为牵头单位，下同)."""
    return bool(FIRST_LEADS.search(text))


def clause(text: str, bracket: Span, *, first_leads: bool) -> Clause:
    """A bracket of responsibility with its units in order and its deadline."""
    marks = bracket.quote[0] in "（(【〔["
    deadline, lists = _read(text, bracket.start + marks, bracket.end - marks)
    assignments = _assignments(text, lists, Role.RESPONSIBLE, deadline)
    if first_leads and len(assignments) > 1 and all(a.role is Role.RESPONSIBLE for a in assignments):
        assignments = (replace(assignments[0], role=Role.LEAD), *assignments[1:])
    return Clause(bracket, assignments, deadline)


def cell_assignments(text: str, start: int, end: int, role: Role = Role.RESPONSIBLE) -> tuple[Assignment, ...]:
    """The units that a table cell lists; ``role`` is what the head of its column says."""
    return _assignments(text, _read(text, start, end)[1], role)


def union(clauses: Iterable[Clause]) -> tuple[Assignment, ...]:
    """The units of several clauses once each, in order of first appearance, with the strongest role."""
    strength = {Role.LEAD: 0, Role.RESPONSIBLE: 1, Role.SUPPORT: 2}
    merged: dict[str, Assignment] = {}
    for assignment in (a for c in clauses for a in c.assignments):
        first = merged.get(assignment.name)
        if first is None:
            place = len(merged) + 1
            moved = assignment if assignment.position == place else replace(assignment, position=place)
            merged[assignment.name] = moved
        elif strength[assignment.role] < strength[first.role]:
            merged[assignment.name] = replace(first, role=assignment.role)
    return tuple(merged.values())


def _read(text: str, start: int, end: int) -> tuple[str | None, list[Part]]:
    """The deadline and the lists of units of a statement."""
    read = tuple(parts(text, start, end))
    deadlines = [_squeezed(text[part.start : part.end]) for part in read if part.kind is Kind.DEADLINE]
    return "，".join(deadlines) or None, [part for part in read if part.kind is Kind.UNITS]


def _assignments(text: str, lists: Sequence[Part], usual: Role, deadline: str | None = None) -> tuple[Assignment, ...]:
    """The units of the lists once each; ``usual`` is the role where none is said."""
    found: dict[str, Assignment] = {}
    for place, part in enumerate(lists):
        said = part.role or next((later.role for later in lists[place:] if later.role), None)
        for start, end in unit_names(text, part.start, part.end):
            name = _squeezed(text[start:end])
            if name not in found and _may_be_unit(name, part, said):
                here = Span.of(text, start, end)
                found[name] = Assignment(name, said or usual, len(found) + 1, here, is_set(name), deadline)
    return tuple(found.values())


def _squeezed(words: str) -> str:
    return "".join(words.split()).replace("*", "")


def _may_be_unit(name: str, part: Part, said: Role | None) -> bool:
    """Any name after a label or before a verb; only what is known to be a name where nothing says so."""
    if _NO_NAME.search(name) or len(name) > _LONGEST_NAME:
        return False
    return part.mark is not Mark.NONE or said is not None or is_name(name)
