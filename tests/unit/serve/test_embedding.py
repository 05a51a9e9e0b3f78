"""Pages in frames of others: oEmbed, the page without header, the code to copy, and who may frame what."""

from __future__ import annotations

import re
from html import unescape
from struct import unpack
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pytest

from plangraph.errors import ParameterError
from plangraph.serve.embedding import Frame, frame_of, iframe
from plangraph.serve.headers import EMBED_POLICY
from plangraph.view.preset import PRESETS

if TYPE_CHECKING:
    import httpx
    from tests.unit.serve.conftest import Client

HERE = "http://plangraph.test"
PAGES = ("/views/matrix", "/views/ego", "/queries/who-owns-what", "/queries/indicator-targets")


def described(client: Client, page: str, **more: str | int) -> httpx.Response:
    return client.get(f"/oembed?{urlencode({'url': HERE + page, **more})}")


@pytest.mark.parametrize("page", PAGES)
def test_the_frame_that_oembed_gives_leads_to_a_page_that_may_be_framed(client: Client, page: str):
    answer = described(client, page).json()
    assert (answer["type"], answer["version"], answer["provider_name"]) == ("rich", "1.0", "plangraph")
    source = unescape(re.findall(r'src="([^"]+)"', answer["html"])[0])
    assert f'width="{answer["width"]}" height="{answer["height"]}"' in answer["html"]
    assert 'title=""' not in answer["html"]
    framed = client.page(source.removeprefix(HERE))
    assert (framed.status_code, framed.headers["content-security-policy"]) == (200, EMBED_POLICY)
    assert "x-frame-options" not in framed.headers


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_where_it_is_described_and_that_address_answers(client: Client, page: str):
    text = client.page(page).text
    for media_type in ("application/json", "text/xml"):
        (address,) = re.findall(rf'<link rel="alternate" type="{re.escape(media_type)}\+oembed" href="([^"]+)"', text)
        answer = client.get(unescape(address).removeprefix(HERE))
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, media_type)


def test_xml_says_what_json_says(client: Client):
    page = "/views/ego?unit=" + quote("区科技局")
    said = {child.tag: child.text for child in ET.fromstring(described(client, page, format="xml").content)}  # noqa: S314
    assert said == {name: str(value) for name, value in described(client, page).json().items()}


@pytest.mark.parametrize("limits", [{}, {"maxwidth": 300}, {"maxheight": 120}, {"maxwidth": 50, "maxheight": 31}])
def test_the_small_picture_has_the_size_that_is_said_and_both_keep_to_the_limits(
    client: Client, limits: dict[str, int]
):
    answer = described(client, "/views/matrix?preset=wechat", **limits).json()
    file = client.get(answer["thumbnail_url"].removeprefix(HERE))
    assert unpack(">II", file.content[16:24]) == (answer["thumbnail_width"], answer["thumbnail_height"])
    for width, height in (("width", "height"), ("thumbnail_width", "thumbnail_height")):
        assert 0 < answer[width] <= limits.get("maxwidth", 10_000)
        assert 0 < answer[height] <= limits.get("maxheight", 10_000)


def test_where_there_is_no_room_for_a_small_picture_there_is_none(client: Client):
    assert "thumbnail_url" not in described(client, "/views/matrix", maxwidth=10, maxheight=10).json()


def test_a_question_is_described_by_its_words_and_with_the_picture_that_fits_it(client: Client):
    answer = described(client, "/queries/who-owns-what?unit=" + quote("区科技局")).json()
    assert answer["title"].endswith("：区科技局")
    assert "thumbnail_url" not in described(client, "/queries/due-by?date=2026-01-01").json()
    assert described(client, "/queries/unit-workload").json()["thumbnail_url"].startswith(f"{HERE}/views/")


def test_an_english_page_is_described_in_english(client: Client):
    answer = described(client, "/views/matrix?lang=en").json()
    assert answer["title"] == "Responsibility matrix"
    assert "lang=en" in answer["html"]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "matrix",
        "https://elsewhere.example/views/matrix",
        "http://plangraph.test.elsewhere.example/views/matrix",
        "http://plangraph.test@elsewhere.example/views/matrix",
        "ftp://plangraph.test/views/matrix",
        "http://[/views/matrix",
        f"{HERE}/",
        f"{HERE}/plans",
        f"{HERE}/views",
        f"{HERE}/views/nothing",
        f"{HERE}/views/matrix.png",
        f"{HERE}/queries/nothing",
    ],
)
def test_an_address_of_elsewhere_or_of_no_such_page_is_not_found(client: Client, url: str):
    answer = client.get("/oembed?" + urlencode({"url": url}))
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert f"{HERE}/views/matrix" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("page", "more", "status"),
    [
        ("/views/matrix", {"format": "yaml"}, 501),
        ("/views/matrix", {"maxwidth": "0"}, 400),
        ("/views/matrix", {"maxheight": "many"}, 400),
        ("/views/matrix?preset=poster", {}, 400),
        ("/views/ego?unit=nobody", {}, 404),
        ("/queries/who-owns-what?unit=nobody", {}, 404),
        ("/queries/who-owns-what?nonsense=1", {}, 400),
        ("/queries/unit-workload?preset=poster", {}, 400),
    ],
)
def test_what_cannot_be_described_is_a_problem(client: Client, page: str, more: dict[str, str], status: int):
    assert described(client, page, **more).status_code == status


@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_a_frame_has_neither_header_nor_sidebar_and_leads_back(client: Client, page: str):
    whole, framed = client.page(page).text, client.page(f"{page}?embed=1").text
    assert "masthead" in whole
    assert "sidebar" in whole
    assert "masthead" not in framed
    assert "sidebar" not in framed
    assert re.search(rf'<a [^>]*href="{HERE}{page}[^"]*" target="_blank" rel="noopener"', framed)
    assert "embed=1" not in framed


def test_an_answer_in_a_frame_leads_to_its_sentences(client: Client):
    assert "/text?start=" in client.page("/queries/who-owns-what?embed=1").text


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/views/matrix",
        "/queries/who-owns-what",
        "/views/matrix.svg",
        "/views/collaboration.html",
        "/plans?embed=1",
    ],
)
def test_no_other_page_may_be_framed(client: Client, address: str):
    headers = client.page(address).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


def test_a_word_that_is_not_1_is_refused(client: Client):
    assert client.page("/views/matrix?embed=perhaps").status_code == 400


@pytest.mark.parametrize("page", PAGES)
def test_the_code_to_copy_stands_in_the_page_and_leads_to_the_frame(client: Client, page: str):
    (code,) = re.findall(r"<textarea[^>]* readonly[^>]*>(.*?)</textarea>", client.page(page).text)
    source = unescape(re.findall(r'src="([^"]+)"', unescape(code))[0])
    assert "masthead" not in client.page(source.removeprefix(HERE)).text


def test_the_code_holds_no_markup_of_the_title():
    code = iframe("http://a.test/views/ego", '"><script>', Frame(1, 2))
    assert 'title="&quot;&gt;&lt;script&gt;"' in code


@pytest.mark.parametrize("preset", PRESETS)
def test_a_frame_has_the_shape_of_its_picture_and_room_for_a_line(preset: str):
    frame, size = frame_of(preset), PRESETS[preset]
    assert 30 < frame.height - frame.width * size.height / size.width < 70


def test_a_preset_that_there_is_not_has_no_frame():
    with pytest.raises(ParameterError, match="slide, a4, wechat"):
        frame_of("poster")


@pytest.mark.parametrize(("limits", "size"), [((None, None), (960, 592)), ((480, None), (480, 296)), ((1, 1), (1, 1))])
def test_a_frame_shrinks_in_proportion(limits: tuple[int | None, int | None], size: tuple[int, int]):
    shrunk = Frame(960, 592).within(*limits)
    assert (shrunk.width, shrunk.height) == size


def test_an_empty_format_is_json_and_one_that_is_none_is_not_implemented(client: Client):
    assert described(client, "/views/matrix", format="").headers["content-type"].startswith("application/json")
    assert described(client, "/views/matrix", format="pdf").status_code == 501
