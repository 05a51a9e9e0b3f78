"""Solutions in the W3C's formats of query results, and as rows of Python values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from plangraph.errors import UnsupportedFormat
from plangraph.query.values import Value, python_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plangraph.model.solutions import Solutions, Term
    from plangraph.query.saved import Column

ACCEPT: Mapping[str, tuple[str, ...]] = {
    "table": ("text/csv", "text/turtle"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "ttl": ("text/turtle",),
    "nt": ("application/n-triples",),
    "jsonld": ("application/ld+json",),
}
"""Media types to ask a store for by the short name of a form: of rows, and where there is one, of triples."""

FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
"""Forms of rows by their short names."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, and the IRI of the thing that it names."""

    value: Value
    iri: str | None = None

    @property
    def text(self) -> str:
        """The value as people read it; empty where unbound."""
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column, and the place in the text that shows it, if there is one."""

    cells: Mapping[str, Cell]
    evidence: str | None = None

    def __getitem__(self, column: str) -> Value:
        return self.cells[column].value

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells.values())


def cells(solutions: Solutions, columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows as people see them: the columns with the IRIs of what they name beside them."""
    return tuple(_row(dict(zip(solutions.variables, row, strict=True)), columns) for row in solutions.rows)


def _row(terms: Mapping[str, Term | None], columns: Sequence[Column]) -> Row:
    shown = {column.name: Cell(python_value(terms[column.name]), _iri(terms.get(column.link))) for column in columns}
    return Row(shown, _iri(terms.get("evidence_iri")))


def telling(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns that some row fills; that of the plan where the rows are of several."""
    return tuple(column for column in columns if _tells(column.name, rows))


def is_figures(column: Column, rows: Sequence[Row]) -> bool:
    """Whether a column holds numbers and nothing else."""
    values = [row[column.name] for row in rows]
    return any(value is not None for value in values) and not any(isinstance(value, str) for value in values)


def _tells(column: str, rows: Sequence[Row]) -> bool:
    values = {row[column] for row in rows}
    return len(values) > 1 if column == "plan" else values != {None}


def _iri(term: Term | None) -> str | None:
    return term.value if isinstance(term, NamedNode) else None


def write(solutions: Solutions, form: str) -> bytes:
    """The solutions as ``csv tsv json xml``; raises UnsupportedFormat."""
    if form not in FORMATS:
        raise UnsupportedFormat(f"{form} is no form of rows: ask for one of {', '.join(FORMATS)}.")
    body = _sparql_json(solutions)
    if form == "json":
        return body
    results = parse_query_results(body, format=QueryResultsFormat.JSON)
    assert isinstance(results, QuerySolutions)
    return results.serialize(format=FORMATS[form]) or b""


def _sparql_json(solutions: Solutions) -> bytes:
    names = solutions.variables
    bindings = [
        {name: _term(term) for name, term in zip(names, row, strict=True) if term is not None} for row in solutions.rows
    ]
    document = {"head": {"vars": list(names)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        return {"type": "literal", "value": term.value} | _tag(term)
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}


def _tag(term: Literal) -> dict[str, str]:
    if term.language:
        return {"xml:lang": term.language}
    datatype = term.datatype.value
    return {} if datatype.endswith("#string") else {"datatype": datatype}
