"""The annexes of a document as it marks, lists and mentions them, and the tables in them that repeat its tasks.

GB/T 9704-2012, 7.3.4 (附件说明) and 7.3.9 (附件): the list of annexes stands below the text, each annex begins with
附件 and its number, and the two agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.model.outline import Cell
    from plangraph.model.plan import Assignment, Stated
    from plangraph.model.span import Span


@dataclass(frozen=True, slots=True)
class AnnexReference:
    """A place that names an annex; ``number`` is None where it says 附件 only, ``name`` what a list calls it."""

    span: Span
    kind: str
    number: int | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """What groups rows of a table: its number as written, its name and words; ``start`` is where it begins."""

    number: str
    name: str
    evidence: Span
    start: int


@dataclass(frozen=True, slots=True)
class AnnexTask:
    """A row of a table of tasks: its number, its cells of words, who is responsible by when, and its category.

    ``says_who`` is False where its cells of units are empty, as below a merged cell.
    """

    number: str
    cells: tuple[Cell, ...]
    assignments: tuple[Assignment, ...]
    deadline: Stated | None = None
    category: Category | None = None
    says_who: bool = True


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """A table of tasks; ``start`` is its place."""

    start: int
    rows: tuple[AnnexTask, ...]


@dataclass(frozen=True, slots=True)
class Annexes:
    """What a document says of its annexes.

    ``marks`` begin an annex, ``mentions`` name one in a list or in the text; ``leftovers`` are lines that repeat the
    beginning of a title with a number of a list that is not there. ``contents`` are the places where tables begin and
    where lines stand that repeat a name of the list.
    """

    marks: tuple[AnnexReference, ...] = ()
    mentions: tuple[AnnexReference, ...] = ()
    leftovers: tuple[AnnexReference, ...] = ()
    contents: tuple[Span, ...] = ()
    tables: tuple[AnnexTable, ...] = ()
