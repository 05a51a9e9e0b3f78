"""Measures of social network analysis on a collaboration graph (Freeman 1978; Burt 1992; Clauset et al. 2004)."""

from __future__ import annotations

import networkx as nx

_DIGITS = 6


def measured(graph: nx.Graph[str]) -> nx.Graph[str]:
    """A copy whose nodes hold ``degree weighted_degree betweenness core community constraint``.

    ``betweenness`` is normalised and unweighted; ``core`` the k-core number; ``community`` a number from 1, largest
    community first (greedy modularity, weighted); ``constraint`` Burt's, None for a unit without partners.
    """
    result: nx.Graph[str] = graph.copy()
    nx.set_node_attributes(result, dict(graph.degree()), "degree")
    nx.set_node_attributes(result, dict(graph.degree(weight="weight")), "weighted_degree")
    nx.set_node_attributes(result, _rounded(nx.betweenness_centrality(graph)), "betweenness")
    nx.set_node_attributes(result, nx.core_number(graph), "core")
    nx.set_node_attributes(result, communities(graph), "community")
    nx.set_node_attributes(result, {unit: constraint(graph, unit) for unit in graph}, "constraint")
    return result


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
    total = sum(int(data["weight"]) for data in graph[unit].values())
    return {other: int(data["weight"]) / total for other, data in graph[unit].items()}


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
        (number[one], number[other], data["weight"]) for one, other, data in graph.edges(data=True)
    )
    found = nx.community.greedy_modularity_communities(numbered, weight="weight")
    ordered = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    return {names[member]: number for number, members in enumerate(ordered, 1) for member in members}


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {unit: round(value, _DIGITS) for unit, value in values.items()}
