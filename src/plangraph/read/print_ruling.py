"""Tables by the lines that rule them, for PDF and OFD, with the geometry of pdfplumber."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plangraph.read.print_lines import print_lines
from plangraph.read.print_tables import PrintTable, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.read.print_glyphs import Glyph

    Box = tuple[float, float, float, float]
    Edge = dict[str, Any]

LEAST_CELLS = 2
"""A row of a table has at least two cells with words; less is a frame around text, or a rule below a title."""
NEAR = 3.0
"""In points: ends and lines as near belong together."""
SLIM = 0.2
"""Of its length: what is thicker is no line."""
MOST_RULES = 20_000
MOST_CROSSINGS = 40_000
MOST_CORNERS = 2_500
"""More of any on a page is a drawing: sixty rows of twenty cells have 1,281 corners."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from the left upper corner of its page, in points."""

    x0: float
    x1: float
    top: float
    bottom: float


def ruled_tables(
    rules: Sequence[Rule], glyphs: Sequence[Glyph], head: float | None = None
) -> tuple[list[PrintTable], list[Glyph]]:
    """The ruled tables of a page from its top, and the characters outside of them.

    Below ``head`` the text of the page begins: a table that begins it may be the rest of one, with words in one cell.
    On the first page, without ``head``, there is none that could go on.
    """
    ordered = sorted(glyphs, key=lambda glyph: glyph.middle)
    middles = [glyph.middle for glyph in ordered]
    found, inside = [], set[int]()
    for cells, opens in _grids(rules):
        words: dict[Box, str] = {}
        taken: list[int] = []
        for cell in cells:
            x0, top, x1, bottom = cell
            within = range(bisect_left(middles, top), bisect_right(middles, bottom))
            places = [place for place in within if x0 <= ordered[place].center <= x1]
            words[cell] = joined([line.text for line in print_lines(ordered[place] for place in places)])
            taken += places
        table = _table(words, opens)
        begins = head is not None and bisect_left(middles, table.top) <= bisect_left(middles, head)
        if max(sum(map(bool, row)) for row in table.rows) >= LEAST_CELLS or (begins and len(table.rows[0]) > 1):
            found.append(table)
            inside.update(taken)
    return found, [glyph for place, glyph in enumerate(ordered) if place not in inside]


def _table(words: dict[Box, str], opens: Sequence[float]) -> PrintTable:
    columns = sorted({x0 for x0, _, _, _ in words})
    rows: dict[float, list[str]] = defaultdict(lambda: [""] * len(columns))
    for (x0, top, _, _), text in words.items():
        rows[top][bisect_left(columns, x0)] = text
    filled = tuple(tuple(row) for _, row in sorted(rows.items()) if any(row)) or ((),)
    top, bottom = min(box[1] for box in words), max(box[3] for box in words)
    edges = (*columns, max(box[2] for box in words))
    above, below = (any(abs(end - height) <= NEAR for height in opens) for end in (top, bottom))
    return PrintTable(filled, edges, top, bottom, open_top=above, open_bottom=below)


def _grids(rules: Sequence[Rule]) -> Iterator[tuple[list[Box], tuple[float, ...]]]:
    """The cells of each table, and the heights at which its columns end without a line."""
    from pdfplumber import table as geometry  # noqa: PLC0415  it takes a fifth of a second to import

    edges = [edge for rule in rules[:MOST_RULES] if (edge := _edge(rule))]
    merged = [edge for edge in geometry.merge_edges(edges, NEAR, NEAR, NEAR, NEAR) if _length(edge) >= NEAR]
    closing = list(_closing(merged))
    edges = geometry.merge_edges([*merged, *closing], NEAR, NEAR, NEAR, NEAR)
    down = sum(edge["orientation"] == "v" for edge in edges)
    if len(rules) > MOST_RULES or down * (len(edges) - down) > MOST_CROSSINGS:
        return
    corners = geometry.edges_to_intersections(edges, NEAR, NEAR)
    if len(corners) > MOST_CORNERS:
        return
    opens = tuple(float(edge["top"]) for edge in closing)
    for cells in geometry.cells_to_tables(geometry.intersections_to_cells(corners)):
        yield [tuple(map(float, cell)) for cell in cells], opens  # type: ignore[misc]


def _edge(rule: Rule) -> Edge | None:
    width, height = rule.x1 - rule.x0, rule.bottom - rule.top
    if min(width, height) > SLIM * max(width, height):
        return None
    box = {"x0": rule.x0, "x1": rule.x1, "top": rule.top, "bottom": rule.bottom, "width": width, "height": height}
    return {"orientation": "h" if width > height else "v", **box}


def _length(edge: Edge) -> float:
    return float(edge["width"] if edge["orientation"] == "h" else edge["height"])


def _closing(edges: Iterable[Edge]) -> Iterator[Edge]:
    """Lines across the ends of columns that none closes: a page breaks a row so, and programs leave it open."""
    across: dict[int, list[Edge]] = defaultdict(list)
    ends: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge["orientation"] == "h":
            across[round(edge["top"] / NEAR)].append(edge)
        else:
            for side in ("top", "bottom"):
                ends[round(edge[side] / NEAR)].append({"x0": edge["x0"], "top": edge[side]})
    for height, found in ends.items():
        left, right = min(end["x0"] for end in found), max(end["x0"] for end in found)
        near = (edge for step in (-1, 0, 1) for edge in across.get(height + step, ()))
        closed = any(edge["x0"] <= left + NEAR and edge["x1"] >= right - NEAR for edge in near)
        if len(found) > LEAST_CELLS and not closed:
            top = found[0]["top"]
            box = {"x0": left, "x1": right, "top": top, "bottom": top, "width": right - left, "height": 0.0}
            yield {"orientation": "h", **box}
