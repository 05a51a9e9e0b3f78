"""Folds the rows of a SELECT that agree in all but some variables into one, as a query's header declares.

Lists are made here and not by GROUP_CONCAT, the order of which no server promises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.model.solutions import Solutions
from plangraph.query.values import listed, python_value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plangraph.model.solutions import Term
    from plangraph.query.saved import Column, Fold, SavedQuery, SortKey

Row = tuple["Term | None", ...]


def arranged(solutions: Solutions, query: SavedQuery) -> Solutions:
    """The rows folded, in the order and with the columns first that the query declares."""
    folded = fold(solutions, query.folds) if query.folds else solutions
    return _with_columns_first(_sorted(folded, query.order), query.columns)


def without_rows(query: SavedQuery) -> Solutions:
    """The columns that people see, and no row."""
    return Solutions(tuple(column.name for column in query.columns), ())


def fold(solutions: Solutions, folds: Sequence[Fold]) -> Solutions:
    """One row for those that agree in every variable that no fold takes, in the order of the first of them."""
    taken = {item.variable for item in folds}
    keys = [place for place, name in enumerate(solutions.variables) if name not in taken]
    groups: dict[Row, list[Row]] = {}
    for row in solutions.rows:
        groups.setdefault(tuple(row[place] for place in keys), []).append(row)
    places = [solutions.variables.index(item.variable) for item in folds]
    rows = tuple(
        (
            *key,
            *(_folded(item.function, [row[place] for row in rows]) for item, place in zip(folds, places, strict=True)),
        )
        for key, rows in groups.items()
    )
    names = (*(solutions.variables[place] for place in keys), *(item.column for item in folds))
    return Solutions(names, rows)


def _folded(function: str, terms: Sequence[Term | None]) -> Term | None:
    distinct = list(dict.fromkeys(term for term in terms if term is not None))
    if function == "count":
        return Literal(len(distinct))
    if not distinct:
        return None
    if function == "first":
        return distinct[0]
    return Literal(listed(dict.fromkeys(str(python_value(term)) for term in distinct)))


def _sorted(solutions: Solutions, order: Sequence[SortKey]) -> Solutions:
    rows = list(solutions.rows)
    # Sorting is stable: from the last key to the first, ties stay in the order of the query.
    for key in reversed(order):
        place = solutions.variables.index(key.column)
        rows.sort(key=lambda row, at=place: _rank(row[at]), reverse=key.descending)  # type: ignore[misc]
    return Solutions(solutions.variables, tuple(rows))


def _rank(term: Term | None) -> tuple[int, float | Decimal, str]:
    value = python_value(term)
    if isinstance(value, str):
        return 1, 0, value
    return (0, 0, "") if value is None else (1, value, "")


def _with_columns_first(solutions: Solutions, columns: Sequence[Column]) -> Solutions:
    shown = [column.name for column in columns]
    names = (*shown, *(name for name in solutions.variables if name not in shown))
    places = [solutions.variables.index(name) for name in names]
    return Solutions(names, tuple(tuple(row[place] for place in places) for row in solutions.rows))
