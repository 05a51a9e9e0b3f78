"""Pages used as somebody uses them, in a real Chromium.

That no page asks an outside host and none leaves an error in its console is held of all of them by their fixture.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect
from tests.functional.chromium import Record, hosts_logged, launched
from tests.functional.reader import Reader

pytestmark = pytest.mark.real

# Kinds of pages that no other test opens in a browser, but for those that are soaked.
PATHS = ("/views/matrix?embed=1", "/queries/who-owns-what?embed=1", "/ontology", "/docs")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_renders_and_asks_nobody_else(page: Page, served: str, path: str):
    answer = page.goto(served + path)
    assert answer
    assert answer.ok
    assert page.title()


def test_a_page_that_asks_an_outside_host_or_breaks_its_policy_would_be_noticed(
    playwright: Playwright, chromium: str, tmp_path: Path
):
    file, log = tmp_path / "asking.html", tmp_path / "net.json"
    policy = "<meta http-equiv=content-security-policy content=\"script-src 'none'\">"
    file.write_text(f'<title>t</title>{policy}<img src="https://outside.example/x.png"><script>0</script>', "utf-8")
    with launched(playwright, chromium, log) as browser:
        context = browser.new_context(locale="zh-CN")
        record = Record.of(context)
        context.new_page().goto(file.as_uri())
    assert record.hosts == hosts_logged(log) == {"outside.example"}
    assert any("Content Security Policy" in error for error in record.errors)


def test_where_the_system_has_no_chinese_font_the_service_lends_one(playwright: Playwright, chromium: str, served: str):
    with launched(playwright, chromium, chinese=False) as browser:
        page = browser.new_page(locale="zh-CN")
        page.goto(f"{served}/views/matrix")
        picture = page.locator("figure img")
        # An SVG that is shown as a picture reaches no font of the page.
        expect(picture).to_have_attribute("src", f"{served}/views/matrix.png?language=zh")
        lent = "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)"
        assert page.evaluate(lent) == ["plangraph Chinese"]


def test_only_pages_that_are_made_for_it_stand_in_frames_of_others(browser: Browser, served: str, tmp_path: Path):
    file = tmp_path / "framing.html"
    framed = "".join(f'<iframe src="{served}/views/{view}"></iframe>' for view in ("sections?embed=1", "matrix"))
    file.write_text(f"<title>t</title>{framed}", "utf-8")
    with browser.new_context(locale="zh-CN") as context:
        record = Record.of(context)
        context.new_page().goto(file.as_uri())
    (refused,) = record.errors
    assert "frame-ancestors 'none'" in refused
    # A frame that is refused never comes to ask for its picture.
    asked = "\n".join(record.requests)
    assert f"{served}/views/sections.svg" in asked
    assert f"{served}/views/matrix.svg" not in asked


def test_the_citation_has_the_day_of_the_reader(page: Page, served: str):
    page.goto(f"{served}/queries/who-owns-what")
    cited = page.locator("#citation").inner_text()
    days = [date.today() + timedelta(days) for days in (-1, 0, 1)]  # noqa: DTZ011  the browser's day is local too
    assert any(f")[{day.isoformat()}]. http://" in cited for day in days)


def test_a_link_a_citation_and_a_frame_are_copied(page: Page, served: str):
    page.goto(f"{served}/queries/task-dependencies?inferred=false")
    for words in page.locator("details:has(button[data-copy-text]) > summary").all():
        words.click()
    buttons, copied = page.locator("button[data-copy], button[data-copy-text]"), []
    for button in buttons.all():
        button.click()
        expect(button).to_have_text("已复制")
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    link, citation, frame = copied
    assert link == f"{served}/queries/task-dependencies?inferred=false"
    assert citation.startswith("plangraph. 任务之间有什么依赖")
    assert frame.startswith("<iframe ")


def test_a_tick_leaves_inferred_links_out_without_a_button(page: Page, served: str):
    page.goto(f"{served}/queries/task-dependencies")
    assert page.locator("tr.inferred").count() > 0
    with page.expect_navigation(url="**inferred=false**"):
        page.locator("[name=inferred]").first.click()
    assert page.locator("tr.inferred").count() == 0


def test_choices_are_passed_by_with_arrows_and_answered_on_enter(page: Page, served: str):
    reader, field = Reader(page, served), "main select[name=severity]"
    reader.open("/findings")
    reader.reach(field)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    passed = []
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        passed.append(page.locator(field).input_value())
    assert len(set(passed)) == 2
    assert asked == []
    reader.enter(field)
    assert asked[0] == f"{served}/findings?severity={passed[-1]}"


def test_the_language_is_changed_by_the_keyboard_and_stays(page: Page, served: str):
    reader, root = Reader(page, served), page.locator("html")
    reader.open("/units")
    reader.enter(".language")
    expect(root).to_have_attribute("lang", "en")
    reader.enter("a[href='/tasks']")
    expect(root).to_have_attribute("lang", "en")
    assert reader.text("h1") == "Tasks"
    reader.enter(".language")
    expect(root).to_have_attribute("lang", "zh-CN")


def test_a_row_opens_its_words_in_the_plan(page: Page, served: str):
    reader = Reader(page, served)
    reader.open("/queries/who-owns-what")
    reader.enter("td.source a")
    marked = page.evaluate("document.querySelector(location.hash).textContent")
    assert marked
    assert marked == reader.text("mark")
