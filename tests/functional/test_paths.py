"""What a newcomer and an expert do, by keyboard alone, in a real Chromium: in both languages, with scripts and without.

An editor's path stands in test_uploading.py.
"""

from __future__ import annotations

import csv
import io
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from tests.functional.devtools import Browser
from tests.functional.test_service import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.real

WAYS = [
    ("zh", True),
    ("en", False),
    pytest.param("zh", False, marks=pytest.mark.soak),
    pytest.param("en", True, marks=pytest.mark.soak),
]
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
KEYS = {"Tab": 9, "Enter": 13}
CONTROL = 2


@dataclass
class Reader:
    """Somebody at a keyboard."""

    browser: Browser
    address: str
    kept: Path

    def open(self, path: str) -> None:
        self.browser.open(path if path.startswith("http") else self.address + path)

    def at(self, selector: str) -> bool:
        """Whether the focus is on what the selector means."""
        root = self.browser._call("DOM.getDocument")["root"]["nodeId"]
        found = self.browser._call("DOM.querySelector", nodeId=root, selector=f":is({selector}):focus")
        return bool(found["nodeId"])

    def key(self, key: str, *, modifiers: int = 0) -> None:
        pressed = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key], "modifiers": modifiers}
        text = {"text": "\r"} if key == "Enter" else {}
        self.browser._call("Input.dispatchKeyEvent", type="keyDown", **pressed, **text)
        self.browser._call("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def reach(self, selector: str) -> None:
        """Goes on with Tab, as far as it takes."""
        for _ in range(300):
            if self.at(selector):
                return
            self.key("Tab")
        pytest.fail(f"Tab does not lead to {selector} at {self.browser.address}")

    def enter(self, selector: str, *, modifiers: int = 0) -> None:
        """Presses Enter there, and waits for the page that follows."""
        self.reach(selector)
        self.browser._events.clear()
        self.key("Enter", modifiers=modifiers)
        self.browser._loaded()

    def write(self, selector: str, words: str) -> None:
        self.reach(selector)
        all_of_it = {"key": "a", "windowsVirtualKeyCode": 65, "modifiers": CONTROL, "commands": ["selectAll"]}
        self.browser._call("Input.dispatchKeyEvent", type="rawKeyDown", **all_of_it)
        self.browser._call("Input.insertText", text=words)

    def save(self, selector: str) -> bytes:
        """Presses Enter on a link to a file; the file that was kept."""
        self.reach(selector)
        self.browser._call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(self.kept))
        self.browser._events.clear()
        self.key("Enter")
        while not any(event["params"].get("state") == "completed" for event in self.browser._events):
            self.browser._hear()
        (file,) = self.kept.iterdir()
        body = file.read_bytes()
        file.unlink()
        return body

    def see(self, script: str) -> Any:
        """What is on the page; this works where pages may run no scripts of their own, too."""
        seen = self.browser._call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in seen, seen["exceptionDetails"]
        return seen["result"].get("value")

    def rows(self) -> list[list[str]]:
        cells = "[...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())"
        rows: list[list[str]] = self.see(f"[...document.querySelectorAll('main tbody tr')].map((row) => {cells})")
        return rows

    def copied_link(self, *, scripts: bool) -> str:
        """The link that the button copies; without scripts there is no button, and the address of the page is it."""
        if not scripts:
            return self.browser.address
        self.see("navigator.clipboard.writeText = async (text) => { window.kept = text; }; 0")
        self.reach("button[data-copy]")
        self.key("Enter")
        return str(self.see("window.kept"))

    def hosts(self) -> set[str | None]:
        """The hosts of all requests."""
        return {urlsplit(asked).hostname for asked in self.browser.requests if not asked.startswith("data:")}


@pytest.fixture(scope="module")
def address(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service of the sample."""
    with serving(sample_store, tmp_path_factory.mktemp("service") / "log", PLANGRAPH_QUERY_TIMEOUT="10") as (found, _):
        yield found


@pytest.fixture
def reader(chromium: str, address: str, tmp_path: Path, language: str, *, scripts: bool) -> Iterator[Reader]:
    """A reader at the home page, in the language that the link there changed to."""
    kept = tmp_path / "kept"
    kept.mkdir()
    with Browser.started(chromium, tmp_path / "profile", scripts=scripts) as browser:
        reader = Reader(browser, address, kept)
        reader.open("/?lang=zh")
        if language == "en":
            reader.enter(".language")
        yield reader


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_a_newcomer_asks_reads_the_sentence_and_leaves_with_picture_and_link(
    reader: Reader, language: str, *, scripts: bool
):
    reader.enter("header a[href='/ask']")
    assert reader.at("main input[name=q]"), "the question can be typed at once"
    reader.write("main input[name=q]", QUESTION[language])
    reader.enter("main input[name=q]")
    answered = reader.browser.address
    rows = reader.rows()
    assert [row[0] for row in rows] == SHARED

    reader.enter("td.source a")
    assert reader.see("document.querySelector('mark').textContent") == "区科技局"
    place = "document.querySelector('mark').getBoundingClientRect()"
    assert reader.see(f"{place}.top >= 0 && {place}.bottom <= innerHeight"), "the words are in sight"

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
    assert reader.hosts() == {"127.0.0.1"}


@pytest.mark.parametrize(("language", "scripts"), WAYS)
def test_an_expert_is_shown_the_line_of_an_error_mends_it_and_takes_the_answer_away(
    reader: Reader, language: str, *, scripts: bool
):
    def run(query: str) -> None:
        reader.write("#query-editor, #query", query)
        if scripts:
            reader.enter("#query-editor, #query", modifiers=CONTROL)
        else:
            reader.enter("form[action='/sparql'] button")

    reader.enter("header a[href='/sparql']")
    run(WRONG)
    said = reader.see("document.querySelector('[role=alert]').textContent")
    assert WRONG_LINE[language] in said
    assert "FILTR(?number <= 3)" in said
    assert reader.see("document.querySelector('#query').value") == WRONG, "what was written is still there"

    run(RIGHT)
    assert reader.see("document.querySelector('[role=alert]')") is None
    rows = reader.rows()
    assert [row[0] for row in rows] == ["1", "2", "3"]
    header, *lines = csv.reader(io.StringIO(reader.save("main .bar a[href*='csv']").decode()))
    assert header == ["number", "heading"]
    assert lines == rows

    reader.open(reader.copied_link(scripts=scripts))
    assert reader.rows() == rows
    assert reader.hosts() == {"127.0.0.1"}
