"""What a briefing is made from: the head of the plan, the answers to saved queries, pictures and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.brief.briefing import Figure, Place, Query
    from plangraph.model.language import Language

Row: TypeAlias = "Mapping[str, Any]"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a plan says of itself; empty or None where it is silent."""

    id: str
    label: str
    doc_number: str
    issuers: tuple[str, ...]
    issued: str
    period: tuple[int, int] | None
    characters: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A saved query with its rows, values by column; ``note`` is what has to be said with them."""

    query: Query
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a briefing on a plan, or on one ``unit`` of it, is made from; ``places`` are by IRI."""

    language: Language
    imprint: Imprint
    unit: str
    answers: Mapping[str, Answered]
    figures: Mapping[str, Figure]
    places: Mapping[str, Place]
    revision: str
    version: str

    def rows(self, query: str) -> tuple[Row, ...]:
        """The rows of a query."""
        return self.answers[query].rows

    def query(self, query: str) -> Query:
        """A query as it was asked."""
        return self.answers[query].query

    def figure(self, *names: str) -> Figure | None:
        """The first of these figures that there is."""
        return next((self.figures[name] for name in names if name in self.figures), None)

    @property
    def names_leads(self) -> bool:
        """Whether the plan says of any task who leads it; where it does, who is listed first means little."""
        return any(row["leads"] for row in self.rows("unit-workload"))

    def place(self, row: Row) -> tuple[Place, ...]:
        """The words that show a row; none where it has none."""
        found = self.places.get(str(row.get("evidence_iri")))
        return (found,) if found else ()

    def place_of_unit(self, row: Row) -> tuple[Place, ...]:
        """The first words that name the unit of a row in a task."""
        parts = (part for part in self.rows("task-owners") if part["unit_iri"] == row["unit_iri"])
        return next((self.place(part) for part in parts), ())

    def place_of_task(self, row: Row) -> tuple[Place, ...]:
        """The heading of the first of the tasks that a row lists by number."""
        number = str(row["tasks"]).partition("、")[0]
        tasks = (task for task in self.rows("units-per-task") if str(task["task_number"]) == number)
        return next((self.place(task) for task in tasks), ())
