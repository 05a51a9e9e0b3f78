"""What a collaboration graph shows, in sentences for people who decide; every figure is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.view.english import counted, joined, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

_NAMED = 3
_AXIS = 3
_GROUP = 2


def headline(graph: nx.Graph[str], naming: Naming, preset: Preset) -> str:
    """The finding on top of the picture."""
    total = graph.graph["tasks"]
    units = list(graph)
    if len(units) == 1:
        return _alone(naming[units[0]], graph.nodes[units[0]]["tasks"], total, preset)
    if not graph.number_of_edges():
        return preset.say(
            f"{len(units)} 个单位各自承担任务，没有两个单位共同承担的任务",
            f"{counted(len(units), 'unit')} work alone: no two share a task",
        )
    left_out = tuple(graph.graph.get("left_out", ()))
    if left_out:
        found = _axis(graph, naming, preset) or _busiest(graph, naming, preset)
        aside = listed(left_out, naming, preset)
        return preset.say(f"除{aside}外，{found}", f"Apart from {aside}, {found}")
    hubs = graph.graph["in_every_task"]
    if not hubs:
        axis = _axis(graph, naming, preset)
        return _busiest(graph, naming, preset) + (preset.say("，", "; ") + axis if axis else "")
    if len(hubs) == len(units):
        return preset.say(
            f"{len(units)} 个单位共同承担全部 {total} 项任务",
            f"All {counted(len(units), 'unit')} share all {counted(total, 'task')}",
        )
    axis = _axis(graph, naming, preset, hubs)
    who = listed(hubs, naming, preset)
    words = preset.say(f"{who}参与全部 {total} 项任务", f"{who} {verb(len(hubs), 'is', 'are')} in all {total} tasks")
    return words + (preset.say("，", "; ") + axis if axis else "")


def _alone(name: str, tasks: int, total: int, preset: Preset) -> str:
    if total == 1:
        return preset.say(f"{name}独自承担全部任务（1 项）", f"{name} has the only task alone")
    if tasks == total:
        return preset.say(f"{name}独自承担全部 {tasks} 项任务", f"{name} has all {tasks} tasks alone")
    return preset.say(f"{name}承担 {tasks} 项任务", f"{name} has {counted(tasks, 'task')}")


def _axis(graph: nx.Graph[str], naming: Naming, preset: Preset, hubs: Sequence[str] = ()) -> str:
    """The pair that stands out among the units that are not in every task; empty where none does."""
    pairs = [pair for pair in graph.graph["ranked_pairs"] if not set(pair[:2]) & set(hubs)]
    if not pairs or pairs[0][2] < _GROUP:
        return ""
    one, other, weight = pairs[0]
    tied = sum(pair[2] == weight for pair in pairs)
    if tied > 1:
        words = preset.say(
            f"{tied} 对单位各共担 {weight} 项，协作最多", f"{tied} pairs share most, {counted(weight, 'task')} each"
        )
        return words if tied <= _NAMED else ""
    if weight >= _AXIS and (len(pairs) == 1 or weight >= 1.5 * pairs[1][2]):
        return preset.say(
            f"{naming[one]}、{naming[other]}构成协同主轴", f"{naming[one]} and {naming[other]} are the main axis"
        )
    return preset.say(
        f"{naming[one]}与{naming[other]}协作最多（共担 {weight} 项）",
        f"{naming[one]} and {naming[other]} share most ({counted(weight, 'task')})",
    )


def _busiest(graph: nx.Graph[str], naming: Naming, preset: Preset) -> str:
    most = max(data["tasks"] for _, data in graph.nodes(data=True))
    top = [unit for unit, data in graph.nodes(data=True) if data["tasks"] == most]
    tasks = counted(most, "task")
    if len(top) == len(graph):
        return preset.say(f"{len(top)} 个单位各承担 {most} 项任务", f"{len(top)} units have {tasks} each")
    if len(top) > _NAMED:
        return preset.say(
            f"{len(top)} 个单位并列承担任务最多，各 {most} 项", f"{len(top)} units have most tasks, {most} each"
        )
    who = listed(top, naming, preset)
    each = preset.say("各 ", " each") if len(top) > 1 else ""
    return preset.say(
        f"{who}承担任务最多（{each}{most} 项）", f"{who} {verb(len(top), 'has', 'have')} most tasks ({most}{each})"
    )


def listed(units: Sequence[str], naming: Naming, preset: Preset) -> str:
    """The names of up to three units, then how many there are."""
    named = [naming[unit] for unit in units[:_NAMED]]
    if len(units) <= _NAMED:
        return preset.say("、".join(named), joined(named))
    names = preset.say("、", ", ").join(named)
    return preset.say(f"{names}等 {len(units)} 个单位", f"{names} and {len(units) - _NAMED} more")


def key_points(graph: nx.Graph[str], naming: Naming, preset: Preset) -> tuple[str, ...]:
    """What else is worth knowing, most telling first; at most four sentences."""
    found = (
        _one_task(graph, preset),
        _beyond_hub(graph, naming, preset),
        _together(graph, naming, preset),
        _weak(graph, preset),
    )
    return tuple(point for point in found if point)


def _one_task(graph: nx.Graph[str], preset: Preset) -> str:
    count, units = len(graph.graph["one_task"]), len(graph)
    if not count or units == 1 or graph.graph["tasks"] == 1:
        return ""
    if count == units:
        return preset.say("每个单位都只承担 1 项任务", "Each unit has a single task")
    share = _percent(count, units)
    return preset.say(
        f"{count} 个单位只承担 1 项任务，占全部单位的 {share or '不足 1%'}",
        f"{counted(count, 'unit')}, {share or 'less than 1%'} of all, {verb(count, 'has', 'have')} a single task",
    )


def _beyond_hub(graph: nx.Graph[str], naming: Naming, preset: Preset) -> str:
    hubs = graph.graph["in_every_task"]
    pairs = [pair for pair in graph.graph["ranked_pairs"] if not set(pair[:2]) & set(hubs)]
    if len(hubs) != 1 or not pairs or pairs[0][2] < _GROUP or sum(pair[2] == pairs[0][2] for pair in pairs) > 1:
        return ""
    one, other, weight = pairs[0]
    return preset.say(
        f"{naming[hubs[0]]}之外，{naming[one]}与{naming[other]}共担最多，为 {weight} 项",
        f"Apart from {naming[hubs[0]]}, {naming[one]} and {naming[other]} share most: {counted(weight, 'task')}",
    )


def _together(graph: nx.Graph[str], naming: Naming, preset: Preset) -> str:
    hubs = set(graph.graph["in_every_task"])
    groups = [pair for pair in graph.graph["always_together"] if not {pair[0], pair[1]} <= hubs]
    if not groups:
        return ""
    (one, other, tasks), *others = sorted(groups, key=lambda pair: -pair[2])
    words = preset.say(
        f"{naming[one]}与{naming[other]}的 {tasks} 项任务完全相同",
        f"{naming[one]} and {naming[other]} have the same {counted(tasks, 'task')}",
    )
    if len(others) == 1:
        third, fourth, more = others[0]
        return words + preset.say(
            f"，{naming[third]}与{naming[fourth]}的 {more} 项也相同",
            f"; so have {naming[third]} and {naming[fourth]} ({more})",
        )
    count = len(groups)
    return words + (preset.say(f"；这样的单位共 {count} 对", f"; there are {count} such pairs") if others else "")


def _weak(graph: nx.Graph[str], preset: Preset) -> str:
    pairs = graph.graph["ranked_pairs"]
    weak, total = sum(pair[2] == 1 for pair in pairs), len(pairs)
    if not weak or len(graph) == _GROUP:
        return ""
    if weak == total:
        return preset.say(
            f"{weak} 对协作关系都只有 1 项共同任务",
            f"{counted(weak, 'pair')} {verb(weak, 'shares', 'share')} a single task each",
        )
    return preset.say(
        f"{total} 对协作关系中，{weak} 对只有 1 项共同任务",
        f"Of {counted(total, 'pair')} {weak} {verb(weak, 'shares', 'share')} a single task",
    )


def _percent(part: int, whole: int) -> str:
    """The share in whole percent; empty below one."""
    share = 100 * part / whole
    return f"{share:.0f}%" if share >= 1 else ""
