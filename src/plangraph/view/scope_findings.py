"""What a graph of scope shows, in sentences; every figure is computed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.view.cuts import of_them
from plangraph.view.english import capital, counted
from plangraph.view.lettering import fitted, printable
from plangraph.view.several import plans_of
from plangraph.view.sides import of_side

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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


def scope_headline(graph: nx.Graph[str], preset: Preset, drawn: Collection[str] | None = None) -> str:
    """For each kind of thing the task that names most, or how far they are spread; how many of them are ``drawn``."""
    found = [
        _finding(graph, things, kind, preset) + of_them(_spread(graph, things).counted, drawn, preset, "个")
        for kind, things in _by_kind(graph).items()
    ]
    return preset.say("，", "; ").join(found) if preset.language == "zh" else capital("; ".join(found))


def scope_told(graph: nx.Graph[str]) -> frozenset[str]:
    """What the headline names or counts."""
    spreads = [_spread(graph, things) for things in _by_kind(graph).values()]
    return frozenset(node for spread in spreads for node in (*spread.counted, spread.top) if node)


def _by_kind(graph: nx.Graph[str]) -> dict[str, list[str]]:
    things = sides_of(graph).things
    found = {kind: [thing for thing in things if graph.nodes[thing]["kind"] == kind] for kind in KINDS}
    return {kind: mine for kind, mine in found.items() if mine}


@dataclass(frozen=True, slots=True)
class _Spread:
    """The task that names most things of a kind, empty where several do, and the things that a headline counts."""

    top: str
    tasks: int
    counted: tuple[str, ...]


def _spread(graph: nx.Graph[str], things: Sequence[str]) -> _Spread:
    counts = Counter(task for thing in things for task in graph[thing])
    most = max(counts.values(), default=0)
    top = [task for task, count in counts.items() if count == most]
    several = len(plans_of(graph, sides_of(graph).tasks)) > 1
    if len(top) == 1 and not several and (most > 1 or len(counts) == 1 or most == len(things)):
        return _Spread(top[0], len(counts), tuple(thing for thing in things if top[0] in graph[thing]))
    return _Spread("", len(counts), tuple(thing for thing in things if graph.degree(thing)))


def _finding(graph: nx.Graph[str], things: Sequence[str], kind: str, preset: Preset) -> str:
    _, some, _, one, many = KINDS[kind]
    spread, total = _spread(graph, things), len(things)
    most = len(spread.counted)
    if not spread.tasks:
        return preset.say(f"{total} {some}未写入任何任务", f"no task names the {counted(total, one, many)}")
    if spread.top:
        name = _task_name(graph, spread.top, preset)
        if most == total:
            return preset.say(
                f"{total} {some}{'都' if total > 1 else ''}写在{name}",
                f"{name} names {'all ' if total > 1 else ''}{counted(total, one, many)}",
            )
        return preset.say(
            f"{total} {some}中 {most} 个写在{name}", f"{name} names {most} of {counted(total, one, many)}"
        )
    if most < total:
        return preset.say(
            f"{total} {some}中 {most} 个写入 {spread.tasks} 项任务",
            f"{most} of {counted(total, one, many)} in {counted(spread.tasks, 'task')}",
        )
    return preset.say(
        f"{total} {some}分布在 {spread.tasks} 项任务", f"{counted(total, one, many)} in {counted(spread.tasks, 'task')}"
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
