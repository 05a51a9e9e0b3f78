"""The query editor in a real Chromium: typing, completing, marking, running; its fixture holds that it asks nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.conftest import real
from tests.functional.reader import Reader

from plangraph.serve.query_editor import FOLDER, query_editor

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace

pytestmark = pytest.mark.real

BEGUN = "SELECT (COUNT(*) AS ?n) { ?t a plan:Tas"
COMPLETED = ["PREFIX plan: <https://w3id.org/plangraph/ns#>", "SELECT (COUNT(*) AS ?n) { ?t a plan:Task"]
FIELD = "#query-editor"


@pytest.fixture
def reader(page: Page, served: str) -> Reader:
    """A reader of a service that has the editor."""
    real(query_editor(FOLDER), "the query editor (make editor)")
    return Reader(page, served)


def test_a_query_is_typed_completed_marked_and_run(reader: Reader, page: Page):
    lines = page.locator(".CodeMirror-line")
    reader.open("/sparql")
    reader.write(FIELD, BEGUN)
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("plan:Task")
    page.keyboard.press("Enter")
    expect(lines).to_have_text(COMPLETED)
    page.keyboard.insert_text(" . FILTRE")
    expect(page.locator("#query-syntax")).to_have_text("第 2 行有语法错误：FILTRE")
    expect(page.locator(".syntax-mark")).to_have_attribute("title", "第 2 行有语法错误。")
    written = [*COMPLETED[:-1], COMPLETED[-1] + " }"]
    reader.write(FIELD, "\n".join(written))
    reader.enter(FIELD, "Control+Enter")
    assert "1 行" in reader.text(".count")
    assert parse_qs(urlsplit(page.url).query)["query"] == ["\r\n".join(written)]
    expect(lines).to_have_text(written)


def test_tab_leaves_the_editor_and_a_refused_query_has_the_cursor_where_it_is_wrong(reader: Reader, page: Page):
    reader.open("/sparql?query=SELECT%20*%20%7B%0A%20%20%3Fs%20%3Fp%20%7D")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.insert_text(" # here")
    expect(page.locator(".CodeMirror-line")).to_have_text(["SELECT * {", "  ?s ?p } # here"])
    page.keyboard.press("Tab")
    expect(page.locator("form[action='/sparql'] [type=submit]")).to_be_focused()


def test_the_editor_takes_every_saved_query(reader: Reader, page: Page, workspace: Workspace):
    reader.open("/sparql")
    refused = """(editor, texts) => texts.filter(
      (text) => (editor.CodeMirror.setValue(text), document.querySelector(".syntax-mark")))"""
    texts = [*(query.text for query in workspace.library.values()), "SELEC"]
    assert page.locator(".CodeMirror").evaluate(refused, texts) == ["SELEC"]
