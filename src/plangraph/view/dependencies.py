"""What rests on what: platforms and documents outside, tasks in the order of the plan, what tasks share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangraph.view.cuts import TOLD, cut_note, settled, with_cut
from plangraph.view.dependency_findings import (
    dependencies_alt_text,
    dependencies_headline,
    dependencies_subtitle,
    dependencies_told,
)
from plangraph.view.frame import Frame, framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.layered import layered, line_key
from plangraph.view.layering import laid
from plangraph.view.lettering import printable
from plangraph.view.palette import THING_COLOURS
from plangraph.view.scene import Scene
from plangraph.view.several import group_of, over, plan_names, plans_shown
from plangraph.view.sides import of_side
from plangraph.view.strata import Card, Layer, Strata, Tie, first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
_MOST_SHARED = 22
_MOST_OUTSIDE = 18


def dependencies_scene(graph: nx.Graph[str], plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of a dependency graph; what is beyond its room is left out, and it says so."""
    strata = _strata(graph, plan_names(plans), preset)
    subtitle = title(plans, preset), dependencies_subtitle(graph, preset)

    def words(layout: Layout | None) -> str:
        return over(plans, dependencies_headline(graph, preset, layout.slots if layout else None), preset)

    def frame_of(layout: Layout | None) -> Frame:
        cut = _cut_note(graph, layout, plans, preset) if layout else ""
        return framed(preset, words(layout), subtitle, [source(plans, preset), *_notes(graph, preset), cut])

    frame, layout = settled(frame_of, lambda body: laid(strata, _room(body, preset), preset))
    key, _ = line_key(_key(layout, preset), _key_place(frame.body, preset), preset.base * 0.95)
    return Scene(
        preset.width,
        preset.height,
        words(layout),
        with_cut(dependencies_alt_text(graph, words(layout), preset), _cut_note(graph, layout, plans, preset), preset),
        (*frame.marks, *layered(layout), *key),
    )


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


def _strata(graph: nx.Graph[str], plans: Mapping[str, str], preset: Preset) -> Strata:
    tasks = of_side(graph, "task")
    outside = _ranked(graph, "outside", _MOST_OUTSIDE)
    made = of_side(graph, "made")
    shared = _ranked(graph, "shared", _MOST_SHARED - len(made))
    kept = {*tasks, *outside, *made, *shared}
    strong = set(made) or set(shared[:1] if _leads(graph, shared) and not plans else ())
    if "centre" in graph.graph:
        strong = {graph.graph["centre"]}
    ties = tuple(
        Tie(one, other, dashed=data["inferred"], arrow=data["relation"] != "shares", strong=bool(strong & {one, other}))
        for one, other, data in graph.edges(data=True)
        if data["relation"] != "depends-on" and one in kept and other in kept
    )
    groups = _groups(graph, tasks, plans)
    told = dependencies_told(graph).nodes
    layers = [
        Layer(
            preset.say("计划外的依托", "Outside the plan"),
            tuple(first(_outside(graph, node, preset), told) for node in outside),
        ),
        Layer(
            preset.say("任务", "Tasks"),
            tuple(first(_task(graph, node, groups[node]), told) for node in tasks),
            fixed=True,
            spare=False,
        ),
        Layer(
            preset.say("共同之处（推断）", "In common (inferred)")
            if not made
            else preset.say("先行与共同之处（推断）", "First things, things in common (inferred)"),
            tuple(first(_shared(graph, node, preset, bold=node in strong), told) for node in (*made, *shared)),
            least=2,
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


def _groups(graph: nx.Graph[str], tasks: Sequence[str], plans: Mapping[str, str]) -> dict[str, str]:
    """The heading that a task stands under: its section, or its plan where there are several."""
    return {task: group_of(graph.nodes[task], plans) for task in tasks}


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


def _cut_note(graph: nx.Graph[str], layout: Layout, plans: Sequence[PlanFact], preset: Preset) -> str:
    kept = Counter(graph.nodes[node]["side"] for node in layout.slots)
    orders = sum(
        data["relation"] == "depends-on" and one in layout.slots and other in layout.slots
        for one, other, data in graph.edges(data=True)
    )
    counts = (
        plans_shown(graph, layout.slots, plans),
        (kept["shared"], graph.graph["sharings"], "处共同之处", "in common"),
        (kept["outside"], graph.graph["outside"], "项计划外的依托", "outside the plan"),
        (kept["task"], graph.graph["tasks"], "项任务", "tasks"),
        (orders, graph.graph["orders"], "条先后关系", "orders"),
    )
    return cut_note(preset, counts, TOLD)
