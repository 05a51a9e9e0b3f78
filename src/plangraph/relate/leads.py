"""The unit that leads where no role says so: the first of a list (按排名先后, as responsibility lists are read)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.plan import Role
from plangraph.model.relation import Grounds, Lead, Rule
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.plan import Task

_ALONE = 0.9
_FIRST = 0.7
_ONLY = "The text does not say who leads “{task}”; “{unit}” is its only responsible unit and seems to lead it."
_LISTED_FIRST = "The text does not say who leads “{task}”; “{unit}” is the first of its list and seems to lead it."


def leads(tasks: tuple[Task, ...]) -> Iterator[Lead]:
    """One lead for each task of which no unit is said to lead; open sets (各区, 有关部门) lead nothing."""
    for task in tasks:
        if any(part.role is Role.LEAD for part in task.assignments):
            continue
        named = [part for part in task.assignments if part.role is Role.RESPONSIBLE]
        if named and not named[0].generic:
            first, alone = named[0], len(named) == 1
            said = Sentence(_ONLY if alone else _LISTED_FIRST, {"task": task.heading, "unit": first.name})
            yield Lead(
                task.ordinal,
                first.name,
                Grounds(Rule.FIRST_NAMED, _ALONE if alone else _FIRST, said, (first.evidence,)),
            )
