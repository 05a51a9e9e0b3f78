"""A collaboration graph as dots, lines and labels in a box: the part that several pictures share."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from statistics import fmean, median
from typing import TYPE_CHECKING, Any

from plangraph.view.force import force_places, relaxed
from plangraph.view.geometry import Box, Point
from plangraph.view.palette import FAINT, INK, WHITE, kind_colour, mixed
from plangraph.view.placement import Dot, crowded, label_lines, label_marks, placed
from plangraph.view.ring import Rings, ring_places, rings, roomy
from plangraph.view.routing import routed
from plangraph.view.scene import Circle, Curve, Mark, Text
from plangraph.view.tooltips import carries, shares

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import networkx as nx

    from plangraph.view.naming import Naming

MOST_ON_RINGS = 60
_MOST_LINES_EACH = 3
_FORCE_ROOM = 21
_FORCE_TRIALS = ((1.0, True), (0.91, True), (0.82, True))
# Sizes of labels to try, as parts of the style's, with and without an inner ring.
_TRIALS = ((1.0, True), (0.94, True), (0.88, True), (1.0, False), (0.92, False), (0.84, False))
_LIGHT, _DARK = "#B9C4D6", "#33547F"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The marks, the units in them with their places, and the pairs that have a line."""

    marks: tuple[Mark, ...]
    places: Mapping[str, Point]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes for one picture: ``base`` is the size of labels; ``colour`` of a unit; ``faint`` units have faint lines.

    ``force`` places by force instead of on rings; ``below`` puts every label below its dot, as browsers draw them;
    ``small`` dots leave more room for labels. ``language`` is that of what is said where the pointer rests.
    """

    base: float
    colour: Callable[[str], str]
    faint: frozenset[str] = frozenset()
    force: bool = False
    below: bool = False
    small: bool = False
    language: str = "zh"

    @property
    def dots(self) -> float:
        """The scale of dots: smaller among many, so that labels keep their size."""
        return float((self.base / 15) ** 0.5) * (0.74 if self.force or self.small else 1.0)


def network(graph: nx.Graph[str], naming: Naming, box: Box, style: Style) -> Drawing:
    """The drawing of the graph; where there is no room for all its labels, of its busiest units."""
    shown = graph
    if style.force:
        shown = busiest(graph, min(MOST_ON_RINGS, int(box.width * box.height / (style.base**2 * _FORCE_ROOM))))
    while True:
        pairs = heaviest(shown, _MOST_LINES_EACH * len(shown))
        dots = _largest(shown, naming, box, style, least=len(shown) == 1)
        if dots:
            labels = placed(dots, [(*pair, _stroke(shown, pair, style)) for pair in pairs], box)
            return Drawing(tuple(_marks(shown, dots, labels, pairs, style)), _centres(dots), pairs)
        shown = busiest(graph, len(shown) - max(1, len(shown) // 12))


def whole_places(graph: nx.Graph[str], naming: Naming, style: Style) -> dict[str, Point]:
    """Places of all units on a canvas as large as they need, its middle at the origin."""
    across = max(440.0, 60 * len(graph) ** 0.65) * style.base / 15
    spots = relaxed(graph) if style.force else {}
    while True:
        box = Box(-across, -across * 0.64, across, across * 0.64)
        dots = _dots(graph, naming, box, style, (style.base, True), spots)
        if len(graph) == 1 or not crowded(dots, {unit: dot.box(Point(0, 1)) for unit, dot in dots.items()}, box):
            return _centres(dots)
        across *= 1.12


def _largest(graph: nx.Graph[str], naming: Naming, box: Box, style: Style, *, least: bool) -> dict[str, Dot]:
    """The dots at the largest size of text at which labels keep clear of each other; none if there is no such size.

    ``least`` takes the smallest size in any case.
    """
    spots = relaxed(graph) if style.force else {}
    dots: dict[str, Dot] = {}
    for part, inner in _FORCE_TRIALS if style.force else _TRIALS:
        dots = _dots(graph, naming, box, style, (style.base * part, inner), spots)
        if dots and not crowded(dots, {}, box) and not crowded(dots, placed(dots, (), box), box):
            return dots
    return dots if least else {}


def busiest(graph: nx.Graph[str], count: int) -> nx.Graph[str]:
    """The graph of the units with the most tasks, ties in the order of the graph."""
    kept = sorted(graph, key=lambda unit: -graph.nodes[unit]["tasks"])[: max(1, count)]
    chosen = set(kept)
    rest: nx.Graph[str] = graph.copy()
    rest.remove_nodes_from([unit for unit in graph if unit not in chosen])
    return rest


def greatest_weight(graph: nx.Graph[str]) -> int:
    """The most tasks that two units share; one where none share any."""
    return max((data["weight"] for *_, data in graph.edges(data=True)), default=1)


def heaviest(graph: nx.Graph[str], count: int) -> tuple[tuple[str, str], ...]:
    """The pairs with the most shared tasks, all of them where they are not many more than ``count``."""
    pairs = sorted(graph.edges(data=True), key=lambda pair: -int(pair[2]["weight"]))
    return tuple((one, other) for one, other, _ in pairs[: max(count, 100)])


def radius(tasks: int, most: int, unit: float) -> float:
    """The radius of a dot: larger with tasks, for a count of two digits to fit in the smallest."""
    largest = min(26.0, 3.2 * (most - 1))
    return unit * (14 + (largest * ((tasks - 1) / (most - 1)) ** 0.75 if most > 1 else 6))


def stroke_width(weight: int, most: int, unit: float) -> float:
    """How wide the line of a pair with ``weight`` shared tasks is drawn."""
    if most == 1:
        return unit * 1.3
    return unit * (1 + min(9.0, 1.6 * (most - 1)) * ((weight - 1) / (most - 1)))


def line_colour(weight: int, most: int) -> str:
    """The colour of a line: darker with weight."""
    return mixed(_LIGHT, _DARK, ((weight - 1) / (most - 1)) ** 0.6 if most > 1 else 0.25)


def _dots(  # noqa: PLR0913, PLR0917
    graph: nx.Graph[str],
    naming: Naming,
    box: Box,
    style: Style,
    trial: tuple[float, bool],
    spots: Mapping[str, Point],
) -> dict[str, Dot]:
    """The dots in their places for a size of text, with an inner ring or without; none where a ring is too short."""
    size, inner = trial
    most = max(graph.nodes[unit]["tasks"] for unit in graph)
    found = rings(graph, inner=inner)
    sizes = dict.fromkeys(graph, size)
    if not style.force:
        sizes |= dict.fromkeys(found.inner, size * 1.14) | dict.fromkeys(found.centre, size * 1.3)
    blank = {
        unit: Dot(
            box.centre,
            radius(graph.nodes[unit]["tasks"], most, style.dots * (size / style.base) ** 0.5),
            label_lines(naming.label(unit), sizes[unit]),
            sizes[unit],
            sizes[unit] > size,
            Point(0, 1),
        )
        for unit in graph
    }
    places = force_places(spots, blank, box) if spots else _on_rings(graph, found, blank, box, below=style.below)
    return {unit: _at(blank[unit], place, box.centre) for unit, place in places.items()}


def _on_rings(
    graph: nx.Graph[str], found: Rings, dots: Mapping[str, Dot], box: Box, *, below: bool
) -> dict[str, Point]:
    edge = [dots[unit] for unit in found.outer or found.inner or found.centre]
    wide, usual = max(dot.label.x for dot in edge), fmean(dot.label.x for dot in edge)
    high, mean = median(dot.label.y for dot in edge), 2.3 * fmean(dot.radius for dot in edge)
    gap = edge[0].size * 0.5
    outside = max(dot.radius for dot in edge) + gap
    room = box.inset(min(wide + outside, box.width * 0.4), high + outside)

    def need(across: float, down: float) -> float:
        return across * (max(usual, mean) + gap) + down * ((high + mean if below else max(high, mean)) + gap)

    return ring_places(graph, found, room, need) if below or roomy(found, room, need) else {}


def _at(dot: Dot, place: Point, middle: Point) -> Dot:
    away = Point(place.x - middle.x, place.y - middle.y)
    length = hypot(*away)
    outwards = Point(away.x / length, away.y / length) if length > 1 else Point(0, 1)
    return Dot(place, dot.radius, dot.lines, dot.size, dot.bold, outwards)


def _centres(dots: Mapping[str, Dot]) -> dict[str, Point]:
    return {unit: dot.centre for unit, dot in dots.items()}


def _stroke(graph: nx.Graph[str], pair: tuple[str, str], style: Style) -> float:
    most = greatest_weight(graph)
    return stroke_width(graph.edges[pair]["weight"], most, style.base / 15)


def _marks(
    graph: nx.Graph[str],
    dots: Mapping[str, Dot],
    labels: Mapping[str, Box],
    pairs: Sequence[tuple[str, str]],
    style: Style,
) -> list[Mark]:
    marks: list[Mark] = list(_lines(graph, dots, labels, pairs, style))
    for unit, dot in dots.items():
        marks += _disc(graph.nodes[unit], dot, style.colour(unit), style)
    for unit, dot in dots.items():
        marks.extend(label_marks(dot, labels[unit], INK))
    return marks


def _disc(data: Mapping[str, Any], dot: Dot, colour: str, style: Style) -> list[Mark]:
    """A dot with its number of tasks."""
    digits = str(data["tasks"])
    number = min(dot.radius * 0.95, style.base * 1.6, dot.radius * 1.5 / (0.56 * len(digits)))
    words = data.get("title") or carries(data["label"], data["tasks"], style.language)
    return [
        Circle(dot.centre, dot.radius, colour, WHITE, style.base / 6, words),
        Text(Point(dot.centre.x, dot.centre.y + number * 0.36), digits, number, WHITE, "middle", bold=True),
    ]


def _lines(
    graph: nx.Graph[str],
    dots: Mapping[str, Dot],
    labels: Mapping[str, Box],
    pairs: Sequence[tuple[str, str]],
    style: Style,
) -> list[Curve]:
    most = greatest_weight(graph)
    controls = routed(dots, labels, pairs, _middle(dots))
    # Who sits in every task shares with each unit all that unit has: a line says no more than the dot's number.
    telling = min((graph.nodes[unit]["tasks"] for unit in rings(graph).inner), default=2)
    found = []
    for one, other in sorted(pairs, key=lambda pair: (not style.faint & set(pair), graph.edges[pair]["weight"])):
        weight = graph.edges[one, other]["weight"]
        faint = bool(style.faint & {one, other}) and weight < telling
        colour = FAINT if faint else line_colour(weight, most)
        wide = style.base / 15 * 1.2 if faint else stroke_width(weight, most, style.base / 15)
        ends = dots[one].centre, controls[one, other], dots[other].centre
        pair = f"{graph.nodes[one]['label']} × {graph.nodes[other]['label']}"
        title = shares(pair, weight, style.language)
        found.append(Curve(*ends, colour, wide, title=title))
    return found


def _middle(dots: Mapping[str, Dot]) -> Point:
    xs = [dot.centre.x for dot in dots.values()]
    ys = [dot.centre.y for dot in dots.values()]
    return Point((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


def unit_colour(graph: nx.Graph[str]) -> Callable[[str], str]:
    """Colours by kind of body."""
    return lambda unit: kind_colour(graph.nodes[unit]["kind"])
