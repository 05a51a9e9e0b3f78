"""What axe-core finds on a page, and what it does not look at: the width of the page, and the way of Tab through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

WINDOW, TELEPHONE = 1200, 360
WIDTHS = (WINDOW, WINDOW // 2, TELEPHONE)
"""The second is the first at 200 %."""
HEIGHT = 900
Scheme = Literal["light", "dark"]
Looks = tuple[tuple[int, Scheme], ...]
"""Widths and schemes of colours in which a page is seen."""
TO_REACH = """async () => {
  // What scrolls takes part in Tab once the first frame is laid out.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0 && e.type !== "hidden")
    .map((e) => e.outerHTML);
}"""
ALIKE = {"exclude": [["tr:nth-child(n+12)"]]}
"""Rows of a table are alike, and contrast takes long in very many of them."""
LIGHT: Looks = ((WINDOW, "light"),)
DARK: Looks = ((TELEPHONE, "dark"),)
EVERY: Looks = (*LIGHT, *DARK, (WINDOW, "dark"), (TELEPHONE, "light"))


def findings(page: Page, looks: Looks) -> list[str]:
    """What axe-core says of the page that is open, in each of the looks."""
    found = []
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        for violation in Axe().run(page, context=ALIKE).response["violations"]:
            what = f"{width} {scheme}: {violation['impact']} {violation['id']}"
            found += [f"{what}: {node['html'][:120]} {node['failureSummary']}" for node in violation["nodes"]]
    return found


def too_wide(page: Page) -> list[str]:
    """The widths of a window in which the page goes beyond it."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{wide} px in {width}"] if wide > width else []
    return found


def out_of_reach(page: Page) -> list[str]:
    """The links, fields and buttons in sight that Tab does not lead to, one after the other as they stand."""
    wanted: list[str] = page.evaluate(TO_REACH)
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.outerHTML"))
    return [one for one, other in zip(wanted, reached, strict=True) if one != other]
