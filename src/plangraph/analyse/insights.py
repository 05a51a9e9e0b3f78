"""What stands out in a collaboration graph."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

# A pair that shares a single task says nothing: both may simply be small.
_TOGETHER = 2


def insights(graph: nx.Graph[str]) -> dict[str, object]:
    """Who sits in every task, who in one only, which pairs have just the same tasks, and the pairs by weight.

    Keys: ``in_every_task`` and ``one_task`` (unit IRIs), ``always_together`` (unit, unit, tasks),
    ``ranked_pairs`` (unit, unit, weight; heaviest first, ties in the order of the nodes).
    """
    return {
        "in_every_task": in_every_task(graph),
        "one_task": tuple(unit for unit, data in graph.nodes(data=True) if data["tasks"] == 1),
        "always_together": always_together(graph),
        "ranked_pairs": ranked_pairs(graph),
    }


def in_every_task(graph: nx.Graph[str]) -> tuple[str, ...]:
    """The units that every task names; none where there is one task only."""
    total = graph.graph["tasks"]
    return tuple(unit for unit, data in graph.nodes(data=True) if data["tasks"] == total > 1)


def always_together(graph: nx.Graph[str]) -> tuple[tuple[str, str, int], ...]:
    """Pairs of units with exactly the same tasks, two or more."""
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for unit, data in graph.nodes(data=True):
        alike[data["task_list"]].append(unit)
    return tuple(
        (one, other, len(tasks))
        for tasks, units in alike.items()
        if len(tasks) >= _TOGETHER
        for one, other in combinations(units, 2)
    )


def ranked_pairs(graph: nx.Graph[str]) -> tuple[tuple[str, str, int], ...]:
    """Every pair that shares a task, heaviest first."""
    pairs = ((one, other, int(data["weight"])) for one, other, data in graph.edges(data=True))
    return tuple(sorted(pairs, key=lambda pair: -pair[2]))
