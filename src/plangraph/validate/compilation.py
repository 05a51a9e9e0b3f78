"""Reads SHACL shapes out of their graph and makes a query of each constraint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from plangraph.validate.constraints import INSTANCE_OF, PATTERNS, TYPE, Breach, breaking, breaking_counts
from plangraph.validate.report import ResultSeverity
from plangraph.vocabulary import RDF, SHACL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from plangraph.model.solutions import Term

_DESCRIPTIONS = frozenset({"path", "message", "severity"})
_COUNTS = ("minCount", "maxCount")


@dataclass(frozen=True, slots=True)
class Constraint:
    """A query for the nodes (``?focus``) that break one constraint, and what the report says of each.

    ``shape`` is the property shape that has the constraint, in SPARQL's notation.
    """

    query: str
    shape: str
    severity: ResultSeverity
    path: str
    message_zh: str
    message_en: str

    @property
    def without_subclasses(self) -> str:
        """The query for graphs that have no subclasses, where it takes half of the time."""
        return self.query.replace(INSTANCE_OF, str(TYPE))


def constraints(shapes: Store) -> Iterator[Constraint]:
    """One for each target, property and component of the shapes graph."""
    for target, shape in _targets(shapes):
        for part in _objects(shapes, shape, SHACL.term("property")):
            assert isinstance(part, NamedNode)
            yield from _of_property(shapes, target, part)


def _targets(shapes: Store) -> Iterator[tuple[str, NamedNode | BlankNode]]:
    for quad in shapes.quads_for_pattern(None, SHACL.term("targetClass"), None):
        yield f"?focus {INSTANCE_OF} {quad.object} .", _node(quad.subject)
    for quad in shapes.quads_for_pattern(None, SHACL.term("targetObjectsOf"), None):
        yield f"?any {quad.object} ?focus .", _node(quad.subject)


def _of_property(shapes: Store, target: str, part: NamedNode) -> Iterator[Constraint]:
    path = "/".join(str(step) for step in _members(shapes, _objects(shapes, part, SHACL.term("path"))[0]))
    messages = {
        text.language: text.value for text in _objects(shapes, part, SHACL.term("message")) if isinstance(text, Literal)
    }
    for breach in _breaches(path, tuple(_components(shapes, part)), part):
        severity = _severity(shapes, part)
        yield Constraint(breach.query(target), str(part), severity, path, messages["zh"], messages["en"])


def _breaches(path: str, components: tuple[tuple[str, str], ...], part: NamedNode) -> Iterator[Breach]:
    least, most = (dict(components).get(name) for name in _COUNTS)
    both = least is not None and most is not None
    if least is not None and most is not None:
        yield breaking_counts(path, least, most)
    for component, parameter in components:
        if component not in PATTERNS:
            raise ValueError(f"{part} uses sh:{component}, which has no query: add it to validate/constraints.py.")
        if not (both and component in _COUNTS):
            yield from breaking(component, path, parameter)


def _components(shapes: Store, part: NamedNode) -> Iterator[tuple[str, str]]:
    for quad in shapes.quads_for_pattern(part, None, None):
        name = quad.predicate.value.removeprefix(SHACL)
        if name != quad.predicate.value and name not in _DESCRIPTIONS:
            yield name, ", ".join(str(member) for member in _members(shapes, quad.object))


def _severity(shapes: Store, part: NamedNode) -> ResultSeverity:
    for severity in _objects(shapes, part, SHACL.term("severity")):
        assert isinstance(severity, NamedNode)
        return ResultSeverity(severity.value.removeprefix(SHACL))
    return ResultSeverity.VIOLATION


def _members(shapes: Store, node: Term) -> tuple[Term, ...]:
    """The members of an RDF list; any other node is alone."""
    found: tuple[Term, ...] = ()
    rest = node
    while first := _objects(shapes, rest, RDF.term("first")):
        found = (*found, first[0])
        rest = _objects(shapes, rest, RDF.term("rest"))[0]
    return found or (node,)


def _objects(shapes: Store, subject: Term, predicate: NamedNode) -> tuple[Term, ...]:
    if isinstance(subject, Literal):
        return ()
    return tuple(quad.object for quad in shapes.quads_for_pattern(subject, predicate, None))


def _node(term: Term) -> NamedNode | BlankNode:
    assert isinstance(term, NamedNode | BlankNode)
    return term
