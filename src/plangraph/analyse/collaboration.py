"""Units that share tasks: an undirected graph, an edge for each pair of units named by the same task."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from plangraph.analyse.insights import insights
from plangraph.analyse.responsibility import leads, merged, solid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.facts import ResponsibilityFact


def collaboration(facts: Sequence[ResponsibilityFact], *, generic: bool = False) -> nx.Graph[str]:
    """The graph of units, each an IRI with ``label kind tasks first task_list first_list``, busiest unit first.

    ``tasks`` counts a unit's tasks and ``first`` those that name it first (or, where the plan states leads, as lead);
    The lists hold task IRIs in the order of the plan. Edges hold ``weight`` and ``task_list`` of shared tasks.
    Generic sets of units (各区, 有关部门) stay out unless ``generic``. The graph's own attributes hold the counts
    ``units tasks pairs responsibilities``, ``headings`` (task → ordinal, heading), ``sections`` and ``plans`` (of
    tasks), ``parts`` (unit → task, role and IRI of the words, each), ``leads_stated`` and the insights.
    """
    rows = merged(facts, generic=generic)
    graph: nx.Graph[str] = nx.Graph()
    _add_units(graph, rows)
    _add_pairs(graph, rows)
    tasks = {row.task: (row.ordinal, row.heading) for row in rows}
    graph.graph.update(
        units=len(graph),
        tasks=len(tasks),
        pairs=graph.number_of_edges(),
        responsibilities=len(rows),
        headings=tasks,
        leads_stated=leads(rows),
        sections={row.task: row.section for row in rows},
        plans={row.task: row.plan for row in rows},
        parts=_parts(rows),
    )
    graph.graph.update(insights(graph))
    return graph


def _parts(rows: Sequence[ResponsibilityFact]) -> dict[str, list[tuple[str, str, str]]]:
    parts: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows:
        parts[row.unit].append((row.task, row.role, row.evidence))
    return dict(parts)


def _add_units(graph: nx.Graph[str], rows: Sequence[ResponsibilityFact]) -> None:
    by_unit: defaultdict[str, list[ResponsibilityFact]] = defaultdict(list)
    for row in rows:
        by_unit[row.unit].append(row)
    first = solid(rows)
    for unit, mine in sorted(by_unit.items(), key=lambda item: (-len(item[1]), _order(item[1][0]), item[0])):
        graph.add_node(
            unit,
            label=mine[0].label,
            kind=mine[0].kind,
            tasks=len(mine),
            first=sum((row.task, unit) in first for row in mine),
            task_list=tuple(row.task for row in mine),
            first_list=tuple(row.task for row in mine if (row.task, unit) in first),
        )


def _add_pairs(graph: nx.Graph[str], rows: Sequence[ResponsibilityFact]) -> None:
    by_task: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_task[row.task].append(row.unit)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    place = {unit: index for index, unit in enumerate(graph)}
    for task, units in by_task.items():
        for pair in combinations(sorted(units, key=place.__getitem__), 2):
            shared[pair].append(task)
    for (one, other), tasks in sorted(shared.items(), key=lambda item: (place[item[0][0]], place[item[0][1]])):
        graph.add_edge(one, other, weight=len(tasks), task_list=tuple(tasks))


def _order(row: ResponsibilityFact) -> tuple[str, int, int]:
    return row.plan, row.ordinal, row.position


def ego(graph: nx.Graph[str], unit: str) -> nx.Graph[str]:
    """One unit of a collaboration graph with its partners; ``centre`` is an attribute of the result.

    Raises KeyError where the graph has no such unit.
    """
    if unit not in graph:
        raise KeyError(unit)
    # A subgraph of networkx may run through its nodes in the order of a set.
    around: nx.Graph[str] = graph.copy()
    around.remove_nodes_from([node for node in graph if node != unit and not graph.has_edge(node, unit)])
    around.graph.update(graph.graph, centre=unit)
    return around


def without(graph: nx.Graph[str], units: Sequence[str]) -> nx.Graph[str]:
    """The graph without some units; counts of units and pairs follow, ``left_out`` maps who was taken to labels."""
    left_out = {unit: graph.nodes[unit]["label"] for unit in units}
    rest: nx.Graph[str] = graph.copy()
    rest.remove_nodes_from(units)
    rest.graph.update(units=len(rest), pairs=rest.number_of_edges(), left_out=left_out)
    rest.graph.update(insights(rest))
    return rest
