"""The stated graph of one plan while it is being written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import normalize

from pyoxigraph import Literal, NamedNode, Quad

from plangraph.vocabulary import PLAN, RDF, RDFS, XSD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.model.identifier import Identifiers
    from plangraph.model.plan import Plan
    from plangraph.model.span import Span

TYPE = RDF.term("type")
LABEL = RDFS.term("label")
IN_PLAN = PLAN.term("inPlan")
_BOOLEAN = XSD.term("boolean")
_DECIMAL = XSD.term("decimal")
_YEAR = XSD.term("gYear")
_LINE_BREAK = re.compile(r"\s*\n\s*")
_FIGURE = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Statements:
    """The quads stated so far, each once and in order.

    ``units`` holds the organisation of each name; ``spans`` the places already described.
    """

    plan: Plan
    identifiers: Identifiers
    graph: NamedNode
    units: Mapping[str, NamedNode]
    quads: dict[Quad, None] = field(default_factory=dict)
    spans: dict[Span, NamedNode] = field(default_factory=dict)

    @property
    def subject(self) -> NamedNode:
        """The plan itself."""
        return self.identifiers.plan(self.plan.id)

    def state(self, subject: NamedNode, predicate: NamedNode, *objects: NamedNode | Literal) -> None:
        """States one quad for each object."""
        for item in objects:
            self.quads[Quad(subject, predicate, item, self.graph)] = None

    def describe(self, subject: NamedNode, kind: NamedNode, label: str) -> None:
        """States what a thing is and what it is called."""
        self.state(subject, TYPE, kind)
        self.state(subject, LABEL, chinese(label))

    def describe_part(self, subject: NamedNode, kind: NamedNode, label: str) -> None:
        """Describes a thing that belongs to this plan alone."""
        self.describe(subject, kind, label)
        self.state(subject, IN_PLAN, self.subject)


def chinese(words: str) -> Literal:
    """Words of the document as one line of Chinese."""
    return Literal(_LINE_BREAK.sub("", words), language="zh")


def english(sentence: object) -> Literal:
    """A sentence of ours, beside the Chinese one that is the label."""
    return Literal(_LINE_BREAK.sub("", str(sentence)), language="en")


def year(value: int) -> Literal:
    """A year as xsd:gYear."""
    return Literal(f"{value:04d}", datatype=_YEAR)


def truth(value: bool) -> Literal:  # noqa: FBT001  the value is the point
    """A boolean as xsd:boolean."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def figure(wording: str) -> Literal | None:
    """A plain figure as xsd:decimal in its shortest form; None for a range, a rank and what is no figure."""
    plain = normalize("NFKC", wording).strip()
    if not _FIGURE.fullmatch(plain):
        return None
    number = Decimal(plain.replace(",", ""))
    shortest = f"{number:f}".rstrip("0").rstrip(".") if "." in plain else f"{number:f}"
    return Literal(shortest, datatype=_DECIMAL)
