"""Solutions of the store as rows that a page can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

if TYPE_CHECKING:
    from plangraph.model.solutions import Solutions, Term


@dataclass(frozen=True, slots=True)
class Value:
    """A term: its text, and its IRI if it is one; an unbound variable is empty text."""

    text: str = ""
    iri: str | None = None

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


_UNBOUND = Value()


def value(term: Term | None) -> Value:
    """A term as text; a triple term in its Turtle form."""
    if term is None:
        return _UNBOUND
    if isinstance(term, NamedNode):
        return Value(term.value, term.value)
    if isinstance(term, Literal | BlankNode):
        return Value(term.value)
    return Value(str(term))


def table(solutions: Solutions) -> tuple[dict[str, Value], ...]:
    """A mapping from variable to value for each row."""
    return tuple(
        {name: value(term) for name, term in zip(solutions.variables, row, strict=True)} for row in solutions.rows
    )
