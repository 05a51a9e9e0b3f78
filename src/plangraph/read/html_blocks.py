"""What a page is made of once its lines are broken: paragraphs, tables, and the zones that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of words; ``linked`` counts those of its characters that are links, ``is_title`` says h1 or h2."""

    text: str
    linked: int = 0
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table as rows of the same number of cells; a merged-away cell is empty."""

    rows: tuple[tuple[str, ...], ...]
    linked: int = 0

    @property
    def text(self) -> str:
        """The words as they stand in the text: a row a line, its cells parted by tabs."""
        return "\n".join("\t".join(row) for row in self.rows)


Block = Paragraph | DataTable


@dataclass(frozen=True, slots=True)
class Zone:
    """The blocks ``first`` up to ``end`` that one element holds; ``names`` are its tag, role, classes and id."""

    first: int
    end: int
    names: frozenset[str]


@dataclass(slots=True)
class Page:
    """All blocks of a page in order, its zones, inner before outer, and what it calls itself."""

    blocks: list[Block] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
