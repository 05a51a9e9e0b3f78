"""What rests on what: a directed graph of tasks, of what they share, and of what they stand on outside of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from plangraph.analyse.scope import add_tasks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangraph.model.facts import LinkFact, TaskFact, ThingFact

_OUTSIDE = {("platform", "use"), ("platform", "built"), ("policy", "basis"), ("policy", "cites")}
_MADE = {"to_build", "to_draft"}


def dependencies(
    tasks: Sequence[TaskFact], things: Sequence[ThingFact], links: Sequence[LinkFact], *, stated_only: bool = False
) -> nx.DiGraph[str]:
    """Nodes have a ``side``: ``outside``, ``task``, ``made`` (built or drafted by a task for others) or ``shared``.

    An edge holds its ``relation``: ``rests-on`` runs from a thing outside to the task that stands on it, ``makes`` and
    ``serves`` through what one task makes for another, ``depends-on`` from a task to the one that comes first, and
    ``shares`` from a task to what it has in common with others. All but the first are inferred: the edge's
    ``inferred`` says so, ``confidence`` how sure, and ``stated_only`` leaves them out. The graph's attributes hold the
    counts ``tasks orders sharings outside``.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    add_tasks(graph, tasks)
    inferred = () if stated_only else tuple(link for link in links if link.task in graph)
    _add_outside(graph, things)
    _add_orders(graph, (link for link in inferred if link.first in graph))
    _add_sharings(graph, (link for link in inferred if link.first is None))
    return _counted(graph)


def around(graph: nx.DiGraph[str], task: str) -> nx.DiGraph[str]:
    """One task with what it is tied to, and the tasks at the other ends; ``centre`` is an attribute of the result.

    Raises KeyError where the graph has no such task.
    """
    if task not in graph or graph.nodes[task]["side"] != "task":
        raise KeyError(task)
    beside = {*graph.predecessors(task), *graph.successors(task)}
    things = {node for node in beside if graph.nodes[node]["side"] != "task"}
    near = {task} | things
    for thing in things:
        near |= {*graph.predecessors(thing), *graph.successors(thing)}
    # A subgraph of networkx may run through its nodes in the order of a set.
    result: nx.DiGraph[str] = graph.copy()
    result.remove_nodes_from([node for node in graph if node not in near])
    result.remove_edges_from([pair for pair in result.edges if not {*pair} & {task, *things}])
    result.graph["centre"] = task
    return _counted(result)


def _counted(graph: nx.DiGraph[str]) -> nx.DiGraph[str]:
    graph.graph.update(
        tasks=sum(data["side"] == "task" for _, data in graph.nodes(data=True)),
        orders=sum(data["relation"] == "depends-on" for *_, data in graph.edges(data=True)),
        sharings=sum(data["side"] == "shared" for _, data in graph.nodes(data=True)),
        outside=sum(data["side"] == "outside" for _, data in graph.nodes(data=True)),
    )
    return graph


def _add_outside(graph: nx.DiGraph[str], things: Iterable[ThingFact]) -> None:
    """Platforms that stand already and documents; what a task of the plan is to make is none of them."""
    rows = list(things)
    made = {row.thing for row in rows if {row.relation, row.status} & _MADE and row.task in graph}
    for row in rows:
        code = row.relation if row.kind == "policy" else row.status
        if row.task is not None and row.task in graph and row.thing not in made and (row.kind, code) in _OUTSIDE:
            graph.add_node(row.thing, side="outside", label=row.label, kind=row.kind)
            graph.add_edge(row.thing, row.task, relation="rests-on", inferred=False, weight=1)


def _add_orders(graph: nx.DiGraph[str], links: Iterable[LinkFact]) -> None:
    for link in links:
        first = str(link.first)
        over = f"made:{link.over}"
        graph.add_node(over, side="made", label=link.label, kind=link.kind)
        told = {"inferred": True, "confidence": link.confidence, "weight": 1}
        graph.add_edge(first, over, relation="makes", **told)
        graph.add_edge(over, link.task, relation="serves", **told)
        graph.add_edge(link.task, first, relation="depends-on", over=link.label, **told)


def _add_sharings(graph: nx.DiGraph[str], links: Iterable[LinkFact]) -> None:
    for link in links:
        graph.add_node(link.link, side="shared", label=link.label, kind=link.kind)
        graph.add_edge(link.task, link.link, relation="shares", inferred=True, confidence=link.confidence, weight=1)
