"""Pages used as somebody uses them, in a real Chromium."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.functional.devtools import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running service with the sample."""
    command = [str(Path(sys.executable).with_name("plangraph")), "serve", "--port", "0"]
    folder = tmp_path_factory.mktemp("service")
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        found = next(url for line in server.stderr if (url := re.search(r"http://127\.0\.0\.1:\d+", line)))
        yield found.group()
        server.terminate()


@pytest.fixture
def browser(chromium: str, tmp_path: Path) -> Iterator[Browser]:
    with Browser.started(chromium, tmp_path / "profile") as browser:
        yield browser


def run(browser: Browser, script: str) -> Any:
    """What a script gives, promises kept, as if a person had acted."""
    evaluated = browser._call(
        "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
    )
    assert "exceptionDetails" not in evaluated, evaluated["exceptionDetails"]
    return evaluated["result"].get("value")


def test_the_citation_has_the_day_of_the_reader(browser: Browser, address: str):
    browser.open(f"{address}/queries/who-owns-what")
    cited = run(browser, "document.getElementById('citation').textContent")
    days = [date.today() + timedelta(days) for days in (-1, 0, 1)]  # noqa: DTZ011  the browser's day is local too
    assert any(f")[{day.isoformat()}]. http://" in cited for day in days)


def test_a_link_and_a_citation_are_copied(browser: Browser, address: str):
    browser.open(f"{address}/queries/task-dependencies?inferred=false")
    kept = "const kept = []; navigator.clipboard.writeText = async (text) => { kept.push(text); };"
    press = (
        "for (const b of document.querySelectorAll('[data-copy], [data-copy-text]')) { b.hidden = false; b.click(); }"
    )
    said = "new Promise((done) => setTimeout(() => done([kept, [...document.querySelectorAll('[data-copied]')]"
    texts, words = run(browser, f"{kept} {press} {said}.map((b) => b.textContent)]), 0))")
    assert texts[0] == f"{address}/queries/task-dependencies?inferred=false"
    assert texts[1].startswith("plangraph. 任务之间有什么依赖")
    assert texts[2].startswith("<iframe ")
    assert words == ["已复制"] * 3


def test_a_tick_leaves_inferred_links_out_without_a_button(browser: Browser, address: str):
    browser.open(f"{address}/queries/task-dependencies")
    assert run(browser, "document.querySelectorAll('tr.inferred').length") > 0
    browser._events.clear()
    run(browser, "document.querySelector('[name=inferred]').click()")
    browser._loaded()
    assert "inferred=false" in browser.address
    assert run(browser, "document.querySelectorAll('tr.inferred').length") == 0


def test_the_language_is_changed_by_the_keyboard_and_stays(browser: Browser, address: str):
    browser.open(f"{address}/units")
    browser.press(".language")
    assert run(browser, "document.documentElement.lang") == "en"
    browser.press("a[href='/tasks']")
    assert run(browser, "[document.documentElement.lang, document.querySelector('h1').textContent]") == ["en", "Tasks"]
    browser.press(".language")
    assert run(browser, "document.documentElement.lang") == "zh-CN"


def test_a_row_opens_its_words_in_the_plan(browser: Browser, address: str):
    browser.open(f"{address}/queries/who-owns-what")
    browser.press("td.source a")
    marked = run(browser, "document.querySelector('mark').textContent")
    assert marked
    assert run(browser, "document.querySelector(location.hash).textContent") == marked


def test_no_page_asks_another_host_or_breaks_its_policy(browser: Browser, address: str):
    for path in ("/", "/findings", "/queries/shared-tasks", "/sparql?example=unit-workload", "/brands"):
        browser.open(address + path)
    assert {request for request in browser.requests if not request.startswith((address, "data:"))} == set()
