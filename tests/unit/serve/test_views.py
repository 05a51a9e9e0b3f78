"""Pictures and the graphs behind them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from plangraph.pipeline.picture import VIEWS
from plangraph.serve.headers import DRAWING_POLICY, INTERACTIVE_POLICY

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client


@pytest.mark.parametrize(
    ("form", "media_type", "begin"),
    [
        ("svg", "image/svg+xml", b"<"),
        ("png", "image/png", b"\x89PNG"),
        ("html", "text/html; charset=utf-8", b"<!"),
        ("json", "application/json", b"{"),
        ("graphml", "application/graphml+xml", b"<"),
        ("gexf", "application/gexf+xml", b"<"),
    ],
)
def test_the_collaboration_is_there_in_every_form(client: Client, form: str, media_type: str, begin: bytes):
    answer = client.get(f"/views/collaboration.{form}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.content.startswith(begin)


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_of_a_view_shows_it_with_words_and_every_download(client: Client, view: str):
    text = client.page(f"/views/{view}").text
    assert 'alt=""' not in text
    assert all(f"preset={preset}" in text for preset in ("slide", "a4", "wechat"))
    assert f"/views/{view}.png?" in text


def test_a_preset_changes_the_size(client: Client):
    assert 'viewBox="0 0 1000 800"' in client.get("/views/matrix.svg?preset=a4").text


def test_a_view_that_cannot_be_explored_has_its_page_under_html(client: Client):
    assert client.get("/views/matrix.html").text == client.get("/views/matrix").text


def test_a_drawing_may_style_itself_and_the_network_may_run_its_own_script(client: Client):
    assert client.get("/views/matrix.svg").headers["content-security-policy"] == DRAWING_POLICY
    assert client.get("/views/collaboration.html").headers["content-security-policy"] == INTERACTIVE_POLICY


def test_the_ego_picture_is_of_the_unit_that_was_asked_for(client: Client):
    assert "科技局" in client.get("/views/ego.svg?unit=" + quote("区科技局")).text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/views/nothing", 404),
        ("/views/nothing.svg", 404),
        ("/views/matrix.bmp", 404),
        ("/views/ego.svg", 400),
        ("/views/ego.svg?unit=nobody", 404),
        ("/views/matrix.svg?preset=poster", 400),
        ("/views/matrix.svg?plan=nothing", 404),
    ],
)
def test_what_cannot_be_drawn_is_a_problem(client: Client, address: str, status: int):
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_the_network_leads_to_sentences_on_this_service(client: Client):
    text = client.get("/views/collaboration.html").text
    assert '"links":"http://plangraph.test/id/plan/dazu-ip-2025/span/"' in text


def test_a_picture_fits_the_screen_unless_shape_and_colours_are_chosen(client: Client):
    page = client.page("/views/matrix").text
    assert re.search(r'media="\(max-width: 40rem\)" srcset="/views/matrix\.svg\?[^"]*preset=wechat"', page)
    assert re.search(r'media="\(prefers-color-scheme: dark\)" srcset="/views/matrix\.svg\?[^"]*theme=dark"', page)
    assert "<source" not in client.page("/views/matrix?preset=a4&theme=grey").text


@pytest.mark.parametrize("address", ["/queries/shared-tasks", "/"])
def test_pictures_of_pages_have_dark_ones_beside_them(client: Client, address: str):
    sources = re.findall(r'srcset="([^"]+)"', client.page(address).text)
    assert any("theme=dark" in source for source in sources)
    assert all(client.get(unescape(source)).status_code == 200 for source in sources[:4])
