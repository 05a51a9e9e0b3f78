"""Solutions in the W3C's formats of query results, and as rows of Python values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from plangraph.errors import UnsupportedFormat
from plangraph.query.values import Value, listed_in_english, python_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plangraph.model.solutions import Solutions, Term
    from plangraph.query.saved import Column

_TRUTH = "application/sparql-results+json"
ACCEPT: Mapping[str, tuple[str, ...]] = {
    "table": ("text/csv", "text/turtle", _TRUTH),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "json": (_TRUTH, "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "ttl": ("text/turtle",),
    "nt": ("application/n-triples",),
    "jsonld": ("application/ld+json",),
}
"""Media types to ask a store for by the short name of a form: of rows, and where there is one, of triples."""


def to_read(form: str, media_type: str, body: bytes) -> bytes:
    """An answer as people read it: that to ASK, which has no rows, as a word in a table."""
    if form == "table" and media_type == _TRUTH:
        return b"true\n" if json.loads(body)["boolean"] else b"false\n"
    return body


_PLAN = "plan"
FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
"""Forms of rows by their short names."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the IRI of the thing that it names, and the value in English where the query gives it.

    What a variable ``x`` says, ``x_en`` says in English.
    """

    value: Value
    iri: str | None = None
    english: Value = None

    @property
    def text(self) -> str:
        """The value as people read it; empty where unbound."""
        return "" if self.value is None else str(self.value)

    @property
    def text_en(self) -> str:
        """The same in English, where it is a word or sentence of ours."""
        return self.text if self.english is None else listed_in_english(str(self.english))


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
    return Row({column.name: _cell(terms, column) for column in columns}, _iri(terms.get("evidence_iri")))


def _cell(terms: Mapping[str, Term | None], column: Column) -> Cell:
    english = python_value(terms.get(f"{column.name}_en"))
    return Cell(python_value(terms[column.name]), _iri(terms.get(column.link)), english)


def telling(columns: Sequence[Column], rows: Sequence[Row], *, several: bool | None = None) -> tuple[Column, ...]:
    """The columns that some row fills; that of the plan where the rows are, or may be, of ``several``."""
    if several is None:
        several = len({row[_PLAN] for row in rows if _PLAN in row.cells}) > 1
    return tuple(
        column
        for column in columns
        if any(row[column.name] is not None for row in rows) and (several or column.name != _PLAN)
    )


def is_figures(column: Column, rows: Sequence[Row]) -> bool:
    """Whether a column holds numbers and nothing else."""
    values = [row[column.name] for row in rows]
    return any(value is not None for value in values) and not any(isinstance(value, str) for value in values)


def _iri(term: Term | None) -> str | None:
    return term.value if isinstance(term, NamedNode) else None


def write(solutions: Solutions, form: str) -> bytes:
    """The solutions as ``csv tsv json xml``; raises UnsupportedFormat."""
    if form not in FORMATS:
        raise UnsupportedFormat(
            "{form} is no form of rows: ask for one of {formats}.", form=form, formats=", ".join(FORMATS)
        )
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
