"""Measures with and without who is in everything."""

from __future__ import annotations

import networkx as nx

from plangraph.analyse.measures import EXACT, hubs, measured, measured_without


def _star(leaves: int) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph(in_every_task=("hub",))
    graph.add_edges_from(("hub", f"unit{n}") for n in range(leaves))
    graph.add_edge("unit0", "unit1")
    return graph


def test_without_the_hub_its_partners_stand_alone():
    graph = measured_without(measured(_star(4)), ("hub",))
    assert graph.nodes["unit0"]["degree"] == 2
    assert graph.nodes["unit0"]["degree_without_hub"] == 1
    assert graph.nodes["unit2"]["degree_without_hub"] == 0
    assert graph.nodes["hub"]["betweenness_without_hub"] is None
    assert graph.graph["hubs"] == ("hub",)


def test_nothing_is_added_where_all_are_hubs():
    graph = measured_without(_star(1), ("hub", "unit0", "unit1"))
    assert not any("degree_without_hub" in data for _, data in graph.nodes(data=True))


def test_the_hubs_of_a_matrix_are_in_every_row():
    graph: nx.Graph[str] = nx.Graph(rows=("t1", "t2"), columns=("all", "some"))
    graph.add_edges_from([("t1", "all"), ("t2", "all"), ("t1", "some")])
    assert hubs(graph) == ("all",)


def test_betweenness_of_a_large_graph_is_estimated_and_says_so():
    graph = nx.relabel_nodes(nx.path_graph(EXACT + 1), str)
    assert measured(graph).graph["betweenness_estimated"]
    assert measured(graph).nodes(data=True) == measured(graph).nodes(data=True)
    assert "betweenness_estimated" not in measured(_star(3)).graph
