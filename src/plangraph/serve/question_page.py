"""What a question's page shows: its fields with their choices, and the answer as a table of links."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from plangraph.query.saved import Kind
from plangraph.serve import registers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plangraph.pipeline.workspace import Workspace
    from plangraph.query.answers import Answer
    from plangraph.query.choices import Choice
    from plangraph.query.results import Cell, Row
    from plangraph.query.saved import Column, Parameter, SavedQuery
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

    A required parameter that was not given has its first choice, of units the busiest, of IRIs that of a task; two of
    one kind have the first two.
    """
    shown = [p for p in query.parameters if p.name != _PLAN or len(workspace.plans()) > 1]
    taken: Counter[str] = Counter()
    found: list[Field] = []
    for parameter in shown:
        choices = workspace.choices(parameter.kind, given.get(_PLAN) if parameter.name != _PLAN else None)
        value = given.get(parameter.name, "")
        if not value and parameter.required:
            examples = _examples(workspace, parameter, choices)
            value = examples[taken[parameter.kind] % len(examples)] if examples else ""
        found.append(_field(parameter, choices, value))
        taken[parameter.kind] += 1
    return tuple(found)


def asked(found: Sequence[Field], given: Mapping[str, str]) -> dict[str, str]:
    """The values to answer with: those given, and the first choice of what is required."""
    return {**{field.name: field.value for field in found if field.value}, **given}


def table(answer: Answer, links: Links, workspace: Workspace) -> Table:
    """The answer with at most ``max_rows`` rows, without columns that tell nothing: empty ones, and the only plan."""
    rows = answer.rows
    several = len(workspace.plans()) > 1
    shown = [
        column
        for column in answer.columns
        if any(row[column.name] is not None for row in rows) and (several or column.name != _PLAN)
    ]
    lines = tuple(_line(row, shown, links) for row in rows[: workspace.settings.max_rows])
    headings = tuple(Heading(column.title_zh, _is_figure(rows, column.name)) for column in shown)
    return Table(headings, lines, len(rows), any(line.source for line in lines))


def _examples(workspace: Workspace, parameter: Parameter, choices: Sequence[Choice]) -> list[str]:
    """The values of the choices in the order in which they serve as examples."""
    if parameter.kind is Kind.IRI:
        return [choice.iri for choice in workspace.choices(Kind.TASK)]
    values = {choice.iri: value for choice, value in zip(choices, _values(choices), strict=True)}
    if parameter.kind is not Kind.UNIT:
        return _values(choices)
    busiest = [unit.iri for unit in registers.units(workspace.store) if unit.iri in values]
    return [values[iri] for iri in dict.fromkeys((*busiest, *values))]


def _values(choices: Sequence[Choice]) -> list[str]:
    labels = Counter(choice.label for choice in choices)
    return [choice.label if labels[choice.label] == 1 else choice.iri for choice in choices]


def _field(parameter: Parameter, choices: Sequence[Choice], value: str) -> Field:
    options = tuple(
        Option(own, _worded(choice), bool(value) and value in {own, choice.iri, choice.slug})
        for own, choice in zip(_values(choices), choices, strict=True)
    )
    return Field(parameter.name, parameter.label_zh, parameter.kind, parameter.required, value, options)


def _worded(choice: Choice) -> str:
    return choice.label if choice.ordinal is None else f"{choice.ordinal}　{choice.label}"


def _line(row: Row, columns: Sequence[Column], links: Links) -> Line:
    cells = tuple(_entry(row.cells[column.name], links) for column in columns)
    return Line(cells, links.source(row.evidence) if row.evidence else None)


def _entry(cell: Cell, links: Links) -> Entry:
    return Entry(cell.text, links.page(cell.iri) or cell.iri if cell.iri else None)


def _is_figure(rows: Sequence[Row], column: str) -> bool:
    values = [row[column] for row in rows if row[column] is not None]
    return bool(values) and all(isinstance(value, int | float | Decimal) for value in values)
