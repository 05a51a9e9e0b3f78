"""Numbering: the numbers that a document prints and does not hold.

A level counts on until a paragraph of a higher level begins it anew. Lists that share a definition count together, as
in Word, unless one of them overrides where it starts (ECMA-376-1, 17.9.8 and 17.9.26).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.read.docx_lists import NumberedList


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a document by id, and how far each has counted; paragraphs are numbered in their order."""

    lists: Mapping[str, NumberedList]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, list_id: str, level: int) -> str:
        """The next number of a level, with the blank that follows it; empty where none is printed."""
        found = self.lists.get(list_id)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.definition, {})
        begins = level not in counts or (level in found.starts and (list_id, level) not in self._begun)
        self._begun.add((list_id, level))
        counts[level] = found.start(level) if begins else counts[level] + 1
        for deeper in [deeper for deeper in counts if deeper > level]:
            if deeper not in found.levels or level < found.levels[deeper].restarts:
                del counts[deeper]
        upper = {place: shape for place, shape in found.levels.items() if place <= level}
        numbers = {place: (counts.get(place, found.start(place)), shape.form) for place, shape in upper.items()}
        return found.levels[level].printed(numbers)
