"""The pages of things: what each kind shows, and links both ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from plangraph.serve.mentions import REGISTERS, named

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

PLAN = "/id/plan/dazu-ip-2025"
KINDS = ("brand", "industry", "region", "policy", "platform", "event")


def page_of(workspace: Workspace, iri: str) -> str:
    return "/id/" + quote(iri.removeprefix(workspace.settings.base_iri))


def test_a_task_shows_units_things_indicators_and_what_it_depends_on(client: Client):
    text = client.page(f"{PLAN}/task/9").text
    for heading in ("责任单位（6）", "写到的事物", "哪项任务对应哪个指标", "任务之间有什么依赖", "延误会影响谁"):
        assert heading in text
    assert "/id/brand/" in text
    assert f"{PLAN}/indicator/" in text


def test_an_indicator_shows_targets_units_and_the_tasks_that_work_towards_it(client: Client, workspace: Workspace):
    indicator = next(row.cells["indicator"].iri for row in workspace.answer("task-indicators").rows)
    assert indicator
    text = client.page(page_of(workspace, indicator)).text
    assert "目标值" in text
    assert "责任单位（" in text
    assert f"{PLAN}/task/" in text[text.index("哪项任务对应哪个指标") :]


def test_what_is_inferred_on_a_page_is_marked(client: Client):
    text = client.page(f"{PLAN}/task/9").text
    assert '<tr class="inferred">' in text
    assert "推断</span>" in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_thing_that_a_plan_names_shows_where(client: Client, workspace: Workspace, source_text: str, kind: str):
    choices = workspace.choices(kind)
    assert choices
    for choice in choices:
        text = client.page(page_of(workspace, choice.iri)).text
        assert f"<h1>{choice.label}</h1>" in text
        assert "写在哪里（" in text
        places = re.findall(r"<mark>([^<]*)</mark>.*?start=(\d+)&amp;end=(\d+)", text)
        assert places
        assert all(source_text[int(start) : int(end)] == words for words, start, end in places)


@pytest.mark.parametrize("kind", KINDS)
def test_links_lead_from_a_task_to_what_it_names_and_back(client: Client, workspace: Workspace, kind: str):
    back = 0
    for choice in workspace.choices(kind):
        address = page_of(workspace, choice.iri)
        for task in sorted(set(re.findall(rf'href="({PLAN}/task/\d+)"', client.page(address).text)))[:2]:
            back += f'href="{address}"' in client.page(task).text
    assert back > 0


def test_a_column_that_says_only_what_the_page_is_of_is_left_out(client: Client, workspace: Workspace):
    brand = workspace.choices("brand")[0]
    section = client.page(page_of(workspace, brand.iri)).text
    table = section[section.index('<section class="panel">') : section.index("</section>")]
    assert brand.label not in table[table.index("<tbody>") :]


@pytest.mark.parametrize("path", REGISTERS)
def test_each_kind_has_a_list_that_opens_every_thing(client: Client, workspace: Workspace, path: str):
    title, kind = REGISTERS[path]
    text = client.page(f"/{path}").text
    things = named(workspace.store, kind)
    assert f"<h1>{title}</h1>" in text
    assert things
    assert all(f'href="{page_of(workspace, thing.iri)}"' in text for thing in things)
    assert all(thing.places >= 1 for thing in things)


def test_a_thing_leads_to_the_list_of_its_kind(client: Client, workspace: Workspace):
    assert 'href="/brands"' in client.page(page_of(workspace, workspace.choices("brand")[0].iri)).text
    assert 'href="/tasks"' in client.page(f"{PLAN}/task/9").text


def test_a_thing_in_english_has_english_names_of_facts(client: Client):
    text = client.page(f"{PLAN}/task/9?lang=en").text
    assert ">Task</a>" in text
    assert "Responsible units (6)" in text
    assert "<h1>品牌跃升，提升竞争能力</h1>" in text
