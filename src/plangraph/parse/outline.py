"""From a document to its outline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.model.outline import Heading, Outline, TaskBlock
from plangraph.model.span import Span
from plangraph.parse.form import back, front, is_annex_mark, is_copied, is_date, is_footer, may_be_signature
from plangraph.parse.headings import is_safeguard
from plangraph.parse.items import items
from plangraph.parse.levels import section_of, task_places
from plangraph.parse.lines import lines as lines_of
from plangraph.parse.passages import passages
from plangraph.parse.statements import statements
from plangraph.parse.tables import tables as tables_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plangraph.model.document import Document
    from plangraph.model.outline import Table
    from plangraph.parse.items import Item
    from plangraph.parse.lines import Line

_BROKEN = re.compile(r"\s*[\r\n]\s*")
_SENTENCE_END = re.compile(r"[。！？；!?;：）)][”」』）)]?$")


def outline(document: Document) -> Outline:
    """The parts, sections, tasks, safeguards, tables and running text of the plan in a document."""
    text = document.text
    every = lines_of(text)
    tables = tables_of(text, every, document.grids)
    prose = _outside(every, tables)
    opening = front(text, prose)
    brackets = tuple(statements(text, prose[opening.begin :]))
    last = _last_line(prose[opening.begin :], brackets)
    body = prose[opening.begin : opening.begin + last + 1]
    end = max(body[-1].end, brackets[-1].end if brackets else 0) if body else len(text)
    found = items(text, body, brackets, end)
    places = task_places(found, text)
    tasks, sections = _tasks(text, found, places)
    begin = opening.start if opening.start is not None else body[0].start if body else end
    return Outline(
        front=(0, begin),
        body=(begin, end),
        title=opening.title,
        parts=_parts(text, found),
        sections=sections,
        tasks=tasks,
        safeguards=_safeguards(text, found, places),
        tables=tables,
        passages=passages(text, body, brackets, tasks),
        responsibilities=brackets,
        form=back(text, prose, opening.form, opening.begin + last),
    )


def _outside(lines: Sequence[Line], tables: Sequence[Table]) -> tuple[Line, ...]:
    """The lines that hold words and stand in no table."""
    kept, table = [], 0
    for line in lines:
        while table < len(tables) and tables[table].end < line.start:
            table += 1
        if line.text and not (table < len(tables) and tables[table].start < line.end):
            kept.append(line)
    return tuple(kept)


def _last_line(body: Sequence[Line], brackets: Sequence[Span]) -> int:
    """The plan's last sentence: before annexes, signature and copies, but never before the last bracket."""
    least = 0
    if brackets:
        least = next(i for i in range(len(body) - 1, -1, -1) if body[i].start < brackets[-1].end)
    stop = next((i for i in range(least + 1, len(body)) if _ends_plan(body[i])), len(body))
    sentences = (i for i in range(stop - 1, least, -1) if _is_of_plan(body[i]))
    return next(sentences, least if brackets else max(stop - 1, 0))


def _is_of_plan(line: Line) -> bool:
    """Whether a line is a sentence, by its end or its length; a signature and a title are shorter."""
    return bool(_SENTENCE_END.search(line.text[-2:])) or not may_be_signature(line)


def _ends_plan(line: Line) -> bool:
    return is_annex_mark(line) or is_copied(line) or is_date(line) or is_footer(line)


def _heading(text: str, item: Item, end: int) -> Heading:
    span = Span.of(text, item.text_start, item.text_end)
    broken = "\n" in span.quote or "\r" in span.quote
    return Heading(item.number.text, _BROKEN.sub("", span.quote) if broken else span.quote, span, item.start, end)


def _parts(text: str, found: Sequence[Item]) -> tuple[Heading, ...]:
    top = min((item.number.style for item in found), default=None)
    return tuple(_heading(text, item, item.end) for item in found if item.number.style == top)


def _tasks(
    text: str, found: Sequence[Item], places: Sequence[int]
) -> tuple[tuple[TaskBlock, ...], tuple[Heading, ...]]:
    """The tasks, and the sections that hold them; a section ends with its last task."""
    chosen = frozenset(places)
    over = {place: section_of(found, place, chosen) for place in places}
    ends = _task_ends(found, places)
    last = {section: ends[place] for place, section in over.items() if section is not None}
    order = {section: number for number, section in enumerate(sorted(last))}
    blocks = tuple(
        TaskBlock(_heading(text, found[place], ends[place]), None if section is None else order[section])
        for place, section in over.items()
    )
    return blocks, tuple(
        _heading(text, found[section], max(last[section], found[section].text_end)) for section in order
    )


def _task_ends(found: Sequence[Item], places: Sequence[int]) -> Mapping[int, int]:
    """The last task below a heading ends with its last bracket: what follows is said of all of them."""
    ends = {}
    for place in places:
        item = found[place]
        following = place + 1
        while following < len(found) and found[following].number.style > item.number.style:
            following += 1
        goes_on = following < len(found) and found[following].number.style == item.number.style
        ends[place] = item.end if goes_on or item.last_bracket is None else item.last_bracket
    return ends


def _safeguards(text: str, found: Sequence[Item], places: Sequence[int]) -> tuple[Heading, ...]:
    """The items right below a heading of safeguards that neither are tasks nor hold any."""
    tasks = frozenset(places)
    holders = tasks | {found[place].parent for place in places}
    return tuple(
        _heading(text, item, item.end)
        for place, item in enumerate(found)
        if item.parent is not None and place not in holders and item.parent not in tasks
        if is_safeguard(found[item.parent], text)
    )
