"""Tables of HTML for notebooks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from plangraph.query.results import is_figures, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangraph.query.results import Row
    from plangraph.query.saved import Column

MOST_ROWS = 50
"""Rows that a notebook shows of an answer."""
_PAGE = re.compile(r"https?://", re.IGNORECASE)
_SPAN = re.compile(r"/span/(\d+)-(\d+)\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: its text, and the address of what it names."""

    text: str
    href: str | None = None

    def __html__(self) -> str:
        # An IRI may have any scheme, javascript: too; those of the web are followed.
        if self.href and _PAGE.match(self.href):
            return Markup('<a href="{}">{}</a>').format(self.href, self.text)
        return Markup("{}").format(self.text)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; ``figures`` stand on the right."""

    title: str
    figures: bool = False


def answer_table(caption: str, columns: Sequence[Column], rows: Sequence[Row], notes: Iterable[object]) -> str:
    """The rows under their Chinese titles, with the notes; of many rows the first, and a sentence that says so."""
    shown = telling(columns, rows)
    sourced = any(row.evidence for row in rows)
    heads = [Head(column.title_zh, is_figures(column, rows)) for column in shown]
    lines = [[_entry(row, column) for column in shown] + [_source(row.evidence)] * sourced for row in rows[:MOST_ROWS]]
    return table(caption, heads + [Head("原文位置")] * sourced, lines, [*rest(len(rows), MOST_ROWS), *notes])


def table(caption: str, heads: Sequence[Head], lines: Iterable[Sequence[Entry]], remarks: Iterable[object]) -> str:
    """A table with a caption above and remarks below, every word escaped."""
    head = _joined(Markup('<th style="text-align:{}">{}</th>').format(_side(head), head.title) for head in heads)
    body = _joined(Markup("<tr>{}</tr>\n").format(_cells(heads, line)) for line in lines)
    below = _joined(Markup("<p><small>{}</small></p>\n").format(remark) for remark in remarks)
    return str(
        Markup("<table>\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n{}").format(
            caption, head, body, below
        )
    )


def rest(total: int, shown: int) -> tuple[str, ...]:
    """The sentence that says that rows are left out; none where all are shown."""
    if total <= shown:
        return ()
    return (f"共 {total} 行，此处列出前 {shown} 行。The first {shown} of {total} rows.",)


def _cells(heads: Sequence[Head], line: Sequence[Entry]) -> Markup:
    cell = Markup('<td style="text-align:{}">{}</td>')
    return _joined(cell.format(_side(head), entry) for head, entry in zip(heads, line, strict=True))


def _side(head: Head) -> str:
    return "right" if head.figures else "left"


def _entry(row: Row, column: Column) -> Entry:
    cell = row.cells[column.name]
    return Entry(cell.text, cell.iri)


def _source(iri: str | None) -> Entry:
    """The place that shows a row: where its IRI tells them, the code points in the text of the plan."""
    span = _SPAN.search(iri or "")
    return Entry(f"{span[1]}–{span[2]}" if span else "原文" if iri else "", iri)


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
