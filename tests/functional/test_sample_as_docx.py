"""The sample written as a DOCX says the same as the text file: by python-docx, and as LibreOffice saves it anew."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.conftest import SAMPLE_PATH
from tests.unit.read.wordprocessing import saved_by_libreoffice

from plangraph.bootstrap import extract_plan
from plangraph.model.span import Span
from plangraph.parse.lines import lines
from plangraph.parse.numbering import number_at
from plangraph.parse.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable

    from plangraph.model.outline import Table
    from plangraph.model.plan import Plan

LISTS = (
    f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/>
        <w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
        <w:lvlText w:val="（%2）"/></w:lvl>
    </w:abstractNum>""",
    f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="91">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1．"/></w:lvl>
    </w:abstractNum>""",
)
"""The tasks of the sample are numbered through, over its sections: they have a list of their own."""
LEVELS = {"CHINESE": (0, 0), "CHINESE_IN_BRACKETS": (0, 1), "ARABIC": (1, 0)}
PLACES = {"start", "end", "document", "id"}
"""What is not the same in another format: where words stand, and the file itself."""


def facts(thing: Any) -> Any:
    """A plan as plain data with the words of its spans, without where they stand and how their lines are broken."""
    if isinstance(thing, Span):
        return re.sub(r"\s+", "", thing.quote)
    if is_dataclass(thing):
        return {field.name: facts(getattr(thing, field.name)) for field in fields(thing) if field.name not in PLACES}
    return [facts(part) for part in thing] if isinstance(thing, tuple) else thing


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


def add_table(document: WordDocument, table: Table) -> None:
    places = rows(table)
    made: WordTable = document.add_table(len(places), max(len(row) for row in table.rows))
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(places):
        column = 0
        for words, across, down in row:
            while (r, column) in taken:
                column += 1
            taken |= {(r + y, column + x) for y in range(down) for x in range(across)}
            cell = made.cell(r, column)
            cell.merge(made.cell(r + down - 1, column + across - 1)) if across * down > 1 else None
            cell.text = words


def as_docx(text: str, *, numbered: bool) -> bytes:
    """The sample as a DOCX; ``numbered`` leaves the numbers of its headings to a list."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for definition in LISTS:
        numbering.insert(0, parse_xml(definition))
    list_ids = [numbering.add_num(90 + place).numId for place in range(len(LISTS))]
    is_body = False
    for block in blocks(text):
        if not isinstance(block, str):
            add_table(document, block)
            continue
        is_body = (is_body or block == "一、总体要求") and not block.startswith("2．重庆市")
        number = number_at(block, 0, len(block)) if numbered and is_body else None
        paragraph = document.add_paragraph(block if number is None else block[number.end :])
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            place, properties.get_or_add_ilvl().val = LEVELS[number.style.name]
            properties.get_or_add_numId().val = list_ids[place]
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def as_html(text: str) -> str:
    """The sample as a page with tables, for LibreOffice to make a DOCX of."""
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


def differences(found: Plan, wanted: Plan) -> dict[str, tuple[Any, Any]]:
    a, b = facts(found), facts(wanted)
    return {key: (a[key], b[key]) for key in b if a[key] != b[key]}


@pytest.fixture(scope="module")
def text() -> str:
    return SAMPLE_PATH.read_text("utf-8")


@pytest.mark.parametrize("numbered", [False, True], ids=["typed", "listed"])
def test_the_sample_says_the_same_as_a_docx(text: str, tmp_path: Path, sample_plan: Plan, *, numbered: bool):
    path = tmp_path / "plan.docx"
    path.write_bytes(as_docx(text, numbered=numbered))
    plan = extract_plan(path)
    assert differences(plan, sample_plan) == {}
    assert [len(grid) for grid in plan.document.grids] == [10, 20]


def test_the_listed_numbers_are_not_in_the_file(text: str):
    with BytesIO(as_docx(text, numbered=True)) as file:
        words = [paragraph.text for paragraph in docx.Document(file).paragraphs]
    assert "总体要求" in words
    assert "一、总体要求" not in words


@pytest.mark.real
@pytest.mark.parametrize("kinds", [("docx",), ("odt", "docx")], ids=["docx", "odt"])
def test_the_sample_says_the_same_when_libreoffice_saves_it(
    text: str, tmp_path: Path, sample_plan: Plan, kinds: Sequence[str]
):
    path = tmp_path / "plan.docx"
    path.write_bytes(as_docx(text, numbered=True))
    for kind in kinds:
        path = saved_by_libreoffice(path, tmp_path, kind)
    assert differences(extract_plan(path), sample_plan) == {}


@pytest.mark.real
def test_the_sample_says_the_same_as_a_page_that_libreoffice_made_a_docx_of(
    text: str, tmp_path: Path, sample_plan: Plan
):
    path = tmp_path / "plan.html"
    path.write_text(as_html(text), "utf-8")
    saved = saved_by_libreoffice(path, tmp_path, "docx:MS Word 2007 XML")
    assert differences(extract_plan(saved), sample_plan) == {}
