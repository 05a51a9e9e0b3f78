"""The rows that analysis and pictures work on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from plangraph.model.facts import LinkFact, PlanFact, ResponsibilityFact, TargetFact, TaskFact, ThingFact
from plangraph.model.plan import BodyKind
from plangraph.query.values import python_value
from plangraph.vocabulary import BODY_KIND, DEPENDENCY, ROLE

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
    found = (
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
            evidence=row["evidence_iri"] or "",
        )
        for row in _rows(store, library, "responsibilities", plan)
    )
    # A part that several places state is one part; the first place stands for them.
    first: dict[ResponsibilityFact, ResponsibilityFact] = {}
    for fact in found:
        first.setdefault(replace(fact, evidence=""), fact)
    return tuple(first.values())


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


def tasks(store: SparqlStore, library: Library, plan: str | None = None) -> tuple[TaskFact, ...]:
    """The tasks of all plans or of the one with that IRI, in the order of the text."""
    return tuple(
        TaskFact(
            plan=row["plan_iri"],
            task=row["task_iri"],
            ordinal=row["ordinal"],
            heading=row["heading"],
            section_ordinal=row["section_ordinal"],
            section=row["section"],
        )
        for row in _rows(store, library, "tasks", plan)
    )


def things(store: SparqlStore, library: Library, plan: str | None = None) -> tuple[ThingFact, ...]:
    """The brands, industries, regions, policies and platforms, once for each task that names them."""
    return tuple(
        ThingFact(
            plan=row["plan_iri"],
            thing=row["thing_iri"],
            label=row["label"],
            kind=row["kind"],
            relation=row["relation"],
            status=row["status"],
            task=row["task_iri"],
        )
        for row in _rows(store, library, "things", plan)
    )


def links(store: SparqlStore, library: Library, plan: str | None = None) -> tuple[LinkFact, ...]:
    """What is inferred between tasks, once for each task of a link."""
    return tuple(
        LinkFact(
            plan=row["plan_iri"],
            link=row["link_iri"],
            kind=row["kind_iri"].removeprefix(DEPENDENCY),
            confidence=float(row["confidence"]),
            over=row["over_iri"],
            label=row["over"],
            task=row["task_iri"],
            first=row["first_iri"],
        )
        for row in _rows(store, library, "dependencies", plan)
    )


def _rows(store: SparqlStore, library: Library, view: str, plan: str | None) -> Iterator[dict[str, Any]]:
    bindings = {} if plan is None else {"plan_iri": NamedNode(plan)}
    solutions = store.select(library.views[view], bindings)
    for row in solutions.rows:
        yield dict(zip(solutions.variables, (python_value(term) for term in row), strict=True))
