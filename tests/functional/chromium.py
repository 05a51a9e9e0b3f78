"""A real Chromium that reaches this machine alone, driven by Playwright, and a record of what its pages do."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import noto_cjk_sans_otc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
HOME = {"127.0.0.1"}
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{}</fontconfig>"""
CHINESE = f"<dir>{Path(noto_cjk_sans_otc.__file__).parent}</dir>"


@contextmanager
def launched(
    playwright: Playwright, executable: str, log: Path | None = None, *, chinese: bool = True
) -> Iterator[Browser]:
    """A browser that ends with the context; ``log`` then holds Chromium's own log of its network.

    It has the Chinese font that pictures are drawn with, which a machine that builds software seldom has.
    """
    logging = [f"--log-net-log={log}"] if log else []
    with TemporaryDirectory() as folder:
        fonts = Path(folder, "fonts.conf")
        fonts.write_text(FONTS.format(CHINESE if chinese else ""), "utf-8")
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=[*FLAGS, *logging],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        try:
            yield browser
        finally:
            browser.close()


def hosts_logged(log: Path) -> set[str]:
    """The hosts of the requests that pages started, from Chromium's own log; its services are left out."""
    events = json.loads(log.read_text("utf-8"))["events"]
    started = (event.get("params", {}) for event in events)
    return {
        host
        for params in started
        if (host := urlsplit(str(params.get("url", ""))).hostname)
        and params.get("initiator", "not an origin") != "not an origin"
    }


@dataclass
class Record:
    """What the pages of a context asked for, and the errors that stand in their consoles."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, context: BrowserContext) -> Self:
        """A record that is kept from now on."""
        record = cls()
        context.on("request", lambda request: record.requests.append(request.url))
        context.on("console", record._hear)
        context.on("weberror", lambda error: record.errors.append(str(error.error)))
        return record

    @property
    def hosts(self) -> set[str]:
        """The hosts of all requests; what a page holds itself has none."""
        return {host for asked in self.requests if (host := urlsplit(asked).hostname)}

    def _hear(self, message: ConsoleMessage) -> None:
        # That the address of the page itself answers 404 or 400 is what the page says.
        of_the_page = message.page is not None and message.location["url"] == message.page.url
        if message.type == "error" and not (of_the_page and message.text.startswith("Failed to load resource")):
            self.errors.append(f"{message.location['url']}: {message.text}")
