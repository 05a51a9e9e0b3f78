"""The logical text of a document as it is written, with the places of its tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangraph.model.document import Grid


@dataclass(slots=True)
class LogicalText:
    """Paragraphs, a line each, and tables, a row a line with its cells parted by tabs."""

    grids: list[Grid] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _position: int = 0

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(self._lines)

    def write(self, line: str) -> None:
        """A paragraph."""
        self._lines.append(f"{line}\n")
        self._position += len(line) + 1

    def write_table(self, rows: Iterable[Sequence[str]]) -> None:
        """A table; all its rows have as many cells."""
        grid = []
        for row in rows:
            at, places = self._position, []
            for words in row:
                places.append((at, at + len(words)))
                at += len(words) + 1
            grid.append(tuple(places))
            self.write("\t".join(row))
        self.grids.append(tuple(grid))
