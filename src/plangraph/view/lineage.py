"""Where a plan stands among policies: what it rests on, what it and its tasks cite, what it is to draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.view.cuts import cut_note, of_them, settled, with_cut
from plangraph.view.english import counted
from plangraph.view.frame import Frame, framed, source, title
from plangraph.view.layered import layered
from plangraph.view.layering import laid
from plangraph.view.lettering import printable
from plangraph.view.palette import ACCENT, THING_COLOURS
from plangraph.view.scene import Scene
from plangraph.view.several import group_of, over, plan_names
from plangraph.view.sides import of_side
from plangraph.view.strata import Card, Layer, Strata, Tie

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.layering import Layout
    from plangraph.view.preset import Preset

_RELATIONS = {
    "basis": ("依据", "Basis"),
    "cites": ("引用", "Cited"),
    "to_draft": ("拟制定", "To be drafted"),
}


def lineage_scene(graph: nx.Graph[str], plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of the policies; what is beyond its room is left out, and it says so."""
    strata = _strata(graph, plan_names(plans), preset)
    notes = [
        source(plans, preset),
        preset.say(
            "箭头由文件指向依据它、引用它的计划或任务，由任务指向拟制定的文件",
            "Arrows run from a document to what rests on it or cites it, and from a task to what it is to draft",
        ),
    ]
    subtitle = title(plans, preset), _counts(graph, preset)

    def words_of(layout: Layout | None) -> str:
        part = of_them(of_side(graph, "policy"), layout.slots if layout else None, preset, "份")
        return over(plans, lineage_headline(graph, preset) + part, preset)

    def frame_of(layout: Layout | None) -> Frame:
        cut = _cut_note(strata, layout, preset) if layout else ""
        return framed(preset, words_of(layout), subtitle, [*notes, cut])

    frame, layout = settled(frame_of, lambda body: laid(strata, body, preset))
    words = words_of(layout)
    alt = preset.say(
        f"政策脉络图：{_counts(graph, preset)}。{words}。", f"Policy lineage: {_counts(graph, preset)}. {words}."
    )
    alt = with_cut(alt, _cut_note(strata, layout, preset), preset)
    return Scene(preset.width, preset.height, words, alt, (*frame.marks, *layered(layout)))


def _number(graph: nx.Graph[str], relation: str) -> int:
    return sum(graph.nodes[node]["relation"] == relation for node in of_side(graph, "policy"))


def _citing(graph: nx.Graph[str]) -> int:
    """How many tasks rest on or cite a document."""
    return len(
        {
            task
            for _, task, data in graph.edges(data=True)
            if graph.nodes[task]["side"] == "task" and data["relation"] != "has-task"
        }
    )


def lineage_headline(graph: nx.Graph[str], preset: Preset) -> str:
    """How many documents the plan rests on, cites and is to draft."""
    basis, cites, drafts = (_number(graph, relation) for relation in _RELATIONS)
    zh, en = [], []
    if basis:
        zh.append(f"依据 {basis} 份文件")
        en.append(f"rests on {counted(basis, 'document')}")
    if cites:
        zh.append(f"{'另' if basis else ''}引用 {cites} 份")
        en.append(f"cites {counted(cites, 'more' if basis else 'document', 'more' if basis else '')}")
    if drafts:
        zh.append(f"拟制定 {drafts} 份")
        en.append(f"is to draft {drafts}")
    several = len(of_side(graph, "plan")) > 1
    subject = preset.say("共" if several else "计划", "together: " if several else "The plan ")
    return subject + preset.say("，".join(zh), ", ".join(en))


def _counts(graph: nx.Graph[str], preset: Preset) -> str:
    policies = len(of_side(graph, "policy"))
    tasks = len(of_side(graph, "task"))
    citing = _citing(graph)
    if not tasks:
        return preset.say(f"{policies} 份文件，没有任务写到文件", f"{counted(policies, 'document')}, named by no task")
    return preset.say(
        f"{policies} 份文件，{tasks} 项任务写到文件" + (f"，其中 {citing} 项引用" if citing != tasks else ""),
        f"{counted(policies, 'document')}, {counted(tasks, 'task')} naming them"
        + (f", {citing} by citation" if citing != tasks else ""),
    )


def _strata(graph: nx.Graph[str], plans: Mapping[str, str], preset: Preset) -> Strata:
    policies, known, tasks = (of_side(graph, side) for side in ("policy", "plan", "task"))
    higher = [node for node in policies if graph.nodes[node]["relation"] != "to_draft"]
    drafted = [node for node in policies if graph.nodes[node]["relation"] == "to_draft"]
    layers = [
        Layer(
            preset.say("上位与相关文件", "Policies"),
            tuple(_policy(graph, node, preset) for node in higher),
            spare=False,
        ),
        Layer(preset.say("计划", "Plan"), tuple(_plan(graph, node) for node in known), fixed=True, spare=False),
        Layer(
            preset.say("写到文件的任务", "Naming tasks"),
            tuple(_task(graph, node, plans) for node in tasks),
            fixed=True,
        ),
        Layer(
            preset.say("拟制定的文件", "To be drafted"),
            tuple(_policy(graph, node, preset) for node in drafted),
            spare=False,
        ),
    ]
    ties = tuple(
        Tie(one, other, arrow=data["relation"] != "has-task", strong=data["relation"] == "basis")
        for one, other, data in graph.edges(data=True)
    )
    shown = tuple(layer for layer in layers if layer.cards)
    longest = max(range(len(shown)), key=lambda at: (len(shown[at].cards), -at))
    return Strata(shown, ties, longest)


def _policy(graph: nx.Graph[str], node: str, preset: Preset) -> Card:
    data = graph.nodes[node]
    relation = data["relation"]
    group = "" if relation == "to_draft" else preset.say(*_RELATIONS[relation])
    colour = ACCENT if relation == "basis" else THING_COLOURS["policy"]
    weight = graph.degree(node) + (1000 if relation == "basis" else 0)
    return Card(node, printable(data["label"]), group, colour=colour, weight=weight)


def _plan(graph: nx.Graph[str], node: str) -> Card:
    return Card(node, printable(graph.nodes[node]["label"]), colour=ACCENT, bold=True, weight=graph.degree(node))


def _task(graph: nx.Graph[str], node: str, plans: Mapping[str, str]) -> Card:
    data = graph.nodes[node]
    return Card(
        node,
        printable(data["label"]),
        group_of(data, plans) if plans else "",
        number=str(data["ordinal"]),
        colour=THING_COLOURS["task"],
        weight=graph.degree(node),
    )


def _cut_note(strata: Strata, layout: Layout, preset: Preset) -> str:
    drawn = {layer.title: len(layer.cards) for layer in layout.strata.layers}
    counts = (
        (drawn.get(layer.title, 0), len(layer.cards), f"项{layer.title}", layer.title.lower())
        for layer in strata.layers
    )
    return cut_note(preset, counts)
