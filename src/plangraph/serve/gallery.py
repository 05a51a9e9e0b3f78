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
    """Questions under one heading."""

    title: str
    questions: tuple[SavedQuery, ...]


def groups(library: Library) -> tuple[Group, ...]:
    """Every question of the library once, in the groups and in the order of their headers."""
    return tuple(Group(title, tuple(found)) for title, found in groupby(library.values(), lambda query: query.group_zh))
