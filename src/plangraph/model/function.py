"""The functions of the state, and the words by which the names of its bodies say them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ONLY_CENTRAL = "~"
"""Before a spelling that means the central body in central documents alone: elsewhere 发展改革委 is a local one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What one word or name says: its customary short form, which all spellings share, and its functions."""

    short: str
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A row of the list of functions; one that joins several functions has no labels of its own.

    ``stems``, ``names`` and ``central`` hold the spellings of bodies, a group each, the short form first.
    """

    functions: tuple[str, ...]
    zh: str = ""
    en: str = ""
    stems: tuple[tuple[str, ...], ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    central: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Functions:
    """The list of functions by spelling.

    ``stems`` are words inside a name (市场监督管理), ``names`` bodies of any place (委宣传部), ``central`` those of the
    country; ``bare`` are the spellings of ``central`` that mean a local body in local documents.
    """

    stems: Mapping[str, Wording] = field(default_factory=dict)
    names: Mapping[str, Wording] = field(default_factory=dict)
    central: Mapping[str, Wording] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    longest_stem: int = 0

    @classmethod
    def of(cls, rows: Iterable[FunctionRow]) -> Self:
        """The list from its rows."""
        every = tuple(rows)
        central = {
            spelling: Wording(group[0], row.functions) for row in every for group in row.central for spelling in group
        }
        stems = {word: Wording(group[0], row.functions) for row in every for group in row.stems for word in group}
        return cls(
            stems=stems,
            names={name: Wording(group[0], row.functions) for row in every for group in row.names for name in group},
            central={spelling.removeprefix(ONLY_CENTRAL): wording for spelling, wording in central.items()},
            bare=frozenset(spelling[1:] for spelling in central if spelling.startswith(ONLY_CENTRAL)),
            longest_stem=max(map(len, stems), default=0),
        )
