"""Plans as pages, as data, and as text with its places marked."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

PLAN = "/plans/dazu-ip-2025"
PLACE = re.compile(r'href="(/plans/[^"#]+/text\?start=(\d+)&amp;end=(\d+))#s\d+-\d+"')
MARK = re.compile(r"<mark[^>]*>(.*?)</mark>", re.DOTALL)


def test_the_page_names_number_issuer_and_period(client: Client):
    text = client.page(PLAN).text
    assert all(words in text for words in ("大足府发〔2025〕12号", "重庆市大足区人民政府", "2025—2027年"))


def test_the_page_lists_every_task_and_indicator(client: Client):
    text = client.page(PLAN).text
    assert all(f'href="/id{PLAN.replace("plans", "plan")}/task/{number}"' in text for number in range(1, 20))
    assert all(f"/indicator/{number}" in text for number in range(1, 9))


def test_every_place_on_the_page_opens_the_text_with_just_its_words_marked(client: Client, source_text: str):
    places = sorted(set(PLACE.findall(client.page(PLAN).text)))
    assert len(places) > 100
    for address, start, end in places[::17]:
        marks = MARK.findall(client.page(unescape(address)).text)
        assert unescape("".join(marks)) == source_text[int(start) : int(end)]


def test_the_text_can_be_had_as_it_is(client: Client, source_text: str):
    answer = client.get(PLAN + "/text", "text/plain")
    assert answer.content.decode() == source_text


def test_as_many_ends_as_starts_are_asked_for(client: Client):
    assert client.get(PLAN + "/text?start=1").status_code == 400
    assert client.get(PLAN + "/text?start=one&end=2").status_code == 400


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("ttl", "text/turtle"),
        ("jsonld", "application/ld+json"),
        ("nq", "application/n-quads"),
        ("json", "application/json"),
    ],
)
def test_a_plan_has_the_same_data_by_ending_and_by_accept(client: Client, form: str, media_type: str):
    by_ending, by_accept = client.get(f"{PLAN}.{form}"), client.get(PLAN, media_type)
    assert by_ending.status_code == by_accept.status_code == 200
    assert by_ending.headers["content-type"].startswith(media_type)
    assert by_ending.content == by_accept.content
    assert "task/19" in by_ending.text


def test_the_list_of_plans_is_a_page_and_json(client: Client):
    assert f'href="{PLAN}"' in client.page("/plans").text
    assert [plan["id"] for plan in json.loads(client.get("/plans", "application/json").content)] == ["dazu-ip-2025"]


def test_a_plan_that_is_not_there_is_404(client: Client):
    assert client.get("/plans/nothing").status_code == 404
    assert client.get(PLAN + ".doc").status_code == 404
    assert "没有这份计划" in client.page("/plans/nothing").text
