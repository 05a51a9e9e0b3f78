"""The headings of groups of rows of a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.view.geometry import Point
from plangraph.view.scene import Text

if TYPE_CHECKING:
    from plangraph.view.grid import Grid, Row


def band(row: Row, layout: Grid) -> list[Text]:
    """The heading of a group: beside its rows where there is a column for it, else above them."""
    size = layout.size
    top = row.y - (len(row.lines) - 1) * size * 0.65
    left = layout.box.left + (4 if layout.stub.section_width else 0)
    return [
        Text(Point(left, top + index * size * 1.3 + size * 0.36), line, size, bold=True)
        for index, line in enumerate(row.lines)
    ]
