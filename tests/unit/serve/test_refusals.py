"""What a service does not do: said with what can be done instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

PLAN = "dazu-ip-2025"
TEXT = f"/plans/{PLAN}/text"


@pytest.mark.parametrize(
    "marks", ["start=50&end=3", "start=5&end=5", "start=-1&end=4", "start=0&end=999999", "start=1"]
)
def test_a_place_that_is_none_is_400_with_a_sentence(client: Client, marks: str):
    page, problem = client.page(f"{TEXT}?{marks}"), client.get(f"{TEXT}?{marks}", "application/json, text/html;q=0.1")
    assert page.status_code == 400
    assert "<mark" not in page.text
    assert problem.status_code == 400


def test_a_place_up_to_the_end_of_the_text_is_marked(client: Client, source_text: str):
    assert "<mark" in client.page(f"{TEXT}?start=0&end={len(source_text)}").text


@pytest.mark.parametrize("form", ["", ".svg", ".json"])
def test_a_unit_that_there_is_not_is_404_in_pictures_as_in_questions(client: Client, form: str):
    missing = quote("区气象局")
    assert client.get(f"/views/ego{form}?unit={missing}", "*/*").status_code == 404
    assert client.get(f"/queries/who-owns-what.json?unit={missing}").status_code == 404


def test_a_unit_in_a_picture_can_be_named_by_label_and_by_iri(client: Client):
    by_label = client.get(f"/views/ego.svg?unit={quote('区科技局')}")
    iri = re.search(r'value="([^"]+)" selected', client.page(f"/views/ego?unit={quote('区科技局')}").text)
    assert by_label.status_code == 200
    assert iri
    assert client.get(f"/views/ego.svg?unit={quote(iri[1])}").content == by_label.content


@pytest.mark.parametrize(
    ("method", "address", "methods"),
    [
        ("PUT", "/sparql", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("POST", "/queries", {"GET", "HEAD"}),
        ("DELETE", f"/plans/{PLAN}", {"GET", "HEAD"}),
        ("PATCH", "/findings", {"GET", "HEAD"}),
        ("POST", "/static/plangraph.css", {"GET", "HEAD"}),
        ("PATCH", "/store", {"GET", "HEAD", "OPTIONS", "PUT", "POST", "DELETE"}),
    ],
)
def test_a_method_that_an_address_does_not_take_is_405_with_those_it_does(
    client: Client, method: str, address: str, methods: set[str]
):
    answer = client.send(method, address)
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == methods
    if not address.startswith("/static"):
        assert method in answer.json()["detail"]


@pytest.mark.parametrize(
    "address", ["/", "/queries", "/queries/unit-workload", "/units", "/findings", f"/plans/{PLAN}", TEXT, "/docs"]
)
def test_a_page_that_is_asked_for_as_an_image_is_406(client: Client, address: str):
    answer = client.get(address, "image/png")
    assert answer.status_code == 406
    assert "text/html" in answer.json()["detail"]


def test_an_ending_says_the_form_whatever_the_client_accepts(client: Client):
    assert client.get("/findings.html", "image/png").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/unit", "/units"),
        ("/querys", "/queries"),
        ("/queries/who-own-what", "/queries/who-owns-what"),
        ("/views/colaboration", "/views/collaboration"),
        ("/plans/dazu-ip", f"/plans/{PLAN}"),
        (f"/queries/who-owns-what?unit={quote('区科学技术局')}", f"/queries/who-owns-what?unit={quote('区科技局')}"),
    ],
)
def test_a_page_that_is_not_there_leads_to_what_was_meant(client: Client, address: str, meant: str):
    page = client.page(address)
    assert page.status_code == 404
    assert "相近的有" in page.text
    assert f'<li><a href="{meant}">' in page.text


def test_a_thing_that_is_not_there_leads_to_things_of_its_kind(client: Client):
    assert re.search(r'<li><a href="/id/brand/da-zu-[^"]+">', client.page("/id/brand/da-zu-bai").text)


def test_a_missing_page_says_where_all_addresses_are_told(client: Client):
    assert "/docs" in client.get("/nothing").json()["detail"]


@pytest.mark.parametrize(
    ("liked", "language", "said"),
    [
        ("", "en", "There is nothing at /nothing"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN", "没有 /nothing 这个地址"),
        ("zh;q=0.1, en-GB", "en", "There is nothing at /nothing"),
        ("fr", "en", "There is nothing at /nothing"),
    ],
)
@pytest.mark.parametrize("address", ["/nothing", "/sparql?query=SELEC"])
def test_a_program_is_told_in_the_language_that_it_likes(
    client: Client, address: str, liked: str, language: str, said: str
):
    answer = client.get(address, "application/json", accept_language=liked)
    assert (answer.headers["content-type"], answer.headers["content-language"]) == (
        "application/problem+json",
        language,
    )
    assert "Accept-Language" in answer.headers["vary"]
    if address == "/nothing":
        assert answer.json()["detail"].startswith(said)
        assert answer.json()["title"] == ("没有这个页面" if language == "zh-CN" else "There is no such page")


def test_the_words_of_a_library_stand_in_a_sentence_of_ours(client: Client):
    asked = "/sparql?query=SELEC"
    english, chinese = (
        client.get(asked, "application/json", accept_language=tag).json()["detail"] for tag in ("en", "zh")
    )
    words = "error at 1:6"
    assert english.startswith(f"The query is no SPARQL: {words}")
    assert chinese.startswith(f"查询不合 SPARQL 语法，引擎的说明：{words}")


def test_a_defect_of_the_service_is_told_in_the_language_of_the_page(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plangraph.serve.routers.findings.findings_page.checked", None)
    assert "The service failed on this request" in client.page("/findings?lang=en&plan=").text
    assert "服务在这个请求上出错" in client.page("/findings?lang=zh&plan=").text
