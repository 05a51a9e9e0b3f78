"""What rests on what: platforms and documents outside, tasks in the order of the plan, what tasks share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangraph.view.english import counted
from plangraph.view.frame import framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.layered import layered, line_key
from plangraph.view.layering import laid
from plangraph.view.lettering import fitted, printable
from plangraph.view.palette import THING_COLOURS
from plangraph.view.scene import Scene
from plangraph.view.sides import of_side
from plangraph.view.strata import Card, Layer, Strata, Tie

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.layering import Layout
    from plangraph.view.preset import Preset

# Notations of dependency kinds, as a word for what is shared; things that a text names tell more than its terms.
_KINDS = {
    "sharedPlatform": ("平台", "platform"),
    "citedPolicy": ("文件", "policy"),
    "sharedIndicator": ("指标", "indicator"),
    "sharedIndustry": ("产业", "industry"),
    "sharedRegion": ("区域", "region"),
    "sharedBrand": ("品牌", "brand"),
    "sharedEvent": ("活动", "event"),
    "sharedSubject": ("主题", "subject"),
}
_MOST_SHARED = 18
_MOST_OUTSIDE = 14
_NAMED = 3
_LONGEST = 18


def dependencies_scene(graph: nx.Graph[str], plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of a dependency graph; what is beyond its room is left out, and it says so."""
    words = dependencies_headline(graph, preset)
    strata = _strata(graph, preset)
    notes = [source(plans, preset), *_notes(graph, preset)]
    subtitle = title(plans, preset), _subtitle(graph, preset)
    frame = framed(preset, words, subtitle, notes)
    layout = laid(strata, _room(frame.body, preset), preset)
    if cut := _cut_note(graph, layout, preset):
        frame = framed(preset, words, subtitle, [*notes, cut])
        layout = laid(strata, _room(frame.body, preset), preset)
    key, _ = line_key(_key(layout, preset), _key_place(frame.body, preset), preset.base * 0.95)
    return Scene(
        preset.width, preset.height, words, _alt_text(graph, words, preset), (*frame.marks, *layered(layout), *key)
    )


def dependencies_headline(graph: nx.Graph[str], preset: Preset) -> str:
    """What most tasks wait for; where no order is known, what most tasks have in common or stand on."""
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
    count, tasks = graph.graph["outside"], graph.graph["tasks"]
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
        (outside, f"rests on {outside} outside the plan"),
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
    if len(orders) == 1 and count == later:
        return preset.say(
            f"{later} 项任务须待“{name}”先行", f'{counted(later, "task")} can start only once "{name}" is there'
        )
    if len(orders) == 1:
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
    if len(names) == 1:
        return preset.say(
            f"“{names[0]}”贯穿 {count} 项任务，是任务之间最广的联系",
            f'"{names[0]}" runs through {counted(count, "task")}, more than anything else',
        )
    linked = len({task for task, _, data in graph.edges(data=True) if data["relation"] == "shares"})
    if len(names) <= _NAMED:
        chinese = "".join(f"“{name}”" for name in names)
        english = ", ".join(f'"{name}"' for name in names)
        return preset.say(f"{chinese}各贯穿 {count} 项任务", f"{english} each run through {counted(count, 'task')}")
    total = graph.graph["tasks"]
    return preset.say(
        f"{total} 项任务中 {linked} 项有共同之处，共 {graph.graph['sharings']} 处",
        f"{linked} of {counted(total, 'task')} have something in common, {graph.graph['sharings']} things in all",
    )


def _subtitle(graph: nx.Graph[str], preset: Preset) -> str:
    data = graph.graph
    parts_zh = [f"{data['tasks']} 项任务"]
    parts_en = [counted(data["tasks"], "task")]
    if data["sharings"]:
        parts_zh.append(f"{data['sharings']} 处共同之处")
        parts_en.append(f"{data['sharings']} in common")
    if data["outside"]:
        parts_zh.append(f"{data['outside']} 项计划外的依托")
        parts_en.append(f"{data['outside']} outside the plan")
    if data["orders"]:
        parts_zh.append(f"{data['orders']} 条先后关系")
        parts_en.append(counted(data["orders"], "order"))
    counts = preset.say("、".join(parts_zh), ", ".join(parts_en))
    if data["orders"]:
        return counts
    return preset.say(f"原文未载明任务先后。{counts}", f"The text states no order of tasks. {counts}")


def _notes(graph: nx.Graph[str], preset: Preset) -> list[str]:
    notes = []
    if graph.graph["sharings"] or graph.graph["orders"]:
        notes.append(
            preset.say(
                "虚线为推断：由规则从原文用语得出，原文没有直接写明",
                "Dashed lines are inferred by rules from the words of the text, which does not state them",
            )
        )
    if graph.graph["orders"]:
        notes.append(
            preset.say(
                "先后由一项任务建设或制定、另一项任务使用推得", "Order: one task builds or drafts what another uses"
            )
        )
    return notes


def _alt_text(graph: nx.Graph[str], words: str, preset: Preset) -> str:
    data = graph.graph
    return preset.say(
        f"任务依赖图：{data['tasks']} 项任务，{data['outside']} 项计划外的依托，{data['sharings']} 处共同之处，"
        f"{data['orders']} 条先后关系。{words}。",
        f"Dependency graph: {counted(data['tasks'], 'task')}, {data['outside']} outside the plan, "
        f"{data['sharings']} in common, {counted(data['orders'], 'order')}. {words}.",
    )


def _strata(graph: nx.Graph[str], preset: Preset) -> Strata:
    tasks = of_side(graph, "task")
    outside = _ranked(graph, "outside", _MOST_OUTSIDE)
    made = of_side(graph, "made")
    shared = _ranked(graph, "shared", _MOST_SHARED - len(made))
    kept = {*tasks, *outside, *made, *shared}
    strong = set(made) or set(shared[:1] if _leads(graph, shared) else ())
    if "centre" in graph.graph:
        strong = {graph.graph["centre"]}
    ties = tuple(
        Tie(one, other, dashed=data["inferred"], arrow=data["relation"] != "shares", strong=bool(strong & {one, other}))
        for one, other, data in graph.edges(data=True)
        if data["relation"] != "depends-on" and one in kept and other in kept
    )
    groups = _groups(graph, tasks)
    layers = [
        Layer(preset.say("计划外的依托", "Outside the plan"), tuple(_outside(graph, node, preset) for node in outside)),
        Layer(
            preset.say("任务", "Tasks"),
            tuple(_task(graph, node, groups[node]) for node in tasks),
            fixed=True,
            spare=False,
        ),
        Layer(
            preset.say("共同之处（推断）", "In common (inferred)")
            if not made
            else preset.say("先行与共同之处（推断）", "First things, things in common (inferred)"),
            tuple(_shared(graph, node, preset, bold=node in strong) for node in (*made, *shared)),
        ),
    ]
    shown = [layer for layer in layers if layer.cards]
    return Strata(tuple(shown), ties, next(at for at, layer in enumerate(shown) if layer.fixed))


def _leads(graph: nx.Graph[str], shared: Sequence[str]) -> bool:
    return len(shared) == 1 or (len(shared) > 1 and graph.degree(shared[0]) > graph.degree(shared[1]))


def _ranked(graph: nx.Graph[str], side: str, most: int) -> list[str]:
    """The nodes of a side with the most tasks; things before terms, ties in the order of the graph."""
    nodes = of_side(graph, side)
    nodes.sort(key=lambda node: (-graph.degree(node), graph.nodes[node]["kind"] == "sharedSubject"))
    return nodes[: max(0, most)]


def _groups(graph: nx.Graph[str], tasks: Sequence[str]) -> dict[str, str]:
    """The heading that a task stands under: its section."""
    return {task: printable(graph.nodes[task]["section"] or "") for task in tasks}


def _label(graph: nx.Graph[str], node: str) -> str:
    return fitted(printable(graph.nodes[node]["label"]), 1, _LONGEST)


def _named(graph: nx.Graph[str], task: str) -> str:
    return f"“{_label(graph, task)}”"


def _task(graph: nx.Graph[str], node: str, group: str) -> Card:
    data = graph.nodes[node]
    return Card(
        node,
        printable(data["label"]),
        group,
        str(data["ordinal"]),
        colour=THING_COLOURS["task"],
        weight=graph.degree(node) + (1000 if graph.graph.get("centre") == node else 0),
        bold=graph.graph.get("centre") == node,
    )


def _outside(graph: nx.Graph[str], node: str, preset: Preset) -> Card:
    data = graph.nodes[node]
    policy = data["kind"] == "policy"
    group = preset.say("文件", "Policies") if policy else preset.say("平台与机构", "Platforms and bodies")
    return Card(node, printable(data["label"]), group, colour=THING_COLOURS[data["kind"]], weight=graph.degree(node))


def _shared(graph: nx.Graph[str], node: str, preset: Preset, *, bold: bool) -> Card:
    data = graph.nodes[node]
    kind = preset.say(*_KINDS.get(data["kind"], ("先行", "first")))
    weight = (
        graph.degree(node) + (0.5 if data["kind"] != "sharedSubject" else 0) + (1000 if data["side"] == "made" else 0)
    )
    colour = THING_COLOURS.get(data["kind"].removeprefix("shared").lower(), THING_COLOURS["task"])
    return Card(node, printable(data["label"]), note=kind, colour=colour, weight=weight, bold=bold)


def _room(body: Box, preset: Preset) -> Box:
    return Box(body.left, body.top, body.right, body.bottom - preset.base * 2.6)


def _key_place(body: Box, preset: Preset) -> Point:
    return Point(body.left, body.bottom - preset.base * 0.8)


def _key(layout: Layout, preset: Preset) -> list[tuple[str, Tie]]:
    ties = layout.strata.ties
    items = []
    if any(not tie.dashed for tie in ties):
        items.append((preset.say("原文写明：任务依托", "Stated: the task rests on"), Tie("", "", arrow=True)))
    if any(tie.dashed and tie.arrow for tie in ties):
        items.append(
            (
                preset.say("推断：先行 → 后行", "Inferred: first → then"),
                Tie("", "", dashed=True, arrow=True, strong=True),
            )
        )
    if any(tie.dashed and not tie.arrow for tie in ties):
        items.append((preset.say("推断：任务共同涉及", "Inferred: tasks have in common"), Tie("", "", dashed=True)))
    return items


def _cut_note(graph: nx.Graph[str], layout: Layout, preset: Preset) -> str:
    slots = layout.slots
    kept = Counter(graph.nodes[node]["side"] for node in slots)
    notes = []
    for side, total, zh, en in (
        ("shared", graph.graph["sharings"], "处共同之处", "in common"),
        ("outside", graph.graph["outside"], "项计划外的依托", "outside the plan"),
        ("task", graph.graph["tasks"], "项任务", "tasks"),
    ):
        if kept[side] < total:
            notes.append(preset.say(f"{kept[side]} {zh}（共 {total}）", f"{kept[side]} of {total} {en}"))
    if not notes:
        return ""
    return preset.say("图中为联系最多的 " + "、".join(notes), "Shown are those with most links: " + ", ".join(notes))
