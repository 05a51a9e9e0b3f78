"""What a briefing says, whatever file it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.language import Language


@dataclass(frozen=True, slots=True)
class Query:
    """The saved query behind a statement, with what it was asked with."""

    name: str
    title: str
    parameters: tuple[tuple[str, str], ...]
    sparql: str


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the plan; ``start`` and ``end`` count code points from zero."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn picture; ``png`` is empty where no raster was asked for."""

    name: str
    caption: str
    alt_text: str
    width: int
    height: int
    svg: str
    png: bytes = b""


@dataclass(frozen=True, slots=True)
class Column:
    """``share`` is its part of the table's width."""

    title: str
    share: int
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text below headed columns; ``note`` says what they leave out."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    query: Query
    note: str = ""


Exhibit: TypeAlias = Figure | Table


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence computed from data, the query and the words it rests on, the figure and the table that show it.

    ``note`` has to be said with it: that it rests on inferred links. ``listed`` says that the table tells more than
    the figure.
    """

    text: str
    query: Query
    places: tuple[Place, ...] = ()
    figure: Figure | None = None
    table: Table | None = None
    note: str = ""
    listed: bool = False

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The figure and the table, as far as there are any."""
        return tuple(exhibit for exhibit in (self.figure, self.table) if exhibit)

    @property
    def whole(self) -> str:
        """The sentence with its note."""
        space = " " if self.note and self.text.endswith(".") else ""
        return f"{self.text}{space}{self.note}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with exhibits."""

    heading: str
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite a plan and the data about it, by GB/T 7714 and in BibTeX."""

    plan: str
    data: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing; ``issued`` is the day of the plan (ISO) or empty, ``source`` the plan in few words."""

    language: Language
    name: str
    title: str
    imprint: tuple[tuple[str, str], ...]
    opening: str
    findings: tuple[Finding, ...]
    chapters: tuple[Chapter, ...]
    citation: Citation
    source: str
    issued: str
    revision: str
    queries: tuple[Query, ...]

    @property
    def exhibits(self) -> Iterator[Exhibit]:
        """Figures and tables in the order of the chapters."""
        return (exhibit for chapter in self.chapters for exhibit in chapter.exhibits)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the chapters."""
        return tuple(exhibit for exhibit in self.exhibits if isinstance(exhibit, Figure))
