"""Where a plan stands among policies: what it rests on and cites, what its tasks cite, what it is to draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from plangraph.analyse.scope import add_tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.facts import PlanFact, TaskFact, ThingFact

_RANK = {"basis": 0, "cites": 1, "to_draft": 2}


def lineage(plans: Sequence[PlanFact], tasks: Sequence[TaskFact], things: Sequence[ThingFact]) -> nx.DiGraph[str]:
    """Policies, plans and tasks; a policy's ``relation`` is ``basis``, ``cites`` or ``to_draft``, the first there is.

    Edges run from a policy to the plan or task that rests on it or cites it, from the plan to its task, and from a
    task (or the plan) to the document that it is to draft; each holds its ``relation``.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    rows = sorted(
        (row for row in things if row.kind == "policy" and row.relation in _RANK),
        key=lambda row: (_RANK[str(row.relation)], row.plan, row.thing),
    )
    for plan in plans:
        if any(row.plan == plan.iri for row in rows):
            graph.add_node(plan.iri, side="plan", label=plan.label)
    named = {row.task for row in rows}
    add_tasks(graph, (task for task in tasks if task.task in named))
    for row in rows:
        _add(graph, row)
    return graph


def _add(graph: nx.DiGraph[str], row: ThingFact) -> None:
    relation = str(row.relation)
    if row.thing not in graph:
        graph.add_node(row.thing, side="policy", label=row.label, relation=relation)
    at = row.task if row.task in graph else row.plan
    if at is None or at not in graph:
        return
    if at != row.plan and row.plan in graph:
        graph.add_edge(row.plan, at, relation="has-task", weight=1)
    ends = (at, row.thing) if relation == "to_draft" else (row.thing, at)
    graph.add_edge(*ends, relation=relation, weight=1)
