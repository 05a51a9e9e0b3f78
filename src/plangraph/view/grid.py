"""The rows and columns of a responsibility matrix, made to fit a box."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby, pairwise, product
from typing import TYPE_CHECKING

from plangraph.view.heads import LONG, SHORT, Heads, heads
from plangraph.view.lettering import ELLIPSIS, balanced, fitted, printable, width
from plangraph.view.several import group_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import networkx as nx

    from plangraph.view.geometry import Box
    from plangraph.view.naming import Naming
    from plangraph.view.preset import Preset

# Sizes to try, as parts of the preset's, and whether sections have rows of their own; smaller only where it must be.
_LARGER = (1.7, 1.5, 1.35, 1.2, 1.1)
_TRIALS = ((1.0, True), (0.94, True), (1.0, False), (0.94, False), (0.88, False), (0.82, False))
# Of the size of text: columns narrower than this would push names into each other, turned ones sooner.
_NARROWEST, _NARROWEST_TURNED = 1.1, 1.5
_LOWEST = 1.24
_WIDEST = 6.5
_HIGHEST = 2.9
# Text larger than the preset's needs columns as wide as this, so that the page fills evenly.
_ROOMY = 1.9
_MOST_OF_IT = 2 / 3


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
    def shown(self) -> tuple[str, ...]:
        """What has a row."""
        return tuple(row.task for row in self.rows if row.task is not None)

    @property
    def tasks(self) -> int:
        """How many tasks have a row."""
        return len(self.shown)

    @property
    def drawn(self) -> frozenset[str]:
        """The rows and columns that there are."""
        return frozenset((*self.shown, *self.columns))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A matrix to be laid out: ``groups`` are the headings of rows, ``told`` the rows and columns that go last.

    ``highest`` is the most that a row takes, in sizes of text. Where rows are of several ``plans`` these are the
    groups: each keeps its heading and, while there is room, its busiest rows.
    """

    graph: nx.Graph[str]
    names: Naming
    preset: Preset
    groups: Mapping[str, str]
    told: frozenset[str] = frozenset()
    highest: float = _HIGHEST
    several: bool = False

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows in order."""
        found: tuple[str, ...] = self.graph.graph["rows"]
        return found

    def units(self, row: str) -> set[str]:
        """The columns that a row has a part in."""
        return set(self.graph[row])

    def grouped(self, rows: Sequence[str]) -> list[tuple[str, list[str]]]:
        """Neighbouring rows of one group, with its heading; empty where they have none."""
        return [(group, list(mine)) for group, mine in groupby(rows, key=lambda row: self.groups.get(row, ""))]

    def ranked(self, rows: Sequence[str]) -> list[str]:
        """The rows from those that stay longest to those that go first: of each plan the busiest."""
        seen: Counter[str] = Counter()
        place: dict[str, tuple[bool, int]] = {}
        for row in sorted(rows, key=lambda row: -self.graph.degree(row)):
            plan = self.groups.get(row, "") if self.several else ""
            seen[plan] += 1
            place[row] = row not in self.told, seen[plan]
        return sorted(place, key=lambda row: place[row])

    @property
    def beside(self) -> bool:
        """Whether groups have a column of their own: where there is width for it, and no section is a single row."""
        groups = self.grouped(self.rows)
        wanted = self.several or all(len(mine) > 1 for _, mine in groups)
        return self.preset.wide and wanted and any(group for group, _ in groups)


def sheet(  # noqa: PLR0913, PLR0917
    graph: nx.Graph[str],
    names: Naming,
    preset: Preset,
    told: Collection[str],
    plans: Mapping[str, str],
    highest: float = _HIGHEST,
) -> Sheet:
    """The rows of a graph under the headings of their sections, or of ``plans`` where there are several."""
    groups = {row: group_of(graph.nodes[row], plans) for row in graph.graph["rows"]}
    return Sheet(graph, names, preset, groups, frozenset(told), highest, several=bool(plans))


def grid(sheet: Sheet, box: Box) -> Grid:
    """The matrix in ``box``: a small one larger, a large one smaller by a fifth; then the least busy parts go.

    Where even small text leaves out much, the picture is an excerpt, and its text is of full size.
    """
    base, full = sheet.preset.base, (len(sheet.rows), len(sheet.graph.graph["columns"]))
    for part in _LARGER:
        if full[1] * _ROOMY * base * part > box.width:
            continue
        found = _fitted(sheet, box, base * 0.95 * part, banded=True, longest=LONG)
        if (found.tasks, len(found.columns)) == full and _whole(sheet.graph, found):
            return found
    for (part, banded), longest in product(_TRIALS, (LONG, SHORT)):
        found = _fitted(sheet, box, base * 0.95 * part, banded=banded, longest=longest)
        if (found.tasks, len(found.columns)) == full:
            return found
    found = _fitted(sheet, box, base * 0.95 * _TRIALS[-1][0], banded=False, longest=SHORT)
    if min(found.tasks / full[0], len(found.columns) / full[1]) >= _MOST_OF_IT:
        return found
    return _fitted(sheet, box, base * 0.95, banded=True, longest=SHORT)


def _whole(graph: nx.Graph[str], found: Grid) -> bool:
    """Whether every heading stands whole and rows and columns have air."""
    headings = found.stub.headings
    return (
        found.step >= found.size * _ROOMY
        and found.row_step >= found.size * _ROOMY
        and all(text == printable(graph.nodes[task]["label"]) for task, text in headings.items())
        and not any(ELLIPSIS in line for lines in found.heads.lines.values() for line in lines)
    )


def _fitted(sheet: Sheet, box: Box, size: float, *, banded: bool, longest: int) -> Grid:
    """The matrix at one size of text, with as many rows and columns as it holds."""
    stub = _stub(sheet, box, size)
    bands = (banded or sheet.several) and not sheet.beside
    rows, units = list(sheet.rows), list(sheet.graph.graph["columns"])
    while True:
        columns, step, found = _columns(sheet, units, box.right - stub.right, size, longest)
        top = box.top + found.height + size * 1.75
        # A row without a dot would say that nobody has the task, a column without one that the unit has none.
        known = [row for row in rows if not sheet.units(row).isdisjoint(columns)]
        kept = _kept(sheet, known, (box.bottom - top) / (size * _LOWEST), bands=bands)
        there = {unit for row in kept for unit in sheet.units(row)}
        if there.issuperset(columns):
            break
        rows, units = kept, [unit for unit in units if unit in there]
    lines, rules = _rows(sheet, kept, (top, box.bottom), size, stub.section_width, bands=bands)
    return Grid(
        box=box,
        size=size,
        stub=stub,
        heads=found,
        top=top,
        step=step,
        dot=min(size * 0.55, step * 0.36, _row_step(lines) * 0.37),
        columns={unit: stub.right + (index + 0.5) * step for index, unit in enumerate(columns)},
        rows=lines,
        rules=rules,
    )


def _stub(sheet: Sheet, box: Box, size: float) -> Stub:
    graph, preset = sheet.graph, sheet.preset
    section_width = min(size * 10.4, _section_width(sheet, size)) if sheet.beside else 0.0
    numbers = max(width(str(graph.nodes[row]["ordinal"]), size) for row in sheet.rows)
    number_x = box.left + section_width + numbers + (size * 0.6 if section_width else size * 0.2)
    most = box.width * (0.3 if preset.wide else 0.36)
    headings = {row: fitted(printable(graph.nodes[row]["label"]), size, most) for row in sheet.rows}
    heading_x = number_x + size * 0.7
    right = heading_x + max(width(text, size) for text in headings.values()) + size * 1.1
    return Stub(number_x, heading_x, section_width, headings, right)


def _section_width(sheet: Sheet, size: float) -> float:
    """The room of the longest heading of a section in one line."""
    return max(width(section, size) for section, _ in sheet.grouped(sheet.rows)) + size * 2


def _columns(
    sheet: Sheet, units: Sequence[str], room: float, size: float, longest: int
) -> tuple[list[str], float, Heads]:
    """The busiest units that fit, the width of a column, and the names above."""
    narrowest = size * (_NARROWEST if sheet.preset.portrait else _NARROWEST_TURNED)
    ranked = sorted(units, key=lambda unit: unit not in sheet.told)
    most = max(1, min(len(units), int(room / narrowest) + 1))
    while True:
        kept = set(ranked[:most])
        columns = [unit for unit in units if unit in kept]
        step, found = _within(sheet, columns, room, size, longest)
        if step >= narrowest or most == 1:
            return columns, step, found
        most -= 1


def _within(sheet: Sheet, units: Sequence[str], room: float, size: float, longest: int) -> tuple[float, Heads]:
    """Columns so wide that no name reaches beyond the room; narrower ones may have other lines, and reach further."""
    step = min(size * _WIDEST, room / len(units))
    while True:
        found = heads(sheet.names, units, size, step, upright=sheet.preset.portrait, longest=longest)
        over = found.overhang
        least = min((room - over[unit]) / (index + 0.5) for index, unit in enumerate(units))
        if least >= step or least <= 0:
            return min(step, max(least, 1.0)), found
        step = least


def _kept(sheet: Sheet, rows: Sequence[str], room: float, *, bands: bool) -> list[str]:
    """The rows that stay longest, as many as ``room`` holds, in order."""
    ranked = sheet.ranked(rows)
    for count in range(min(len(rows), int(room) + 1), 1, -1):
        kept = set(ranked[:count])
        chosen = [row for row in rows if row in kept]
        if count + _bands(sheet, chosen, bands=bands) <= room:
            return chosen
    return ranked[:1]


def _bands(sheet: Sheet, rows: Sequence[str], *, bands: bool) -> int:
    return sum(bool(section) for section, _ in sheet.grouped(rows)) if bands else 0


def _rows(  # noqa: PLR0913
    sheet: Sheet, tasks: Sequence[str], span: tuple[float, float], size: float, section_width: float, *, bands: bool
) -> tuple[tuple[Row, ...], tuple[float, ...]]:
    """The rows from top to bottom with the rules between sections."""
    groups = sheet.grouped(tasks)
    y, bottom = span
    gap = size * 0.35 if section_width else 0.0
    count = len(tasks) + _bands(sheet, tasks, bands=bands)
    step = min(size * sheet.highest, (bottom - y - gap * 2 * len(groups)) / count)
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
