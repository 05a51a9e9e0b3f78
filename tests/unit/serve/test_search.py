"""``/search`` as a page for people and as JSON for programs."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from tests.conftest import SAMPLE_PATH
from tests.unit.serve.conftest import Client
from tests.unit.serve.test_pages import Page

from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.bootstrap.serving import served_here
from plangraph.serve.app import create_service
from plangraph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.pipeline.workspace import Workspace


@pytest.fixture(scope="module")
def twins() -> Iterator[Client]:
    """A client of the service of two plans with one text."""
    with sample_workspace(Settings()) as workspace:
        ingest(extract_plan(SAMPLE_PATH, "twin"), workspace)
        yield Client(create_service(served_here(workspace)))


def address(q: str, form: str = "", **more: object) -> str:
    return f"/search{form}?{urlencode({'q': q, **more})}"


def marked(markup: str) -> list[str]:
    return [unescape(found) for found in re.findall(r"<mark[^>]*>(.*?)</mark>", markup, re.DOTALL)]


def test_each_hit_opens_its_thing_and_its_sentence(client: Client, source_text: str):
    page = client.page(address("区科技局")).text
    links = [link for link in Page(page).links if link.startswith("/plans/dazu-ip-2025/text?")]
    assert 'href="/id/unit/qu-ke-ji-ju-' in page
    assert set(marked(page)) == {"区科技局"}
    assert len(links) >= 20
    for link in links:
        asked = parse_qs(urlsplit(link).query)
        start, end = int(asked["start"][0]), int(asked["end"][0])
        assert source_text[start:end] == "区科技局"
        assert urlsplit(link).fragment == f"s{start}-{end}"
        assert f'id="s{start}-{end}">区科技局</mark>' in client.page(link).text


def test_every_link_of_the_page_leads_somewhere(client: Client):
    page = Page(client.page(address("专利", kind="task")).text)
    links = {urlsplit(link)._replace(fragment="").geturl() for link in page.links if link.startswith("/")}
    assert [link for link in sorted(links) if client.page(link).status_code >= 400] == []


def test_programs_get_json_by_accept_or_by_its_ending(client: Client, workspace: Workspace):
    by_accept, by_ending = client.get(address("专利"), "application/json"), client.get(address("专利", ".json"))
    assert by_accept.json() == by_ending.json()
    assert "Accept" in by_accept.headers["vary"]
    body = by_ending.json()
    assert body["revision"] == workspace.store.revision
    assert (body["query"], body["page"], body["pages"], body["kind"]) == ("专利", 1, 2, None)
    assert body["total"] == sum(body["kinds"].values()) > len(body["hits"]) == 20
    assert all("专利" in hit["quote"] for hit in body["hits"])


def test_a_kind_narrows_the_hits_and_the_counts_stay(client: Client):
    every, tasks = (client.get(address("专利", ".json", kind=kind)).json() for kind in ("", "task"))
    assert tasks["kinds"] == every["kinds"]
    assert tasks["total"] == every["kinds"]["task"] == len(tasks["hits"])
    page = client.page(address("专利", kind="task")).text
    assert f'<strong>任务</strong></a> <span class="quiet small">{tasks["total"]}</span>' in page


def test_pages_lead_to_one_another_and_hold_every_hit_once(client: Client):
    found, link = [], address("区")
    while link:
        markup = client.page(link).text
        found += re.findall(r'class="hit">\n<h2><a href="([^"]+)"', markup)
        following = re.search(r'rel="next" href="([^"]+)"', markup)
        link = unescape(following[1]) if following else ""
    total = client.get(address("区", ".json")).json()["total"]
    assert len(found) == len(set(found)) == total > 40


def test_a_page_after_the_last_is_the_last(client: Client):
    past, last = (client.page(address("区", page=page)).text for page in (99_999, 5))
    assert past.replace("page=99999&amp;lang=en", "page=5&amp;lang=en") == last
    assert client.get(address("区", ".json", page=99_999)).json()["hits"] == []


def test_without_words_the_page_says_how_to_search(client: Client):
    for link in ("/search", "/search?q=", "/search?q=%20"):
        page = client.page(link)
        assert (page.status_code, "空格隔开的词" in page.text) == (200, True)


def test_without_a_hit_the_page_says_so_and_how_to_go_on(client: Client):
    page = client.page(address("火星", kind="task"))
    assert page.status_code == 200
    assert "没有同时含有这些词的内容" in page.text
    assert "Nothing has all of these words" in client.page(address("火星", kind="task", lang="en")).text
    assert 'href="/search?q=%E7%81%AB%E6%98%9F"' in page.text
    assert client.get(address("火星", ".json")).json()["hits"] == []


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"q": ""}, 400),
        ({"q": "，。"}, 400),
        ({"q": "科" * 201}, 400),
        ({"q": "科", "kind": "no-kind"}, 400),
        ({"q": "科", "page": 0}, 400),
        ({"q": "科", "plan": "no-plan"}, 404),
    ],
)
def test_what_cannot_be_answered_is_a_problem_for_programs(client: Client, asked: dict[str, object], status: int):
    answer = client.get(f"/search.json?{urlencode(asked)}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_a_query_of_punctuation_is_a_page_for_people(client: Client):
    page = client.page(address("，。"))
    assert page.status_code == 400
    assert "不能只检索标点" in page.text


@pytest.mark.parametrize(
    "q", ['"', '科" OR 1', "NEAR(科 技)", "*", "科*", "-科", "<script>alert(1)</script>", "{label}:科", "%"]
)
def test_no_sign_of_a_query_is_an_order_or_markup(client: Client, q: str):
    page = client.page(address(q))
    assert page.status_code in {200, 400}
    assert "<script>alert" not in page.text
    assert "fts5" not in page.text


def test_an_answer_carries_the_revision_and_is_not_sent_twice(client: Client, workspace: Workspace):
    first = client.get(address("专利", ".json"))
    assert first.headers["etag"].startswith(f'"{workspace.store.revision}')
    assert client.get(address("专利", ".json"), if_none_match=first.headers["etag"]).status_code == 304


def test_after_a_write_the_page_is_another():
    with sample_workspace(Settings()) as workspace:
        client = Client(create_service(served_here(workspace)))
        before = client.get(address("区科技局", ".json"))
        workspace.remove("dazu-ip-2025")
        after = client.get(address("区科技局", ".json"))
        assert before.json()["total"] > after.json()["total"] == 0
        assert before.headers["etag"] != after.headers["etag"]


def test_where_there_are_several_plans_one_can_be_chosen(twins: Client):
    page = twins.page(address("科技", kind="unit"))
    assert "共见于 2 份计划" in page.text
    assert '<option value="twin">' in page.text
    chosen = twins.page(address("科技", kind="task", plan="twin")).text
    assert '<option value="twin" selected>' in chosen
    assert "/plans/twin/text?" in chosen
    assert "/plans/dazu-ip-2025/text?" not in chosen


def test_in_english_only_what_plans_say_is_chinese(client: Client):
    page = client.page(address("专利", kind="task", lang="en")).text
    content = page[page.index("<main") : page.index("</main")]
    written = re.sub(r"<article.*?</article>|<option.*?</option>|专利|中文", "", content, flags=re.DOTALL)
    assert re.findall(r"[\u4e00-\u9fff]+", written) == []
    assert '<span class="kind">Task</span>' in page


def test_every_page_can_be_searched_from(client: Client):
    for link in ("/", "/plans/dazu-ip-2025", "/nothing"):
        page = Page(client.page(link).text)
        assert ("form", {"class": "find", "method": "get", "action": "/search", "role": "search"}) in page.tags


def test_the_page_keeps_to_what_every_page_does(client: Client):
    page = Page(client.page(address("专利")).text)
    fields = [found for tag, found in page.tags if tag in {"select", "input"} and found.get("type") != "hidden"]
    assert [tag for tag, _ in page.tags].count("label") >= len(fields)
    assert [tag for tag, _ in page.tags].count("h1") == 1
    assert len(set(page.ids)) == len(page.ids)
    assert all(url.startswith("/") for url in page.loads)
