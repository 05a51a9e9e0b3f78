"""Judges graphs before they are written: those that state plans have to meet the shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.validate.shapes import Shapes, validate
from plangraph.validate.turtle import turtle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyoxigraph import NamedNode, Quad


@dataclass(frozen=True, slots=True)
class Guard:
    """Looks at the graphs of one kind alone; the shapes are read when the first of them comes."""

    concerns: Callable[[NamedNode], bool]
    shapes: Callable[[], Shapes]

    def __call__(self, graph: NamedNode, quads: Iterable[Quad]) -> str | None:
        """The report in Turtle where a graph with these quads would violate a shape, or None."""
        if not self.concerns(graph):
            return None
        report = validate(quads, self.shapes())
        return None if report.conforms else turtle(report)
