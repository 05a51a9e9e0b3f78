"""Writes pictures of the main pages, of the sample and two invented plans, to ``docs/pictures/pages``.

``python -m tests.docs.screenshots [NAME…]``; it takes a Chromium, and gives it the Chinese font that pictures are
drawn with, since a machine that builds software seldom has one.
"""

from __future__ import annotations

import base64
import io
import os
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import noto_cjk_sans_otc
from PIL import Image
from tests.conftest import ROOT, SAMPLE_PATH
from tests.docs.pictured_pages import WIDTH, Page, pages
from tests.functional.devtools import Browser
from tests.functional.test_service import serving

from plangraph.bootstrap import extract_plan, ingest, open_workspace
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
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>"""


class Photographer:
    """Opens pages of a service and writes what is seen of them."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        browser._call("Emulation.setScrollbarsHidden", hidden=True)

    def take(self, page: Page) -> None:
        """The picture of a page."""
        self._look_through(page.width)
        self._browser.open(self._address + page.path)
        if page.follow:
            self._browser.press(page.follow)
        self._shoot(page.name)

    def take_upload(self, file: Path, token: str) -> None:
        """The picture of the screen on which a plan that was sent in is checked."""
        self._look_through(WIDTH)
        self._browser.open(f"{self._address}/upload?lang=zh")
        self._browser.choose("input[name=file]", file)
        self._browser.type("input[name=id]", file.stem)
        self._browser.type("input[name=token]", token)
        self._browser.press("form.upload button")
        draft = self._browser.address
        while "figures" not in self._browser.markup:
            self._browser.open(draft)
        self._shoot("upload")

    def _look_through(self, width: int) -> None:
        window = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": width < 600}
        self._browser._call("Emulation.setDeviceMetricsOverride", **window)

    def _shoot(self, name: str) -> None:
        """Writes what the window shows, in few colours."""
        settled = self._browser._call("Runtime.evaluate", expression=SETTLED, awaitPromise=True)
        assert "exceptionDetails" not in settled, settled["exceptionDetails"]
        shown = base64.b64decode(self._browser._call("Page.captureScreenshot", format="png")["data"])
        with Image.open(io.BytesIO(shown)) as picture:
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
        (folder / "fonts.conf").write_text(FONTS.format(folder=Path(noto_cjk_sans_otc.__file__).parent), "utf-8")
        os.environ["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
        token = Tokens(store).issue("screenshots")
        address, _ = open_things.enter_context(
            serving(store, folder / "log", "--writable", PLANGRAPH_QUERY_TIMEOUT="10")
        )
        browser = open_things.enter_context(Browser.started(chromium, folder / "profile"))
        photographer = Photographer(browser, address)
        for page in pages():
            if not names or page.name in names:
                photographer.take(page)
        if not names or "upload" in names:
            photographer.take_upload(INVENTED[0], token)


if __name__ == "__main__":
    main(*sys.argv[1:])
