"""Answers travel in gzip to those who take it, and are the same to all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

FIRST_VIEW = 100 * 1024
PAGES = ("/", "/plans/dazu-ip-2025", "/plans/dazu-ip-2025/text", "/units", "/findings", "/ontology", "/docs", "/sparql")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_with_its_style_and_script_is_within_a_hundred_kilobytes(client: Client, address: str):
    parts = [client.page(address), *(client.get(f"/static/{name}") for name in ("plangraph.css", "enhance.js"))]
    assert parts[0].headers["content-encoding"] == "gzip"
    assert sum(int(part.headers["content-length"]) for part in parts) < FIRST_VIEW


@pytest.mark.parametrize("coding", ["identity", "gzip;q=0", "*, gzip;q=0"])
def test_who_takes_no_gzip_gets_the_same_words_under_another_tag(client: Client, coding: str):
    packed, plain = client.page("/units"), client.get("/units", "text/html", accept_encoding=coding)
    assert "content-encoding" not in plain.headers
    assert plain.text == packed.text
    assert plain.headers["etag"] != packed.headers["etag"]
    assert "Accept-Encoding" in plain.headers["vary"]


@pytest.mark.parametrize("address", ["/views/matrix.png", "/queries/unit-workload.xlsx", "/healthz"])
def test_pictures_archives_and_what_is_short_go_as_they_are(client: Client, address: str):
    assert "content-encoding" not in client.get(address).headers


def test_the_head_of_an_answer_is_that_of_the_answer(client: Client):
    got, head = client.get("/units", "text/html"), client.send("HEAD", "/units", {"accept": "text/html"})
    assert (head.headers["content-length"], head.content) == (got.headers["content-length"], b"")
