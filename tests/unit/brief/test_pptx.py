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
from tests.unit.brief.plans import SOURCES, stored

from plangraph.brief.composition import briefing
from plangraph.model.language import Language
from plangraph.pipeline.briefing import brief
from plangraph.pipeline.briefing_material import Order, gathered
from plangraph.view.preset import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

    from plangraph.brief.briefing import Briefing, Finding
    from plangraph.pipeline.workspace import Workspace


def words_of(slide: Slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if isinstance(shape, Shape)]


def shown(deck: Deck) -> list[Slide]:
    """The slides of findings and of their tables: all but the title and the sources."""
    return list(deck.slides)[1:-1]


def kinds(slide: Slide) -> list[MSO_SHAPE_TYPE]:
    """Pictures and tables of a slide."""
    return [s.shape_type for s in slide.shapes if s.shape_type in {MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.TABLE}]


def titled(deck: Deck, finding: Finding) -> Slide:
    """The slide of a finding."""
    words = finding.text.rstrip("。.")
    slides: list[Slide] = list(deck.slides)
    (slide,) = (one for one in slides if one.shapes.title and one.shapes.title.text_frame.text == words)
    return slide


def test_slides_are_sixteen_to_nine(deck: Deck):
    assert deck.slide_width is not None
    assert deck.slide_height == Inches(7.5)
    assert deck.slide_width * 9 == pytest.approx(deck.slide_height * 16, rel=1e-3)


def test_each_finding_is_the_headline_of_a_slide_with_a_picture_and_notes(deck: Deck, said: Briefing):
    for finding in said.findings:
        slide = titled(deck, finding)
        assert kinds(slide) == [MSO_SHAPE_TYPE.PICTURE]
        frame = slide.notes_slide.notes_text_frame
        assert frame
        assert frame.text.startswith(finding.whole)


@pytest.mark.parametrize("source", SOURCES[1:], ids=lambda path: path.stem)
@pytest.mark.parametrize("about", ["plan", "unit"])
def test_each_finding_of_other_plans_has_a_picture_too(source: Path, about: str, tmp_path: Path):
    for plan in stored(source, tmp_path):
        unit = plan.unit if about == "unit" else ""
        made = Presentation(BytesIO(brief(plan.workspace, plan.plan, "pptx", unit).body))
        order = Order(plan.plan, unit, Language.ZH, PAGE, raster=False)
        said = briefing(gathered(plan.workspace, order)).findings
        # That nothing was found needs no slide.
        found = [finding for finding in said if finding.text != "核查发现：没有缺漏和矛盾。"]
        assert [kinds(titled(made, finding)) for finding in found] == [[MSO_SHAPE_TYPE.PICTURE]] * len(found)


def test_what_a_picture_only_counts_is_listed_on_the_next_slide(deck: Deck, said: Briefing):
    slides = list(deck.slides)
    for finding in (finding for finding in said.findings if finding.listed):
        after = slides[slides.index(titled(deck, finding)) + 1]
        assert kinds(after) == [MSO_SHAPE_TYPE.TABLE]


def test_each_picture_and_table_is_told_in_words(deck: Deck):
    for slide in shown(deck):
        (exhibit,) = [s for s in slide.shapes if s.shape_type in {MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.TABLE}]
        assert exhibit._element.xpath(".//p:cNvPr")[0].get("descr")


def test_each_picture_carries_its_svg(deck: Deck):
    pictures = [s for slide in deck.slides for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert all(len(list(picture._element.iter(SVG_BLIP))) == 1 for picture in pictures)


def test_notes_hold_the_query_with_parameters_its_sparql_and_the_revision(
    deck: Deck, said: Briefing, workspace: Workspace
):
    for finding in said.findings:
        frame = titled(deck, finding).notes_slide.notes_text_frame
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


def test_the_same_dataset_gives_the_same_bytes_without_the_hour_of_writing(workspace: Workspace, pptx: bytes):
    assert brief(workspace, PLAN, "pptx").body == pptx
    assert {part.date_time for part in ZipFile(BytesIO(pptx)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
