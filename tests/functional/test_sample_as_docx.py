"""The sample written as a DOCX says the same as the text file: by python-docx, and as LibreOffice saves it anew."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.conftest import SAMPLE_PATH
from tests.functional.sample_forms import as_html, blocks, differences, rows
from tests.unit.read.wordprocessing import saved_by_libreoffice

from plangraph.bootstrap.reading import extract_plan
from plangraph.parse.numbering import number_at

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def add_table(document: WordDocument, table: Table) -> None:
    places = rows(table)
    made: WordTable = document.add_table(len(places), max(len(row) for row in table.rows), "Table Grid")
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
