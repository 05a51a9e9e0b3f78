"""The interactive network in use, in a real Chromium: filters, neighbours, keys, sentences, PNG."""

from __future__ import annotations

import base64
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Any, cast

import pytest
from tests.functional.devtools import Browser

from plangraph.model.facts import PlanFact, ResponsibilityFact
from plangraph.pipeline.picture import Facts, picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plangraph.pipeline.workspace import Workspace

pytestmark = pytest.mark.real

UNITS = "[...document.querySelectorAll('#units li')].filter(item => !item.hidden).map(item => item.innerText)"
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# How many pixels are dark.
DARK = """(canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
  .reduce((sum, value, at) => sum + (at % 4 === 0 && value < 128), 0))(document.querySelector('#canvas canvas'))"""
KEY = "new KeyboardEvent('keydown', {key: '%s', bubbles: true, cancelable: true})"


@pytest.fixture(scope="module")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser.started(chromium, tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture
def page(browser: Browser, workspace: Workspace, tmp_path: Path) -> Browser:
    """The page of the sample, from a file."""
    file = tmp_path / "net.html"
    file.write_bytes(workspace.picture("collaboration", format="html").body)
    browser.requests.clear()
    browser.open(file.as_uri())
    return browser


def units(page: Browser) -> list[str]:
    return cast("list[str]", page.ask(UNITS))


def choose(page: Browser, field: str, value: str) -> None:
    page.ask(f"(field => {{ field.value = '{value}'; field.dispatchEvent(new Event('change')) }})({field})")


def click(page: Browser, unit: str) -> None:
    page.ask(f"[...document.querySelectorAll('#units button')].find(b => b.innerText.startsWith('{unit}')).click()")


def detail(page: Browser) -> str:
    return str(page.ask("document.getElementById('detail').innerText"))


def test_a_section_leaves_its_own_units_and_their_tasks_in_it(page: Browser):
    everyone = units(page)
    choose(page, "section", "0")
    of_section = units(page)
    assert 0 < len(of_section) < len(everyone) == 23
    assert page.ask("document.getElementById('count').innerText.includes('" + str(len(of_section)) + "')")
    click(page, "区市场监管局")
    tasks = page.ask("document.querySelectorAll('#detail .task').length")
    assert 0 < cast("int", tasks) < 19
    choose(page, "section", "")
    assert units(page) == everyone


def test_a_role_leaves_those_who_have_it(page: Browser):
    choose(page, "role", "first")
    assert 0 < len(units(page)) < 23
    click(page, "区市场监管局")
    assert "列于首位" in detail(page)
    assert "责任" not in detail(page).replace("责任单位", "")


def test_the_hub_can_be_hidden(page: Browser):
    page.ask("document.getElementById('hide-hub').click()")
    assert len(units(page)) == 22
    click(page, "区科技局")
    assert "区市场监管局" not in detail(page)


def test_each_task_of_a_unit_leads_to_its_words(page: Browser):
    click(page, "区科技局")
    links = cast("list[str]", page.ask("[...document.querySelectorAll('#detail .task a')].map(a => a.href)"))
    assert len(links) == page.ask("document.querySelectorAll('#detail .task').length") == 9
    assert all("/id/plan/dazu-ip-2025/span/" in link for link in links)
    assert page.ask("[...document.querySelectorAll('#detail a')].every(a => a.target == '_blank')")


def test_a_partner_is_chosen_from_the_list_of_neighbours(page: Browser):
    click(page, "区科技局")
    page.ask("document.querySelector('#detail li button').click()")
    assert detail(page).startswith("区市场监管局")


def test_a_choice_veils_who_is_no_partner_and_letting_go_shows_all(page: Browser):
    whole = page.ask(f"{DRAWN}.then(() => {DARK})")
    click(page, "区法院")
    veiled = page.ask(f"{DRAWN}.then(() => {DARK})")
    assert cast("int", veiled) < cast("int", whole) * 0.6
    page.ask(f"document.dispatchEvent({KEY % 'Escape'})")
    assert page.ask(f"{DRAWN}.then(() => {DARK})") == whole


def test_words_find_units_and_enter_chooses_the_first(page: Browser):
    page.ask(f"document.body.dispatchEvent({KEY % '/'})")
    assert page.ask("document.activeElement.id") == "search"
    page.type("#search", "法院")
    assert [name.split()[0] for name in units(page)] == ["区法院"]
    page.ask(f"document.activeElement.dispatchEvent({KEY % 'Enter'})")
    assert detail(page).startswith("区法院")
    page.ask(f"document.activeElement.dispatchEvent({KEY % 'Escape'})")
    assert detail(page) == ""


def test_keys_move_through_the_list_and_move_the_drawing(page: Browser):
    page.ask("document.querySelector('#units button').focus()")
    page.ask(f"document.activeElement.dispatchEvent({KEY % 'ArrowDown'})")
    assert page.ask("document.activeElement === document.querySelectorAll('#units button')[1]")
    drawn = "document.querySelector('#canvas canvas').toDataURL()"
    for key in ("ArrowLeft", "+", "0"):
        before = page.ask(f"{DRAWN}.then(() => {drawn})")
        page.ask(f"document.getElementById('canvas').dispatchEvent({KEY % key})")
        assert page.ask(f"{DRAWN}.then(() => {drawn})") != before, key


def test_the_button_gives_a_png_with_headline_and_source(page: Browser):
    caught = (
        "new Promise(done => { HTMLAnchorElement.prototype.click = async function () {"
        " const bytes = new Uint8Array(await blob.arrayBuffer());"
        " done([this.download, btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))]); };"
        " let blob; const make = URL.createObjectURL;"
        " URL.createObjectURL = given => { blob = given; return make.call(URL, given); };"
        " document.getElementById('png').click(); })"
    )
    name, text = cast("list[Any]", page.ask(caught))
    image = base64.b64decode(text)
    assert name == "collaboration.png"
    assert image.startswith(b"\x89PNG")
    size = [int.from_bytes(image[at : at + 4]) for at in (16, 20)]
    drawn = page.ask("(canvas => [canvas.width, canvas.height])(document.querySelector('#canvas canvas'))")
    assert size[0] == cast("list[int]", drawn)[0]
    assert size[1] > cast("list[int]", drawn)[1]


def test_of_very_many_pairs_those_that_share_most_have_lines_and_the_page_says_so(browser: Browser, tmp_path: Path):
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
    browser.open(file.as_uri())
    said = str(browser.ask("document.getElementById('count').textContent"))
    assert "1225 对" in said
    assert "1000 对" in said


@pytest.mark.soak
def test_a_thousand_units_fit_in_seven_hundred_kilobytes_and_are_chosen_without_delay(browser: Browser, tmp_path: Path):
    chance = Random(1)  # noqa: S311
    rows = [
        ResponsibilityFact(
            "plan", f"task/{task}", task, f"推进第{task}项任务", 1, "重点任务", f"unit/{unit}", f"区第{unit}号单位局",
            "government", place, "responsible", generic=False, evidence=f"span/{task * 40}-{task * 40 + 9}",
        )
        for task in range(1, 1_501)
        for place, unit in enumerate((0, *chance.sample(range(1, 1_000), 3)), 1)
    ]  # fmt: skip
    plans = (PlanFact("plan", "plan", "计划", None, 2025, 2027, ""),)
    drawn = picture("collaboration", plan=plans, facts=Facts(tuple(rows)), format="html", preset="slide", parameters={})
    assert len(drawn.body) <= 700_000
    file = tmp_path / "net.html"
    file.write_bytes(drawn.body)
    browser.open(file.as_uri())
    timed = "(begun => { document.querySelectorAll('#units button')[%d].click(); return performance.now() - begun })"
    times = [cast("float", browser.ask(f"{timed % place}(performance.now())")) for place in range(2, 12)]
    assert median(times) < 50


def test_all_of_this_asks_nothing_of_anybody(page: Browser):
    click(page, "区科技局")
    choose(page, "section", "1")
    assert all(request.startswith(("file:", "data:", "blob:")) for request in page.requests)
