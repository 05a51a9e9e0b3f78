"""The rows of SPARQL of one's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from plangraph.errors import ParameterError
from plangraph.model.solutions import Solutions
from plangraph.query.values import python_value

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from plangraph.model.solutions import Term

_PLAIN_COUNT = re.compile(r"\b(?:COUNT|SUM|AVG)\s*\(\s*(?!DISTINCT\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT, for frames and notebooks."""

    solutions: Solutions

    def __len__(self) -> int:
        return len(self.solutions.rows)

    def records(self) -> list[dict[str, Any]]:
        """Every row as a dict of Python values, IRIs as text."""
        names = self.solutions.variables
        return [dict(zip(names, map(python_value, row), strict=True)) for row in self.solutions.rows]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a frame of pandas; raises MissingPackage."""
        from plangraph.query.frames import to_pandas  # noqa: PLC0415

        return to_pandas(self.solutions, iris=True)

    def to_polars(self) -> pl.DataFrame:
        """The rows as a frame of polars; raises MissingPackage."""
        from plangraph.query.frames import to_polars  # noqa: PLC0415

        return to_polars(self.solutions, iris=True)

    def _repr_html_(self) -> str:
        """The rows as a table for notebooks; of many the first."""
        from plangraph.query.notebook import MOST_ROWS, Entry, Head, rest, table  # noqa: PLC0415

        def entry(term: Term | None) -> Entry:
            value = python_value(term)
            return Entry("" if value is None else str(value), term.value if isinstance(term, NamedNode) else None)

        heads = [Head(name) for name in self.solutions.variables]
        lines = [[entry(term) for term in row] for row in self.solutions.rows[:MOST_ROWS]]
        return table("SPARQL", heads, lines, rest(len(self), MOST_ROWS))


def rows(answer: bytes) -> Rows:
    """The rows of an answer in JSON; raises ParameterError for that of an ASK."""
    found = parse_query_results(answer, format=QueryResultsFormat.JSON)
    if not isinstance(found, QuerySolutions):
        raise ParameterError("Only a SELECT has rows: take `sparql` for this query.")
    variables = tuple(variable.value for variable in found.variables)
    return Rows(Solutions(variables, tuple(tuple(solution) for solution in found)))


def counts_plainly(query: str) -> bool:
    """Whether a query counts or adds up without DISTINCT, which in a union counts what two graphs say alike twice."""
    return bool(_PLAIN_COUNT.search(query))
