"""The rows that analysis and pictures work on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from plangraph.model.facts import PlanFact, ResponsibilityFact, TargetFact
from plangraph.model.plan import BodyKind
from plangraph.query.values import python_value
from plangraph.vocabulary import BODY_KIND, ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.protocols import SparqlStore
    from plangraph.query.library import Library


def plans(store: SparqlStore, library: Library) -> tuple[PlanFact, ...]:
    """The plans of the dataset, by id."""
    return tuple(
        PlanFact(
            iri=row["plan_iri"],
            id=row["id"],
            label=row["label"],
            doc_number=row["doc_number"],
            start_year=row["start_year"],
            end_year=row["end_year"],
            sha256=row["sha256"],
        )
        for row in _rows(store, library, "plans", None)
    )


def responsibilities(store: SparqlStore, library: Library, plan: str | None = None) -> tuple[ResponsibilityFact, ...]:
    """Each unit's part in each task, of all plans or of the one with that IRI, in the order of the text."""
    return tuple(
        ResponsibilityFact(
            plan=row["plan_iri"],
            task=row["task_iri"],
            ordinal=row["ordinal"],
            heading=row["heading"],
            section_ordinal=row["section_ordinal"],
            section=row["section"],
            unit=row["unit_iri"],
            label=row["label"],
            kind=(row["kind_iri"] or BodyKind.OTHER.value).removeprefix(BODY_KIND),
            position=row["position"],
            role=row["role_iri"].removeprefix(ROLE),
            generic=row["generic"],
        )
        for row in _rows(store, library, "responsibilities", plan)
    )


def targets(store: SparqlStore, library: Library, plan: str | None = None) -> tuple[TargetFact, ...]:
    """The figure of each indicator for each year, of all plans or of the one with that IRI."""
    return tuple(
        TargetFact(
            plan=row["plan_iri"],
            indicator=row["indicator_iri"],
            ordinal=row["ordinal"],
            label=row["label"],
            measure=row["measure"],
            year=row["year"],
            value=Decimal(row["value"]),
            wording=row["wording"],
            comparator=row["comparator"],
        )
        for row in _rows(store, library, "targets", plan)
    )


def _rows(store: SparqlStore, library: Library, view: str, plan: str | None) -> Iterator[dict[str, Any]]:
    bindings = {} if plan is None else {"plan_iri": NamedNode(plan)}
    solutions = store.select(library.views[view], bindings)
    for row in solutions.rows:
        yield dict(zip(solutions.variables, (python_value(term) for term in row), strict=True))
