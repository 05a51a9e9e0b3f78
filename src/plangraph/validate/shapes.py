"""Holds quads against SHACL shapes, compiled into SPARQL once.

pySHACL takes two seconds for a plan of 6,000 quads, most of a whole ingestion; the same constraints as queries take
a small part of that. The shapes file stays the one source, and a test holds both to the same results.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pyoxigraph import QuerySolutions, RdfFormat, Store

from plangraph.validate.compilation import Constraint, constraints
from plangraph.validate.report import Report, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

__all__ = ["Report", "Result", "Shapes", "validate"]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Compiled shapes."""

    constraints: tuple[Constraint, ...]

    @classmethod
    def parse(cls, turtle: str) -> Self:
        """The shapes of a Turtle text; raises ValueError for a component of SHACL that has no query."""
        store = Store()
        store.load(turtle, RdfFormat.TURTLE)
        return cls(tuple(constraints(store)))


def validate(quads: Iterable[Quad], shapes: Shapes) -> Report:
    """What of the quads, taken as one graph, breaks a constraint."""
    store = Store()
    store.extend(quads)
    return Report(
        tuple(sorted({result for constraint in shapes.constraints for result in _results(store, constraint)}))
    )


def _results(store: Store, constraint: Constraint) -> Iterator[Result]:
    solutions = store.query(constraint.query, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    for solution in solutions:
        focus = str(solution["focus"])
        yield Result(constraint.severity, focus, constraint.path, constraint.message_zh, constraint.message_en)
