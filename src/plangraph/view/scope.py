"""What tasks are about: brands and regions, or industries, with the tasks that name them and the units of those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.standing_words import RELATED, RELATION_WORDS, STATUS_WORDS
from plangraph.view.cuts import TOLD, cut_note, settled, with_cut
from plangraph.view.english import joined
from plangraph.view.frame import Frame, framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.layered import layered, line_key
from plangraph.view.layering import laid
from plangraph.view.legend import colour_key, kinds
from plangraph.view.lettering import printable
from plangraph.view.naming import naming_among
from plangraph.view.palette import THING_COLOURS, kind_colour
from plangraph.view.scene import Scene
from plangraph.view.scope_findings import KINDS, scope_counts, scope_headline, scope_subtitle, scope_told, sides_of
from plangraph.view.several import group_of, over, plan_names, plans_shown
from plangraph.view.strata import Card, Layer, Strata, Tie, first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.layering import Layout
    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset
    from plangraph.view.scene import Mark
    from plangraph.view.scope_findings import Sides


def scope_scene(graph: nx.Graph[str], plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of a graph of scope; what is beyond its room is left out, and it says so."""
    sides = sides_of(graph)
    names = naming_among(graph, sides.units, preset)
    strata = _strata(graph, sides, names, plan_names(plans), preset)
    subtitle = title(plans, preset), scope_subtitle(graph, sides, preset)
    notes = [source(plans, preset), names.noted(preset)]

    def words_of(layout: Layout | None) -> str:
        return over(plans, scope_headline(graph, preset, layout.slots if layout else None), preset)

    def frame_of(layout: Layout | None) -> Frame:
        more = [_alone_note(layout, preset), _cut_note(graph, layout, sides, plans, preset)] if layout else []
        return framed(preset, words_of(layout), subtitle, [*notes, *more])

    frame, layout = settled(frame_of, lambda body: laid(strata, _room(body, sides, preset), preset))
    words = words_of(layout)
    key = _key(graph, layout, sides, frame.body, preset)
    alt = preset.say(
        f"关系图：{scope_counts(graph, sides, preset)}。{words}。",
        f"Graph: {scope_counts(graph, sides, preset)}. {words}.",
    )
    alt = with_cut(alt, _cut_note(graph, layout, sides, plans, preset), preset)
    return Scene(preset.width, preset.height, words, alt, (*frame.marks, *layered(layout), *key))


def _alone_note(layout: Layout, preset: Preset) -> str:
    """What cards without a line mean, where there are any."""
    tied = {end for tie in layout.strata.ties for end in (tie.one, tie.other)}
    if all(key in tied for key in layout.slots):
        return ""
    return preset.say("没有连线的只在任务之外写到", "Those without a line are named outside of tasks only")


def _strata(graph: nx.Graph[str], sides: Sides, names: Naming, plans: Mapping[str, str], preset: Preset) -> Strata:
    told = scope_told(graph)
    several = len({graph.nodes[thing]["kind"] for thing in sides.things}) > 1
    things = sorted(sides.things, key=lambda thing: list(KINDS).index(graph.nodes[thing]["kind"]))
    zh = "与".join(KINDS[kind][0] for kind in dict.fromkeys(graph.nodes[thing]["kind"] for thing in things))
    en = joined([KINDS[kind][2] for kind in dict.fromkeys(graph.nodes[thing]["kind"] for thing in things)]).capitalize()
    layers = [
        Layer(
            preset.say(zh, en),
            tuple(first(_thing(graph, thing, preset, grouped=several), told) for thing in things),
            spare=False,
        ),
        Layer(
            preset.say("任务", "Tasks"),
            tuple(first(_task(graph, task, plans), told) for task in sides.tasks),
            fixed=True,
        ),
        Layer(preset.say("责任单位", "Units"), tuple(_unit(graph, unit, names) for unit in sides.units)),
    ]
    ties = [
        Tie(thing, task) for thing in sides.things for task in graph[thing]
    ] + [
        Tie(task, unit, strong=graph.edges[task, unit]["solid"])
        for task in sides.tasks
        for unit in graph[task]
        if graph.nodes[unit]["side"] == "unit"
    ]  # fmt: skip
    shown = tuple(layer for layer in layers if layer.cards)
    return Strata(shown, tuple(ties), min(1, len(shown) - 1))


def _thing(graph: nx.Graph[str], thing: str, preset: Preset, *, grouped: bool) -> Card:
    data = graph.nodes[thing]
    words = RELATION_WORDS if data["kind"] in RELATED else STATUS_WORDS
    note = preset.say("、", ", ").join(preset.say(*words[code]) for code in data["codes"] if code in words)
    group = preset.say(KINDS[data["kind"]][0], KINDS[data["kind"]][2]) if grouped else ""
    colour = THING_COLOURS[data["kind"]]
    return Card(thing, printable(data["label"]), group, note=note, colour=colour, weight=graph.degree(thing))


def _task(graph: nx.Graph[str], task: str, plans: Mapping[str, str]) -> Card:
    data = graph.nodes[task]
    weight = sum(graph.nodes[node]["side"] == "thing" for node in graph[task])
    group = group_of(data, plans) if plans else ""
    return Card(
        task, printable(data["label"]), group, number=str(data["ordinal"]), colour=THING_COLOURS["task"], weight=weight
    )


def _unit(graph: nx.Graph[str], unit: str, names: Naming) -> Card:
    data = graph.nodes[unit]
    return Card(unit, names.label(unit), colour=kind_colour(data["kind"]), weight=graph.degree(unit))


def _room(body: Box, sides: Sides, preset: Preset) -> Box:
    lines = 0.0 if not sides.units else 2.6 if preset.wide else 4.6
    return Box(body.left, body.top, body.right, body.bottom - preset.base * lines)


def _key(graph: nx.Graph[str], layout: Layout, sides: Sides, body: Box, preset: Preset) -> list[Mark]:
    """What strong lines and the colours of units mean."""
    if not sides.units:
        return []
    size = preset.base * 0.95
    shown = layout.slots
    lead = preset.say(*(("牵头单位", "lead") if graph.graph["leads_stated"] else ("列于首位的单位", "named first")))
    other = preset.say("其他责任单位", "other unit")
    at = Point(body.left, body.bottom - preset.base * (0.8 if preset.wide else 2.8))
    marks, x = line_key(((lead, Tie("", "", strong=True)), (other, Tie("", ""))), at, size)
    items = kinds((graph.nodes[unit]["kind"] for unit in sides.units if unit in shown), preset)
    left, top = (x, at.y - size * 0.7) if preset.wide else (body.left, at.y + size * 1.1)
    colours, _ = colour_key(items, Box(left, top, body.right, body.bottom), size)
    return [*marks, *colours]


def _cut_note(graph: nx.Graph[str], layout: Layout, sides: Sides, plans: Sequence[PlanFact], preset: Preset) -> str:
    nouns = (sides.things, "项事物", "things"), (sides.tasks, "项任务", "tasks"), (sides.units, "个单位", "units")
    shown = layout.slots
    counts = ((sum(node in shown for node in nodes), len(nodes), zh, en) for nodes, zh, en in nouns)
    return cut_note(preset, (plans_shown(graph, shown, plans), *counts), TOLD)
