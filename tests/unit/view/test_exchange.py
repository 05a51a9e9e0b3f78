"""Graphs for other programs: Cytoscape, tables, Mermaid, and measures with and without who is in everything."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import networkx as nx
import pytest

from plangraph.pipeline.picture import VIEWS, Facts, picture
from plangraph.view.cytoscape import cytoscape
from plangraph.view.exchange import gexf, graphml
from plangraph.view.mermaid import mermaid
from plangraph.view.tables import tables

if TYPE_CHECKING:
    from plangraph.model.facts import PlanFact

HUB = "unit/区市场监管局"
MEASURES = ("degree", "weighted_degree", "betweenness", "core", "community", "constraint")


def _json(view: str, every: Facts, plans: tuple[PlanFact, ...], form: str = "json") -> dict[str, Any]:
    given = {"unit": "区科技局"} if view == "ego" else {}
    drawn = picture(view, plan=plans, facts=every, format=form, preset="slide", parameters=given)
    found: dict[str, Any] = json.loads(drawn.body)
    return found


def _rows(archive: bytes, name: str) -> list[dict[str, str]]:
    with ZipFile(BytesIO(archive)) as file:
        return list(csv.DictReader(StringIO(file.read(name).decode("utf-8-sig"))))


@pytest.mark.parametrize("view", VIEWS)
def test_every_graph_has_the_measures_of_its_nodes(every: Facts, plans: tuple[PlanFact, ...], view: str):
    nodes = _json(view, every, plans)["nodes"]
    assert all(set(MEASURES) <= set(node) for node in nodes)


@pytest.mark.parametrize("view", ["collaboration", "matrix", "sections", "ego"])
def test_measures_are_there_without_the_hub_too(every: Facts, plans: tuple[PlanFact, ...], view: str):
    nodes = {node["id"]: node for node in _json(view, every, plans)["nodes"]}
    other = nodes["unit/区科技局" if view == "ego" else "unit/区法院"]
    assert all(f"{name}_without_hub" in other for name in MEASURES)
    assert nodes[HUB]["degree_without_hub"] is None
    # In bipartite graphs a unit is no neighbour of the hub.
    assert other["degree_without_hub"] == other["degree"] - (view in {"collaboration", "ego"})


def test_cytoscape_reads_back(every: Facts, plans: tuple[PlanFact, ...]):
    data = _json("dependencies", every, plans, "cyjs")
    graph = VIEWS["dependencies"].graph(every, {})
    back = nx.cytoscape_graph(data)
    assert back.is_directed()
    assert set(back.edges) == set(graph.edges)
    assert back.nodes["task/1"]["name"] == "深化第1项改革，提升治理效能"
    assert cytoscape(graph) == cytoscape(graph)


def test_tables_hold_nodes_and_edges(every: Facts):
    graph = VIEWS["matrix"].graph(every, {})
    archive = tables(graph)
    nodes, edges = _rows(archive, "nodes.csv"), _rows(archive, "edges.csv")
    assert {row["Id"] for row in nodes} == set(graph)
    assert len(edges) == graph.number_of_edges()
    assert {(row["Source"], row["Target"]) for row in edges} <= {(a, b) for a in graph for b in graph[a]}
    assert {row["Type"] for row in edges} == {"Undirected"}
    assert tables(graph) == archive


def test_no_cell_is_a_formula():
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a", label="=HYPERLINK(1)")
    assert _rows(tables(graph), "nodes.csv")[0]["Label"] == "'=HYPERLINK(1)"


def test_mermaid_has_a_box_for_each_layer_and_dots_what_is_inferred(every: Facts):
    graph = VIEWS["dependencies"].graph(every, {})
    lines = mermaid(graph, "要点", "zh").decode().splitlines()
    assert lines[:4] == ["---", 'title: "要点"', "---", "flowchart LR"]
    assert sum(line.strip().startswith("subgraph") for line in lines) == 3
    assert sum(" -.-> " in line for line in lines) == len(every.links)
    assert sum(" --> " in line for line in lines) == 3


def test_no_label_can_end_the_text_that_it_stands_in():
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("a", side="task", ordinal=1, label='a"]; click n0 "x <b>#')
    assert mermaid(graph, "x", "zh").decode().splitlines()[5].count('"') == 2


def test_directions_and_kinds_survive_in_graphml_and_gexf(every: Facts):
    graph = VIEWS["policy-lineage"].graph(every, {})
    assert set(nx.read_graphml(BytesIO(graphml(graph))).edges) == set(graph.edges)
    assert set(nx.read_gexf(BytesIO(gexf(graph))).edges) == set(graph.edges)
