"""The answer to a query of one's own, for the page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from plangraph.serve.media_types import RESULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.model.solutions import Term
    from plangraph.serve.links import Links


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and the page of the thing it names."""

    text: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Statements:
    """What triples say of one subject, by property."""

    subject: Cell
    facts: tuple[tuple[Cell, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A table, the answer to an ASK, or a graph; ``total`` rows or triples of which the first are shown."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    boolean: bool | None = None
    graph: tuple[Statements, ...] | None = None
    shown: int = 0


def result(media_type: str, body: bytes, *, limit: int, links: Links) -> Result:
    """The answer as the page shows it, at most ``limit`` rows; anything but SPARQL results in JSON is N-Triples."""
    if media_type != RESULTS["json"]:
        return _graph(body, limit, links)
    answer = json.loads(body)
    if "boolean" in answer:
        return Result(boolean=answer["boolean"])
    variables = tuple(answer["head"]["vars"])
    bindings = answer["results"]["bindings"]
    rows = tuple(tuple(_cell(row.get(name), links) for name in variables) for row in bindings[:limit])
    return Result(variables, rows, len(bindings), shown=len(rows))


def _graph(body: bytes, limit: int, links: Links) -> Result:
    triples = [quad.triple for quad in parse(body, RdfFormat.N_TRIPLES)]
    found: dict[Term, dict[Term, list[Cell]]] = {}
    for triple in triples[:limit]:
        said = found.setdefault(triple.subject, {}).setdefault(triple.predicate, [])
        said.append(_term(triple.object, links))
    statements = tuple(
        Statements(_term(subject, links), tuple((_term(p, links), tuple(cells)) for p, cells in facts.items()))
        for subject, facts in found.items()
    )
    return Result(total=len(triples), graph=statements, shown=min(len(triples), limit))


def _term(term: Term, links: Links) -> Cell:
    if isinstance(term, NamedNode):
        return _named(term.value, links)
    return Cell(term.value if isinstance(term, Literal) else str(term))


def _cell(term: Mapping[str, object] | None, links: Links) -> Cell:
    if term is None:
        return Cell()
    text = term["value"]
    if not isinstance(text, str):
        return Cell(json.dumps(text, ensure_ascii=False))
    if term["type"] != "uri":
        return Cell(text)
    return _named(text, links)


def _named(iri: str, links: Links) -> Cell:
    # Of what a query may make up, only web addresses are links: no javascript:, no data:.
    return Cell(links.short(iri), links.page(iri) or (iri if iri.startswith(("http://", "https://")) else None))
