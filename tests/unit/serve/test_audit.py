"""Updates by the protocol, who may make them, and what is written down of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.unit.serve.writable import LABEL, Writable

from plangraph.serve.audit import FILE, Audit
from plangraph.serve.updating import graphs_in
from plangraph.store.tokens import Tokens

FORM = "application/x-www-form-urlencoded"
UPDATE = "application/sparql-update"
INSERT = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> <o> } }"


def lines(service: Writable) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (service.folder / FILE).read_text("utf-8").splitlines()]


def revision(service: Writable) -> str:
    return str(service.get("/healthz").json()["revision"])


def test_an_update_is_made_and_written_down(tmp_path: Path):
    with Writable.on(tmp_path) as service:
        before = revision(service)
        assert service.post("/sparql", UPDATE, INSERT).status_code == 204
        assert service.post("/sparql", FORM, urlencode({"update": "CLEAR GRAPH <urn:g>"})).status_code == 204
        made, cleared = lines(service)
        assert set(made) == {"time", "token", "client", "operation", "graphs", "text", "before", "after", "status"}
        assert made["time"].endswith("+00:00")
        assert (made["token"], made["client"], made["operation"]) == (LABEL, "127.0.0.1", "update")
        assert (made["graphs"], made["text"], made["status"]) == (["urn:g"], INSERT, 204)
        assert made["before"] == before
        assert made["before"] != made["after"] == cleared["before"]
        assert cleared["after"] == revision(service)
        assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_relative_iris_of_an_update_are_relative_to_the_endpoint(tmp_path: Path):
    with Writable.on(tmp_path) as service:
        service.post("/sparql", UPDATE, INSERT)
        found = service.get("/sparql?" + urlencode({"query": "SELECT ?o { <urn:s> <urn:p> ?o }"}), "text/csv")
        assert found.text == "o\r\nhttp://plangraph.test/o\r\n"
        assert "true" in service.get("/sparql?" + urlencode({"query": "ASK { ?s ?p <o> }"})).text


def test_writes_to_the_graph_store_are_written_down(tmp_path: Path):
    with Writable.on(tmp_path) as service:
        service.put("/store?graph=urn:g", "text/turtle", "<urn:s> <urn:p> 1 .")
        service.send("DELETE", "/store?default")
        service.send("DELETE", "/store?graph=urn:none")
        service.put("/store?graph=urn:g", "text/turtle", "<urn:s>")
        assert [(line["operation"], line["graphs"], line["status"]) for line in lines(service)] == [
            ("PUT", ["urn:g"], 201),
            ("DELETE", ["default"], 204),
            ("DELETE", ["urn:none"], 404),
            ("PUT", ["urn:g"], 400),
        ]


@pytest.mark.parametrize(
    ("authorization", "challenge"),
    [
        ("", 'Bearer realm="plangraph"'),
        ("Basic dXNlcjpwYXNz", 'Bearer realm="plangraph"'),
        ("Bearer guess", 'Bearer realm="plangraph", error="invalid_token"'),
    ],
)
def test_who_may_not_write_is_refused_and_written_down(tmp_path: Path, authorization: str, challenge: str):
    with Writable.on(tmp_path) as service:
        before = revision(service)
        answers = [
            service.send("POST", "/sparql", INSERT, content_type=UPDATE, authorization=authorization),
            service.send("DELETE", "/store?default", authorization=authorization),
        ]
        assert [answer.status_code for answer in answers] == [401, 401]
        assert [answer.headers["www-authenticate"] for answer in answers] == [challenge] * 2
        assert [(line["token"], line["status"]) for line in lines(service)] == [(None, 401)] * 2
        assert revision(service) == before


def test_a_token_that_is_revoked_meanwhile_counts_no_more(tmp_path: Path):
    with Writable.on(tmp_path) as service:
        assert service.post("/sparql", UPDATE, INSERT).status_code == 204
        Tokens(tmp_path).revoke(LABEL)
        assert service.post("/sparql", UPDATE, INSERT).status_code == 401


def test_a_bad_update_changes_nothing(tmp_path: Path):
    with Writable.on(tmp_path) as service:
        before = revision(service)
        answer = service.post("/sparql", UPDATE, f"{INSERT} ; CLEAR XYZ")
        assert (answer.status_code, lines(service)[0]["status"]) == (400, 400)
        assert revision(service) == before


def test_a_log_that_cannot_be_written_stops_the_write(tmp_path: Path):
    with Writable.on(tmp_path) as service:
        before = revision(service)
        (tmp_path / FILE).mkdir()
        answer = service.post("/sparql", UPDATE, INSERT)
        assert (answer.status_code, revision(service)) == (503, before)
        assert "audit log" in answer.json()["detail"]


def test_a_dataset_without_a_folder_is_not_audited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Audit(None).append("line\n")
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("update", "graphs"),
    [
        ("CLEAR SILENT GRAPH <urn:a> ; DROP GRAPH <urn:a>", ("urn:a",)),
        ("MOVE <urn:a> TO <urn:b>", ("urn:a", "urn:b")),
        ("WITH <urn:a> DELETE { GRAPH <urn:b> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", ("urn:a", "urn:b")),
        ("LOAD <http://a/> INTO GRAPH <urn:a>", ("urn:a",)),
        ("CLEAR ALL", ()),
        ('INSERT DATA { GRAPH <urn:a> { <urn:s> <urn:p> "WITH <urn:not> x" } }', ("urn:a",)),
    ],
)
def test_an_update_tells_the_graphs_that_it_names(update: str, graphs: tuple[str, ...]):
    assert graphs_in(update) == graphs
