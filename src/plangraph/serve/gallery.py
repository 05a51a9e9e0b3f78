"""The saved questions in groups, as the sidebar and the gallery show them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.query.library import Library
    from plangraph.query.saved import SavedQuery


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading, ``title`` in Chinese."""

    title: str
    title_en: str
    questions: tuple[SavedQuery, ...]

    def holds(self, address: str) -> bool:
        """Whether the page at the address is that of one of the questions."""
        return address.removeprefix("/queries/") in {question.name for question in self.questions}


def groups(library: Library) -> tuple[Group, ...]:
    """Every question of the library once, in the groups and in the order of their headers."""
    grouped = groupby(library.values(), lambda query: (query.group_zh, query.group))
    return tuple(Group(*titles, tuple(found)) for titles, found in grouped)
