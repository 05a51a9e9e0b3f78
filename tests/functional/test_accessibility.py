"""Every kind of page before axe-core: in both languages, by light and in the dark, in a window and on a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from tests.functional.axe import DARK, EVERY, LIGHT, findings, out_of_reach, too_wide

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.real

PLAN = "dazu-ip-2025"
QUESTION = quote("区科技局和区经济信息委共同承担哪些任务")
MAIN = (
    "/",
    f"/plans/{PLAN}",
    f"/plans/{PLAN}/text?start=2978&end=2989",
    f"/id/plan/{PLAN}/task/9",
    "/queries/task-dependencies",
    "/views/collaboration.html",
    f"/ask?q={QUESTION}",
    "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%203",
)
OTHERS = (
    "/views/matrix",
    "/views/collaboration",
    f"/id/plan/{PLAN}/indicator/4",
    "/id/unit/qu-fa-yuan-c14de88d",
    f"/search?q={quote('品牌')}",
    "/findings",
    "/sparql?query=SELEC",
    "/ontology",
    "/nothing",
    "/queries",
    "/queries/who-owns-what",
    "/queries/who-owns-what?embed=1",
    "/queries/evidence",
    "/queries/due-by",
    "/units",
    "/tasks",
    "/indicators",
    "/brands",
    "/plans",
    "/views",
    "/views/ego",
    "/views/matrix?embed=1",
    "/ask",
    "/docs",
)
TABBED = ("/queries/task-dependencies", "/sparql", "/", f"/id/plan/{PLAN}/task/9", "/nothing")
SAID = {"zh": "zh-CN", "en": "en"}


def open_in(page: Page, language: str, address: str) -> None:
    parameter = "language" if ".html" in address else "lang"  # the page of a picture is a file, and keeps no cookie
    page.goto(f"{address}{'&' if '?' in address else '?'}{parameter}={language}")
    assert page.locator("html").get_attribute("lang") == SAID[language]


# In Chinese and by light; `make test` sees pages in English and in the dark with a draft, in test_uploading.py.
@pytest.mark.parametrize("path", MAIN)
def test_a_main_page_can_be_read_by_everybody(page: Page, served: str, path: str):
    open_in(page, "zh", served + path)
    assert findings(page, LIGHT) + too_wide(page) == []


@pytest.mark.soak
@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("path", MAIN + OTHERS)
def test_every_page_can_be_read_by_everybody(page: Page, served: str, path: str, language: str):
    open_in(page, language, served + path)
    assert findings(page, EVERY) + too_wide(page) == []


@pytest.mark.parametrize("path", [*TABBED[:2], *(pytest.param(path, marks=pytest.mark.soak) for path in TABBED[2:])])
def test_tab_leads_to_everything_in_the_order_of_the_page(page: Page, served: str, path: str):
    page.goto(served + path)
    assert out_of_reach(page) == []


def test_what_is_wrong_would_be_found(browser: Browser, tmp_path: Path):
    file = tmp_path / "wrong.html"
    file.write_text(
        """<html lang="zh"><title>t</title><h2 style="color:#bbb">words</h2><img src="data:,"><input><a href="#"></a>
        <p style="width:800px">w</p><a href="#" tabindex="5">first</a>""",
        "utf-8",
    )
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.goto(file.as_uri())
        found = "\n".join(findings(page, LIGHT + DARK))
        expected = ("1200 light: serious color-contrast", "360 dark: serious color", "image-alt", "label", "link-name")
        assert [what for what in expected if what not in found] == []
        assert too_wide(page) == ["808 px in 600", "808 px in 360"]
        assert out_of_reach(page) != []


def test_a_page_on_paper_shows_what_was_asked_the_answer_and_its_citation_alone(page: Page, served: str):
    page.emulate_media(media="print")
    page.goto(f"{served}/queries/who-owns-what?unit=区科技局")
    parts = (".sidebar", "form.ask", ".masthead nav", "footer", "table", "#citation")
    assert [page.locator(part).first.is_visible() for part in parts] == [False] * 4 + [True] * 2
    assert "责任单位：区科技局" in page.locator("main").inner_text()


def test_a_picture_on_paper_comes_with_its_words_and_without_its_downloads(page: Page, served: str):
    page.emulate_media(media="print")
    page.goto(f"{served}/views/ego?unit=区科技局")
    assert page.locator("figure img").is_visible()
    words = page.locator("main").inner_text()
    assert "单位：区科技局" in words
    assert "GraphML" not in words


@pytest.mark.parametrize("path", ["/units", "/queries/who-owns-what"])
def test_on_a_telephone_the_header_is_low_and_its_pages_are_within_reach(page: Page, served: str, path: str):
    page.set_viewport_size({"width": 390, "height": 844})
    open_in(page, "en", served + path)
    box = page.locator(".masthead").bounding_box()
    assert box
    assert box["height"] < 110
    assert page.locator(".masthead nav [aria-current]").is_visible()
    assert too_wide(page) == []
