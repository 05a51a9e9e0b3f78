"""The saved questions that can be asked of one thing, answered for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from plangraph.query.notes import INFERRED
from plangraph.query.things import THINGS
from plangraph.serve.answer_table import stated_rows, table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plangraph.pipeline.workspace import Workspace
    from plangraph.query.answers import Answer
    from plangraph.query.notes import Note
    from plangraph.query.saved import SavedQuery
    from plangraph.serve.answer_table import Table
    from plangraph.serve.links import Links

ROWS = 12
"""Rows that a page shows of each answer; the question's own page has all."""
TOLD = frozenset(
    {"who-owns-what", "unit-indicators", "shared-tasks", "task-owners", "indicator-owners", "indicator-targets"}
)
"""Questions that the pages of units, tasks and indicators answer in tables of their own."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A question, its answer for one thing, and the address of its page."""

    answer: Answer
    table: Table
    href: str

    @property
    def query(self) -> SavedQuery:
        """The question."""
        return self.answer.query

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the text is silent about; that links are inferred is told once for all panels."""
        return tuple(note for note in self.answer.notes if note != INFERRED)


def panels(workspace: Workspace, links: Links, iri: str, classes: Collection[str]) -> tuple[Panel, ...]:
    """The answers that have a row, in the order of the library."""
    found = (_panel(workspace, links, query, {name: iri}) for query, name in _fitting(workspace, classes))
    return tuple(panel for panel in found if panel.table.total)


def _fitting(workspace: Workspace, classes: Collection[str]) -> Iterator[tuple[SavedQuery, str]]:
    """The questions that need nothing else, with the parameter that takes a thing of such a class."""
    kinds = {things.kind for things in THINGS.values() if things.type.value in classes}
    for query in workspace.library.values():
        taking = [p for p in query.parameters if p.kind in kinds and p.name != "plan"]
        others = [p for p in query.parameters if p.required and p not in taking]
        if len(taking) == 1 and not others and query.name not in TOLD:
            yield query, taking[0].name


def _panel(workspace: Workspace, links: Links, query: SavedQuery, asked: dict[str, str]) -> Panel:
    answer = workspace.answer(query.name, asked)
    stated, about = stated_rows(workspace, answer, asked), next(iter(asked.values()))
    shown = table(answer, links, limit=ROWS, stated=stated, about=about, store=workspace.store)
    return Panel(answer, shown, f"/queries/{query.name}?{urlencode(asked)}")
