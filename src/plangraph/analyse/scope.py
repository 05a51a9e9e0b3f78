"""What a plan's tasks are about: things, the tasks that name them, and the units that answer for those."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from plangraph.analyse.responsibility import leads, merged, solid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from plangraph.model.facts import ResponsibilityFact, TaskFact, ThingFact


def add_tasks(graph: nx.Graph[str], tasks: Iterable[TaskFact]) -> None:
    """Nodes of ``side`` task with ``label ordinal section plan``, in the order of the plan."""
    for task in sorted(tasks, key=lambda task: (task.plan, task.ordinal, task.task)):
        graph.add_node(
            task.task, side="task", label=task.heading, ordinal=task.ordinal, section=task.section, plan=task.plan
        )


def scope(
    kinds: Collection[str],
    tasks: Sequence[TaskFact],
    things: Sequence[ThingFact],
    responsibilities: Sequence[ResponsibilityFact],
) -> nx.Graph[str]:
    """Things of these kinds, the tasks that name them and the units of those tasks; nodes hold their ``side``.

    A thing holds ``label kind codes`` (notations of its relations and statuses), a unit ``label kind``; an edge between
    task and unit ``solid`` (lead, or named first where no lead is stated). A thing that no task names has no edge.
    """
    graph: nx.Graph[str] = nx.Graph()
    found = [row for row in things if row.kind in kinds]
    named = {row.task for row in found}
    add_tasks(graph, (task for task in tasks if task.task in named))
    for row in found:
        _add_thing(graph, row)
    parts = merged(responsibilities)
    stressed = solid(parts)
    for part in parts:
        if part.task in graph:
            graph.add_node(part.unit, side="unit", label=part.label, kind=part.kind)
            graph.add_edge(part.task, part.unit, relation="answers", solid=(part.task, part.unit) in stressed, weight=1)
    graph.graph.update(leads_stated=leads(parts))
    return graph


def _add_thing(graph: nx.Graph[str], row: ThingFact) -> None:
    if row.thing not in graph:
        graph.add_node(row.thing, side="thing", label=row.label, kind=row.kind, codes=())
    data = graph.nodes[row.thing]
    data["codes"] += tuple(code for code in (row.relation, row.status) if code and code not in data["codes"])
    if row.task in graph:
        graph.add_edge(row.thing, str(row.task), relation="names", weight=1)
