"""The sample plan taken apart into paragraphs and tables, to be written in other formats, and two plans compared."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from plangraph.model.span import Span
from plangraph.parse.lines import lines
from plangraph.parse.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.outline import Table
    from plangraph.model.plan import Plan

PLACES = {"start", "end", "document", "id"}
"""What is not the same in another format: where words stand, and the file itself."""


def facts(thing: Any) -> Any:
    """A plan as plain data with the words of its spans, without where they stand and how their lines are broken."""
    if isinstance(thing, Span):
        return re.sub(r"\s+", "", thing.quote)
    if is_dataclass(thing):
        return {field.name: facts(getattr(thing, field.name)) for field in fields(thing) if field.name not in PLACES}
    return [facts(part) for part in thing] if isinstance(thing, tuple) else thing


def differences(found: Plan, wanted: Plan) -> dict[str, tuple[Any, Any]]:
    """What two plans say differently, part by part."""
    a, b = facts(found), facts(wanted)
    return {key: (a[key], b[key]) for key in b if a[key] != b[key]}


def blocks(text: str) -> Iterator[str | Table]:
    """The paragraphs and tables of a text file."""
    every = lines(text)
    left = list(tables(text, every))
    for line in every:
        if left and left[0].end < line.start:
            left.pop(0)
        if left and left[0].start <= line.start:
            if left[0].start == line.start:
                yield left[0]
        elif line.text:
            yield line.text


def rows(table: Table) -> list[list[tuple[str, int, int]]]:
    """The cells of a table as words, columns and rows that they lie over; a merged-away cell is left out."""
    words = [[cell.text for cell in row] for row in table.rows]
    width = max(map(len, words))
    if len(words[0]) < width:
        words[0] = [*words[0][:3], "", "", *words[0][3:]]
    spans: list[list[list[Any]]] = [[] for _ in words]
    for r, row in enumerate(words):
        for c, cell in enumerate(row):
            if not cell and table.header_rows == 2 and r == 0:
                spans[0][-1][1] += 1
            elif not cell and (r < table.header_rows or c == 1):
                above = next(s for q in range(r - 1, -1, -1) for s in spans[q] if s[3] == c)
                above[2] += 1
            else:
                spans[r].append([cell, 1, 1, c])
    return [[(cell, across, down) for cell, across, down, _ in row] for row in spans]


def as_html(text: str) -> str:
    """The sample as a page with tables."""
    parts = []
    for block in blocks(text):
        if isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
            continue
        cells = (
            [f"<td colspan={across} rowspan={down}>{escape(words)}</td>" for words, across, down in row]
            for row in rows(block)
        )
        parts.append("<table border=1>" + "".join(f"<tr>{''.join(row)}</tr>" for row in cells) + "</table>")
    return f"<html><head><meta charset=utf-8></head><body>{''.join(parts)}</body></html>"
