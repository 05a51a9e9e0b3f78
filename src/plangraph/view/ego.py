"""One unit: its partners around it, by the tasks they share, and the list of its tasks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx

from plangraph.view.cuts import cut_note, settled, with_cut
from plangraph.view.english import counted
from plangraph.view.findings import listed
from plangraph.view.frame import Frame, framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.legend import colour_key, kinds
from plangraph.view.lettering import fitted, printable, width
from plangraph.view.naming import naming_of
from plangraph.view.network import Drawing, Style, network, unit_colour
from plangraph.view.palette import MUTED, WHITE, kind_colour
from plangraph.view.ranking import divider, section_title
from plangraph.view.scene import Circle, Mark, Scene, Text
from plangraph.view.several import over, plan_names
from plangraph.view.tooltips import shares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plangraph.model.facts import PlanFact
    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

_NAMED = 3
_ROW = 2.1
_LOWEST = 1.38
_NAMES = 11
_ROW_WITH_PARTNERS = 3.1
_LARGEST, _AIRY = 1.3, 5.0
"""Of the preset's size of text, as large as a short list is written; and the room of a task for that."""
_PLAN = 8
"""Characters of the name of a plan before an ordinal."""
_FEW_TASKS = 12
"""A list so short leaves more than half of an upright picture to the drawing."""


def ego_scene(graph: nx.Graph[str], plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of an ego graph; its ``centre`` is the unit."""
    names = naming_of(graph, preset)
    words = over(plans, ego_headline(graph, names, preset), preset)
    around = star(graph, preset.language)
    notes = [source(plans, preset), _meaning(graph, preset), names.noted(preset)]
    label = printable(graph.nodes[graph.graph["centre"]]["label"])
    tasks = graph.nodes[graph.graph["centre"]]["tasks"]
    style = Style(preset.base, unit_colour(around), small=not preset.wide, language=preset.language)

    def cut_of(drawing: Drawing) -> str:
        return cut_note(preset, [(len(drawing.places) - 1, len(around) - 1, "个协作单位", "partners")])

    def frame_of(drawing: Drawing | None) -> Frame:
        more = [cut_of(drawing)] if drawing else []
        return framed(preset, words, (title(plans, preset), label), [*notes, *more])

    frame, drawing = settled(frame_of, lambda body: network(around, names, _parts(body, preset, tasks)[0], style))
    drawn, listing = _parts(frame.body, preset, tasks)
    marks = [*drawing.marks, *_key(around, drawn, preset), *_tasks(graph, names, listing, plan_names(plans), preset)]
    if not preset.portrait:
        marks.append(divider(listing.left - preset.base * 1.2, listing.top, listing.bottom))
    return Scene(
        preset.width,
        preset.height,
        words,
        with_cut(preset.say(f"单位协作图：{words}。", f"One unit and its partners: {words}."), cut_of(drawing), preset),
        (*frame.marks, *marks),
    )


def star(graph: nx.Graph[str], language: str) -> nx.Graph[str]:
    """The unit and its partners without the lines among those; ``tasks`` of a partner counts the shared ones."""
    centre = graph.graph["centre"]
    around: nx.Graph[str] = nx.Graph(centre=centre, in_every_task=())
    around.add_node(centre, **graph.nodes[centre])
    for unit, data in sorted(graph[centre].items(), key=lambda item: -item[1]["weight"]):
        words = shares(graph.nodes[unit]["label"], data["weight"], language)
        around.add_node(unit, **graph.nodes[unit] | {"tasks": data["weight"], "title": words})
        around.add_edge(centre, unit, weight=data["weight"])
    return around


def ego_headline(graph: nx.Graph[str], names: Naming, preset: Preset) -> str:
    """How many tasks the unit has, with how many partners, and with whom most."""
    centre = graph.graph["centre"]
    tasks, partners = graph.nodes[centre]["tasks"], graph[centre]
    if not partners:
        return preset.say(
            f"{names[centre]}独自承担 {tasks} 项任务", f"{names[centre]} has {counted(tasks, 'task')} alone"
        )
    most = max(data["weight"] for data in partners.values())
    top = [unit for unit, data in partners.items() if data["weight"] == most]
    has = f"{names[centre]} has {counted(tasks, 'task')}"
    if len(partners) == 1:
        return preset.say(
            f"{names[centre]}承担 {tasks} 项任务，其中 {most} 项与{names[top[0]]}共同承担",
            f"{has} and shares {most} with {names[top[0]]}",
        )
    words = preset.say(
        f"{names[centre]}承担 {tasks} 项任务，与 {len(partners)} 个单位协作",
        f"{has} and works with {counted(len(partners), 'unit')}",
    )
    if len(top) > _NAMED:
        return words
    each = preset.say("各 ", " each") if len(top) > 1 else ""
    who = listed(top, names, preset)
    return words + preset.say(f"，与{who}最多（{each}{most} 项）", f", most with {who} ({most}{each})")


def _meaning(graph: nx.Graph[str], preset: Preset) -> str:
    if graph.graph["leads_stated"]:
        return preset.say(
            "实心点为该单位牵头的任务；圆内数字为共同承担的任务数",
            "Solid dots are tasks that the unit leads; figures count shared tasks",
        )
    return preset.say(
        "原文未标明牵头单位，实心点只表示该单位列于首位；圆内数字为共同承担的任务数",
        "The text names no leads: a solid dot only says that the unit is named first; figures count shared tasks",
    )


def _parts(body: Box, preset: Preset, tasks: int) -> tuple[Box, Box]:
    """The room of the drawing, with its key, and that of the list of ``tasks`` lines."""
    if preset.portrait:
        middle = body.top + body.height * (0.52 if tasks <= _FEW_TASKS else 0.45)
        above = Box(body.left, body.top, body.right, middle - preset.base * 2.6)
        return above, Box(body.left, middle, body.right, body.bottom)
    split = body.left + body.width * 0.6
    low = body.bottom - preset.base * (2.2 if preset.wide else 3.9)
    return Box(body.left, body.top, split - preset.base * 2, low), Box(split, body.top, body.right, body.bottom)


def _key(graph: nx.Graph[str], drawn: Box, preset: Preset) -> list[Mark]:
    items = kinds((data["kind"] for _, data in graph.nodes(data=True)), preset)
    size = preset.base * (0.95 if preset.wide else 0.85)
    return colour_key(items, Box(drawn.left, drawn.bottom + size * 0.8, drawn.right, drawn.bottom), size)[0]


def _tasks(graph: nx.Graph[str], names: Naming, box: Box, plans: Mapping[str, str], preset: Preset) -> list[Mark]:
    """The unit's tasks with its partners in them: below each where there is room, else beside it."""
    data = graph.nodes[graph.graph["centre"]]
    marks, top = section_title(
        preset.say(f"承担的任务（{data['tasks']} 项）", f"Its tasks ({data['tasks']})"), box, preset.base * 1.1
    )
    tasks, room = list(data["task_list"]), box.bottom - top
    size = max(preset.base * 0.8, min(preset.base * 0.97, room / len(tasks) / _LOWEST))
    size = max(size, min(preset.base * _LARGEST, room / len(tasks) / _AIRY))
    below = len(tasks) * _ROW_WITH_PARTNERS * size <= room
    step = size * _ROW_WITH_PARTNERS if below else max(size * _LOWEST, min(size * _ROW, room / len(tasks)))
    fits = int((room + size * 0.3) / step)
    shown = tasks if len(tasks) <= fits else tasks[: max(1, fits - 1)]
    columns = _Columns(graph, names, shown, box, plans, replace(preset, base=size))
    for index, task in enumerate(shown):
        marks += columns.row(task, top + index * step + size * 0.6, below=below)
    if len(shown) < len(tasks):
        more = preset.say(f"另有 {len(tasks) - len(shown)} 项", f"{len(tasks) - len(shown)} more")
        marks.append(Text(Point(box.left, top + len(shown) * step + size * 0.96), more, size, MUTED))
    return marks


class _Columns:
    """Where dots, ordinals, headings and partners of the list stand."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        graph: nx.Graph[str],
        names: Naming,
        tasks: Sequence[str],
        box: Box,
        plans: Mapping[str, str],
        preset: Preset,
    ) -> None:
        self.graph, self.names, self.box, self.say = graph, names, box, preset.say
        self.size = size = preset.base
        self.headings = {task: printable(graph.graph["headings"][task][1]) for task in tasks}
        self.ordinals = {task: self._number(task, plans) for task in tasks}
        numbers = max(width(ordinal, size) for ordinal in self.ordinals.values())
        self.number = box.left + size * 1.4 + numbers
        self.heading = self.number + size * 0.6
        longest = max(width(heading, size) for heading in self.headings.values())
        self.partners = self.heading + longest + size
        self.narrow = box.right - self.partners < _NAMES * size

    def _number(self, task: str, plans: Mapping[str, str]) -> str:
        """The ordinal, after the name of its plan where there are several."""
        name = fitted(plans.get(self.graph.graph["plans"][task], ""), 1, _PLAN)
        return f"{name} {self.graph.graph['headings'][task][0]}".strip()

    def row(self, task: str, y: float, *, below: bool) -> list[Mark]:
        """One task; ``y`` is the middle of its line."""
        size, data = self.size, self.graph.nodes[self.graph.graph["centre"]]
        colour = kind_colour(data["kind"])
        fill = colour if task in data["first_list"] else WHITE
        end = self.box.right if below or self.narrow else self.partners - size * 0.8
        others = Point(self.heading, y + size * 1.62) if below else Point(self.partners, y + size * 0.33)
        return [
            Circle(Point(self.box.left + size * 0.42, y), size * 0.36, fill, colour, size * 0.115),
            Text(Point(self.number, y + size * 0.36), self.ordinals[task], size, MUTED, "end"),
            Text(Point(self.heading, y + size * 0.36), fitted(self.headings[task], size, end - self.heading), size),
            *([] if self.narrow and not below else [self._with(task, others)]),
        ]

    def _with(self, task: str, at: Point) -> Text:
        """Who else has the task; how many where their names do not fit."""
        centre, size = self.graph.graph["centre"], self.size * 0.85
        partners = [unit for unit in self.graph[centre] if task in self.graph.edges[centre, unit]["task_list"]]
        room = self.box.right - at.x
        comma, how_many = self.say("、", ", "), len(partners)
        named = comma.join(self.names[unit] for unit in partners)
        words = self.say(f"与{named}", f"with {named}") if partners else self.say("独自承担", "alone")
        for count in range(len(partners), 0, -1):
            if width(words, size) <= room:
                break
            named = comma.join(self.names[unit] for unit in partners[: count - 1])
            words = self.say(f"与 {how_many} 个单位", f"with {counted(how_many, 'unit')}")
            if named:
                words = self.say(f"与{named}等 {how_many} 个单位", f"with {named} and {how_many - count + 1} more")
        return Text(at, fitted(words, size, room), size, MUTED)
