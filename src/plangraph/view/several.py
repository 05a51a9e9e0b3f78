"""Several plans in one picture: which of them a row is of, and what can be said over all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plangraph.view.english import counted, verb
from plangraph.view.findings import listed
from plangraph.view.lettering import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

_NAMED = 3
_YEARS = re.compile(r"[（(][0-9０-９]{4}[^（()）]*年?[)）]$")


def plan_names(plans: Sequence[PlanFact]) -> Mapping[str, str]:
    """The titles of several plans by IRI, without their years at the end; none where there is one plan."""
    if len(plans) == 1:
        return {}
    return {plan.iri: _YEARS.sub("", printable(plan.label)) or printable(plan.label) for plan in plans}


def over(plans: Sequence[PlanFact], words: str, preset: Preset) -> str:
    """A headline that says over how many plans it is."""
    if len(plans) == 1:
        return words
    return preset.say(f"{len(plans)} 份计划：{words}", f"{counted(len(plans), 'plan')}: {words}")


def group_of(task: Mapping[str, Any], plans: Mapping[str, str]) -> str:
    """The heading that the node of a task stands under: its section, or its plan where there are several."""
    return plans.get(task["plan"], task["plan"]) if plans else printable(task.get("section") or "")


def plans_of(graph: nx.Graph[str], nodes: Iterable[str]) -> set[str]:
    """The plans that nodes are of."""
    return {graph.nodes[node]["plan"] for node in nodes if "plan" in graph.nodes[node]}


def plans_shown(graph: nx.Graph[str], drawn: Iterable[str], plans: Sequence[PlanFact]) -> tuple[int, int, str, str]:
    """How many of the plans have a part in what is drawn, for a note of what is left out."""
    return len(plans_of(graph, drawn)), len(plans), "份计划", "plans"


def widest_spread(graph: nx.Graph[str]) -> tuple[list[str], int]:
    """The columns of a matrix that are in most plans, where that is more than one and few enough are to be named."""
    counts = {unit: len(plans_of(graph, graph[unit])) for unit in graph.graph["columns"]}
    most = max(counts.values())
    top = [unit for unit, count in counts.items() if count == most]
    return (top, most) if most > 1 and len(top) <= _NAMED else ([], most)


def spread_told(graph: nx.Graph[str], units: Collection[str]) -> frozenset[str]:
    """The units, and of each plan that they are in a row that shows it."""
    rows = {(unit, graph.nodes[row]["plan"]): row for unit in units for row in reversed(list(graph[unit]))}
    return frozenset((*units, *rows.values()))


def spread_headline(graph: nx.Graph[str], names: Naming, preset: Preset) -> str:
    """Who is in most plans; empty where nobody is in several, or too many are."""
    top, most = widest_spread(graph)
    if not top:
        return ""
    who, each = listed(top, names, preset), preset.say("各 ", " each") if len(top) > 1 else ""
    return preset.say(
        f"{who}列入的计划最多（{each}{most} 份）", f"{who} {verb(len(top), 'is', 'are')} in most of them ({most}{each})"
    )
