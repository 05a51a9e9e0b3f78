"""What browser tests share: a service of the sample, a Chromium, and a page whose record is held to be clean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright
from tests.functional.chromium import HOME, Record, hosts_logged, launched
from tests.functional.printing import fonts_in
from tests.functional.test_service import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright


@pytest.fixture(scope="session")
def served(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service of the sample; tests read it and leave it as it is."""
    with serving(sample_store, tmp_path_factory.mktemp("service") / "log", PLANGRAPH_QUERY_TIMEOUT="10") as (found, _):
        yield found


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which programs find a Chinese font on a machine without any."""
    return fonts_in(tmp_path_factory.mktemp("fonts"))


# One for each file and not for the whole run: while Playwright is started, its loop is the running one of the thread,
# and tests that start a loop of their own cannot.
@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright: Playwright, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium, in whose own log no outside host may stand at the end."""
    log = tmp_path_factory.mktemp("chromium") / "net.json"
    with launched(playwright, chromium, log) as browser:
        yield browser
    assert hosts_logged(log) <= HOME


@pytest.fixture
def context(browser: Browser, *, scripts: bool) -> Iterator[BrowserContext]:
    """A fresh profile; its pages ask no outside host and leave no error in the console, policy violations included."""
    context = browser.new_context(locale="zh-CN", java_script_enabled=scripts)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    record = Record.of(context)
    yield context
    context.close()
    assert record.hosts <= HOME
    assert record.errors == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of it."""
    return context.new_page()


@pytest.fixture
def scripts() -> bool:
    """Whether pages may run scripts; tests that say so take it from them."""
    return True
