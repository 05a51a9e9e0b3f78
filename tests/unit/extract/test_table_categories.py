"""Tasks that a table lists stand in the sections that its categories name, whatever the format of the file."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.unit.read.printing import pdf_of, shown
from tests.unit.read.test_docx_tables import BELOW, DOWN, across, cell, row, table
from tests.unit.read.wordprocessing import paragraph, written

from plangraph.extract.tasks import sections, tasks
from plangraph.parse.outline import outline
from plangraph.read.detect import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plangraph.model.document import Document

ABOVE = ("某区工作方案", "为落实部署，制定本方案。", "任务分工表")
COLUMN = (
    ("类别", "序号", "工作任务", "责任单位"),
    ("强化创造", "1", "建平台", "区科技局"),
    ("", "2", "育企业", "区工信局"),
    ("提升运用", "3", "办活动", "区商务委"),
)
"""A column of categories; an empty cell is merged with the one above."""
OVER_ALL = (
    ("序号", "工作任务", "责任单位"),
    ("一、强化创造",),
    ("1", "建平台", "区科技局"),
    ("2", "育企业", "区工信局"),
    ("二、提升运用",),
    ("3", "办活动", "区商务委"),
)
"""A row of one cell is over all columns."""
Rows = tuple[tuple[str, ...], ...]


def markdown(rows: Sequence[Sequence[str]]) -> Document:
    width = len(rows[0])
    lines = [f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |" for cells in rows]
    body = "\n".join([lines[0], "|" + "--|" * width, *lines[1:]])
    return read("plan.md", "\n\n".join([*ABOVE, body]).encode())


def flattened(rows: Sequence[Sequence[str]]) -> Document:
    body = "\n".join("".join(f"\t{words}\n" for words in cells) for cells in rows)
    return read("plan.txt", "\n\n".join([*ABOVE, body]).encode())


def html(rows: Sequence[Sequence[str]]) -> Document:
    body = ""
    for place, cells in enumerate(rows):
        merged = place + 1 < len(rows) and rows[place + 1][0] == ""
        first = f"<td rowspan={1 + merged} colspan={len(rows[0]) if len(cells) == 1 else 1}>{cells[0]}</td>"
        body += f"<tr>{first if cells[0] else ''}{''.join(f'<td>{words}</td>' for words in cells[1:])}</tr>"
    return read("plan.html", f"{''.join(f'<p>{line}</p>' for line in ABOVE)}<table>{body}</table>".encode())


def word(rows: Sequence[Sequence[str]]) -> Document:
    made = []
    for place, cells in enumerate(rows):
        merged = place + 1 < len(rows) and rows[place + 1][0] == ""
        first = across(len(rows[0])) if len(cells) == 1 else BELOW if not cells[0] else DOWN if merged else ""
        made.append(row(cell(cells[0], first), *map(cell, cells[1:])))
    return read("plan.docx", written("".join(map(paragraph, ABOVE)) + table(*made)))


def printed(rows: Sequence[Sequence[str]]) -> Document:
    return read("plan.pdf", pdf_of([page(rows, 700, [(60, 800 - 30 * n, line) for n, line in enumerate(ABOVE)])]))


def page(rows: Sequence[Sequence[str]], top: int, words: Sequence[tuple[float, float, str]] = ()) -> str:
    """What draws a table with a line around each cell but those that are merged."""
    edges = [60 + 100 * n for n in range(len(rows[0]) + 1)]
    heights = [top - 30 * n for n in range(len(rows) + 1)]
    cells = [
        (x + 3.0, y - 20.0, said)
        for y, line in zip(heights, rows, strict=False)
        for x, said in zip(edges, line, strict=False)
        if said
    ]
    below = [*rows[1:], ("end",)]
    across_page = [f"{edges[0]} {top} m {edges[-1]} {top} l"] + [
        f"{edges[0] if line[0] else edges[1]} {y} m {edges[-1]} {y} l"
        for y, line in zip(heights[1:], below, strict=True)
    ]
    down = [
        f"{x} {upper} m {x} {lower} l"
        for (upper, lower), line in zip(pairwise(heights), rows, strict=True)
        for x in (edges if len(line) > 1 else (edges[0], edges[-1]))
    ]
    return f"{shown([*words, *cells], size=12)} {' '.join([*across_page, *down])} S"


def found(document: Document) -> tuple[list[tuple[str, str]], list[tuple[str, str, int | None]]]:
    """The sections by number and heading, and the tasks by number, heading and section."""
    structure = outline(document)
    groups = [(section.number, section.heading) for section in sections(document, structure)]
    return groups, [(task.number, task.heading, task.section) for task in tasks(document, structure)]


TASKS = [("1", "建平台", 1), ("2", "育企业", 1), ("3", "办活动", 2)]


@pytest.mark.parametrize("form", [markdown, flattened, html, word, printed])
def test_a_column_of_categories_gives_the_tasks_their_section(form: Callable[[Rows], Document]):
    assert found(form(COLUMN)) == ([("", "强化创造"), ("", "提升运用")], TASKS)


@pytest.mark.parametrize("form", [markdown, flattened, html, word, printed])
def test_a_row_over_all_columns_gives_the_tasks_below_it_their_section(form: Callable[[Rows], Document]):
    assert found(form(OVER_ALL)) == ([("一、", "强化创造"), ("二、", "提升运用")], TASKS)


def test_a_section_reaches_from_its_category_to_its_last_task_and_points_at_its_words():
    document = markdown(OVER_ALL)
    first, second = sections(document, outline(document))
    assert document.text[first.start : first.end].startswith("一、强化创造")
    assert document.text[first.start : first.end].endswith("育企业")
    assert first.end <= second.start
    assert [section.heading_span.quote for section in (first, second)] == ["强化创造", "提升运用"]


@pytest.mark.parametrize("head", ["类别", "任务板块", "重点领域", "工作类型", "所属领域"])
def test_a_category_that_each_row_repeats_is_one_section(head: str):
    rows = ((head, *COLUMN[0][1:]), COLUMN[1], ("强化创造", *COLUMN[2][1:]), COLUMN[3])
    assert found(markdown(rows)) == ([("", "强化创造"), ("", "提升运用")], TASKS)


def test_a_row_over_all_columns_may_say_its_words_in_each_cell():
    rows = tuple(line * 3 if len(line) == 1 else line for line in OVER_ALL)
    assert found(markdown(rows)) == ([("一、", "强化创造"), ("二、", "提升运用")], TASKS)


def test_the_number_of_a_category_may_have_a_cell_of_its_own():
    rows = (OVER_ALL[0], ("一", "强化创造", ""), *OVER_ALL[2:4], ("二", "提升运用", ""), OVER_ALL[5])
    assert found(markdown(rows)) == ([("一", "强化创造"), ("二", "提升运用")], TASKS)


def test_a_table_without_numbers_that_begins_with_one_cell_is_grouped_by_such_rows():
    rows = tuple(line if len(line) == 1 else line[1:] for line in OVER_ALL)
    tasks_alone = [("", heading, section) for _, heading, section in TASKS]
    assert found(markdown(rows)) == ([("一、", "强化创造"), ("二、", "提升运用")], tasks_alone)


def test_a_task_below_a_merged_cell_of_units_is_no_category():
    rows = (("工作任务", "责任单位"), ("建平台", "区科技局"), ("育企业", ""))
    assert found(markdown(rows)) == ([], [("", "建平台", None), ("", "育企业", None)])


def test_a_note_over_all_columns_ends_no_category_and_is_none():
    note = ("注：以上任务每季度报送一次进展。",)
    rows = (*OVER_ALL[:3], note, *OVER_ALL[3:], note)
    assert found(markdown(rows)) == ([("一、", "强化创造"), ("二、", "提升运用")], TASKS)


def test_tasks_that_are_merged_over_several_measures_are_their_sections():
    rows = (("序号", "重点任务", "具体措施", "责任单位"), *((n, group, *rest) for group, n, *rest in COLUMN[1:]))
    assert found(markdown(rows)) == ([("", "强化创造"), ("", "提升运用")], TASKS)


def test_a_text_that_marks_its_units_keeps_its_own_sections():
    text = f"某区方案\n\n一、创新\n\n（一）建平台。（区科技局负责）\n\n附件\n\n{markdown(COLUMN).text}"
    assert found(read("plan.md", text.encode()))[0] == [("一、", "创新")]


def test_a_category_that_goes_on_over_a_page_leaves_its_tasks_apart():
    head = [(60.0, 800.0 - 30 * n, line) for n, line in enumerate(ABOVE)]
    document = read("plan.pdf", pdf_of([page(COLUMN[:2], 700, head), page((*COLUMN[:1], *COLUMN[2:]), 760)]))
    assert found(document) == ([("", "强化创造"), ("", "提升运用")], TASKS)
