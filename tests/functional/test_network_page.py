"""The interactive network in use, in a real Chromium: filters, neighbours, keys, sentences, PNG.

That it asks nothing of anybody and leaves no error in the console is held of all of this by the fixture of the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from plangraph.model.facts import PlanFact, ResponsibilityFact
from plangraph.pipeline.picture import Facts, picture

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


pytestmark = pytest.mark.real

FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture
def network(page: Page, workspace: Workspace, tmp_path: Path) -> Page:
    """The page of the sample, from a file."""
    file = tmp_path / "net.html"
    file.write_bytes(workspace.picture("collaboration", format="html").body)
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


def test_of_very_many_pairs_those_that_share_most_have_lines_and_the_page_says_so(page: Page, tmp_path: Path):
    rows = [
        ResponsibilityFact(
            "plan", "task", 1, "推进任务", 1, "重点任务", f"unit/{unit}", f"第{unit}局", "government", unit, "support",
            generic=False,
        )
        for unit in range(50)
    ]  # fmt: skip
    plans = (PlanFact("plan", "plan", "计划", None, 2025, 2027, ""),)
    file = tmp_path / "net.html"
    file.write_bytes(
        picture(
            "collaboration", plan=plans, facts=Facts(tuple(rows)), format="html", preset="slide", parameters={}
        ).body
    )
    page.goto(file.as_uri())
    said = page.locator("#count").inner_text()
    assert "1225 对" in said
    assert "1000 对" in said
