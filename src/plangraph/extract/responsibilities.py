"""Who is responsible: a statement of responsibility or a table cell read as roles, units and deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from plangraph.model.bracket_marks import CLOSING, OPENING
from plangraph.model.label_forms import with_colons
from plangraph.model.lead_rules import (
    FIRST_LEADS,
    LEAD_MARKS,
    MARKED_LEADS,
    gives_rule,
    names_the_others,
    others_support,
)
from plangraph.model.line_ends import with_line_ends
from plangraph.model.organisation import are_names, is_name, is_set
from plangraph.model.plan import Assignment, Clause, Role
from plangraph.model.responsibility import Kind, Mark, parts, role_of
from plangraph.model.span import Span
from plangraph.model.unit_names import unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangraph.model.responsibility import Part

_NO_NAME = re.compile(r"[：:。；]|20\d\d年")
_NOTE = re.compile(
    rf"(?<=\S)\s*[{re.escape(OPENING)}]\s*(?P<role>(?:总?牵头|主办|主责|负责|配合|协办|协助|参与)(?:单位|部门)?)"
    rf"\s*[{re.escape(CLOSING)}]\s*$"
)
"""A role in brackets after a name (区教育局（牵头）)."""
_PAGE = re.compile(r"[ \t]*[\r\n]\s*[—–-]\s*\d{1,3}\s*[—–-]\s*[\r\n]")
"""The number of a page, which interrupts a name."""
_LONGEST_NAME = 60
_NEAR = 4
"""Code points between a name and its mark."""


@dataclass(frozen=True, slots=True)
class LeadRule:
    """What a document says once of its lists: the first unit leads, or those with ``mark`` (*, ★, ** for bold).

    ``others_support`` says that it goes on with the others, who support.
    """

    first: bool = False
    mark: str = ""
    others_support: bool = False

    @classmethod
    def of(cls, text: str) -> Self:
        """The rule that a text states."""
        marked = MARKED_LEADS.search(text)
        mark = (marked["mark"] or "**") if marked else ""
        return cls(bool(FIRST_LEADS.search(text)), mark, others_support(text))

    def applied(self, text: str, found: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
        """The units of a list of which none is said to lead, with the lead that the rule gives."""
        doing = [one for one in found if one.role is Role.RESPONSIBLE]
        if not doing or any(one.role is Role.LEAD for one in found):
            return found
        leads = {one.name for one in doing if self._is_marked(text, one.evidence)}
        if self.first and not leads and len(doing) > 1:
            leads = {doing[0].name}
        others = {one.name for one in doing if leads and self.others_support} - leads
        roles = dict.fromkeys(leads, Role.LEAD) | dict.fromkeys(others, Role.SUPPORT)
        return tuple(replace(one, role=roles.get(one.name, one.role)) for one in found)

    def _is_marked(self, text: str, place: Span) -> bool:
        if not self.mark:
            return False
        before = text[max(0, place.start - _NEAR) : place.start].rstrip().endswith(self.mark)
        after = text[place.end : place.end + _NEAR].lstrip().startswith(self.mark)
        inside = place.quote.startswith(self.mark) or place.quote.endswith(self.mark)
        return before and after if self.mark == "**" else before or after or inside


NO_RULE = LeadRule()


def clause(text: str, bracket: Span, rule: LeadRule = NO_RULE) -> Clause:
    """A bracket of responsibility with its units in order and its deadline."""
    marks = with_colons(bracket.quote)[0] in OPENING
    deadline, lists = _read(text, bracket.start + marks, bracket.end - marks)
    if gives_rule(bracket.quote):
        lists = [part for part in lists if not names_the_others(text[part.start : part.end].strip())]
    return Clause(bracket, rule.applied(text, _assignments(text, lists, Role.RESPONSIBLE, deadline)), deadline)


def cell_assignments(
    text: str, start: int, end: int, role: Role = Role.RESPONSIBLE, *, labelled: bool = True
) -> tuple[Assignment, ...]:
    """The units that a table cell lists; ``role`` is what the head of its column says.

    The head is their label, unless it lets the cell say more than who: then only what is known to be a name counts.
    """
    lists = [_below_head(part, role) for part in _read(text, start, end)[1]]
    if labelled:
        lists = [part if part.mark is Mark.VERB else replace(part, mark=Mark.LABEL) for part in lists]
    return _assignments(text, lists, role)


def union(clauses: Iterable[Clause]) -> tuple[Assignment, ...]:
    """The units of several clauses once each, in order of first appearance, with the strongest role."""
    strength = {Role.LEAD: 0, Role.RESPONSIBLE: 1, Role.SUPPORT: 2}
    merged: dict[str, Assignment] = {}
    for assignment in (a for c in clauses for a in c.assignments):
        first = merged.get(assignment.name)
        if first is None:
            merged[assignment.name] = at_position(assignment, len(merged) + 1)
        elif strength[assignment.role] < strength[first.role]:
            merged[assignment.name] = replace(first, role=assignment.role)
    return tuple(merged.values())


def at_position(assignment: Assignment, position: int) -> Assignment:
    """The assignment at that place of a list."""
    return assignment if assignment.position == position else replace(assignment, position=position)


def _read(text: str, start: int, end: int) -> tuple[str | None, list[Part]]:
    """The deadline and the lists of units of a statement."""
    words = with_colons(text[start:end])
    read = [replace(part, start=start + part.start, end=start + part.end) for part in parts(words, 0, len(words))]
    deadlines = [_squeezed(text[part.start : part.end]) for part in read if part.kind is Kind.DEADLINE]
    return "，".join(filter(None, deadlines)) or None, [part for part in read if part.kind is Kind.UNITS]


def _assignments(text: str, lists: Sequence[Part], usual: Role, deadline: str | None = None) -> tuple[Assignment, ...]:
    """The units of the lists once each; ``usual`` is the role where none is said."""
    found: dict[str, Assignment] = {}
    for place, part in enumerate(lists):
        said = part.role or next((later.role for later in lists[place:] if later.role), None)
        places = unit_names(text, part.start, part.end)
        known = (
            part.mark is not Mark.NONE or said is not None or are_names([_squeezed(text[slice(*at)]) for at in places])
        )
        for start, end in places:
            note = None if text[start:end].isalnum() else _NOTE.search(text, start, end)
            stop = note.start() if note else end
            name = _squeezed(text[start:stop])
            if name not in found and _may_be_unit(name, known=known):
                role = role_of(note["role"]) if note else said or usual
                here = Span.of(text, start, stop)
                found[name] = Assignment(name, role, len(found) + 1, here, is_set(name), deadline)
    return tuple(found.values())


def _below_head(part: Part, role: Role) -> Part:
    """A part of a cell: those before 会同 that no word of the cell gives a role do what the head says."""
    unsaid = part.mark is Mark.NONE and part.role is Role.RESPONSIBLE
    return replace(part, role=role) if unsaid else part


def _squeezed(words: str) -> str:
    if words.isalnum():
        return words
    return "".join(_PAGE.sub("", with_line_ends(words)).split()).strip(LEAD_MARKS).replace("*", "")


def _may_be_unit(name: str, *, known: bool) -> bool:
    """Any name in a list that is known to be one of units; only what is known to be a name elsewhere."""
    if (not name.isalpha() and _NO_NAME.search(name)) or len(name) > _LONGEST_NAME:
        return False
    return known or is_name(name)
