"""All that the words of a plan let one infer about its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.relation import Relations
from plangraph.relate.dependences import dependences
from plangraph.relate.leads import leads
from plangraph.relate.measurements import measurements
from plangraph.relate.passages import passages
from plangraph.relate.sharings import shared_indicators, shared_terms, shared_things
from plangraph.relate.terms import terms

if TYPE_CHECKING:
    from plangraph.model.plan import Plan


MOST_TASKS = 500
"""Beyond so many tasks a text is a collection of plans: what tasks of different plans have in common links none."""


def relations(plan: Plan) -> Relations:
    """The relations of a plan; the same plan has the same ones in the same order.

    A text of more than ``MOST_TASKS`` tasks has leads alone.
    """
    if len(plan.tasks) > MOST_TASKS:
        return Relations(tuple(leads(plan.tasks)))
    clauses = tuple(passages(plan))
    measured = tuple(measurements(plan, clauses))
    title = plan.metadata.title.value if plan.metadata.title else ""
    directed = tuple(dependences(plan, clauses))
    sharings = (
        *shared_things(plan, clauses, directed),
        *shared_indicators(plan, measured),
        *shared_terms(terms(plan.document.text, clauses, len(plan.tasks), title, _named(plan))),
    )
    return Relations(tuple(leads(plan.tasks)), measured, directed, sharings)


def _named(plan: Plan) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for entity in plan.entities:
        tasks = frozenset(mention.task for mention in entity.mentions if mention.task is not None)
        for name in (entity.name, *entity.aliases):
            found[name] = found.get(name, frozenset()) | tasks
    return found
