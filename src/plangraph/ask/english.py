"""What English questions call in English that plans say in Chinese."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class English:
    """``fields`` are what plans are about, by Chinese words of their titles; ``bodies`` functions of the state, by id."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def parse(cls, fields: str, bodies: str) -> Self:
        """Two tables: a key and English words parted by bars, a line each."""
        return cls(_table(fields), _table(bodies))


def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {key: tuple(words.split("|")) for key, _, words in rows}
