"""An institution's own template: what it can name, and what it cannot do."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from tests.conftest import ROOT
from tests.unit.brief.conftest import HOSTILE, PLAN, SVG_BLIP

from plangraph.errors import DamagedSource
from plangraph.pipeline.briefing import Manner, brief

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from plangraph.pipeline.workspace import Workspace

SAMPLE = ROOT / "docs" / "briefing-template.docx"


def template(*paragraphs: str) -> bytes:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def filled(workspace: Workspace, body: bytes, unit: str = "") -> WordDocument:
    return Document(BytesIO(brief(workspace, PLAN, "docx", unit, Manner(template=body)).body))


@pytest.fixture(scope="module")
def sample(workspace: Workspace) -> WordDocument:
    return filled(workspace, SAMPLE.read_bytes())


def test_the_sample_template_is_filled_with_findings_figure_table_and_citation(sample: WordDocument):
    text = "\n".join(paragraph.text for paragraph in sample.paragraphs)
    assert "1．23个责任单位承担19项任务" in text
    assert "依据：查询 unit-workload" in text
    assert "大足府发〔2025〕12号[Z]" in text
    assert "{{" not in text
    assert len(sample.tables[0].rows) == 20
    assert "大足府发〔2025〕12号" in sample.sections[0].footer.paragraphs[0].text


def test_a_picture_in_a_template_has_alt_text_svg_and_the_width_of_its_text(sample: WordDocument):
    (inline,) = sample.element.body.iter(qn("wp:inline"))
    assert inline.find(qn("wp:docPr")).get("descr").startswith("责任矩阵：")
    assert len(list(inline.iter(SVG_BLIP))) == 1
    section = sample.sections[0]
    assert None not in {section.page_width, section.left_margin, section.right_margin}
    assert int(inline.find(qn("wp:extent")).get("cx")) == (
        int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    )


def test_a_picture_that_is_shown_twice_is_two_pictures_of_a_sound_package(workspace: Workspace):
    body = template("{{ figures.matrix.image }}", "{{ figures.matrix.image }}")
    made = brief(workspace, PLAN, "docx", "", Manner(template=body)).body
    with ZipFile(BytesIO(made)) as package:
        names = package.namelist()
    assert len(names) == len(set(names))
    assert sum(name.endswith(".svg") for name in names) == 2


def test_what_a_briefing_lacks_can_be_asked_for(workspace: Workspace):
    words = "{% if figures.matrix %}Matrix{% else %}nothing{% endif %}"
    assert filled(workspace, template(words), "区科技局").paragraphs[0].text == "nothing"


@pytest.mark.parametrize(
    "words",
    [
        "{{ no_such_name }}",
        "{% for finding in findings %}",
        "{{ 1 / 0 }}",
        "{{ title.__class__.__mro__ }}",
        "{{ figures.matrix.image._template.save('x') }}",
        "{{ findings.append(1) }}",
        "{% include 'other' %}",
        "{{ tables.no_such_table.rows }}",
    ],
)
def test_what_cannot_be_filled_is_refused_in_one_sentence_that_says_where_to_look(workspace: Workspace, words: str):
    with pytest.raises(DamagedSource, match=r"The template cannot be filled .*docs/briefings\.md") as refused:
        filled(workspace, template(words))
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 600


@pytest.mark.parametrize("body", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_document_is_refused(workspace: Workspace, body: bytes):
    with pytest.raises(DamagedSource, match=r"The template is no DOCX"):
        filled(workspace, body)


def test_a_hostile_name_is_text_in_a_template(hostile: Workspace):
    body = template("{% for row in tables.tasks.rows %}{{ row[3] }}{% endfor %}")
    made = brief(hostile, PLAN, "docx", "", Manner(template=body)).body
    with ZipFile(BytesIO(made)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    text = "".join(paragraph.text for paragraph in Document(BytesIO(made)).paragraphs)
    assert HOSTILE.replace("\x01", "\ufffd") in text


def test_the_same_template_and_dataset_give_the_same_bytes(workspace: Workspace):
    body = SAMPLE.read_bytes()
    once, again = (brief(workspace, PLAN, "docx", "", Manner(template=body)).body for _ in range(2))
    assert once == again
