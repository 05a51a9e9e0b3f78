"""What a question's page shows: its fields with their choices, and the answer as a table of links."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plangraph.pipeline.workspace import Workspace
    from plangraph.query.answers import Answer
    from plangraph.query.choices import Choice
    from plangraph.query.results import Row
    from plangraph.query.saved import Parameter, SavedQuery
    from plangraph.serve.links import Links

_PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a drop-down; ``value`` is the label where that is unique, else the IRI."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter in the form; without options it is a line to fill in."""

    name: str
    label: str
    kind: str
    required: bool
    value: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table; ``figure`` where it holds numbers."""

    title: str
    figure: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: its text and the page of what it names."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row, and the address of the sentence that shows it."""

    cells: tuple[Entry, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """The answer as the page shows it: ``total`` rows, of which ``lines`` are shown."""

    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    total: int
    sourced: bool


def fields(workspace: Workspace, query: SavedQuery, given: Mapping[str, str]) -> tuple[Field, ...]:
    """The parameters of a query with their choices; a plan is asked for only where there are several.

    A required parameter that was not given has its first choice, two of one kind the first two.
    """
    shown = [p for p in query.parameters if p.name != _PLAN or len(workspace.plans()) > 1]
    taken: Counter[str] = Counter()
    found: list[Field] = []
    for parameter in shown:
        choices = workspace.choices(parameter.kind, given.get(_PLAN) if parameter.name != _PLAN else None)
        found.append(_field(parameter, choices, given.get(parameter.name, ""), taken[parameter.kind]))
        taken[parameter.kind] += 1
    return tuple(found)


def asked(found: Sequence[Field], given: Mapping[str, str]) -> dict[str, str]:
    """The values to answer with: those given, and the first choice of what is required."""
    return {**{field.name: field.value for field in found if field.value}, **given}


def table(answer: Answer, links: Links, limit: int) -> Table:
    """The answer with at most ``limit`` rows."""
    rows = answer.rows
    lines = tuple(_line(row, links) for row in rows[:limit])
    headings = tuple(Heading(column.title_zh, _is_figure(rows, column.name)) for column in answer.columns)
    return Table(headings, lines, len(rows), any(line.source for line in lines))


def _field(parameter: Parameter, choices: Sequence[Choice], value: str, place: int) -> Field:
    labels = Counter(choice.label for choice in choices)
    values = [choice.label if labels[choice.label] == 1 else choice.iri for choice in choices]
    if not value and parameter.required and values:
        value = values[min(place, len(values) - 1)]
    options = tuple(
        Option(own, _worded(choice), value in {own, choice.iri, choice.slug})
        for own, choice in zip(values, choices, strict=True)
    )
    return Field(parameter.name, parameter.label_zh, parameter.kind, parameter.required, value, options)


def _worded(choice: Choice) -> str:
    return choice.label if choice.ordinal is None else f"{choice.ordinal}　{choice.label}"


def _line(row: Row, links: Links) -> Line:
    cells = tuple(Entry(cell.text, links.page(cell.iri) or cell.iri if cell.iri else None) for cell in row)
    return Line(cells, links.source(row.evidence) if row.evidence else None)


def _is_figure(rows: Sequence[Row], column: str) -> bool:
    values = [row[column] for row in rows if row[column] is not None]
    return bool(values) and all(isinstance(value, int | float | Decimal) for value in values)
