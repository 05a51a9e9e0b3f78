"""The fields of a question's page, with their choices."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.query.saved import Kind
from plangraph.serve import registers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plangraph.pipeline.workspace import Workspace
    from plangraph.query.choices import Choice
    from plangraph.query.saved import Parameter, SavedQuery

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
    label_en: str
    kind: str
    required: bool
    value: str
    options: tuple[Option, ...]


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
    return Field(
        parameter.name, parameter.label_zh, parameter.label_en, parameter.kind, parameter.required, value, options
    )


def _worded(choice: Choice) -> str:
    return choice.named if choice.ordinal is None else f"{choice.ordinal}　{choice.named}"
