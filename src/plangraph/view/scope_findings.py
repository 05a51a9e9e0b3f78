"""What a graph of scope shows, in sentences; every figure is computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.view.english import capital, counted
from plangraph.view.lettering import fitted, printable
from plangraph.view.sides import of_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from plangraph.view.preset import Preset

KINDS = {
    "brand": ("品牌", "个品牌", "Brands", "brand", "brands"),
    "region": ("区域", "个区域", "Regions", "region", "regions"),
    "industry": ("产业", "个产业", "Industries", "industry", "industries"),
}
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Sides:
    """The nodes of a graph of scope, side by side."""

    things: tuple[str, ...]
    tasks: tuple[str, ...]
    units: tuple[str, ...]


def sides_of(graph: nx.Graph[str]) -> Sides:
    """The nodes of the graph by side."""
    return Sides(*(tuple(of_side(graph, side)) for side in ("thing", "task", "unit")))


def scope_headline(graph: nx.Graph[str], preset: Preset) -> str:
    """For each kind of thing the task that names most, or how far they are spread."""
    sides = sides_of(graph)
    found = []
    for kind in KINDS:
        things = [thing for thing in sides.things if graph.nodes[thing]["kind"] == kind]
        if things:
            found.append(_finding(graph, things, kind, preset))
    return preset.say("，", "; ").join(found) if preset.language == "zh" else capital("; ".join(found))


def _finding(graph: nx.Graph[str], things: Sequence[str], kind: str, preset: Preset) -> str:
    _, some, _, one, many = KINDS[kind]
    counts: dict[str, int] = {}
    for thing in things:
        for task in graph[thing]:
            counts[task] = counts.get(task, 0) + 1
    total = len(things)
    if not counts:
        return preset.say(f"{total} {some}未写入任何任务", f"no task names the {counted(total, one, many)}")
    most = max(counts.values())
    top = [task for task, count in counts.items() if count == most]
    if len(top) == 1 and most == total:
        return preset.say(
            f"{total} {some}{'都' if total > 1 else ''}写在{_task_name(graph, top[0], preset)}",
            f"{_task_name(graph, top[0], preset)} names {'all ' if total > 1 else ''}{counted(total, one, many)}",
        )
    if len(top) == 1 and (most > 1 or len(counts) == 1):
        return preset.say(
            f"{total} {some}中 {most} 个写在{_task_name(graph, top[0], preset)}",
            f"{_task_name(graph, top[0], preset)} names {most} of {counted(total, one, many)}",
        )
    named, tasks = sum(graph.degree(thing) > 0 for thing in things), len(counts)
    if named < total:
        return preset.say(
            f"{total} {some}中 {named} 个写入 {tasks} 项任务",
            f"{named} of {counted(total, one, many)} in {counted(tasks, 'task')}",
        )
    return preset.say(
        f"{total} {some}分布在 {tasks} 项任务", f"{counted(total, one, many)} in {counted(tasks, 'task')}"
    )


def _task_name(graph: nx.Graph[str], task: str, preset: Preset) -> str:
    data = graph.nodes[task]
    label = fitted(printable(data["label"]), 1, _LONGEST)
    return preset.say(f"任务 {data['ordinal']}“{label}”", f'task {data["ordinal"]} "{label}"')


def scope_counts(graph: nx.Graph[str], sides: Sides, preset: Preset) -> str:
    """How many of each there are."""
    parts_zh, parts_en = [], []
    for kind, (_, some, _, one, many) in KINDS.items():
        count = sum(graph.nodes[thing]["kind"] == kind for thing in sides.things)
        if count:
            parts_zh.append(f"{count} {some}")
            parts_en.append(counted(count, one, many))
    parts_zh += [f"{len(sides.tasks)} 项任务"] + ([f"{len(sides.units)} 个责任单位"] if sides.units else [])
    parts_en += [counted(len(sides.tasks), "task")] + ([counted(len(sides.units), "unit")] if sides.units else [])
    return preset.say("、".join(parts_zh), ", ".join(parts_en))


def scope_subtitle(graph: nx.Graph[str], sides: Sides, preset: Preset) -> str:
    """The counts, and whether the text names units."""
    counts = scope_counts(graph, sides, preset)
    if sides.units or not sides.tasks:
        return counts
    return preset.say(f"{counts}，原文未列责任单位", f"{counts}; the text names no units for them")
