"""Answers travel in gzip to those who take it, and are the same to all others."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from plangraph.serve.media_types import ANSWERS, RESULTS

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


@pytest.mark.parametrize("accept", [*ANSWERS.values()])
def test_answers_to_queries_travel_in_gzip_under_a_tag_of_their_own(client: Client, accept: str):
    select = accept in RESULTS.values()
    asked = quote("SELECT * { ?s ?p ?o } LIMIT 200" if select else "CONSTRUCT WHERE { ?s a ?o }")
    packed = client.get(f"/sparql?query={asked}", accept)
    plain = client.get(f"/sparql?query={asked}", accept, accept_encoding="identity")
    assert (packed.headers["content-encoding"], "content-encoding" in plain.headers) == ("gzip", False)
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 3
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept, Accept-Encoding"
    again = client.get(f"/sparql?query={asked}", accept, if_none_match=packed.headers["etag"])
    assert (again.status_code, again.content, "content-encoding" in again.headers) == (304, b"", False)


@pytest.mark.parametrize("address", ["/queries/unit-workload.json", "/plans/dazu-ip-2025.trig"])
def test_files_of_answers_and_of_rdf_travel_in_gzip(client: Client, address: str):
    assert client.get(address).headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("address", ["/views/matrix.png", "/queries/unit-workload.xlsx", "/healthz"])
def test_pictures_archives_and_what_is_short_go_as_they_are(client: Client, address: str):
    assert "content-encoding" not in client.get(address).headers


def test_the_head_of_an_answer_is_that_of_the_answer(client: Client):
    got, head = client.get("/units", "text/html"), client.send("HEAD", "/units", {"accept": "text/html"})
    assert (head.headers["content-length"], head.content) == (got.headers["content-length"], b"")
