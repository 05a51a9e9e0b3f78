"""What parsing finds in a document: its parts, the items in them, tables and running text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.model.span import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered or bare heading: ``number`` as written (``（一）``, ``1．``, empty if none)."""

    number: str
    text: str
    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TaskBlock:
    """A heading that holds a task; ``section`` is its place in ``Outline.sections``."""

    heading: Heading
    section: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its words with inner line breaks folded away, and their place; None if empty."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with merged cells left empty; the first ``header_rows`` rows are its header."""

    caption: Span | None
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text ``start``-``end`` without brackets of responsibility and tables.

    ``task`` is the ordinal (from 1) of the task it stands in, None outside of tasks.
    """

    start: int
    end: int
    task: int | None


@dataclass(frozen=True, slots=True)
class Form:
    """The parts of an official document around its text, named after GB/T 9704 (党政机关公文格式).

    ``doc_number`` 发文字号, ``notice_title`` the lines of the notice's 标题, ``addressees`` 主送机关,
    ``signers`` 发文机关署名, ``date`` 成文日期, ``copied_to`` 抄送机关.
    """

    doc_number: Span | None = None
    notice_title: tuple[Span, ...] = ()
    addressees: Span | None = None
    signers: tuple[Span, ...] = ()
    date: Span | None = None
    copied_to: Span | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of one plan in one document.

    ``body`` and ``front`` are the bounds of the plan's own text and of the notice before it.
    ``passages`` run in order from the first sentence after the plan's title to its last sentence;
    they are the scope of every entity and quantity. ``responsibilities`` are the brackets that say
    who is responsible, in order.
    """

    front: tuple[int, int]
    body: tuple[int, int]
    title: tuple[Span, ...]
    parts: tuple[Heading, ...] = ()
    sections: tuple[Heading, ...] = ()
    tasks: tuple[TaskBlock, ...] = ()
    safeguards: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    passages: tuple[Passage, ...] = field(default=())
    responsibilities: tuple[Span, ...] = ()
    form: Form = Form()
