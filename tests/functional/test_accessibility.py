"""Every kind of page in a real Chromium: names, landmarks, headings, contrast, and nothing wider than a telephone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.functional.devtools import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.real

PLAN = "dazu-ip-2025"
PAGES = (
    "/",
    "/queries",
    "/queries/who-owns-what",
    "/queries/task-dependencies",
    "/queries/evidence",
    "/queries/due-by",
    "/units",
    "/tasks",
    "/indicators",
    "/brands",
    "/findings",
    "/plans",
    f"/plans/{PLAN}",
    f"/plans/{PLAN}/text?start=2978&end=2989",
    f"/id/plan/{PLAN}/task/9",
    f"/id/plan/{PLAN}/indicator/4",
    "/views",
    "/views/ego",
    "/search?q=%E5%93%81%E7%89%8C",
    "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%203",
    "/sparql?query=SELEC",
    "/ontology",
    "/docs",
    "/nothing",
)
CHECKS = r"""
(() => {
  const found = [], all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
  const say = (what, e) => found.push(`${what}: ${e.outerHTML.slice(0, 90)}`);
  const named = (e) => (e.getAttribute("aria-label") || e.textContent || "").trim()
    || [...e.querySelectorAll("img")].some((image) => image.alt);
  for (const [what, selector] of Object.entries({ banner: "body > header", main: "main", foot: "body > footer" })) {
    if (all(selector).length !== 1) found.push(`${all(selector).length} landmarks ${what}`);
  }
  const navigations = all("nav").map((e) => e.getAttribute("aria-label") || "");
  if (navigations.includes("") || new Set(navigations).size < navigations.length) found.push(`nav: ${navigations}`);
  if (all("h1").length !== 1) found.push("not one h1");
  let level = 1;
  for (const e of all("main h1, main h2, main h3, main h4, main h5, main h6")) {
    const next = Number(e.tagName[1]);
    if (next > level + 1) say("a level left out", e);
    level = next;
  }
  for (const e of all("a[href], button").filter(shown)) {
    if (!named(e) && e.getAttribute("aria-hidden") !== "true") say("no name", e);
  }
  for (const e of all("select, textarea, input:not([type=hidden])").filter(shown)) {
    if (![...e.labels].some((label) => label.textContent.trim())) say("no label", e);
  }
  for (const e of all("img")) if (!e.hasAttribute("alt")) say("no alt", e);
  for (const e of all("th")) if (!e.scope) say("no scope", e);
  for (const e of all(".scroll, pre").filter((e) => e.scrollWidth > e.clientWidth + 1)) {
    if (e.tabIndex < 0) say("scrolls, but not by keyboard", e);
  }
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (const seen = new Set(); texts.nextNode();) {
    const e = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !shown(e) || e.closest("option, script") || seen.has(e)) continue;
    seen.add(e);
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    const [one, other] = [light(channels(style.color)), light(ground(e))].sort((a, b) => b - a);
    const least = size >= 24 || (size >= 18.6 && style.fontWeight >= 700) ? 3 : 4.5;
    const contrast = (one + 0.05) / (other + 0.05);
    if (contrast < least) say(`contrast ${contrast.toFixed(2)}`, e);
  }
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) found.push(`${document.documentElement.scrollWidth} px wide`);
  return found;
})()
"""


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


@pytest.fixture(scope="module")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser.started(chromium, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def complaints(browser: Browser, address: str, *, width: int = 1200, scheme: str = "light") -> list[str]:
    """What the checks find on a page, in a window of that width and in that scheme of colours."""
    browser._call(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
    )
    browser._call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.open(address)
    evaluated = browser._call("Runtime.evaluate", expression=CHECKS, returnByValue=True)
    assert "exceptionDetails" not in evaluated, evaluated["exceptionDetails"]
    found: list[str] = evaluated["result"]["value"]
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_by_everybody(browser: Browser, address: str, path: str):
    assert complaints(browser, address + path) == []


@pytest.mark.soak
@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_in_the_dark(browser: Browser, address: str, path: str):
    assert complaints(browser, address + path, scheme="dark") == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_telephone(browser: Browser, address: str, path: str):
    assert complaints(browser, address + path, width=360) == []


@pytest.mark.soak
@pytest.mark.parametrize("path", ["/", "/queries/task-dependencies", f"/id/plan/{PLAN}/task/9", "/findings"])
def test_a_page_in_english_can_be_read_by_everybody(browser: Browser, address: str, path: str):
    assert complaints(browser, f"{address}{path}?lang=en", width=360) == []
    assert complaints(browser, f"{address}{path}?lang=zh") == []


def test_what_is_wrong_would_be_found(browser: Browser, tmp_path: Path):
    page = tmp_path / "wrong.html"
    page.write_text('<title>t</title><h2 style="color:#bbb">a</h2><img src="x"><input><a href="#"></a>', "utf-8")
    found = "\n".join(complaints(browser, page.as_uri()))
    assert all(what in found for what in ("main", "contrast 1.", "no alt", "no label", "no name", "not one h1"))


def test_a_page_on_paper_shows_the_answer_and_its_citation_alone(browser: Browser, address: str):
    browser._call("Emulation.setEmulatedMedia", media="print", features=[])
    browser.open(f"{address}/queries/who-owns-what")
    script = """[".sidebar", "form.ask", ".masthead nav", "table", "#citation"].map(
      (selector) => document.querySelector(selector).getClientRects().length > 0)"""
    shown = browser._call("Runtime.evaluate", expression=script, returnByValue=True)["result"]["value"]
    browser._call("Emulation.setEmulatedMedia", media="")
    assert shown == [False, False, False, True, True]
