"""Who owns what: tasks as rows, units as columns, a dot where a unit has a part in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.view.bands import band
from plangraph.view.cuts import MOST_LINKED, TOLD, cut_note, of_them, settled, with_cut
from plangraph.view.english import counted, verb
from plangraph.view.findings import listed
from plangraph.view.frame import Frame, framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.grid import Grid, grid, sheet
from plangraph.view.legend import colour_key, key_height, kinds
from plangraph.view.lettering import width
from plangraph.view.naming import naming_among
from plangraph.view.palette import BAND, INK, LINK, MARKED, MUTED, RULE, WHITE, kind_colour, mixed
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
    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

_NAMED = 3
_BOLD_FROM = 3
_BACK = 0.6
"""How far towards white what is not marked steps back."""


def matrix_scene(graph: nx.Graph[str], plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of a responsibility matrix; tasks and units beyond its room are left out, and it says so.

    Where the graph names ``marked`` units their columns are shaded, and the others step back.
    """
    names = naming_among(graph, graph.graph["columns"], preset)
    rows = sheet(graph, names, preset, _told(graph), plan_names(plans))
    subtitle = title(plans, preset), _subtitle(graph, preset)
    notes = [source(plans, preset), _meaning(graph, preset), names.noted(preset), _unnamed(graph, preset)]

    def words(layout: Grid | None) -> str:
        return over(plans, matrix_headline(graph, names, preset, layout.drawn if layout else None), preset)

    def frame_of(layout: Grid | None) -> Frame:
        return framed(
            preset, words(layout), subtitle, [*notes, _cut_note(graph, layout, plans, preset) if layout else ""]
        )

    frame, layout = settled(frame_of, lambda body: grid(rows, _room(graph, body, preset)))
    marks = [*_columns(graph, layout), *_rows(graph, layout, preset), *_key(graph, layout, frame.body, preset)]
    alt = with_cut(_alt_text(graph, words(layout), preset), _cut_note(graph, layout, plans, preset), preset)
    return Scene(preset.width, preset.height, words(layout), alt, (*frame.marks, *marks))


def _foremost(graph: nx.Graph[str]) -> tuple[list[str], int]:
    """The units that lead most tasks (or stand first in them), where few enough to be named, and how many those are."""
    firsts = {unit: sum(data["solid"] for data in graph[unit].values()) for unit in graph.graph["columns"]}
    most = max(firsts.values())
    top = [unit for unit, count in firsts.items() if count == most]
    return ([] if len(top) > _NAMED or len(firsts) == 1 else top), most


def _told(graph: nx.Graph[str]) -> frozenset[str]:
    """The units that the headline names and the tasks that it counts."""
    if len(plans_of(graph, graph.graph["rows"])) > 1:
        return spread_told(graph, widest_spread(graph)[0])
    top, _ = _foremost(graph)
    return frozenset(top) | _counted(graph, top)


def _counted(graph: nx.Graph[str], units: Sequence[str]) -> frozenset[str]:
    return frozenset(task for unit in units for task, data in graph[unit].items() if data["solid"])


def matrix_headline(graph: nx.Graph[str], names: Naming, preset: Preset, drawn: Collection[str] | None = None) -> str:
    """Who leads most tasks, or stands first in most where the plan names no leads; how many of them are ``drawn``.

    Tasks of one plan are no measure for those of another: over several plans it is who is in most of them.
    """
    total = len(graph.graph["rows"])
    several = len(plans_of(graph, graph.graph["rows"])) > 1
    if several and (spread := spread_headline(graph, names, preset)):
        return spread
    top, most = ([], 0) if several else _foremost(graph)
    leads = graph.graph["leads_stated"]
    if not top:
        units = len(graph.graph["columns"])
        if several:
            return preset.say(
                f"{total} 项任务列有 {units} 个责任单位", f"{counted(total, 'task')} and {counted(units, 'unit')}"
            )
        return preset.say(
            f"谁负责什么：{total} 项任务、{units} 个责任单位",
            f"Who owns what: {counted(total, 'task')}, {counted(units, 'unit')}",
        )
    who = listed(top, names, preset)
    does = verb(len(top), "leads", "lead each") if leads else f"{verb(len(top), 'is', 'are each')} named first in"
    some = of_them(_counted(graph, top), drawn, preset)
    among = preset.say("列明单位的 ", " that name units") if graph.graph.get("unnamed") else preset.say(" ", "")
    if most == total:
        words = f"牵头{among.strip()}全部 {total} 项任务" if leads else f"列于{among.strip()}全部 {total} 项任务的首位"
        return preset.say(who + words, f"{who} {does} all {counted(total, 'task')}{among}") + some
    each = "各有 " if len(top) > 1 else "有 "
    return (
        preset.say(
            f"{who}在{among}{total} 项任务中{each}{most} 项{'牵头' if leads else '列于首位'}",
            f"{who} {does} {most} of {counted(total, 'task')}{among}",
        )
        + some
    )


def _unnamed(graph: nx.Graph[str], preset: Preset) -> str:
    """How many tasks have no row since they name no unit."""
    count = graph.graph.get("unnamed", 0)
    if not count:
        return ""
    return preset.say(
        f"另有 {count} 项任务未列具体责任单位",
        f"{counted(count, 'more task')} {verb(count, 'names', 'name')} no particular unit",
    )


def _subtitle(graph: nx.Graph[str], preset: Preset) -> str:
    count, mean = graph.graph["responsibilities"], graph.graph["responsibilities"] / len(graph.graph["rows"])
    return preset.say(
        f"{count} 项责任，每项任务平均 {mean:.1f} 个单位",
        f"{counted(count, 'responsibility', 'responsibilities')}, {mean:.1f} units for each task on average",
    )


def _meaning(graph: nx.Graph[str], preset: Preset) -> str:
    if graph.graph["leads_stated"]:
        return preset.say("实心点为原文标明的牵头单位", "Solid dots are leads that the text states")
    return preset.say(
        "原文未标明牵头单位，实心点只表示列于首位", "The text names no leads: a solid dot only says named first"
    )


def _alt_text(graph: nx.Graph[str], words: str, preset: Preset) -> str:
    data = graph.graph
    rows, columns, count = len(data["rows"]), len(data["columns"]), data["responsibilities"]
    return preset.say(
        f"责任矩阵：{rows} 项任务为行，{columns} 个单位为列，共 {count} 项责任。{words}。",
        f"Responsibility matrix: {counted(rows, 'task')} as rows, {counted(columns, 'unit')} as columns, "
        f"{counted(count, 'responsibility', 'responsibilities')}. {words}.",
    )


def _cut_note(graph: nx.Graph[str], layout: Grid, plans: Sequence[PlanFact], preset: Preset) -> str:
    rows, columns = len(graph.graph["rows"]), len(graph.graph["columns"])
    dots = sum(unit in layout.columns for task in layout.shown for unit in graph[task])
    counts = (
        plans_shown(graph, layout.shown, plans),
        (layout.tasks, rows, "项任务", "tasks"),
        (len(layout.columns), columns, "个单位", "units"),
        (dots, graph.graph["responsibilities"], "项责任", "responsibilities"),
    )
    note = cut_note(preset, counts, TOLD if _told(graph) else MOST_LINKED)
    if layout.tasks == rows:
        return note
    return note + preset.say("，列首数字只计图中任务", "; figures above columns count these tasks")


def _room(graph: nx.Graph[str], body: Box, preset: Preset) -> Box:
    """The body above the key."""
    size = preset.base * 0.95
    beside = size * 19 if preset.wide else 0.0
    items = kinds((graph.nodes[unit]["kind"] for unit in graph.graph["columns"]), preset)
    high = key_height(items, body.width - beside, size) + (0 if preset.wide else size * 1.75)
    return Box(body.left, body.top, body.right, body.bottom - high - size * 0.35)


def _marked(graph: nx.Graph[str]) -> frozenset[str]:
    """The units that the picture is about; none where it is about all."""
    found: frozenset[str] = graph.graph.get("marked", frozenset())
    return found


def _columns(graph: nx.Graph[str], layout: Grid) -> list[Mark]:
    marked, shown = _marked(graph), frozenset(layout.shown)
    shaded = [x for unit, x in layout.columns.items() if unit in marked] or list(layout.columns.values())[::2]
    marks: list[Mark] = [
        Rect(Box(x - layout.step / 2, layout.top, x + layout.step / 2, layout.bottom), MARKED if marked else BAND)
        for x in shaded
    ]
    size = min(layout.size * 0.92, layout.step * 0.85)
    for unit, x in layout.columns.items():
        data = graph.nodes[unit]
        foot = Point(x, layout.top - layout.size * 1.55)
        bold = unit in marked if marked else data["tasks"] >= _BOLD_FROM
        colour = MUTED if marked and unit not in marked else kind_colour(data["kind"])
        marks += layout.heads.marks(unit, foot, colour, bold=bold)
        count = sum(task in shown for task in graph[unit])
        marks.append(Text(Point(x, layout.top - size * 0.45), str(count), size, MUTED, "middle", bold=True))
    return marks


def _rows(graph: nx.Graph[str], layout: Grid, preset: Preset) -> list[Mark]:
    marks: list[Mark] = []
    for row in layout.rows:
        if row.task is None:
            marks += band(row, layout)
        else:
            marks += _task(graph, row.task, row.y, layout, preset)
    for y in layout.rules:
        marks.append(Line((Point(layout.box.left, y), Point(layout.right, y)), RULE, 1))
    return marks


def _task(graph: nx.Graph[str], task: str, y: float, layout: Grid, preset: Preset) -> list[Mark]:
    data, size = graph.nodes[task], layout.size
    marks: list[Mark] = [
        Text(Point(layout.stub.number_x, y + size * 0.36), str(data["ordinal"]), size, MUTED, "end"),
        Text(Point(layout.stub.heading_x, y + size * 0.36), layout.stub.headings[task], size),
    ]
    mine = [(layout.columns[unit], unit) for unit in graph[task] if unit in layout.columns]
    if len(mine) > 1:
        marks.append(Line((Point(min(mine)[0], y), Point(max(mine)[0], y)), "#C9D3E2", layout.dot * 0.22))
    marked = _marked(graph)
    for x, unit in sorted(mine):
        colour = kind_colour(graph.nodes[unit]["kind"])
        if marked and unit not in marked:
            colour = mixed(colour, WHITE, _BACK)
        named = preset.say("：", ": ").join((f"{data['ordinal']} {data['label']}", graph.nodes[unit]["label"]))
        fill = colour if graph.edges[task, unit]["solid"] else WHITE
        marks.append(Circle(Point(x, y), layout.dot, fill, colour, layout.dot * 0.3, named))
    return marks


def _key(graph: nx.Graph[str], layout: Grid, body: Box, preset: Preset) -> list[Mark]:
    size = preset.base * 0.95
    y = layout.bottom + size * 1.35
    marks: list[Mark] = []
    dot = min(layout.dot, size * 0.55)
    x = body.left + dot
    lead = preset.say(*(("牵头单位", "lead") if graph.graph["leads_stated"] else ("列于首位的单位", "named first")))
    for fill, caption in ((LINK, lead), (WHITE, preset.say("其他责任单位", "other unit"))):
        marks += [
            Circle(Point(x, y), dot, fill, LINK, dot * 0.3),
            Text(Point(x + dot + size * 0.5, y + size * 0.36), caption, size, INK),
        ]
        x += dot * 2 + size * 2.2 + width(caption, size)
    if _marked(graph):
        caption = preset.say("所述单位", "units in question")
        marks += [
            Rect(Box(x - dot, y - size * 0.55, x + size * 0.8, y + size * 0.55), MARKED),
            Text(Point(x + size * 1.2, y + size * 0.36), caption, size, INK),
        ]
        x += size * 3 + width(caption, size)
    items = kinds((graph.nodes[unit]["kind"] for unit in layout.columns), preset)
    beside = Box(x + size, y - size * 0.7, body.right, body.bottom)
    below = Box(body.left, y + size * 0.9, body.right, body.bottom)
    colours, _ = colour_key(items, beside if preset.wide else below, size)
    return [*marks, *colours]
