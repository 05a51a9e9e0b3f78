"""What a dependency graph shows, in sentences; every figure is computed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.view.cuts import of_them
from plangraph.view.english import counted, joined
from plangraph.view.lettering import fitted, printable
from plangraph.view.several import plans_of
from plangraph.view.sides import of_side

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import networkx as nx

    from plangraph.view.preset import Preset

_NAMED = 3
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Told:
    """What a headline is about: ``nodes`` are named by it or belong to what it counts, ``counted`` are its figure."""

    nodes: frozenset[str]
    counted: frozenset[str]


def dependencies_told(graph: nx.Graph[str]) -> Told:
    """What the headline of a dependency graph is about."""
    ends = {kind: _ends(graph, kind) for kind in ("depends-on", "shares", "rests-on")}
    if centre := graph.graph.get("centre"):
        near = frozenset(graph)
        return Told(near, frozenset(of_side(graph, "task")) - {centre})
    several = _several(graph)
    orders, _ = _most(graph, "made", "serves")
    if orders:
        later = frozenset(one for one, _ in ends["depends-on"])
        return Told(frozenset(node for pair in ends["depends-on"] for node in pair) | {*orders}, later)
    shared, _ = _most(graph, "shared", "shares")
    if shared:
        named = frozenset(shared if len(shared) <= _NAMED and not several else ())
        tasks = frozenset(one for one, other in ends["shares"] if not named or other in named)
        return Told(named | tasks, tasks)
    waiting, count = _most(graph, "task", "rests-on")
    if len(waiting) == 1 and count > 1:
        outside = frozenset(one for one, other in ends["rests-on"] if other == waiting[0])
        return Told(outside | {*waiting}, outside)
    tasks = frozenset(other for _, other in ends["rests-on"])
    return Told(tasks, tasks)


def _several(graph: nx.Graph[str]) -> bool:
    """Whether there are several plans: what is shared in one of them is no measure for the others."""
    return len(plans_of(graph, of_side(graph, "task"))) > 1


def _ends(graph: nx.Graph[str], relation: str) -> list[tuple[str, str]]:
    return [(one, other) for one, other, data in graph.edges(data=True) if data["relation"] == relation]


def dependencies_headline(graph: nx.Graph[str], preset: Preset, drawn: Collection[str] | None = None) -> str:
    """What most tasks wait for; where no order is known, what most tasks have in common or stand on.

    Where not all that it counts is ``drawn`` it says how many are.
    """
    return _finding(graph, preset) + of_them(dependencies_told(graph).counted, drawn, preset)


def _finding(graph: nx.Graph[str], preset: Preset) -> str:
    if "centre" in graph.graph:
        return _centre_headline(graph, preset)
    orders, count = _most(graph, "made", "serves")
    if orders:
        return _order_headline(graph, orders, count, preset)
    shared, count = _most(graph, "shared", "shares")
    if shared:
        return _shared_headline(graph, shared, count, preset)
    waiting, count = _most(graph, "task", "rests-on")
    if graph.graph["outside"] == 1:
        name = _label(graph, of_side(graph, "outside")[0])
        return preset.say(f"计划之外的依托只有“{name}”", f'All that the plan rests on outside of itself is "{name}"')
    if len(waiting) == 1 and count > 1:
        task = _named(graph, waiting[0])
        return preset.say(
            f"{task}依托计划外的平台与文件最多（{count} 项）",
            f"{task} rests on most platforms and policies outside the plan ({count})",
        )
    count, tasks = graph.graph["outside"], len({task for _, task in _ends(graph, "rests-on")})
    rest = counted(count, "platform or policy", "platforms and policies")
    return preset.say(
        f"{tasks} 项任务依托计划外的 {count} 项平台与文件",
        f"{counted(tasks, 'task')} and {rest} outside the plan",
    )


def _centre_headline(graph: nx.Graph[str], preset: Preset) -> str:
    """What one task waits for, shares and rests on."""
    task = graph.graph["centre"]
    edges = list(graph.edges(data=True))
    first = sum(data["relation"] == "depends-on" and one == task for one, _, data in edges)
    later = sum(data["relation"] == "depends-on" and other == task for _, other, data in edges)
    outside = sum(data["relation"] == "rests-on" and other == task for _, other, data in edges)
    shared = {other for one, other, data in edges if data["relation"] == "shares" and one == task}
    partners = {one for one, other, data in edges if other in shared and one != task}
    chinese = (
        (first, f"须待 {first} 项任务先行"), (later, f"有 {later} 项任务以其为前提"),
        (outside, f"依托计划外的 {outside} 项平台与文件"), (len(partners), f"与 {len(partners)} 项任务有共同之处"),
    )  # fmt: skip
    english = (
        (first, f"waits for {counted(first, 'task')}"), (later, f"comes before {counted(later, 'task')}"),
        (outside, f"rests on {counted(outside, 'thing')} outside the plan"),
        (len(partners), f"has something in common with {counted(len(partners), 'task')}"),
    )  # fmt: skip
    said = preset.say("，", ", ").join(
        words for count, words in (english if preset.language == "en" else chinese) if count
    )
    return preset.say("任务 ", "Task ") + f"{graph.nodes[task]['ordinal']} {said}"


def _most(graph: nx.Graph[str], side: str, relation: str) -> tuple[list[str], int]:
    """The nodes of a side at the end of most edges of a relation (at their beginning for ``serves``), and how many."""
    counts: Counter[str] = Counter()
    for one, other, data in graph.edges(data=True):
        if data["relation"] == relation:
            counts[one if relation == "serves" else other] += 1
    most = max(counts.values(), default=0)
    return [node for node in of_side(graph, side) if counts[node] == most > 0], most


def _order_headline(graph: nx.Graph[str], orders: Sequence[str], count: int, preset: Preset) -> str:
    later = len({task for task, _, data in graph.edges(data=True) if data["relation"] == "depends-on"})
    name = _label(graph, orders[0])
    if len(orders) == 1 and not _several(graph) and count == later:
        return preset.say(
            f"{later} 项任务须待“{name}”先行", f'{counted(later, "task")} can start only once "{name}" is there'
        )
    if len(orders) == 1 and not _several(graph):
        return preset.say(
            f"{later} 项任务须待其他任务先行，其中 {count} 项待“{name}”",
            f'{counted(later, "task")} wait for others, {count} of them for "{name}"',
        )
    return preset.say(f"{later} 项任务须待其他任务先行", f"{counted(later, 'task')} have to wait for others")


def _shared_headline(graph: nx.Graph[str], shared: Sequence[str], count: int, preset: Preset) -> str:
    names = [_label(graph, node) for node in shared]
    if graph.graph["sharings"] == 1:
        return preset.say(
            f"任务之间的共同之处只有“{names[0]}”（{count} 项任务）",
            f'All that tasks have in common is "{names[0]}" ({counted(count, "task")})',
        )
    several = _several(graph)
    if len(names) == 1 and not several:
        return preset.say(
            f"“{names[0]}”贯穿 {count} 项任务，是任务之间最广的联系",
            f'"{names[0]}" runs through {counted(count, "task")}, more than anything else',
        )
    linked = len({task for task, _, data in graph.edges(data=True) if data["relation"] == "shares"})
    if len(names) <= _NAMED and not several:
        chinese = "".join(f"“{name}”" for name in names)
        english = joined([f'"{name}"' for name in names])
        return preset.say(f"{chinese}各贯穿 {count} 项任务", f"{english} each run through {counted(count, 'task')}")
    total = graph.graph["tasks"]
    return preset.say(
        f"任务之间有 {graph.graph['sharings']} 处共同之处，涉及 {total} 项任务中的 {linked} 项",
        f"{counted(graph.graph['sharings'], 'thing')} in common, of {linked} of {counted(total, 'task')}",
    )


def dependencies_subtitle(graph: nx.Graph[str], preset: Preset) -> str:
    """What the picture shows, and whether the text gives an order."""
    data = graph.graph
    parts_zh = [f"{data['tasks']} 项任务"]
    parts_en = [counted(data["tasks"], "task")]
    if data["sharings"]:
        parts_zh.append(f"{data['sharings']} 处共同之处")
        parts_en.append(f"{counted(data['sharings'], 'thing')} in common")
    if data["outside"]:
        parts_zh.append(f"{data['outside']} 项计划外的依托")
        parts_en.append(f"{counted(data['outside'], 'thing')} outside the plan")
    if data["orders"]:
        parts_zh.append(f"{data['orders']} 条先后关系")
        parts_en.append(counted(data["orders"], "order"))
    counts = preset.say("、".join(parts_zh), ", ".join(parts_en))
    if data["orders"]:
        return counts
    return preset.say(f"原文未载明任务先后。{counts}", f"The text states no order of tasks. {counts}")


def dependencies_alt_text(graph: nx.Graph[str], words: str, preset: Preset) -> str:
    """The picture in a sentence for those who cannot see it."""
    data = graph.graph
    return preset.say(
        f"任务依赖图：{data['tasks']} 项任务，{data['outside']} 项计划外的依托，{data['sharings']} 处共同之处，"
        f"{data['orders']} 条先后关系。{words}。",
        f"Dependency graph: {counted(data['tasks'], 'task')}, {counted(data['outside'], 'thing')} outside "
        f"the plan, {counted(data['sharings'], 'thing')} in common, {counted(data['orders'], 'order')}. {words}.",
    )


def _label(graph: nx.Graph[str], node: str) -> str:
    return fitted(printable(graph.nodes[node]["label"]), 1, _LONGEST)


def _named(graph: nx.Graph[str], task: str) -> str:
    return f"“{_label(graph, task)}”"
