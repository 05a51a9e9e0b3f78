"""The answer to a saved question as a table of links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.query.results import is_figures, telling
from plangraph.query.saved import Inferred, Kind
from plangraph.query.shared_names import besides, named
from plangraph.query.things import THINGS
from plangraph.query.values import SEPARATOR, listed_in_english

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from plangraph.pipeline.workspace import Workspace
    from plangraph.protocols import SparqlStore
    from plangraph.query.answers import Answer
    from plangraph.query.results import Cell, Row
    from plangraph.query.saved import Column
    from plangraph.serve.links import Links


_PLAN = "plan"
_NUMBERS = frozenset({"number", "task_number"})
"""Variables of saved queries that are the ordinal of a task."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table in both languages; ``figure`` where it holds numbers."""

    zh: str
    en: str
    figure: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: its text in both languages and the page of what it names.

    ``items`` are the numbers of a list of tasks with the pages of these.
    """

    zh: str
    en: str
    href: str | None
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A row, and the address of the sentence that shows it; ``inferred`` where the text does not state it."""

    cells: tuple[Entry, ...]
    source: str | None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The answer as the page shows it: ``total`` rows, of which ``lines`` are shown."""

    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    total: int
    sourced: bool


@dataclass(frozen=True, slots=True)
class _Manner:
    """How cells are shown: where they lead, what stands beside names that units share, and the columns of lists.

    ``numbers`` are those of them that hold the numbers of tasks.
    """

    links: Links
    beside: Mapping[str, str]
    lists: Collection[str]
    numbers: Collection[str]


def table(  # noqa: PLR0913  what a page knows beside the answer
    answer: Answer,
    links: Links,
    *,
    several: bool | None = None,
    limit: int,
    stated: frozenset[object] | None = None,
    about: str = "",
    store: SparqlStore | None = None,
) -> Table:
    """The answer with at most ``limit`` rows; those not among the ``stated`` ones, where these are given, are inferred.

    ``several``: the rows can be of several plans, by default whether they are. A column that names nothing but
    ``about`` is left out. With a ``store`` units of one name are told apart.
    """
    rows = answer.rows
    shown = [
        column
        for column in telling(answer.columns, rows, several=several)
        if not about or {row.cells[column.name].iri for row in rows} != {about}
    ]
    pairs = list(zip(rows, answer.solutions.rows, strict=True))[:limit]
    lists = frozenset(fold.column for fold in answer.query.folds if fold.function == "list")
    numbers = frozenset(fold.column for fold in answer.query.folds if fold.variable in _NUMBERS)
    manner = _Manner(links, _beside(store, [row for row, _ in pairs], links) if store else {}, lists, numbers)
    lines = tuple(
        _line(row, shown, manner, inferred=stated is not None and terms not in stated) for row, terms in pairs
    )
    headings = tuple(Heading(column.title_zh, column.title, is_figures(column, rows)) for column in shown)
    return Table(headings, lines, len(rows), any(line.source for line in lines))


def stated_rows(workspace: Workspace, answer: Answer, asked: Mapping[str, str]) -> frozenset[object] | None:
    """The rows that the question has without inferred links; None where the answer has no other."""
    if answer.stated_only or answer.query.inferred is Inferred.NONE:
        return None
    return frozenset(workspace.answer(answer.query.name, asked, stated_only=True).solutions.rows)


def _beside(store: SparqlStore, rows: Sequence[Row], links: Links) -> Mapping[str, str]:
    """What tells the units apart that have one name."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for cell in (cell for row in rows for cell in row):
        if cell.iri and cell.iri.startswith(links.iri(f"{THINGS[Kind.UNIT].path}/")):
            bearers[cell.text].add(cell.iri)
    return besides(store, sorted(iri for iris in bearers.values() if len(iris) > 1 for iri in iris))


def _line(row: Row, shown: Sequence[Column], manner: _Manner, *, inferred: bool) -> Line:
    cells = tuple(
        replace(
            _entry(row.cells[column.name], manner, lists=column.name in manner.lists),
            items=_tasks(row, column.name, manner),
        )
        for column in shown
    )
    return Line(cells, manner.links.source(row.evidence) if row.evidence else None, inferred)


def _tasks(row: Row, column: str, manner: _Manner) -> tuple[tuple[str, str], ...]:
    """The numbers of a list of tasks of one plan, with the pages of these."""
    plan = row.cells.get(_PLAN)
    if column not in manner.numbers or plan is None or not plan.iri:
        return ()
    parts = row.cells[column].text.split(SEPARATOR)
    pages = ((part, manner.links.page(f"{plan.iri}/{THINGS[Kind.TASK].path}/{part}")) for part in parts)
    return tuple((part, page) for part, page in pages if part.isdecimal() and page)


def _entry(cell: Cell, manner: _Manner, *, lists: bool) -> Entry:
    english = listed_in_english(cell.text_en) if lists else cell.text_en
    where = manner.beside.get(cell.iri or "", "")
    href = manner.links.page(cell.iri) or cell.iri if cell.iri else None
    return Entry(named(cell.text, where), named(english, where), href)
