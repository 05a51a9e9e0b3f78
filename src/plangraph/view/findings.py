"""What a collaboration graph shows, in Chinese sentences for people who decide; every figure is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from plangraph.view.naming import Naming

_NAMED = 3
_AXIS = 3
_GROUP = 2


def headline(graph: nx.Graph[str], naming: Naming) -> str:
    """The finding on top of the picture."""
    total = graph.graph["tasks"]
    units = list(graph)
    if len(units) == 1:
        return _alone(naming[units[0]], graph.nodes[units[0]]["tasks"], total)
    if not graph.number_of_edges():
        return f"{len(units)} 个单位各自承担任务，没有两个单位共同承担的任务"
    left_out = tuple(graph.graph.get("left_out", ()))
    if left_out:
        return f"除{listed(left_out, naming)}外，{_axis(graph, naming) or _busiest(graph, naming)}"
    hubs = graph.graph["in_every_task"]
    if not hubs:
        axis = _axis(graph, naming)
        return _busiest(graph, naming) + (f"，{axis}" if axis else "")
    if len(hubs) == len(units):
        return f"{len(units)} 个单位共同承担全部 {total} 项任务"
    axis = _axis(graph, naming, hubs)
    return f"{listed(hubs, naming)}参与全部 {total} 项任务" + (f"，{axis}" if axis else "")


def _alone(name: str, tasks: int, total: int) -> str:
    if total == 1:
        return f"{name}独自承担全部任务（1 项）"
    return f"{name}独自承担全部 {total} 项任务" if tasks == total else f"{name}承担 {tasks} 项任务"


def _axis(graph: nx.Graph[str], naming: Naming, hubs: Sequence[str] = ()) -> str:
    """The pair that stands out among the units that are not in every task; empty where none does."""
    pairs = [pair for pair in graph.graph["ranked_pairs"] if not set(pair[:2]) & set(hubs)]
    if not pairs or pairs[0][2] < _GROUP:
        return ""
    one, other, weight = pairs[0]
    tied = sum(pair[2] == weight for pair in pairs)
    if tied > 1:
        return f"{tied} 对单位各共担 {weight} 项，协作最多" if tied <= _NAMED else ""
    if weight >= _AXIS and (len(pairs) == 1 or weight >= 1.5 * pairs[1][2]):
        return f"{naming[one]}、{naming[other]}构成协同主轴"
    return f"{naming[one]}与{naming[other]}协作最多（共担 {weight} 项）"


def _busiest(graph: nx.Graph[str], naming: Naming) -> str:
    most = max(data["tasks"] for _, data in graph.nodes(data=True))
    top = [unit for unit, data in graph.nodes(data=True) if data["tasks"] == most]
    if len(top) == len(graph):
        return f"{len(top)} 个单位各承担 {most} 项任务"
    if len(top) > _NAMED:
        return f"{len(top)} 个单位并列承担任务最多，各 {most} 项"
    each = "各 " if len(top) > 1 else ""
    return f"{listed(top, naming)}承担任务最多（{each}{most} 项）"


def listed(units: Sequence[str], naming: Naming) -> str:
    """The names of up to three units, then how many there are."""
    names = "、".join(naming[unit] for unit in units[:_NAMED])
    return names if len(units) <= _NAMED else f"{names}等 {len(units)} 个单位"


def key_points(graph: nx.Graph[str], naming: Naming) -> tuple[str, ...]:
    """What else is worth knowing, most telling first; at most four sentences."""
    found = (_one_task(graph), _beyond_hub(graph, naming), _together(graph, naming), _weak(graph))
    return tuple(point for point in found if point)


def _one_task(graph: nx.Graph[str]) -> str:
    count, units = len(graph.graph["one_task"]), len(graph)
    if not count or units == 1 or graph.graph["tasks"] == 1:
        return ""
    if count == units:
        return "每个单位都只承担 1 项任务"
    return f"{count} 个单位只承担 1 项任务，占全部单位的 {_percent(count, units)}"


def _beyond_hub(graph: nx.Graph[str], naming: Naming) -> str:
    hubs = graph.graph["in_every_task"]
    pairs = [pair for pair in graph.graph["ranked_pairs"] if not set(pair[:2]) & set(hubs)]
    if len(hubs) != 1 or not pairs or pairs[0][2] < _GROUP or sum(pair[2] == pairs[0][2] for pair in pairs) > 1:
        return ""
    one, other, weight = pairs[0]
    return f"{naming[hubs[0]]}之外，{naming[one]}与{naming[other]}共担最多，为 {weight} 项"


def _together(graph: nx.Graph[str], naming: Naming) -> str:
    hubs = set(graph.graph["in_every_task"])
    groups = [pair for pair in graph.graph["always_together"] if not {pair[0], pair[1]} <= hubs]
    if not groups:
        return ""
    (one, other, tasks), *others = sorted(groups, key=lambda pair: -pair[2])
    more = f"；这样的单位共 {len(groups)} 对" if others else ""
    if len(others) == 1:
        more = f"，{naming[others[0][0]]}与{naming[others[0][1]]}的 {others[0][2]} 项也相同"
    return f"{naming[one]}与{naming[other]}的 {tasks} 项任务完全相同{more}"


def _weak(graph: nx.Graph[str]) -> str:
    pairs = graph.graph["ranked_pairs"]
    weak = sum(pair[2] == 1 for pair in pairs)
    if not weak or len(graph) == _GROUP:
        return ""
    if weak == len(pairs):
        return f"{weak} 对协作关系都只有 1 项共同任务"
    return f"{len(pairs)} 对协作关系中，{weak} 对只有 1 项共同任务"


def _percent(part: int, whole: int) -> str:
    share = 100 * part / whole
    return f"{share:.0f}%" if share >= 1 else "不足 1%"
