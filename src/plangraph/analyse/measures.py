"""Measures of social network analysis on a collaboration graph (Freeman 1978; Burt 1992; Clauset et al. 2004)."""

from __future__ import annotations

from math import isnan

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
    # Naming the nodes keeps networkx on its plain-Python way, whose digits are the same on every machine.
    nx.set_node_attributes(result, _rounded(nx.constraint(graph, nodes=list(graph), weight="weight")), "constraint")
    return result


def communities(graph: nx.Graph[str]) -> dict[str, int]:
    """Each unit's community, from 1; the same on every run."""
    if not graph.number_of_edges():
        return {unit: number for number, unit in enumerate(graph, 1)}
    # Whole numbers hash to themselves, so that sets inside networkx keep one order from run to run.
    numbered = nx.convert_node_labels_to_integers(graph)
    names = list(graph)
    found = nx.community.greedy_modularity_communities(numbered, weight="weight")
    ordered = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    return {names[member]: number for number, members in enumerate(ordered, 1) for member in members}


def _rounded(values: dict[str, float]) -> dict[str, float | None]:
    return {unit: None if isnan(value) else round(value, _DIGITS) for unit, value in values.items()}
