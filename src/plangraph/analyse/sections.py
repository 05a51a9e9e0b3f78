"""Sections and units as the two sides of a bipartite graph: how many tasks of a section name a unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import networkx as nx

from plangraph.analyse.responsibility import merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.facts import ResponsibilityFact, TaskFact


def sections(
    tasks: Sequence[TaskFact], responsibilities: Sequence[ResponsibilityFact], *, generic: bool = False
) -> nx.Graph[str]:
    """``rows`` and ``columns`` of the graph are its sections and units in order; empty where no task has a section.

    A section (``label ordinal tasks units``) is known by its plan and number; an edge's ``weight`` counts the tasks.
    Units (``label kind tasks sections``) go from many sections to few, then from many tasks to few.
    """
    graph: nx.Graph[str] = nx.Graph()
    place = {task.task: _key(task) for task in tasks if task.section}
    counts = Counter(place.values())
    for task in sorted(tasks, key=lambda task: (task.plan, task.ordinal)):
        if task.task in place:
            key = place[task.task]
            graph.add_node(
                key, side="section", label=task.section, ordinal=task.section_ordinal, tasks=counts[key], plan=task.plan
            )
    rows = tuple(graph)
    parts = [part for part in merged(responsibilities, generic=generic) if part.task in place]
    for (section, unit), weight in Counter((place[part.task], part.unit) for part in parts).items():
        graph.add_edge(section, unit, relation="names", weight=weight)
    for part in parts:
        graph.nodes[part.unit].update(side="unit", label=part.label, kind=part.kind)
    columns = tuple(dict.fromkeys(part.unit for part in parts))
    for unit in columns:
        graph.nodes[unit].update(tasks=graph.degree(unit, weight="weight"), sections=graph.degree(unit))
    for row in rows:
        graph.nodes[row]["units"] = graph.degree(row)
    ordered = sorted(columns, key=lambda unit: (-graph.nodes[unit]["sections"], -graph.nodes[unit]["tasks"]))
    graph.graph.update(rows=rows, columns=tuple(ordered), tasks=len(place), responsibilities=len(parts))
    return graph


def _key(task: TaskFact) -> str:
    return f"{task.plan}/section/{task.section_ordinal}"
