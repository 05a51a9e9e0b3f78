"""Somebody at a keyboard before a real Chromium: everything is reached with Tab, and no mouse is touched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

READY: Literal["domcontentloaded"] = "domcontentloaded"
"""Somebody goes on before the last picture has come."""
FAR = 300
"""After so many steps of Tab something counts as out of reach."""
WAYS = [
    ("zh", True),
    ("en", False),
    pytest.param("zh", False, marks=pytest.mark.soak),
    pytest.param("en", True, marks=pytest.mark.soak),
]
"""Languages, and whether scripts run: each once, and the other two combinations when soaked."""


@dataclass(frozen=True)
class Reader:
    """A page of a service, and the keyboard before it."""

    page: Page
    address: str

    def __post_init__(self) -> None:
        # Choosers are caught some moments after the first listener for them, so it listens before a field is reached.
        self.page.on("filechooser", lambda _: None)

    def open(self, path: str) -> None:
        """Types an address."""
        self.page.goto(path if path.startswith("http") else self.address + path, wait_until=READY)

    def at(self, selector: str) -> bool:
        """Whether the focus is on what the selector means."""
        return bool(self.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector))

    def reach(self, selector: str) -> None:
        """Goes on with Tab, as far as it takes."""
        for _ in range(FAR):
            if self.at(selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector} at {self.page.url}")

    def enter(self, selector: str, key: str = "Enter") -> None:
        """Presses the key there, and waits for the page that follows."""
        self.reach(selector)
        with self.page.expect_navigation(wait_until=READY):
            self.page.keyboard.press(key)

    def go(self, selector: str) -> None:
        """Presses Enter on a link to a place on the same page."""
        self.reach(selector)
        self.page.keyboard.press("Enter")

    def write(self, selector: str, words: str) -> None:
        """Puts words in a field in place of what it holds."""
        self.reach(selector)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(words)

    def choose(self, selector: str, file: Path) -> None:
        """Opens the chooser of a field for files, and chooses one."""
        self.reach(selector)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(file)

    def save(self, selector: str) -> bytes:
        """Presses Enter on a link to a file; what was kept."""
        self.reach(selector)
        with self.page.expect_download() as download:
            self.page.keyboard.press("Enter")
        return Path(download.value.path()).read_bytes()

    def text(self, selector: str) -> str:
        """The words of the first thing that the selector means."""
        return self.page.locator(selector).first.inner_text()

    def rows(self) -> list[list[str]]:
        """The cells of the tables of the page."""
        cells = "(rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()))"
        rows: list[list[str]] = self.page.locator("main tbody tr").evaluate_all(cells)
        return rows

    def copied_link(self, *, scripts: bool) -> str:
        """The link that the button copies; without scripts there is no button, and the address of the page is it."""
        if not scripts:
            return self.page.url
        self.reach("button[data-copy]")
        self.page.keyboard.press("Enter")
        button = self.page.locator("button[data-copy]:focus")
        expect(button).to_have_text(button.get_attribute("data-copied") or "")
        return str(self.page.evaluate("navigator.clipboard.readText()"))
