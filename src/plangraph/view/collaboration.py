"""Who works with whom: the network, the pairs that share most tasks, the key, the points to note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.view.cuts import settled, with_cut
from plangraph.view.english import counted
from plangraph.view.findings import headline, key_points, listed
from plangraph.view.frame import Frame, framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.legend import colour_key, key_height, kinds, size_key
from plangraph.view.naming import naming_of
from plangraph.view.network import MOST_ON_RINGS, Drawing, Style, network, unit_colour
from plangraph.view.palette import MUTED, community_colour
from plangraph.view.ranking import bullets, divider, ranking, section_title
from plangraph.view.scene import Mark, Scene, Text
from plangraph.view.several import over

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

_METHOD = (
    "计算方法：同一任务的责任单位两两计为一次协作",
    "Method: each two units of a task count as one collaboration",
)
_BARS = 8
_BARS_PORTRAIT = 7
_COLUMN_EACH = 5.7
"""Of the size of text: so much height of the column for each bar leaves room for key and points."""


def collaboration_scene(graph: nx.Graph[str], plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of a collaboration graph; above sixty units by force, its colours communities, cut and said so."""
    large = len(graph) > MOST_ON_RINGS
    names = naming_of(graph, preset, "community" if large else "kind")
    words = over(plans, headline(graph, names, preset), preset)
    shown = subtitle(graph, names, preset)
    style = Style(
        preset.base,
        _colours(graph, large=large),
        frozenset(graph.graph["in_every_task"]),
        large,
        language=preset.language,
    )
    compose = _portrait if preset.portrait else _beside if preset.wide else _plain

    def frame_of(drawn: tuple[list[Mark], Drawing] | None) -> Frame:
        cut = cut_note(graph, drawn[1], preset) if drawn else ""
        return framed(preset, words, (title(plans, preset), shown), _notes(plans, names, preset, cut))

    frame, (marks, drawing) = settled(frame_of, lambda body: compose(graph, names, body, preset, style))
    alt = with_cut(alt_text(graph, words, preset), cut_note(graph, drawing, preset), preset)
    return Scene(preset.width, preset.height, words, alt, (*frame.marks, *marks))


def subtitle(graph: nx.Graph[str], names: Naming, preset: Preset) -> str:
    """What the picture shows and of how much."""
    left_out = tuple(graph.graph.get("left_out", ()))
    without = listed(left_out, names, preset) if left_out else ""
    aside = preset.say(f"（未画出{without}）", f" (without {without})") if left_out else ""
    data = graph.graph
    return preset.say(
        f"{data['units']} 个责任单位、{data['tasks']} 项任务、{data['pairs']} 对协作关系{aside}",
        f"{counted(data['units'], 'unit')}, {counted(data['tasks'], 'task')}, {counted(data['pairs'], 'pair')}{aside}",
    )


def alt_text(graph: nx.Graph[str], words: str, preset: Preset) -> str:
    """The picture in a sentence for those who cannot see it."""
    data = graph.graph
    return preset.say(
        f"协作网络图：{data['units']} 个单位、{data['tasks']} 项任务、{data['pairs']} 对协作关系。{words}。",
        f"Collaboration network: {counted(data['units'], 'unit')}, {counted(data['tasks'], 'task')}, "
        f"{counted(data['pairs'], 'pair')}. {words}.",
    )


def cut_note(graph: nx.Graph[str], drawing: Drawing, preset: Preset) -> str:
    """What the drawing leaves out; empty where it is whole."""
    notes = []
    if len(drawing.places) < len(graph):
        shown, more = len(drawing.places), len(graph) - len(drawing.places)
        notes.append(
            preset.say(
                f"图中为承担任务最多的 {shown} 个单位，另有 {more} 个未画出",
                f"Shown are the {counted(shown, 'unit')} with most tasks; {more} are left out",
            )
        )
    among = sum(one in drawing.places and other in drawing.places for one, other in graph.edges)
    if len(drawing.pairs) < among:
        pairs = len(drawing.pairs)
        notes.append(
            preset.say(f"连线只画共同任务最多的 {pairs} 对", f"lines are drawn for the {pairs} pairs that share most")
        )
    return preset.say("；", "; ").join(notes)


def method_note(names: Naming, preset: Preset) -> str:
    """How the picture was computed, and what was left out of names."""
    return preset.say("；", ". ").join(note for note in (preset.say(*_METHOD), names.noted(preset)) if note)


def _notes(plans: Sequence[PlanFact], names: Naming, preset: Preset, cut: str) -> list[str]:
    return [source(plans, preset), method_note(names, preset), cut]


def _colours(graph: nx.Graph[str], *, large: bool) -> Callable[[str], str]:
    if large:
        return lambda unit: community_colour(graph.nodes[unit].get("community", 1))
    return unit_colour(graph)


def _key_items(graph: nx.Graph[str], drawing: Drawing, style: Style, preset: Preset) -> list[tuple[str, str]]:
    if not style.force:
        return kinds((graph.nodes[unit]["kind"] for unit in drawing.places), preset)
    counts: dict[str, int] = {}
    for unit in drawing.places:
        counts[style.colour(unit)] = counts.get(style.colour(unit), 0) + 1
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    return [
        (colour, preset.say(f"协作群 {number}（{count}）", f"group {number} ({count})"))
        for number, (colour, count) in enumerate(ranked, 1)
    ]


def _points(graph: nx.Graph[str], names: Naming, preset: Preset) -> tuple[str, tuple[str, ...]]:
    """The key points with their title; for a unit alone, its tasks."""
    if len(graph) > 1:
        return preset.say("要点", "Key points"), key_points(graph, names, preset)
    (data,) = (data for _, data in graph.nodes(data=True))
    found = (graph.graph["headings"][task] for task in data["task_list"])
    return preset.say("承担的任务", "Its tasks"), tuple(f"{ordinal} {heading}" for ordinal, heading in found)


def _beside(graph: nx.Graph[str], names: Naming, body: Box, preset: Preset, style: Style) -> tuple[list[Mark], Drawing]:
    """The drawing at the left, the text in a column at its right."""
    size = preset.base
    split = body.right - body.width * 0.285
    drawing = network(graph, names, Box(body.left, body.top, split - size * 2, body.bottom), style)
    column = Box(split + size * 0.6, body.top + size, body.right, body.bottom)
    rows = min(_BARS, int(column.height / size / _COLUMN_EACH))
    marks, y = ranking(graph, names, column, size, rows, preset)
    key, y = section_title(
        preset.say("图例", "Key"), Box(column.left, y + size * 0.9, column.right, body.bottom), size * 1.13
    )
    colours, y = colour_key(
        _key_items(graph, drawing, style, preset), Box(column.left, y, column.right, body.bottom), size * 0.93, 3
    )
    sizes, y = size_key(graph, Box(column.left, y + size * 0.7, column.right, body.bottom), size * 0.87, style, preset)
    points, _ = bullets(
        *_points(graph, names, preset), Box(column.left, y + size * 1.5, column.right, body.bottom), size
    )
    rule = divider(split - size, column.top, body.bottom)
    return [*drawing.marks, rule, *marks, *key, *colours, *sizes, *points], drawing


def _plain(graph: nx.Graph[str], names: Naming, body: Box, preset: Preset, style: Style) -> tuple[list[Mark], Drawing]:
    """The drawing with its key below: for a page whose text says the rest."""
    size = preset.base
    items = kinds((data["kind"] for _, data in graph.nodes(data=True)), preset)
    high = max(size * (5.6 if style.force else 3.6), key_height(items, body.width, size) + size * 2.2)
    drawing = network(graph, names, Box(body.left, body.top, body.right, body.bottom - high), style)
    key = Box(body.left, body.bottom - high + size * 0.7, body.right, body.bottom)
    colours, y = colour_key(_key_items(graph, drawing, style, preset), key, size)
    words = preset.say(
        "圆内数字为承担任务数；线条越粗，共同承担的任务越多",
        "Figures count tasks; the wider a line, the more are shared",
    )
    return [*drawing.marks, *colours, Text(Point(body.left, y + size * 0.9), words, preset.small, MUTED)], drawing


def _portrait(
    graph: nx.Graph[str], names: Naming, body: Box, preset: Preset, style: Style
) -> tuple[list[Mark], Drawing]:
    """The drawing above, its key below it, then the pairs and the key points side by side."""
    size = preset.base
    low = body.top + body.height * 0.635
    drawing = network(graph, names, Box(body.left, body.top, body.right, low), style)
    key = Box(body.left, low + size * 0.7, body.right, low)
    colours, y = colour_key(_key_items(graph, drawing, style, preset), key, size * 0.9)
    y += size * 1.1
    half = body.centre.x
    bars, _ = ranking(
        graph, names, Box(body.left, y, half + size * 1.5, body.bottom), size * 0.9, _BARS_PORTRAIT, preset
    )
    beside = Box(half + size * 3.5 if bars else body.left, y, body.right, body.bottom)
    points, _ = bullets(*_points(graph, names, preset), beside, size * 0.9)
    return [*drawing.marks, *colours, *bars, *points], drawing
