"""In English all that we say is English: what is Chinese in a picture or a briefing are words of the plan."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pptx import Presentation
from tests.unit.brief.plans import SOURCES, Stored, stored

from plangraph.errors import NothingToDraw
from plangraph.model.language import Language
from plangraph.pipeline.briefing import Manner, brief
from plangraph.pipeline.picture import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator

# Names of fonts, and the library of the interactive page with its messages of many languages.
_FOREIGN = re.compile(r'font-family(="[^"]*"|:[^;}]*)|<script>.*?</script>', re.DOTALL)


@pytest.fixture(scope="module", params=SOURCES, ids=lambda path: path.stem)
def plan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stored]:
    yield from stored(request.param, tmp_path_factory.mktemp("plan"))


def _english(plan: Stored, form: str, unit: str = "") -> bytes:
    return brief(plan.workspace, plan.plan, form, unit, Manner(Language.EN, address=lambda figure: figure.name)).body


def test_every_picture_is_english_but_for_the_words_of_the_plan(plan: Stored):
    strange = {}
    for name in VIEWS:
        given = {"unit": plan.unit} if name == "ego" else {}
        for form in ("svg", "html") if name == "collaboration" else ("svg",):
            try:
                body = plan.workspace.picture(name, format=form, language="en", parameters=given).body.decode()
            except NothingToDraw:
                continue
            strange[name, form] = plan.strange(_FOREIGN.sub("", body))
    assert len(strange) > len(VIEWS) // 2
    assert {what: words for what, words in strange.items() if words} == {}


@pytest.mark.parametrize("about", ["plan", "unit"])
def test_a_page_and_its_pictures_are_english_but_for_the_words_of_the_plan(plan: Stored, about: str):
    unit = plan.unit if about == "unit" else ""
    for form in ("html", "md"):
        assert plan.strange(_FOREIGN.sub("", _english(plan, form, unit).decode())) == []
    page = _english(plan, "html", unit).decode()
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" xml:lang="en"') == page.count("<svg ") > 0


def test_slides_and_their_notes_are_english_but_for_the_words_of_the_plan(plan: Stored):
    made = Presentation(BytesIO(_english(plan, "pptx")))
    for slide in made.slides:
        said = "\n".join(part.text or "" for part in slide._element.iter() if part.tag.endswith("}t"))
        told = "\n".join(part.get("descr", "") for part in slide._element.iter() if part.tag.endswith("}cNvPr"))
        frame = slide.notes_slide.notes_text_frame
        notes = (frame.text if frame else "").partition("PREFIX")[0]
        assert plan.strange(said + told + notes) == []
    title = made.slides[1].shapes.title
    assert title
    assert re.search(r"^\d+ units carry \d+ tasks; .* (has|have) the most with \d+", title.text_frame.text)


def test_a_document_is_english_but_for_the_words_of_the_plan(plan: Stored):
    made = Document(BytesIO(_english(plan, "docx", plan.unit)))
    parts = list(made.element.body.iter())
    said = "\n".join(part.text or "" for part in parts if part.tag.endswith("}t"))
    told = "\n".join(part.get("descr", "") for part in parts)
    assert plan.strange(said + told) == []
