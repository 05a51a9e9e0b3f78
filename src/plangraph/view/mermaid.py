"""A graph in layers as Mermaid text: for Markdown pages that draw it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.view.lettering import printable
from plangraph.view.sides import of_side

if TYPE_CHECKING:
    import networkx as nx

# The sides of graphs, in the order in which they stand from left to right, in both languages.
SIDES = {
    "outside": ("计划外的依托", "Outside the plan"),
    "thing": ("事物", "Things"),
    "policy": ("文件", "Documents"),
    "plan": ("计划", "Plan"),
    "task": ("任务", "Tasks"),
    "made": ("先行", "First"),
    "shared": ("共同之处（推断）", "In common (inferred)"),
    "unit": ("责任单位", "Units"),
}
# What holds a meaning in Mermaid's quoted text, as its entities.
_ENTITIES = str.maketrans({"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;"})


def mermaid(graph: nx.Graph[str], headline: str, language: str) -> bytes:
    """A flowchart from left to right, a box for each layer; dotted arrows are inferred."""
    at = 1 if language == "en" else 0
    names = {node: f"n{number}" for number, node in enumerate(graph)}
    lines = ["---", f"title: {_quoted(headline)}", "---", "flowchart LR"]
    for side, titles in SIDES.items():
        nodes = of_side(graph, side)
        if nodes:
            lines.append(f"  subgraph {side}[{_quoted(titles[at])}]")
            lines += [f"    {names[node]}[{_quoted(_label(graph, node))}]" for node in nodes]
            lines.append("  end")
    for one, other, data in graph.edges(data=True):
        if data["relation"] == "depends-on":
            continue
        lines.append(f"  {names[one]} {'-.->' if data.get('inferred') else '-->'} {names[other]}")
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _label(graph: nx.Graph[str], node: str) -> str:
    data = graph.nodes[node]
    number = f"{data['ordinal']} " if "ordinal" in data else ""
    return number + printable(data["label"])


def _quoted(text: str) -> str:
    return '"' + text.translate(_ENTITIES) + '"'
