"""The interactive network in use, in a real Chromium: filters, neighbours, keys, sentences, PNG.

That it asks nothing of anybody and leaves no error in the console is held of all of this by the fixture of the page.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from plangraph.model.facts import PlanFact, ResponsibilityFact
from plangraph.pipeline.picture import Facts, picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.pipeline.workspace import Workspace


pytestmark = pytest.mark.real

FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
DARK = """(canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data
  .reduce((sum, value, at) => sum + (at % 4 === 0 && value < 128), 0)"""
"""How many pixels are dark."""
CLICKED = "(button) => { const begun = performance.now(); button.click(); return performance.now() - begun; }"
"""How many milliseconds the page takes for a click."""


@pytest.fixture(scope="module")
def file(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample."""
    file = tmp_path_factory.mktemp("network") / "net.html"
    file.write_bytes(workspace.picture("collaboration", format="html").body)
    return file


@pytest.fixture
def network(page: Page, file: Path) -> Page:
    """That page, open."""
    page.goto(file.as_uri())
    return page


def units(network: Page) -> list[str]:
    return network.locator("#units li:not([hidden])").all_inner_texts()


def click(network: Page, unit: str) -> None:
    network.locator("#units button", has_text=unit).click()


def detail(network: Page) -> str:
    return network.locator("#detail").inner_text()


def test_a_section_leaves_its_own_units_and_their_tasks_in_it(network: Page):
    everyone = units(network)
    network.locator("#section").select_option("0")
    of_section = units(network)
    assert 0 < len(of_section) < len(everyone) == 23
    expect(network.locator("#count")).to_contain_text(str(len(of_section)))
    click(network, "区市场监管局")
    assert 0 < network.locator("#detail .task").count() < 19
    network.locator("#section").select_option("")
    assert units(network) == everyone


def test_a_role_leaves_those_who_have_it(network: Page):
    network.locator("#role").select_option("first")
    assert 0 < len(units(network)) < 23
    click(network, "区市场监管局")
    assert "列于首位" in detail(network)
    assert "责任" not in detail(network).replace("责任单位", "")


def test_the_hub_can_be_hidden(network: Page):
    network.locator("#hide-hub").check()
    assert len(units(network)) == 22
    click(network, "区科技局")
    assert "区市场监管局" not in detail(network)


def test_each_task_of_a_unit_leads_to_its_words(network: Page):
    click(network, "区科技局")
    links = network.locator("#detail .task a")
    assert links.count() == network.locator("#detail .task").count() == 9
    for link in links.all():
        assert "/id/plan/dazu-ip-2025/span/" in (link.get_attribute("href") or "")
        assert link.get_attribute("target") == "_blank"


def test_a_partner_is_chosen_from_the_list_of_neighbours(network: Page):
    click(network, "区科技局")
    network.locator("#detail li button").first.click()
    assert detail(network).startswith("区市场监管局")


def test_a_choice_veils_who_is_no_partner_and_letting_go_shows_all(network: Page):
    def dark() -> int:
        network.evaluate(FRAME)
        return int(network.locator("#canvas canvas").evaluate(DARK))

    whole = dark()
    click(network, "区法院")
    assert dark() < whole * 0.6
    network.keyboard.press("Escape")
    assert dark() == whole


def test_words_find_units_and_enter_chooses_the_first(network: Page):
    network.keyboard.press("/")
    expect(network.locator("#search")).to_be_focused()
    network.keyboard.insert_text("法院")
    assert [name.split()[0] for name in units(network)] == ["区法院"]
    network.keyboard.press("Enter")
    assert detail(network).startswith("区法院")
    network.keyboard.press("Escape")
    assert detail(network) == ""


def test_keys_move_through_the_list_and_move_the_drawing(network: Page):
    buttons, canvas = network.locator("#units button"), network.locator("#canvas")
    buttons.first.focus()
    network.keyboard.press("ArrowDown")
    expect(buttons.nth(1)).to_be_focused()

    def drawn() -> str:
        network.evaluate(FRAME)
        return str(canvas.locator("canvas").evaluate("(canvas) => canvas.toDataURL()"))

    canvas.focus()
    for key in ("ArrowLeft", "+", "0"):
        before = drawn()
        network.keyboard.press(key)
        assert drawn() != before, key


def test_the_button_gives_a_png_with_headline_and_source(network: Page):
    with network.expect_download() as download:
        network.locator("#png").click()
    assert download.value.suggested_filename == "collaboration.png"
    image = Path(download.value.path()).read_bytes()
    assert image.startswith(b"\x89PNG")
    size = [int.from_bytes(image[at : at + 4]) for at in (16, 20)]
    drawn = network.locator("#canvas canvas").evaluate("(canvas) => [canvas.width, canvas.height]")
    assert size[0] == drawn[0]
    assert size[1] > drawn[1]


def open_network(page: Page, rows: Iterable[ResponsibilityFact], folder: Path) -> int:
    """Opens the page of one plan with the rows, from a file; its size in bytes."""
    plans = (PlanFact("plan", "plan", "计划", None, 2025, 2027, ""),)
    drawn = picture("collaboration", plan=plans, facts=Facts(tuple(rows)), format="html", preset="slide", parameters={})
    file = folder / "net.html"
    file.write_bytes(drawn.body)
    page.goto(file.as_uri())
    return len(drawn.body)


def test_of_very_many_pairs_those_that_share_most_have_lines_and_the_page_says_so(page: Page, tmp_path: Path):
    rows = [
        ResponsibilityFact(
            "plan", "task", 1, "推进任务", 1, "重点任务", f"unit/{unit}", f"第{unit}局", "government", unit, "support",
            generic=False,
        )
        for unit in range(50)
    ]  # fmt: skip
    open_network(page, rows, tmp_path)
    said = page.locator("#count").inner_text()
    assert "1225 对" in said
    assert "1000 对" in said


@pytest.mark.soak
def test_a_thousand_units_fit_in_seven_hundred_kilobytes_and_are_chosen_without_delay(page: Page, tmp_path: Path):
    chance = Random(1)  # noqa: S311
    rows = [
        ResponsibilityFact(
            "plan", f"task/{task}", task, f"推进第{task}项任务", 1, "重点任务", f"unit/{unit}", f"区第{unit}号单位局",
            "government", place, "responsible", generic=False, evidence=f"span/{task * 40}-{task * 40 + 9}",
        )
        for task in range(1, 1_501)
        for place, unit in enumerate((0, *chance.sample(range(1, 1_000), 3)), 1)
    ]  # fmt: skip
    assert open_network(page, rows, tmp_path) <= 700_000
    buttons = page.locator("#units button")
    assert median(buttons.nth(place).evaluate(CLICKED) for place in range(2, 12)) < 50
