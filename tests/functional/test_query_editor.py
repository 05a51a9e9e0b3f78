"""The query editor in a real Chromium: typing, completing, running, and nothing asked of others."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.conftest import real
from tests.functional.devtools import Browser

from plangraph.serve.query_editor import FOLDER, query_editor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.pipeline.workspace import Workspace

pytestmark = pytest.mark.real

BEGUN = "SELECT (COUNT(*) AS ?n) { ?t a plan:Tas"
COMPLETED = "PREFIX plan: <https://w3id.org/plangraph/ns#>\nSELECT (COUNT(*) AS ?n) { ?t a plan:Task"
EDITOR = "document.querySelector('.CodeMirror').CodeMirror"
CONTROL = 2
KEYS = {"Enter": 13, "Tab": 9, "a": 65}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running service with the sample and the editor."""
    real(query_editor(FOLDER), "the query editor (make editor)")
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


def press(browser: Browser, key: str, modifiers: int = 0) -> None:
    code = {"key": key, "windowsVirtualKeyCode": KEYS[key], "modifiers": modifiers}
    for kind in ("rawKeyDown", "keyUp"):
        browser._call("Input.dispatchKeyEvent", type=kind, **code)


def write(browser: Browser, text: str) -> None:
    browser._call("Input.insertText", text=text)


def await_that(browser: Browser, condition: str) -> None:
    """Waits until an expression holds in the page, at most ten seconds."""
    look = (
        f"const look = () => ({condition}) ? done(true) : setTimeout(look, 20); look(); setTimeout(done, 1e4, false);"
    )
    assert browser.ask(f"new Promise((done) => {{ {look} }})"), condition


def test_a_query_is_typed_completed_marked_and_run(browser: Browser, address: str):
    browser.open(f"{address}/sparql")
    browser.ask(f"{EDITOR}.focus()")
    press(browser, "a", CONTROL)
    write(browser, BEGUN)
    await_that(browser, "document.querySelector('.CodeMirror-hint')?.textContent.startsWith('plan:Task')")
    press(browser, "Enter")
    await_that(browser, f"{EDITOR}.getValue() === {json.dumps(COMPLETED)}")
    write(browser, " . FILTRE")
    await_that(browser, "document.getElementById('query-syntax').textContent === '第 2 行有语法错误：FILTRE'")
    assert browser.ask("document.querySelector('.syntax-mark').title") == "第 2 行有语法错误。"
    press(browser, "a", CONTROL)
    write(browser, COMPLETED + " }")
    browser._events.clear()
    press(browser, "Enter", CONTROL)
    browser._loaded()
    assert "1 行" in str(browser.ask("document.querySelector('.count').textContent"))
    assert parse_qs(urlsplit(browser.address).query)["query"] == [COMPLETED.replace("\n", "\r\n") + " }"]
    assert browser.ask(f"{EDITOR}.getValue()") == COMPLETED + " }"
    assert [url for url in browser.requests if not url.startswith(address)] == []


def test_tab_leaves_the_editor_and_a_refused_query_has_the_cursor_where_it_is_wrong(browser: Browser, address: str):
    browser.open(f"{address}/sparql?query=SELECT%20*%20%7B%0A%20%20%3Fs%20%3Fp%20%7D")
    assert browser.ask(f"{EDITOR}.hasFocus() && {EDITOR}.getCursor().line === 1")
    press(browser, "Tab")
    assert browser.ask("document.activeElement.type") == "submit"


def test_the_editor_takes_every_saved_query(browser: Browser, address: str, workspace: Workspace):
    browser.open(f"{address}/sparql")
    texts = json.dumps({name: query.text for name, query in workspace.library.items()})
    wrong = f"({EDITOR}.setValue(text), document.querySelector('.syntax-mark'))"
    assert browser.ask(f"Object.entries({texts}).filter(([name, text]) => {wrong}).map(([name]) => name)") == []
