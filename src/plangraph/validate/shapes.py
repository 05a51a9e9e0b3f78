"""Holds quads against SHACL shapes, compiled into SPARQL once.

pySHACL takes two seconds for a plan of 6,000 quads, most of a whole ingestion; the same constraints as queries take
a small part of that. The shapes file stays the one source, and a test holds both to the same results.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, Variable

from plangraph.model.n_triples import NTriples
from plangraph.validate.compilation import Constraint, constraints
from plangraph.validate.constraints import SUBCLASS
from plangraph.validate.report import Report, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

_GRAPH = NamedNode("urn:x-plangraph:validated")
"""The engine finds its way through a graph with a name better."""
_VALUE = Variable("value")
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
    store = _held(quads)
    flat = next(store.quads_for_pattern(None, SUBCLASS, None), None) is None
    return Report(
        tuple(
            sorted({result for constraint in shapes.constraints for result in _results(store, constraint, flat=flat)})
        )
    )


def _held(quads: Iterable[Quad]) -> Store:
    store = Store()
    if isinstance(quads, NTriples) and not quads.has_blank_nodes:
        for block in quads.blocks():
            store.load(block, RdfFormat.N_TRIPLES, to_graph=_GRAPH, lenient=True)
    else:
        store.extend(quads)
    return store


def _results(store: Store, constraint: Constraint, *, flat: bool) -> Iterator[Result]:
    query = constraint.without_subclasses if flat else constraint.query
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    of_value = _VALUE in solutions.variables
    for solution in solutions:
        yield Result(
            constraint.severity,
            focus=str(solution["focus"]),
            path=constraint.path,
            message_zh=constraint.message_zh,
            message_en=constraint.message_en,
            shape=constraint.shape,
            component=str(solution["component"]),
            value=str(solution[_VALUE]) if of_value else "",
        )
