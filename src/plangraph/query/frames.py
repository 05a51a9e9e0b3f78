"""Rows as data frames of pandas and polars, the values of a column of one type."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from pyoxigraph import Literal

from plangraph.errors import MissingPackage
from plangraph.query.values import Value, python_value
from plangraph.vocabulary import XSD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import polars as pl

    from plangraph.model.solutions import Solutions, Term

_DATE = XSD.term("date")
_Typed: TypeAlias = Value | date


class Type(StrEnum):
    """What a column holds, by the name that polars gives it."""

    INTEGER = "Int64"
    NUMBER = "Float64"
    TRUTH = "Boolean"
    DATE = "Date"
    TEXT = "String"


_PANDAS: Mapping[Type, str] = {
    Type.INTEGER: "Int64",
    Type.NUMBER: "float64",
    Type.TRUTH: "boolean",
    Type.DATE: "datetime64[s]",
    Type.TEXT: "string",
}
"""Types that can lack values: a year beside a gap stays 2027."""


@dataclass(frozen=True, slots=True)
class Series:
    """A column; None where a row has no value."""

    name: str
    type: Type
    cells: tuple[_Typed, ...]


def series(solutions: Solutions, *, iris: bool) -> tuple[Series, ...]:
    """The columns of the rows, without those of IRIs unless ``iris``; one without values is text."""
    places = [(place, name) for place, name in enumerate(solutions.variables) if iris or not _is_iri(name)]
    return tuple(_series(name, [row[place] for row in solutions.rows]) for place, name in places)


def to_pandas(solutions: Solutions, *, iris: bool) -> pd.DataFrame:
    """The rows as a frame of pandas; raises MissingPackage."""
    pandas = _package("pandas")
    columns = series(solutions, iris=iris)
    return pandas.DataFrame({one.name: pandas.Series(one.cells, dtype=_PANDAS[one.type]) for one in columns})


def to_polars(solutions: Solutions, *, iris: bool) -> pl.DataFrame:
    """The rows as a frame of polars; raises MissingPackage."""
    polars = _package("polars")
    columns = series(solutions, iris=iris)
    frame: pl.DataFrame = polars.DataFrame(
        [polars.Series(one.name, one.cells, getattr(polars, one.type)) for one in columns]
    )
    return frame


def _series(name: str, terms: Sequence[Term | None]) -> Series:
    values = [_typed(term) for term in terms]
    found = {type(value) for value in values if value is not None}
    if found == {int}:
        return Series(name, Type.INTEGER, tuple(values))
    if found and found <= {int, float, Decimal}:
        return Series(name, Type.NUMBER, tuple(None if value is None else float(value) for value in values))  # type: ignore[arg-type]
    if found == {bool}:
        return Series(name, Type.TRUTH, tuple(values))
    if found == {date}:
        return Series(name, Type.DATE, tuple(values))
    return Series(name, Type.TEXT, tuple(None if value is None else str(value) for value in values))


def _typed(term: Term | None) -> _Typed:
    value = python_value(term)
    if isinstance(term, Literal) and term.datatype == _DATE:
        try:
            return date.fromisoformat(term.value)
        except ValueError:  # a day with a time zone
            return value
    return value


def _is_iri(variable: str) -> bool:
    return variable == "iri" or variable.endswith("_iri")


def _package(name: str) -> Any:  # noqa: ANN401  a module that may not be there
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackage(f"to_{name}() needs the package {name}: run `pip install {name}`.") from error
