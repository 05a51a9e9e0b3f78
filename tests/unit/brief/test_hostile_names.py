"""A plan can call a unit what it likes: every form shows the name, and none acts on it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree, html
from pptx import Presentation
from tests.unit.brief.conftest import HOSTILE, PLAN

from plangraph.brief.legible import file_part
from plangraph.pipeline.briefing import brief, cite

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

LEGIBLE = HOSTILE.replace("\x01", "\ufffd")


def test_word_shows_the_name_as_text(hostile: Workspace):
    document = Document(BytesIO(brief(hostile, PLAN, "docx").body))
    assert any(LEGIBLE in cell.text for row in document.tables[0].rows for cell in row.cells)


def test_slides_show_the_name_as_text(hostile: Workspace):
    deck = Presentation(BytesIO(brief(hostile, PLAN, "pptx").body))
    assert any(
        LEGIBLE in shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
    )


def test_the_page_shows_the_name_as_text(hostile: Workspace):
    page = html.document_fromstring(brief(hostile, PLAN, "html").body)
    assert not page.xpath("//script")
    assert LEGIBLE in page.text_content()


def test_markdown_has_no_markup_of_the_name(hostile: Workspace):
    text = brief(hostile, PLAN, "md").body.decode()
    assert "\\<script\\>" in text
    assert not re.search(r"(?<!\\)<", text)
    widths = {
        len(re.findall(r"(?<!\\)\|", line))
        for line in text.splitlines()
        if line.startswith("| ") and "深化示范创建" in line
    }
    assert widths == {5}


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_every_part_of_a_package_is_well_formed(hostile: Workspace, form: str):
    with ZipFile(BytesIO(brief(hostile, PLAN, form, HOSTILE).body)) as package:
        parts = [name for name in package.namelist() if name.endswith((".xml", ".rels", ".svg"))]
        for name in parts:
            etree.fromstring(package.read(name))
    assert len(parts) > 10


def test_a_file_name_holds_nothing_that_a_system_reads(hostile: Workspace):
    name = brief(hostile, PLAN, "md", HOSTILE).name
    assert name == "dazu-ip-2025-script-alert-1-script-7-7-amp-区科技局-briefing.md"
    assert len(file_part("区" * 200)) == 40


def test_a_citation_keeps_its_braces_in_pairs(hostile: Workspace):
    text = cite(hostile, PLAN, "bibtex")
    assert text.count("{") == text.count("}")
