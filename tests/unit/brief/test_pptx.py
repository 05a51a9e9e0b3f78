"""The slides: one finding each, with its picture or table, its source and its query."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.shapes.autoshape import Shape
from pptx.util import Inches
from tests.unit.brief.conftest import PLAN, SVG_BLIP

from plangraph.brief.briefing import Language
from plangraph.pipeline.briefing import Manner, brief

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

    from plangraph.brief.briefing import Briefing
    from plangraph.pipeline.workspace import Workspace


def words_of(slide: Slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if isinstance(shape, Shape)]


def shown(deck: Deck) -> list[Slide]:
    """The slides of findings: all but the title and the sources."""
    return list(deck.slides)[1:-1]


def test_slides_are_sixteen_to_nine(deck: Deck):
    assert deck.slide_width is not None
    assert deck.slide_height == Inches(7.5)
    assert deck.slide_width * 9 == pytest.approx(deck.slide_height * 16, rel=1e-3)


def test_each_finding_is_the_headline_of_a_slide(deck: Deck, said: Briefing):
    titles = [slide.shapes.title for slide in shown(deck)]
    assert [title.text_frame.text for title in titles if title] == [
        finding.text.rstrip("。") for finding in said.findings
    ]


def test_each_slide_of_a_finding_has_a_picture_or_a_table_in_words_too(deck: Deck):
    kinds = []
    for slide in shown(deck):
        exhibits = [s for s in slide.shapes if s.shape_type in {MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.TABLE}]
        (exhibit,) = exhibits
        assert exhibit._element.xpath(".//p:cNvPr")[0].get("descr")
        kinds.append(exhibit.shape_type)
    assert kinds.count(MSO_SHAPE_TYPE.PICTURE) == 4


def test_each_picture_carries_its_svg(deck: Deck):
    pictures = [s for slide in deck.slides for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert all(len(list(picture._element.iter(SVG_BLIP))) == 1 for picture in pictures)


def test_notes_hold_the_query_with_parameters_its_sparql_and_the_revision(
    deck: Deck, said: Briefing, workspace: Workspace
):
    for slide, finding in zip(shown(deck), said.findings, strict=True):
        frame = slide.notes_slide.notes_text_frame
        notes = frame.text if frame else ""
        assert f"查询：{finding.query.name}" in notes
        assert "plan=重庆市大足区知识产权强区行动计划（2025—2027年）" in notes
        assert workspace.library[finding.query.name].text.strip()[-60:] in notes.replace("\x0b", "\n")
        assert workspace.store.revision in notes


def test_each_slide_names_its_source(deck: Deck):
    for slide in shown(deck):
        lines = words_of(slide)
        assert any("大足府发〔2025〕12号" in line and "查询" in line for line in lines)


def test_nothing_stands_outside_of_its_slide(deck: Deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_english_slides_have_english_headlines(workspace: Workspace):
    made = Presentation(BytesIO(brief(workspace, PLAN, "pptx", "", Manner(Language.EN)).body))
    assert (
        "23 units carry 19 tasks; 区市场监管局 has the most with 19, listed first in 12" in words_of(made.slides[1])[0]
    )


def test_the_same_dataset_gives_the_same_bytes_without_the_hour_of_writing(workspace: Workspace, pptx: bytes):
    assert brief(workspace, PLAN, "pptx").body == pptx
    assert {part.date_time for part in ZipFile(BytesIO(pptx)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
