"""What a newcomer and an expert do, by keyboard alone, in a real Chromium: in both languages, with scripts and without.

An editor's path stands in test_uploading.py. That no outside host is asked and no error stands in the console is held
of all of them by the fixture of the page.
"""

from __future__ import annotations

import csv
import io
import struct

import pytest
from playwright.sync_api import Page, expect
from tests.functional.reader import WAYS, Reader

pytestmark = pytest.mark.real

QUESTION = {
    "zh": "区科技局和区经济信息委共同承担哪些任务",
    "en": "which tasks do 区科技局 and 区经济信息委 share",
}
SHARED = ["2", "6", "10", "11", "12", "13", "15", "16"]
WRONG = """PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?number ?heading WHERE {
  ?task a plan:Task ; plan:ordinal ?number ; rdfs:label ?heading
  FILTR(?number <= 3)
} ORDER BY ?number"""
WRONG_LINE = {"zh": "第 5 行", "en": "Line 5"}
RIGHT = WRONG.replace("FILTR", "FILTER")
FIELD = "#query-editor, #query"
"""The editor where scripts run and it has been fetched, the text area elsewhere."""


@pytest.fixture
def reader(page: Page, served: str, language: str) -> Reader:
    """A reader at the home page, in the language that the link there changed to."""
    reader = Reader(page, served)
    reader.open("/?lang=zh")
    if language == "en":
        reader.enter(".language")
    return reader


def written(page: Page) -> str:
    """The query as it is seen, in the editor or in the text area."""
    if page.locator(".CodeMirror").is_visible():
        lines = page.locator(".CodeMirror-line").all_inner_texts()
        return "\n".join(lines).replace("\xa0", " ")  # the editor shows every other blank so that none collapses
    return page.locator("#query").input_value()


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_newcomer_asks_reads_the_sentence_and_leaves_with_picture_and_link(
    reader: Reader, page: Page, language: str, *, scripts: bool
):
    reader.enter("header a[href='/ask']")
    assert reader.at("main input[name=q]"), "the question can be typed at once"
    reader.write("main input[name=q]", QUESTION[language])
    reader.enter("main input[name=q]")
    answered = page.url
    rows = reader.rows()
    assert [row[0] for row in rows] == SHARED

    reader.enter("td.source a")
    assert reader.text("mark") == "区科技局"
    expect(page.locator("mark")).to_be_in_viewport(ratio=1)

    reader.open(answered)
    reader.enter("main .bar a.button")
    assert reader.rows() == rows
    link = reader.copied_link(scripts=scripts)
    reader.enter("main .bar a[href^='/views/']")
    picture = reader.save("main a[href*='preset=slide'][href*='.png'], main a[href*='.png']")
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert (width >= 1600, width * 9) == (True, height * 16), "a slide"

    reader.open(link)
    assert reader.rows() == rows


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_an_expert_is_shown_the_line_of_an_error_mends_it_and_takes_the_answer_away(
    reader: Reader, page: Page, language: str, *, scripts: bool
):
    def run(query: str) -> None:
        reader.write(FIELD, query)
        if scripts:
            reader.enter(FIELD, "Control+Enter")
        else:
            reader.enter("form[action='/sparql'] button")

    reader.enter("header a[href='/sparql']")
    run(WRONG)
    said = reader.text("[role=alert]")
    assert WRONG_LINE[language] in said
    assert "FILTR(?number <= 3)" in said
    assert written(page) == WRONG, "what was written is still there"

    run(RIGHT)
    assert page.locator("[role=alert]").count() == 0
    rows = reader.rows()
    assert [row[0] for row in rows] == ["1", "2", "3"]
    header, *lines = csv.reader(io.StringIO(reader.save("main .bar a[href*='csv']").decode()))
    assert header == ["number", "heading"]
    assert lines == rows

    reader.open(reader.copied_link(scripts=scripts))
    assert reader.rows() == rows
