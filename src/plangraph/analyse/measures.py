"""Measures of social network analysis on a graph (Freeman 1978; Burt 1992; Clauset et al. 2004)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXACT = 500
"""Nodes up to which betweenness counts all shortest paths; beyond, those from as many as PIVOTS of them."""
PIVOTS = 300
_DIGITS = 6


def measured(graph: nx.Graph[str]) -> nx.Graph[str]:
    """A copy whose nodes hold ``degree weighted_degree betweenness core community constraint``.

    Directions do not count, an edge without ``weight`` weighs 1. ``betweenness`` is normalised and unweighted; ``core``
    the k-core number; ``community`` a number from 1, largest community first (greedy modularity, weighted);
    ``constraint`` Burt's, None for a node without neighbours. Above EXACT nodes betweenness is estimated, and the
    graph's ``betweenness_estimated`` says so.
    """
    result: nx.Graph[str] = graph.copy()
    for name, values in _measures(nx.Graph(graph)).items():
        nx.set_node_attributes(result, values, name)
    if len(graph) > EXACT:
        result.graph["betweenness_estimated"] = True
    return result


def measured_without(graph: nx.Graph[str], hubs: Sequence[str]) -> nx.Graph[str]:
    """A copy whose nodes also hold each measure as it is without ``hubs`` (``degree_without_hub`` …), hubs None.

    Nothing is added where there are no hubs, or nothing else.
    """
    result: nx.Graph[str] = graph.copy()
    if not 0 < len(hubs) < len(graph):
        return result
    rest: nx.Graph[str] = nx.Graph(graph)
    rest.remove_nodes_from(hubs)
    for name, values in _measures(rest).items():
        nx.set_node_attributes(result, {node: values.get(node) for node in graph}, f"{name}_without_hub")
    result.graph["hubs"] = tuple(hubs)
    return result


def hubs(graph: nx.Graph[str]) -> tuple[str, ...]:
    """The units that every task (or section) of the graph names; none where there is one only."""
    if "in_every_task" in graph.graph:
        return tuple(unit for unit in graph.graph["in_every_task"] if unit in graph)
    rows = graph.graph.get("rows", ())
    return tuple(unit for unit in graph.graph.get("columns", ()) if graph.degree(unit) == len(rows) > 1)


def _measures(graph: nx.Graph[str]) -> dict[str, Mapping[str, float | None]]:
    pivots = None if len(graph) <= EXACT else PIVOTS
    return {
        "degree": dict(graph.degree()),
        "weighted_degree": dict(graph.degree(weight="weight")),
        "betweenness": _rounded(nx.betweenness_centrality(graph, k=pivots, seed=1)),
        "core": nx.core_number(graph),
        "community": communities(graph),
        "constraint": {node: constraint(graph, node) for node in graph},
    }


def constraint(graph: nx.Graph[str], unit: str) -> float | None:
    """How far a unit's partners are each other's partners (Burt 1992, 2.4); None for a unit without partners.

    networkx needs scipy for this, or many seconds for a hundred units.
    """
    if not graph[unit]:
        return None
    shares = _shares(graph, unit)
    through: dict[str, float] = dict(shares)
    for partner, share in shares.items():
        for other, its_share in _shares(graph, partner).items():
            if other in shares:
                through[other] += share * its_share
    return round(sum(value * value for value in through.values()), _DIGITS)


def _shares(graph: nx.Graph[str], unit: str) -> dict[str, float]:
    """The part of a unit's shared tasks that it shares with each partner."""
    total = sum(int(data.get("weight", 1)) for data in graph[unit].values())
    return {other: int(data.get("weight", 1)) / total for other, data in graph[unit].items()}


def communities(graph: nx.Graph[str]) -> dict[str, int]:
    """Each unit's community, from 1; the same on every run."""
    if not graph.number_of_edges():
        return {unit: number for number, unit in enumerate(graph, 1)}
    # Whole numbers hash to themselves, so that sets inside networkx keep one order from run to run.
    names = list(graph)
    number = {unit: index for index, unit in enumerate(names)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(number.values())
    numbered.add_weighted_edges_from(
        (number[one], number[other], data.get("weight", 1)) for one, other, data in graph.edges(data=True)
    )
    found = nx.community.greedy_modularity_communities(numbered, weight="weight")
    ordered = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    return {names[member]: number for number, members in enumerate(ordered, 1) for member in members}


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {unit: round(value, _DIGITS) for unit, value in values.items()}
