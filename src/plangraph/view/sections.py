"""Which units a section calls on, and how often: sections as rows, units as columns, discs by count of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.view.bands import band
from plangraph.view.cuts import MOST_LINKED, TOLD, cut_note, of_them, settled, with_cut
from plangraph.view.english import counted, verb
from plangraph.view.findings import listed
from plangraph.view.frame import Frame, framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.grid import grid, sheet
from plangraph.view.legend import colour_key, key_height, kinds
from plangraph.view.lettering import fitted, printable
from plangraph.view.naming import naming_among
from plangraph.view.palette import BAND, MUTED, RULE, WHITE, kind_colour
from plangraph.view.scene import Circle, Line, Mark, Rect, Scene, Text
from plangraph.view.several import (
    over,
    plan_names,
    plans_of,
    plans_shown,
    spread_headline,
    spread_told,
    widest_spread,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.grid import Grid
    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

_HIGHEST = 5.0
_NAMED = 3
_LONGEST = 18


def sections_scene(graph: nx.Graph[str], plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of sections and units; those beyond its room are left out, and it says so."""
    names = naming_among(graph, graph.graph["columns"], preset)
    rows = sheet(graph, names, preset, _told(graph), plan_names(plans), _HIGHEST)
    notes = [source(plans, preset), _meaning(preset), names.noted(preset)]
    subtitle = title(plans, preset), _counts(graph, preset)

    def words(layout: Grid | None) -> str:
        return over(plans, sections_headline(graph, names, preset, layout.drawn if layout else None), preset)

    def frame_of(layout: Grid | None) -> Frame:
        return framed(
            preset, words(layout), subtitle, [*notes, _cut_note(graph, layout, plans, preset) if layout else ""]
        )

    frame, layout = settled(frame_of, lambda body: grid(rows, _room(graph, body, preset)))
    items = kinds((graph.nodes[unit]["kind"] for unit in layout.columns), preset)
    key = Box(frame.body.left, layout.bottom + preset.base * 0.6, frame.body.right, frame.body.bottom)
    colours, _ = colour_key(items, key, preset.base * 0.95)
    said, counts = words(layout), _counts(graph, preset)
    alt = preset.say(f"板块与单位：{counts}。{said}。", f"Sections and units: {counts}. {said}.")
    alt = with_cut(alt, _cut_note(graph, layout, plans, preset), preset)
    marks = [*_columns(graph, layout), *_rows(graph, layout, preset), *colours]
    return Scene(preset.width, preset.height, said, alt, (*frame.marks, *marks))


def _everywhere(graph: nx.Graph[str]) -> list[str]:
    """The units that are in every section, where few enough to be named."""
    total = len(graph.graph["rows"])
    found = [unit for unit in graph.graph["columns"] if graph.nodes[unit]["sections"] == total > 1]
    return found if len(found) <= _NAMED else []


def _widest(graph: nx.Graph[str]) -> str:
    """The section that calls on most units; empty where several do, or there is only one."""
    rows = graph.graph["rows"]
    most = max(graph.nodes[row]["units"] for row in rows)
    top = [row for row in rows if graph.nodes[row]["units"] == most]
    return top[0] if len(top) == 1 < len(rows) else ""


def _told(graph: nx.Graph[str]) -> set[str]:
    """What the headline names, and the units that it counts."""
    if len(plans_of(graph, graph.graph["rows"])) > 1:
        return set(spread_told(graph, widest_spread(graph)[0]))
    widest = _widest(graph)
    return {*_everywhere(graph), *([widest, *graph[widest]] if widest else ())}


def sections_headline(graph: nx.Graph[str], names: Naming, preset: Preset, drawn: Collection[str] | None = None) -> str:
    """Who is in every section, and which section calls on most units; how many of them are ``drawn``.

    Over several plans it is who is in most of them.
    """
    rows, found = graph.graph["rows"], []
    if len(plans_of(graph, rows)) > 1:
        return spread_headline(graph, names, preset) or _counts(graph, preset)
    if everywhere := _everywhere(graph):
        who, are = listed(everywhere, names, preset), verb(len(everywhere), "is", "are")
        said = preset.say(f"{who}贯穿全部 {len(rows)} 个板块", f"{who} {are} in all {len(rows)} sections")
        found.append(said + of_them(rows, drawn, preset, "个"))
    if widest := _widest(graph):
        name, most = fitted(printable(graph.nodes[widest]["label"]), 1, _LONGEST), graph.nodes[widest]["units"]
        said = preset.say(f"“{name}”涉及单位最多（{most} 个）", f'"{name}" calls on most units ({most})')
        found.append(said + of_them(graph[widest], drawn, preset, "个"))
    return preset.say("，", "; ").join(found) or _counts(graph, preset)


def _counts(graph: nx.Graph[str], preset: Preset) -> str:
    rows, columns, tasks = len(graph.graph["rows"]), len(graph.graph["columns"]), graph.graph["tasks"]
    return preset.say(
        f"{rows} 个板块、{tasks} 项任务、{columns} 个责任单位",
        f"{counted(rows, 'section')}, {counted(tasks, 'task')}, {counted(columns, 'unit')}",
    )


def _meaning(preset: Preset) -> str:
    return preset.say(
        "圆内数字为该单位在该板块承担的任务数", "Figures count the tasks of the section that name the unit"
    )


def _cut_note(graph: nx.Graph[str], layout: Grid, plans: Sequence[PlanFact], preset: Preset) -> str:
    rows, columns = len(graph.graph["rows"]), len(graph.graph["columns"])
    counts = (
        plans_shown(graph, layout.shown, plans),
        (layout.tasks, rows, "个板块", "sections"),
        (len(layout.columns), columns, "个单位", "units"),
    )
    note = cut_note(preset, counts, TOLD if _told(graph) else MOST_LINKED)
    if layout.tasks == rows:
        return note
    return note + preset.say("，列首数字只计图中板块", "; figures above columns count these sections")


def _room(graph: nx.Graph[str], body: Box, preset: Preset) -> Box:
    items = kinds((graph.nodes[unit]["kind"] for unit in graph.graph["columns"]), preset)
    high = key_height(items, body.width, preset.base * 0.95) + preset.base * 0.7
    return Box(body.left, body.top, body.right, body.bottom - high)


def _columns(graph: nx.Graph[str], layout: Grid) -> list[Mark]:
    marks: list[Mark] = [
        Rect(Box(x - layout.step / 2, layout.top, x + layout.step / 2, layout.bottom), BAND)
        for x in list(layout.columns.values())[::2]
    ]
    size = min(layout.size * 0.92, layout.step * 0.85)
    everywhere = len(graph.graph["rows"])
    shown = frozenset(layout.shown)
    for unit, x in layout.columns.items():
        data = graph.nodes[unit]
        foot = Point(x, layout.top - layout.size * 1.55)
        marks += layout.heads.marks(unit, foot, kind_colour(data["kind"]), bold=data["sections"] == everywhere)
        count = sum(data["weight"] for section, data in graph[unit].items() if section in shown)
        marks.append(Text(Point(x, layout.top - size * 0.45), str(count), size, MUTED, "middle", bold=True))
    return marks


def _rows(graph: nx.Graph[str], layout: Grid, preset: Preset) -> list[Mark]:
    marks: list[Mark] = [Line((Point(layout.box.left, y), Point(layout.right, y)), RULE, 1) for y in layout.rules]
    greatest = max(data["weight"] for *_, data in graph.edges(data=True))
    largest = min(layout.step * 0.46, layout.row_step * 0.44, layout.size * 1.7)
    least = min(largest, layout.size * 0.72)
    for row in layout.rows:
        if row.task is None:
            marks += band(row, layout)
        else:
            marks += _section(graph, row.task, row.y, layout, preset)
            for unit, data in graph[row.task].items():
                if unit in layout.columns:
                    part = ((data["weight"] - 1) / (greatest - 1)) ** 0.5 if greatest > 1 else 0.4
                    at, radius = Point(layout.columns[unit], row.y), least + (largest - least) * part
                    marks += _disc(graph, (row.task, unit), at, radius, preset)
    return marks


def _section(graph: nx.Graph[str], section: str, y: float, layout: Grid, preset: Preset) -> list[Mark]:
    data, size = graph.nodes[section], layout.size
    tasks, units = data["tasks"], data["units"]
    part = f"{shown} / " if (shown := sum(unit in layout.columns for unit in graph[section])) < units else ""
    words = preset.say(
        f"{tasks} 项任务，{part}{units} 个单位", f"{counted(tasks, 'task')}, {part}{counted(units, 'unit')}"
    )
    apart = layout.row_step >= size * 2.6
    up = size * 0.5 if apart else 0.0
    marks: list[Mark] = [
        Text(Point(layout.stub.number_x, y + size * 0.36 - up), str(data["ordinal"]), size, MUTED, "end"),
        Text(Point(layout.stub.heading_x, y + size * 0.36 - up), layout.stub.headings[section], size),
    ]
    if apart:
        marks.append(Text(Point(layout.stub.heading_x, y + size * 0.95), words, size * 0.8, MUTED))
    return marks


def _disc(graph: nx.Graph[str], pair: tuple[str, str], at: Point, radius: float, preset: Preset) -> list[Mark]:
    section, unit = pair
    weight = graph.edges[pair]["weight"]
    named = preset.say("：", ": ").join((graph.nodes[section]["label"], f"{graph.nodes[unit]['label']} {weight}"))
    digits = str(weight)
    size = radius * (1.15 if len(digits) == 1 else 0.95)
    return [
        Circle(at, radius, kind_colour(graph.nodes[unit]["kind"]), title=named),
        Text(Point(at.x, at.y + size * 0.36), digits, size, WHITE, "middle", bold=True),
    ]
