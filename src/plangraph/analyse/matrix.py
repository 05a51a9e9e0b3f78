"""Who owns what: tasks and units as the two sides of a bipartite graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from plangraph.analyse.responsibility import leads, merged, solid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.facts import ResponsibilityFact


def matrix(facts: Sequence[ResponsibilityFact], *, generic: bool = False) -> nx.Graph[str]:
    """The responsibilities; ``rows`` and ``columns`` of the graph are its task and unit IRIs in order.

    Tasks (``label ordinal section plan``) keep the order of the plan, units (``label kind tasks``) go from many tasks
    to few, ties as first named. An edge holds ``position``, ``role`` and ``solid`` (lead, or named first where no
    lead is stated).
    """
    rows = merged(facts, generic=generic)
    graph: nx.Graph[str] = nx.Graph()
    stressed = solid(rows)
    for row in rows:
        graph.add_node(
            row.task, side="task", label=row.heading, ordinal=row.ordinal, section=row.section, plan=row.plan
        )
        graph.add_node(row.unit, side="unit", label=row.label, kind=row.kind)
        graph.add_edge(row.task, row.unit, position=row.position, role=row.role, solid=(row.task, row.unit) in stressed)
    units = sorted(dict.fromkeys(row.unit for row in rows), key=lambda unit: -graph.degree(unit))
    nx.set_node_attributes(graph, {unit: graph.degree(unit) for unit in units}, "tasks")
    graph.graph.update(
        rows=tuple(dict.fromkeys(row.task for row in rows)),
        columns=tuple(units),
        responsibilities=len(rows),
        leads_stated=leads(rows),
    )
    return graph


def within(graph: nx.Graph[str], units: Sequence[str]) -> nx.Graph[str]:
    """The part of a matrix that some of its units have, those in the given order; counts of units stay."""
    tasks = {task for unit in units for task in graph[unit]}
    part: nx.Graph[str] = graph.subgraph([*units, *tasks]).copy()
    part.graph.update(
        rows=tuple(task for task in graph.graph["rows"] if task in tasks),
        columns=tuple(units),
        responsibilities=part.number_of_edges(),
    )
    return part


def of_unit(graph: nx.Graph[str], unit: str) -> nx.Graph[str]:
    """The part of a matrix that the tasks of a unit are, the unit first; counts of units are those of these tasks."""
    tasks = tuple(task for task in graph.graph["rows"] if task in graph[unit])
    units = {other for task in tasks for other in graph[task]}
    part: nx.Graph[str] = graph.subgraph([*tasks, *units]).copy()
    nx.set_node_attributes(part, {other: part.degree(other) for other in units}, "tasks")
    columns = [other for other in graph.graph["columns"] if other in units]
    part.graph.update(
        rows=tasks,
        columns=tuple(sorted(columns, key=lambda other: (other != unit, -part.degree(other)))),
        responsibilities=part.number_of_edges(),
    )
    return part
