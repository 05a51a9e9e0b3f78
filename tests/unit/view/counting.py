"""What a picture states of its marks, and what it has: counted apart from the code that draws it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plangraph.errors import NothingToDraw
from plangraph.pipeline.picture import VIEWS, Facts, needs, view_graph
from plangraph.query import facts
from plangraph.view.palette import WHITE
from plangraph.view.preset import PRESETS
from plangraph.view.scene import Circle, Curve, Line, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.facts import PlanFact
    from plangraph.pipeline.workspace import Workspace
    from plangraph.view.scene import Scene

_AXIS = "#8793A3"
_STATED = re.compile(r"(\d+) ([^\d（、：]+?)（共 (\d+)）")


def given(workspace: Workspace, plans: tuple[PlanFact, ...]) -> Facts:
    """All facts of a plan, or of the whole dataset where there are several."""
    only = plans[0].iri if len(plans) == 1 else None
    fields = dict.fromkeys(field for view in VIEWS for field in needs(view))
    rows = {field: getattr(facts, field)(workspace.store, workspace.library, only) for field in fields}
    return Facts(**rows, plans=plans)


def pictures(known: Facts, plans: tuple[PlanFact, ...], size: str) -> Iterator[tuple[str, Scene]]:
    """Every view that there is something for."""
    unit = next((fact.unit for fact in known.responsibilities if not fact.generic), "")
    for name, view in VIEWS.items():
        parameters = {"unit": unit} if name == "ego" else {}
        try:
            graph = view_graph(name, known, parameters) if unit or name != "ego" else None
        except NothingToDraw:
            continue
        if graph is not None:
            yield name, view.scene(graph, plans, PRESETS[size])


def stated(scene: Scene, size: str) -> dict[str, int]:
    """What the footer says is shown, by noun, where it says of how many."""
    notes = "".join(text.text for text in scene.texts if text.size == PRESETS[size].small)
    return {noun: int(shown) for shown, noun, _ in _STATED.findall(notes)}


def drawn(view: str, scene: Scene) -> dict[str, int]:
    """The marks by the noun of the footer."""
    named = [circle for circle in scene.circles if circle.title]
    if view == "matrix":
        return _sides(named, "项任务") | {"项责任": len(named)}
    if view == "sections":
        return _sides(named, "个板块")
    if view == "ego":
        return {"个协作单位": len(named) - 1}
    if view == "indicators":
        return {"项指标": sum(isinstance(mark, Line) and mark.stroke == _AXIS for mark in scene.marks)}
    return _columns(scene) if view != "collaboration" else {}


def _sides(dots: list[Circle], rows: str) -> dict[str, int]:
    return {
        rows: len({round(dot.centre.y, 3) for dot in dots}),
        "个单位": len({round(dot.centre.x, 3) for dot in dots}),
    }


_NOUNS = {
    "任务": "项任务", "计划外的依托": "项计划外的依托", "共同之处（推断）": "处共同之处", "责任单位": "个单位",
    "上位与相关文件": "项上位与相关文件", "计划": "项计划",
    "写到文件的任务": "项写到文件的任务", "拟制定的文件": "项拟制定的文件",
}  # fmt: skip


def _columns(scene: Scene) -> dict[str, int]:
    """The cards of each column under its title."""
    cards = Counter(
        mark.box.left for mark in scene.marks if isinstance(mark, Rect) and mark.radius and mark.box.width > 20
    )
    found = {}
    for left, count in cards.items():
        title = next(text.text for text in scene.texts if text.at.x == left and text.bold and not text.turn)
        found[_NOUNS.get(title, "项事物")] = count
    return found


def heads(scene: Scene) -> dict[float, int]:
    """The figures above the columns of a matrix by place."""
    top = min(circle.centre.y for circle in scene.circles if circle.title)
    known = [text for text in scene.texts if text.anchor == "middle" and text.bold and text.text.isdigit()]
    return {round(text.at.x, 3): int(text.text) for text in known if text.at.y < top}


def dots(scene: Scene) -> Counter[float]:
    """How many dots there are below each head."""
    return Counter(round(circle.centre.x, 3) for circle in scene.circles if circle.title)


def solid(scene: Scene) -> Counter[float]:
    """How many of them are filled."""
    return Counter(round(circle.centre.x, 3) for circle in scene.circles if circle.title and circle.fill != WHITE)


def ties(scene: Scene, name: str) -> int:
    """How many lines end at a card."""
    found = {mark.title for mark in scene.marks if isinstance(mark, Curve) and mark.title}
    return sum(name in title.split(" — ") for title in found)
