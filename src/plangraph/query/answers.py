"""The answer to a saved query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plangraph.query import results
from plangraph.query.binding import bind
from plangraph.query.folding import arranged, without_rows
from plangraph.query.notes import notes
from plangraph.query.saved import Inferred
from plangraph.query.values import python_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import polars as pl

    from plangraph.model.identifier import Identifiers
    from plangraph.model.solutions import Solutions
    from plangraph.protocols import SparqlStore
    from plangraph.query.binding import Bound
    from plangraph.query.notes import Note
    from plangraph.query.results import Row
    from plangraph.query.saved import Column, SavedQuery


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query for some parameters; ``solutions`` are folded, the columns that people see first."""

    query: SavedQuery
    parameters: tuple[Bound, ...]
    solutions: Solutions
    stated_only: bool = False

    @property
    def notes(self) -> tuple[Note, ...]:
        """What has to be said with the rows: that they rest on inferred links, or what the text is silent about."""
        return tuple(notes(self.query, self.solutions, stated_only=self.stated_only))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that people see."""
        return self.query.columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as Python values: ``row["heading"]``."""
        return results.cells(self.solutions, self.columns)

    @property
    def sparql(self) -> str:
        """The query with its parameters in it, for a page or a server that knows none; its rows are not folded."""
        return written(self.query, self.parameters, stated_only=self.stated_only)

    def records(self) -> list[dict[str, Any]]:
        """Every row as a dict, IRIs included: ``pandas.DataFrame(answer.records())``."""
        names = self.solutions.variables
        return [dict(zip(names, (python_value(term) for term in row), strict=True)) for row in self.solutions.rows]

    def to_pandas(self, *, iris: bool = True) -> pd.DataFrame:
        """The rows as a frame of pandas, its ``attrs`` the notes; ``iris=False`` leaves IRIs out.

        Raises MissingPackage.
        """
        from plangraph.query.frames import to_pandas  # noqa: PLC0415

        frame = to_pandas(self.solutions, iris=iris)
        frame.attrs = {"query": self.query.name, "notes": [str(note) for note in self.notes]}
        return frame

    def to_polars(self, *, iris: bool = True) -> pl.DataFrame:
        """The rows as a frame of polars; ``iris=False`` leaves IRIs out. Raises MissingPackage."""
        from plangraph.query.frames import to_polars  # noqa: PLC0415

        return to_polars(self.solutions, iris=iris)

    def _repr_html_(self) -> str:
        """The rows as a table for notebooks."""
        from plangraph.query.notebook import answer_table  # noqa: PLC0415

        asked = "，".join(f"{item.parameter.label_zh}：{item.label}" for item in self.parameters)
        caption = f"{self.query.title_zh}（{asked}）" if asked else self.query.title_zh
        return answer_table(caption, self.columns, self.rows, self.notes)

    def __repr__(self) -> str:
        asked = ", ".join(f"{item.parameter.name}={item.label}" for item in self.parameters)
        return f"<Answer {self.query.name}({asked}): {len(self.solutions.rows)} rows>"

    def write(self, form: str) -> bytes:
        """The answer as ``table csv tsv json xml``; raises UnsupportedFormat."""
        if form == "table":
            from plangraph.query.terminal import table  # noqa: PLC0415  rich takes long to import

            return table(self.columns, self.rows)
        return results.write(self.solutions, form)


def written(query: SavedQuery, parameters: Sequence[Bound], *, stated_only: bool = False) -> str:
    """The text of a query with a VALUES block a parameter at the head of its WHERE."""
    text = query.text_of_stated if stated_only else query.text
    head, where, pattern = text.partition("\nWHERE {\n")
    values = "".join(f"  VALUES ?{item.parameter.variable} {{ {item.term} }}\n" for item in parameters)
    return f"{head}{where}{values}{pattern}"


def answer(
    store: SparqlStore,
    query: SavedQuery,
    values: Mapping[str, str],
    identifiers: Identifiers,
    *,
    stated_only: bool = False,
) -> Answer:
    """The rows of a query for the values of its parameters: labels, slugs or IRIs.

    ``stated_only`` leaves inferred links out. Raises ParameterError, UnknownLabel, AmbiguousLabel, UnknownPlan.
    """
    bound = bind(store, query, values, identifiers)
    if stated_only and query.inferred is Inferred.ALL:
        return Answer(query, bound, without_rows(query), stated_only=True)
    text = query.text_of_stated if stated_only else query.text
    solutions = store.select(text, {item.parameter.variable: item.term for item in bound})
    return Answer(query, bound, arranged(solutions, query), stated_only)
