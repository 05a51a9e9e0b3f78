"""The rows and columns of a responsibility matrix, made to fit a box."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from plangraph.view.heads import Heads, heads
from plangraph.view.lettering import ELLIPSIS, balanced, fitted, printable, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from plangraph.view.geometry import Box
    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

# Sizes to try, as parts of the preset's, and whether sections have rows of their own; smaller only where it must be.
_LARGER = (1.7, 1.5, 1.35, 1.2, 1.1)
_TRIALS = ((1.0, True), (0.94, True), (1.0, False), (0.94, False), (0.88, False), (0.82, False))
# Of the size of text: columns narrower than this would push names into each other, turned ones sooner.
_NARROWEST, _NARROWEST_TURNED = 1.1, 1.3
_LOWEST = 1.24
_WIDEST = 6.5
_HIGHEST = 2.9
# Text larger than the preset's needs columns as wide as this, so that the page fills evenly.
_ROOMY = 1.9


@dataclass(frozen=True, slots=True)
class Row:
    """A task, or, without one, the heading of a section, with the height of its middle on the page."""

    y: float
    task: str | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stub:
    """What stands left of the dots: places of ordinals and headings, the width of the column of sections or zero."""

    number_x: float
    heading_x: float
    section_width: float
    headings: Mapping[str, str]
    right: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Places of a matrix: ``columns`` holds the x of each unit, ``rules`` the y of lines between sections."""

    box: Box
    size: float
    stub: Stub
    heads: Heads
    top: float
    step: float
    dot: float
    columns: Mapping[str, float]
    rows: tuple[Row, ...]
    rules: tuple[float, ...] = field(default=())

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.rules[-1]

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return max(self.columns.values()) + self.step / 2

    @property
    def row_step(self) -> float:
        """The least distance of two rows; without bound where there is one row."""
        return _row_step(self.rows)

    @property
    def tasks(self) -> int:
        """How many tasks have a row."""
        return sum(row.task is not None for row in self.rows)


def grid(graph: nx.Graph[str], names: Naming, box: Box, preset: Preset, highest: float = _HIGHEST) -> Grid:
    """The matrix in ``box``: a small one larger, a large one smaller by a fifth; then the least busy parts go.

    ``highest`` is the most that a row takes, in sizes of text.
    """
    full = len(graph.graph["rows"]), len(graph.graph["columns"])
    for part in _LARGER:
        if full[1] * _ROOMY * preset.base * part > box.width:
            continue
        found = _fitted(graph, names, box, preset, preset.base * 0.95 * part, highest, banded=True)
        if (found.tasks, len(found.columns)) == full and _whole(graph, found):
            return found
    for part, banded in _TRIALS:
        found = _fitted(graph, names, box, preset, preset.base * 0.95 * part, highest, banded=banded)
        if (found.tasks, len(found.columns)) == full:
            return found
    return _fitted(graph, names, box, preset, preset.base * 0.95 * _TRIALS[-1][0], highest, banded=False)


def _whole(graph: nx.Graph[str], found: Grid) -> bool:
    """Whether every heading stands whole and rows and columns have air."""
    headings = found.stub.headings
    return (
        found.step >= found.size * _ROOMY
        and found.row_step >= found.size * _ROOMY
        and all(text == printable(graph.nodes[task]["label"]) for task, text in headings.items())
        and not any(ELLIPSIS in line for lines in found.heads.lines.values() for line in lines)
    )


def _fitted(  # noqa: PLR0913, PLR0917
    graph: nx.Graph[str], names: Naming, box: Box, preset: Preset, size: float, highest: float, *, banded: bool
) -> Grid:
    """The matrix at one size of text, with as many rows and columns as it holds."""
    beside = _sections_beside(graph, preset)
    stub = _stub(graph, box, preset, size, beside=beside)
    units, step = _units(graph, names, box.right - stub.right, size, preset)
    found = heads(names, units, size, step, upright=preset.portrait)
    top = box.top + found.height + size * 1.75
    bands = banded and not beside
    tasks = _kept(graph, (box.bottom - top) / (size * _LOWEST), bands=bands)
    rows, rules = _rows(graph, tasks, (top, box.bottom, highest), size, stub.section_width, bands=bands)
    return Grid(
        box=box,
        size=size,
        stub=stub,
        heads=found,
        top=top,
        step=step,
        dot=min(size * 0.55, step * 0.36, _row_step(rows) * 0.37),
        columns={unit: stub.right + (index + 0.5) * step for index, unit in enumerate(units)},
        rows=rows,
        rules=rules,
    )


def _groups(graph: nx.Graph[str], tasks: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Neighbouring tasks of one section, with its heading; empty where they have none."""
    return [
        (printable(section or ""), list(mine))
        for section, mine in groupby(tasks, key=lambda task: graph.nodes[task].get("section"))
    ]


def _sections_beside(graph: nx.Graph[str], preset: Preset) -> bool:
    """Whether sections get a column of their own: where there is width for it, and none is a single row."""
    groups = _groups(graph, graph.graph["rows"])
    return preset.wide and any(section for section, _ in groups) and all(len(mine) > 1 for _, mine in groups)


def _stub(graph: nx.Graph[str], box: Box, preset: Preset, size: float, *, beside: bool) -> Stub:
    tasks = graph.graph["rows"]
    section_width = min(size * 10.4, _section_width(graph, size)) if beside else 0.0
    numbers = max(width(str(graph.nodes[task]["ordinal"]), size) for task in tasks)
    number_x = box.left + section_width + numbers + (size * 0.6 if beside else size * 0.2)
    most = box.width * (0.3 if preset.wide else 0.36)
    headings = {task: fitted(printable(graph.nodes[task]["label"]), size, most) for task in tasks}
    heading_x = number_x + size * 0.7
    right = heading_x + max(width(text, size) for text in headings.values()) + size * 1.1
    return Stub(number_x, heading_x, section_width, headings, right)


def _section_width(graph: nx.Graph[str], size: float) -> float:
    """The room of the longest heading of a section in one line."""
    return max(width(section, size) for section, _ in _groups(graph, graph.graph["rows"])) + size * 2


def _units(graph: nx.Graph[str], names: Naming, room: float, size: float, preset: Preset) -> tuple[list[str], float]:
    """The busiest units that fit, and the width of a column."""
    narrowest = size * (_NARROWEST if preset.portrait else _NARROWEST_TURNED)
    units = list(graph.graph["columns"])[: max(1, int(room / narrowest) + 1)]
    while True:
        step = min(size * _WIDEST, room / len(units))
        over = heads(names, units, size, step, upright=preset.portrait).overhang
        step = min([step, *((room - over[unit]) / (index + 0.9) for index, unit in enumerate(units))])
        if step >= narrowest or len(units) == 1:
            return units, step
        units.pop()


def _kept(graph: nx.Graph[str], room: float, *, bands: bool) -> list[str]:
    """The tasks with the most units, as many as ``room`` rows hold, in the order of the plan."""
    tasks = graph.graph["rows"]
    ranked = sorted(tasks, key=lambda task: -graph.degree(task))
    for count in range(min(len(tasks), int(room) + 1), 1, -1):
        kept = set(ranked[:count])
        chosen = [task for task in tasks if task in kept]
        if count + _bands(graph, chosen, bands=bands) <= room:
            return chosen
    return ranked[:1]


def _bands(graph: nx.Graph[str], tasks: Sequence[str], *, bands: bool) -> int:
    return sum(bool(section) for section, _ in _groups(graph, tasks)) if bands else 0


def _rows(  # noqa: PLR0913
    graph: nx.Graph[str],
    tasks: Sequence[str],
    span: tuple[float, float, float],
    size: float,
    section_width: float,
    *,
    bands: bool,
) -> tuple[tuple[Row, ...], tuple[float, ...]]:
    """The rows from top to bottom with the rules between sections."""
    groups = _groups(graph, tasks)
    y, bottom, highest = span
    gap = size * 0.35 if section_width else 0.0
    count = len(tasks) + _bands(graph, tasks, bands=bands)
    step = min(size * highest, (bottom - y - gap * 2 * len(groups)) / count)
    rows, rules = list[Row](), [y]
    for section, mine in groups:
        y += gap
        if section_width and section:
            lines = _section_lines(section, size, section_width - size, max(1, int(len(mine) * step / size / 1.3)))
            rows.append(Row(y + step * len(mine) / 2, lines=lines))
        elif bands and section:
            rows.append(Row(y + step / 2, lines=(section,)))
            y += step
        rows += [Row(y + step * (index + 0.5), task) for index, task in enumerate(mine)]
        y += step * len(mine) + gap
        rules.append(y)
    return tuple(rows), tuple(rules)


def _section_lines(section: str, size: float, limit: float, most: int) -> tuple[str, ...]:
    """A heading in lines, broken after its comma where both halves fit."""
    head, comma, tail = section.partition("，")
    if comma and most > 1 and max(width(head + comma, size), width(tail, size)) <= limit:
        return head + comma, tail
    return balanced(section, size, limit, most)


def _row_step(rows: Sequence[Row]) -> float:
    places = sorted(row.y for row in rows if row.task)
    return min((b - a for a, b in pairwise(places)), default=1e9)
