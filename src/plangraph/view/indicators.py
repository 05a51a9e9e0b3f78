"""Where indicators should stand: small charts side by side, each from zero, each with its own measure."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from plangraph.view.cuts import FIRST, TOLD_AND_FIRST, cut_note, of_them, with_cut
from plangraph.view.english import counted, joined, verb
from plangraph.view.frame import framed, source, title
from plangraph.view.geometry import Box, Point
from plangraph.view.lettering import balanced, fitted, printable, width
from plangraph.view.palette import ACCENT, AREA, LINK, MARKED, MUTED, WHITE
from plangraph.view.scene import Area, Circle, Line, Mark, Rect, Scene, Text
from plangraph.view.several import over, plan_names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import networkx as nx

    from plangraph.model.facts import PlanFact
    from plangraph.view.preset import Preset

_SIGNS = {">": ("超", ">"), ">=": ("≥", "≥"), "<": ("低于", "<"), "<=": ("≤", "≤"), "~": ("约", "~")}
MINUS = "\N{MINUS SIGN}"
_NAMED = 3
_AXIS = "#8793A3"


def indicators_scene(graph: nx.Graph[str], plans: Sequence[PlanFact], preset: Preset) -> Scene:
    """The picture of the targets; indicators beyond its room are left out, and it says so.

    Where the graph names ``marked`` indicators theirs is a shaded ground.
    """
    rows = list(graph.graph["rows"])
    columns, lines = _grid(len(rows), preset)
    shown = _shown(graph, columns * lines)
    words = over(plans, indicators_headline(graph, preset, shown), preset)
    beginning = FIRST if shown == rows[: len(shown)] else TOLD_AND_FIRST
    cut = cut_note(preset, [(len(shown), len(rows), "项指标", "indicators")], beginning)
    method = preset.say(
        "各指标单独计量，纵轴均从零起；数字为计划目标值",
        "Each indicator has its own measure, from zero; figures are the targets of the plan",
    )
    notes = [source(plans, preset), method, _growth_note(graph, preset), cut]
    frame = framed(preset, words, (title(plans, preset), _all(graph, preset)), notes)
    marks: list[Mark] = []
    marked = graph.graph.get("marked", frozenset())
    for index, row in enumerate(shown):
        cell = _cell(frame.body, preset, index, columns, lines)
        if row in marked:
            marks.append(Rect(cell.inset(-preset.base * 0.7, -preset.base * 0.35), MARKED, preset.base * 0.4))
        marks += _chart(graph, row, cell, plan_names(plans), preset)
    return Scene(
        preset.width,
        preset.height,
        words,
        with_cut(_alt_text(len(shown), words, preset), cut, preset),
        (*frame.marks, *marks),
    )


def _shown(graph: nx.Graph[str], most: int) -> list[str]:
    """The indicators that there is room for, those of the headline before all others, in order."""
    told = {*_fastest(graph)[0], *_zeros(graph)}
    kept = set(sorted(graph.graph["rows"], key=lambda row: row not in told)[:most])
    return [row for row in graph.graph["rows"] if row in kept]


def indicators_headline(graph: nx.Graph[str], preset: Preset, drawn: Collection[str] | None = None) -> str:
    """Which targets grow most, which start from zero; how many of these are ``drawn``."""
    found = [words for words in (_growing(graph, preset), _from_zero(graph, preset, drawn)) if words]
    return preset.say("，", "; ").join(found) or _all(graph, preset)


def _all(graph: nx.Graph[str], preset: Preset) -> str:
    """How many indicators there are, and for which years."""
    count, years = len(graph.graph["rows"]), graph.graph["years"]
    span = str(years[0]) if len(years) == 1 else f"{years[0]}—{years[-1]}"
    return preset.say(f"{count} 项指标的 {span} 年目标", f"Targets of {counted(count, 'indicator')}, {span}")


def _fastest(graph: nx.Graph[str]) -> tuple[list[str], float]:
    """The indicators that grow (or else fall) most, where few enough to be named, and by how much."""
    growths = {row: graph.nodes[row]["growth"] for row in graph.graph["rows"]}
    known = [growth for growth in growths.values() if growth is not None]
    if not known:
        return [], 0.0
    most = max(known) if max(known) > 0 else min(known)
    top = [row for row, growth in growths.items() if growth == most]
    return ([] if most == 0 or len(top) > _NAMED else top), most


def _growing(graph: nx.Graph[str], preset: Preset) -> str:
    growths = [graph.nodes[row]["growth"] for row in graph.graph["rows"]]
    top, most = _fastest(graph)
    if all(growth == 0 for growth in growths):
        return preset.say("目标逐年持平", "targets stay level")
    if not top:
        return ""
    named = [fitted(printable(graph.nodes[row]["label"]), 1, 16) for row in top]
    names = preset.say("、".join(named), joined(named))
    if len(growths) == 1:
        part = percent(abs(most))
        return preset.say(
            f"{names}{'增长' if most > 0 else '下降'} {part}", f"{names} {'grows' if most > 0 else 'falls'} by {part}"
        )
    moves = verb(len(top), "grows", "grow") if most > 0 else verb(len(top), "falls", "fall")
    chinese = f"{names}{'增幅' if most > 0 else '降幅'}最大（{signed(most)}）"
    return preset.say(chinese, f"{names} {moves} most ({signed(most)})")


def _zeros(graph: nx.Graph[str]) -> list[str]:
    return [row for row in graph.graph["rows"] if graph.nodes[row]["from_zero"]]


def _from_zero(graph: nx.Graph[str], preset: Preset, drawn: Collection[str] | None) -> str:
    rows = _zeros(graph)
    if not rows:
        return ""
    if len(rows) == 1:
        name = fitted(printable(graph.nodes[rows[0]]["label"]), 1, 16)
        return preset.say(f"{name}从零起步", f"{name} starts from zero")
    return preset.say(f"{len(rows)} 项从零起步", f"{len(rows)} start from zero") + of_them(rows, drawn, preset)


def percent(part: float) -> str:
    """A part of one as a percentage, with a decimal only below one percent."""
    return f"{part * 100:.0f}%" if part * 100 >= 1 else f"{part * 100:.1f}%"


def signed(part: float) -> str:
    """A growth with its sign."""
    return f"{'+' if part > 0 else MINUS}{percent(abs(part))}"


def level(part: float, preset: Preset) -> str:
    """A growth with its sign, 持平 for none."""
    return signed(part) if part else preset.say("持平", "level")


def _growth_note(graph: nx.Graph[str], preset: Preset) -> str:
    years = graph.graph["years"]
    if all(graph.nodes[row]["growth"] is None for row in graph.graph["rows"]):
        return ""
    if _same_years(graph):
        return preset.say(
            f"百分比为 {years[-1]} 年较 {years[0]} 年的增幅", f"Percentages are growth from {years[0]} to {years[-1]}"
        )
    return preset.say("百分比为末年较首年的增幅", "Percentages are growth from the first year to the last")


def _same_years(graph: nx.Graph[str]) -> bool:
    return len({graph.nodes[row]["years"] for row in graph.graph["rows"]}) == 1


def _alt_text(count: int, words: str, preset: Preset) -> str:
    return preset.say(
        f"{count} 个小折线图，各示一项指标的年度目标。{words}。",
        f"{counted(count, 'small chart')}, each with the targets of an indicator by year. {words}.",
    )


def _grid(count: int, preset: Preset) -> tuple[int, int]:
    """Columns and lines of charts: as few lines as fill the page evenly."""
    if preset.portrait:
        columns, most = (1 if count <= 2 else 2), 5  # noqa: PLR2004
    elif preset.wide:
        columns, most = (count if count <= 3 else 4 if count <= 8 else 5), 3  # noqa: PLR2004
        columns = 2 if count == 4 else 3 if count in {5, 6, 9} else columns  # noqa: PLR2004
    else:
        columns, most = (count if count <= 2 else 2 if count == 4 else 3), 3  # noqa: PLR2004
    return max(1, columns), min(most, ceil(count / columns))


def _cell(body: Box, preset: Preset, index: int, columns: int, lines: int) -> Box:
    gap = Point(preset.base * 2.8, preset.base * (1.9 if preset.wide else 1.2))
    wide = (body.width - gap.x * (columns - 1)) / columns
    room = body.height - preset.base * 0.6
    high = min((room - gap.y * (lines - 1)) / lines, wide * 0.52 + preset.base * 8)
    top = body.top + preset.base * 0.6 + (room - high * lines - gap.y * (lines - 1)) * 0.35
    left = body.left + index % columns * (wide + gap.x)
    down = top + index // columns * (high + gap.y)
    return Box(left, down, left + wide, down + high)


def _chart(graph: nx.Graph[str], row: str, cell: Box, plans: Mapping[str, str], preset: Preset) -> list[Mark]:
    data = graph.nodes[row]
    size = preset.base * 1.08
    marks: list[Mark] = []
    y = cell.top
    for line in balanced(printable(data["label"]), size, cell.width, 2):
        marks.append(Text(Point(cell.left, y + size * 0.9), line, size, bold=True))
        y += size * 1.25
    small = preset.base * 0.9
    change = "" if data["growth"] is None else level(data["growth"], preset)
    if data["from_zero"]:
        change = preset.say("从零起步", "from zero")
    if change:
        marks.append(Text(Point(cell.right, y + small), change, preset.base, ACCENT, "end", bold=True))
    said = preset.say("单位：", "in ") + printable(data["measure"]) if data["measure"] else ""
    said = "·".join(part for part in (said, plans.get(data["plan"], "")) if part)
    if said:
        room = cell.width - width(change, preset.base) - small
        marks.append(Text(Point(cell.left, y + small), fitted(said, small, room), small, MUTED))
    top = y + small * 1.4 + preset.base * 2.2
    low = min(cell.bottom - small * 1.6, top + cell.width * 0.52)
    plot = Box(cell.left, top, cell.right, low)
    return [*marks, *_series(graph, row, plot, preset)]


def _series(graph: nx.Graph[str], row: str, plot: Box, preset: Preset) -> list[Mark]:
    years = graph.nodes[row]["years"]
    values = [float(graph.edges[row, str(year)]["value"]) for year in years]
    points = _points(years, values, plot, preset.base * 2)
    zero = _height(0, values, plot)
    base, small = preset.base, preset.base * 0.9
    marks: list[Mark] = []
    if len(points) > 1:
        foot = (Point(points[-1].x, zero), Point(points[0].x, zero))
        marks += [Area((*points, *foot), AREA)]
    marks.append(Line((Point(plot.left, zero), Point(plot.right, zero)), _AXIS, 1))
    if len(points) > 1:
        marks.append(Line(tuple(points), LINK, 3 * preset.unit))
    else:
        marks.append(Line((Point(points[0].x, zero), points[0]), LINK, 3 * preset.unit))
    words = [_wording(graph, row, year, preset) for year in years]
    shown = _labelled(points, words, base)
    for index, (point, year) in enumerate(zip(points, years, strict=True)):
        marks.append(Circle(point, 5.5 * preset.unit, WHITE, LINK, 2.6 * preset.unit))
        if index in shown:
            marks += [
                Text(Point(point.x, point.y - base * 0.85), words[index], base, anchor="middle", bold=True),
                Text(Point(point.x, plot.bottom + small * 1.55), str(year), small, MUTED, "middle"),
            ]
    return marks


def _points(years: Sequence[int], values: Sequence[float], plot: Box, inset: float) -> list[Point]:
    first, last = years[0], years[-1]
    if first == last:
        return [Point(plot.centre.x, _height(values[0], values, plot))]
    step = (plot.width - 2 * inset) / (last - first)
    return [
        Point(plot.left + inset + (year - first) * step, _height(value, values, plot))
        for year, value in zip(years, values, strict=True)
    ]


def _height(value: float, values: Sequence[float], plot: Box) -> float:
    low, high = min(0.0, *values), max(0.0, *values)
    return plot.bottom - (value - low) / ((high - low) or 1.0) * plot.height


def _wording(graph: nx.Graph[str], row: str, year: int, preset: Preset) -> str:
    data = graph.edges[row, str(year)]
    return preset.say(*_SIGNS.get(data["comparator"], ("", ""))) + fitted(printable(data["wording"]), 1, 7)


def _labelled(points: Sequence[Point], words: Sequence[str], size: float) -> set[int]:
    """The points that get a figure: all where they have room, else the first, the last and those between that do."""
    last = len(points) - 1
    shown = {0, last}
    left, right = points[0].x + _half(words[0], size), points[last].x - _half(words[last], size)
    for index in range(1, last):
        half = _half(words[index], size)
        if points[index].x - half > left and points[index].x + half < right:
            shown.add(index)
            left = points[index].x + half
    return shown


def _half(text: str, size: float) -> float:
    return max(width(text, size), size * 2.3) / 2 + size * 0.3
