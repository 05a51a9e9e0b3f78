"""Writes pictures of the main pages, of the sample and two invented plans, to ``docs/pictures/pages``.

``python -m tests.docs.screenshots [NAME…]``; it takes a Chromium.
"""

from __future__ import annotations

import io
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, sync_playwright
from tests.conftest import ROOT, SAMPLE_PATH
from tests.docs.pictured_pages import WIDTH, PicturedPage, pages
from tests.functional.chromium import launched
from tests.functional.test_service import serving

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import ingest
from plangraph.bootstrap.reading import extract_plan
from plangraph.store.tokens import Tokens

FOLDER = ROOT / "docs" / "pictures" / "pages"
INVENTED = sorted((ROOT / "tests" / "plans").glob("*.txt"))
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
HEIGHT = 800
COLOURS = 200
SETTLED = """(async () => {
  document.activeElement.blur();
  await document.fonts.ready;
  const inSight = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
  await Promise.all(inSight.map((image) => image.decode()));
})()"""
"""Without a caret that blinks, with letters and with pictures."""


class Photographer:
    """Opens pages of a service and writes what is seen of them."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._address = address

    def take(self, pictured: PicturedPage) -> None:
        """The picture of a page."""
        self._page.set_viewport_size({"width": pictured.width, "height": HEIGHT})
        self._page.goto(self._address + pictured.path)
        if pictured.follow:
            with self._page.expect_navigation():
                self._page.locator(pictured.follow).first.click()
        self._shoot(pictured.name)

    def take_upload(self, file: Path, token: str) -> None:
        """The picture of the screen on which a plan that was sent in is checked."""
        self._page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        self._page.goto(f"{self._address}/upload?lang=zh")
        self._page.locator("input[name=file]").set_input_files(file)
        self._page.locator("input[name=id]").fill(file.stem)
        self._page.locator("input[name=token]").fill(token)
        self._page.locator("form.upload button").click()
        self._page.locator(".figures").wait_for()
        self._shoot("upload")

    def _shoot(self, name: str) -> None:
        """Writes what the window shows, in few colours."""
        self._page.evaluate(SETTLED)
        with Image.open(io.BytesIO(self._page.screenshot())) as picture:
            few = picture.convert("RGB").quantize(
                COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
            )
        FOLDER.mkdir(parents=True, exist_ok=True)
        few.save(FOLDER / f"{name}.png", optimize=True)
        sys.stdout.write(f"{name}.png {(FOLDER / f'{name}.png').stat().st_size // 1024} KB\n")


def dataset(store: Path) -> Path:
    """A dataset of the sample and the invented plans, at that place."""
    with open_workspace(store, writable=True) as workspace:
        for path in (SAMPLE_PATH, *INVENTED):
            ingest(extract_plan(path), workspace)
    return store


def main(*names: str) -> None:
    """Takes all pictures, or those of the names."""
    chromium = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if not chromium:
        sys.exit("Install Chromium first: it shows the pages.")
    with ExitStack() as open_things:
        folder = Path(open_things.enter_context(TemporaryDirectory()))
        store = dataset(folder / "store")
        token = Tokens(store).issue("screenshots")
        address, _ = open_things.enter_context(
            serving(store, folder / "log", "--writable", PLANGRAPH_QUERY_TIMEOUT="10")
        )
        playwright = open_things.enter_context(sync_playwright())
        browser = open_things.enter_context(launched(playwright, chromium))
        photographer = Photographer(browser.new_page(), address)
        for pictured in pages():
            if not names or pictured.name in names:
                photographer.take(pictured)
        if not names or "upload" in names:
            photographer.take_upload(INVENTED[0], token)


if __name__ == "__main__":
    main(*sys.argv[1:])
