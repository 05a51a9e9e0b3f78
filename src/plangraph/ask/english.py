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

    def fields_of(self, title: str) -> tuple[str, ...]:
        """The English words for what a title is about; of fields within each other the longest: 营商环境, not 环境."""
        found: list[str] = []
        for field_ in sorted(self.fields, key=len, reverse=True):
            if field_ in title:
                title = title.replace(field_, " ")
                found += self.fields[field_]
        return tuple(found)


def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {key: tuple(words.split("|")) for key, _, words in rows}
