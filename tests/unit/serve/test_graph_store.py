"""The SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from starlette.exceptions import HTTPException
from tests.unit.serve.writable import Writable

from plangraph.serve import graph_store
from plangraph.serve.media_types import GRAPHS
from plangraph.serve.multipart import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

STORE = "http://plangraph.test/store"
TURTLE = "text/turtle"
PROBLEM = "application/problem+json"
BOUNDARY = "multipart/form-data; boundary=b"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writable]:
    with Writable.on(tmp_path_factory.mktemp("store")) as service:
        yield service


def at(iri: str) -> str:
    return f"/store?graph={quote(iri, safe='')}"


def form(*files: tuple[str, str, str]) -> bytes:
    """A form of files: name, type, text."""
    parts = [
        f'--b\r\nContent-Disposition: form-data; name="f"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n{text}\r\n'
        for name, kind, text in files
    ]
    return ("".join(parts) + "--b--\r\n").encode()


@pytest.mark.parametrize(
    ("path", "query", "iri"),
    [
        ("", b"graph=http%3A%2F%2Fa%2F%25E4", "http://a/%E4"),
        ("", "graph=urn:计划".encode(), "urn:计划"),
        ("", b"graph=plans", "http://plangraph.test/plans"),
        ("", b"graph=%2Fid%2Fa", "http://plangraph.test/id/a"),
        ("", b"graph=http%3A%2F%2Fa%2Fb%2F..%2Fc", "http://a/b/../c"),
        ("person/1", b"", "http://plangraph.test/store/person/1"),
    ],
)
def test_a_request_names_its_graph(path: str, query: bytes, iri: str):
    assert graph_store.existing_target_of(STORE, path, query).graph == NamedNode(iri)


def test_the_graph_without_a_name_is_the_default():
    assert graph_store.target_of(STORE, "", b"default").graph is None
    assert graph_store.target_of(STORE, "", b"default=").label == "default"


def test_a_graph_without_any_name_gets_one_of_its_own():
    first, second = (graph_store.target_of(STORE, "", b"") for _ in range(2))
    assert first.new
    assert first.graph != second.graph
    assert first.address.startswith(f"{STORE}/")


@pytest.mark.parametrize("query", [b"graph=a&default", b"graph=a&graph=b", b"graph=http://a/%20b", b"graph=%FF", b""])
def test_a_request_that_does_not_name_one_graph_is_refused(query: bytes):
    with pytest.raises(HTTPException) as refusal:
        graph_store.existing_target_of(STORE, "", query)
    assert refusal.value.status_code == 400


def test_a_graph_is_created_replaced_and_taken_out(service: Writable):
    made = service.put(at("urn:a"), TURTLE, "<urn:s> <urn:p> 1, 2 .")
    assert (made.status_code, made.headers["location"]) == (201, f"{STORE}?graph=urn%3Aa")
    assert service.put(at("urn:a"), TURTLE, "<urn:s> <urn:p> 3 .").status_code == 204
    assert service.get(at("urn:a"), "application/n-triples").text.count("\n") == 1
    assert service.send("DELETE", at("urn:a")).status_code == 204
    assert service.send("DELETE", at("urn:a")).status_code == 404
    missing = service.get(at("urn:a"))
    assert (missing.status_code, missing.headers["content-type"]) == (404, PROBLEM)


def test_a_post_adds_to_a_graph(service: Writable):
    assert service.post(at("urn:b"), TURTLE, "<urn:s> <urn:p> 1 .").status_code == 201
    assert service.post(at("urn:b"), TURTLE, "<urn:s> <urn:p> 2 .").status_code == 204
    assert service.get(at("urn:b"), "application/n-triples").text.count("\n") == 2


def test_a_post_to_no_graph_makes_one_that_is_found_at_its_location(service: Writable):
    made = service.post("/store", TURTLE, "<#我> <urn:p> 1 .")
    location = made.headers["location"]
    assert made.status_code == 201
    assert f"<{location}#我>" in service.get(location, TURTLE).text
    assert service.get(at(location)).status_code == 200


def test_the_graph_without_a_name_is_written_and_read(service: Writable):
    assert service.put("/store?default", TURTLE, "<urn:s> <urn:p> 1 .").status_code == 204
    assert service.get("/store?default", "application/n-triples").text.startswith("<urn:s> <urn:p>")
    assert service.send("DELETE", "/store?default").status_code == 204
    assert service.get("/store?default", "application/n-triples").text == ""


def test_relative_iris_are_relative_to_the_graph(service: Writable):
    service.put(at("http://example.org/plans/a"), TURTLE, "<#task> <b> <> .")
    text = service.get(at("http://example.org/plans/a"), "application/n-triples").text
    assert text.split()[:3] == [f"<http://example.org/plans/{end}>" for end in ("a#task", "b", "a")]


@pytest.mark.parametrize("media_type", GRAPHS.values())
def test_a_graph_goes_out_and_comes_in_in_every_syntax(service: Writable, media_type: str):
    service.put(at("urn:c"), TURTLE, '<urn:s> <http://a/p> "值"@zh, [ <http://a/q> 1 ] .')
    answer = service.get(at("urn:c"), f"{media_type}, */*;q=0.1")
    assert answer.headers["content-type"].startswith(media_type)
    assert service.put(at("urn:d"), media_type, answer.content).status_code in {201, 204}
    assert len(list(parse(service.get(at("urn:d"), TURTLE).content, RdfFormat.TURTLE))) == 3


def test_the_client_weighs_the_syntaxes(service: Writable):
    service.put(at("urn:e"), TURTLE, "<urn:s> <urn:p> 1 .")
    answer = service.get(at("urn:e"), "text/turtle;q=0.2, application/ld+json;q=0.9, text/html")
    assert answer.headers["content-type"] == "application/ld+json"
    assert service.get(at("urn:e"), "image/png").status_code == 406


def test_a_head_has_a_type_and_no_body(service: Writable):
    service.put(at("urn:f"), TURTLE, "<urn:s> <urn:p> 1 .")
    head = service.send("HEAD", at("urn:f"), accept="text/turtle; charset=utf-8")
    assert (head.status_code, head.headers["content-type"], head.content) == (200, "text/turtle; charset=utf-8", b"")
    assert service.send("HEAD", at("urn:none")).status_code == 404


def test_the_files_of_a_form_become_one_graph_with_their_blank_nodes_apart(service: Writable):
    body = form(
        ("a.ttl", TURTLE, "_:x <urn:p> 1 ."),
        ("b.nt", "application/octet-stream", "_:x <urn:p> <urn:b> .\n"),
        ("c.jsonld", "application/ld+json", json.dumps({"@id": "urn:c", "urn:p": "c"})),
    )
    assert service.put(at("urn:g"), BOUNDARY, body).status_code == 201
    found = list(parse(service.get(at("urn:g"), TURTLE).content, RdfFormat.TURTLE))
    assert len({quad.subject for quad in found}) == 3


def test_a_form_of_one_file_is_that_file(service: Writable):
    assert service.put(at("urn:h"), BOUNDARY, form(("a.ttl", TURTLE, "<urn:s> <urn:p> 1 ."))).status_code == 201


@pytest.mark.parametrize(
    ("content_type", "body", "status", "said"),
    [
        (TURTLE, b"<urn:s> <urn:p> 1 .\n<urn:s> <urn:p> .", 400, "line 2"),
        (TURTLE, b"\xff", 400, "cannot be read"),
        ("application/rdf+xml", b"<a>", 400, "cannot be read"),
        ("application/trig", b"<urn:g> { <urn:s> <urn:p> 1 }", 400, "triples alone"),
        ("text/csv", b"a,b", 415, "text/turtle"),
        ("", b"<urn:s> <urn:p> 1 .", 415, "without a type"),
        (f"{TURTLE}; charset=gb18030", b"", 415, "UTF-8"),
        (BOUNDARY, form(("a.ttl", TURTLE, "<urn:s>"), ("b.ttl", TURTLE, "")), 400, "cannot be read"),
        (BOUNDARY, form(("a.csv", "text/csv", "a")), 415, "text/csv"),
        (BOUNDARY, form(("a.ttl", TURTLE, ""))[:-9], 400, "breaks off"),
        (BOUNDARY, b"--b--\r\n", 400, ""),
        ("multipart/form-data", b"--b--", 400, "multipart"),
    ],
)
def test_what_is_no_graph_is_refused(service: Writable, content_type: str, body: bytes, status: int, said: str):
    answer = service.put(at("urn:i"), content_type, body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert said in answer.json()["detail"]
    assert service.get(at("urn:i")).status_code == 404


@pytest.mark.parametrize("address", [at("urn:a"), "/store/a"])
def test_a_graph_says_which_methods_it_takes_and_takes_no_other(service: Writable, address: str):
    told, refused = service.send("OPTIONS", address, authorization=""), service.send("PATCH", address)
    assert (told.status_code, told.content, refused.status_code) == (204, b"", 405)
    assert told.headers["allow"] == refused.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, POST, PUT"


def test_what_breaks_the_shapes_of_plans_is_not_written(service: Writable):
    graph = service.plan_graph
    before = service.get(at(graph), "application/n-triples").content
    answer = service.post(at(graph), TURTLE, f"<{graph}/x> a <https://w3id.org/plangraph/ns#Task> .")
    assert (answer.status_code, answer.json()["type"]) == (422, "/docs#shape-violation")
    assert service.get(at(graph), "application/n-triples").content == before


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_a_change_of_what_others_have_changed_since_is_not_made(service: Writable, method: str):
    graph = at("urn:changing")
    service.put(graph, TURTLE, "<urn:s> <urn:p> 1 .")
    old = service.get(graph, TURTLE).headers["etag"]
    service.put(graph, TURTLE, "<urn:s> <urn:p> 2 .")
    answer = service.send(method, graph, "<urn:s> <urn:p> 3 .", content_type=TURTLE, if_match=old)
    assert (answer.status_code, answer.headers["content-type"]) == (412, PROBLEM)
    assert "changed since" in answer.json()["detail"]
    assert '"2"' in service.get(graph, "application/n-triples").text
    assert json.loads((service.folder / "audit.log").read_text("utf-8").splitlines()[-1])["status"] == 412


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "*/*"])
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_the_tag_of_any_form_of_a_graph_lets_it_be_changed(service: Writable, method: str, accept: str):
    graph = at("urn:forms")
    service.put(graph, TURTLE, "<urn:s> <urn:p> 1 .")
    tags = f'"another", {service.get(graph, accept).headers["etag"]}'
    assert service.send(method, graph, "<urn:s> <urn:p> 2 .", content_type=TURTLE, if_match=tags).status_code == 204


@pytest.mark.parametrize("tags", ["W/{tag}", "", '"{tag}', '"-"'])
def test_a_tag_that_is_weak_or_none_lets_nothing_be_changed(service: Writable, tags: str):
    graph = at("urn:weak")
    service.put(graph, TURTLE, "<urn:s> <urn:p> 1 .")
    tag = service.get(graph).headers["etag"]
    headers = {"content-type": TURTLE, "if-match": tags.format(tag=tag), "authorization": f"Bearer {service.token}"}
    assert service.client.send("PUT", graph, headers, "").status_code == 412


@pytest.mark.parametrize(
    ("header", "value", "there", "missing"),
    [("if_match", "*", 204, 412), ("if_none_match", "*", 412, 201), ("if_none_match", '"another"', 204, 201)],
)
def test_a_write_can_ask_for_a_graph_to_be_there_or_not(
    service: Writable, header: str, value: str, there: int, missing: int
):
    service.put(at("urn:there"), TURTLE, "")
    service.send("DELETE", at("urn:missing"))
    for graph, status in (("urn:there", there), ("urn:missing", missing)):
        answer = service.send("PUT", at(graph), "", content_type=TURTLE, **{header: value})
        assert answer.status_code == status
        assert service.get(at(graph)).status_code == (404 if (graph, status) == ("urn:missing", 412) else 200)


def test_who_has_the_present_state_can_ask_for_another(service: Writable):
    service.put(at("urn:there"), TURTLE, "")
    tag = service.get(at("urn:there")).headers["etag"]
    answer = service.send("PUT", at("urn:there"), "", content_type=TURTLE, if_none_match=f"W/{tag}")
    assert answer.status_code == 412


def test_what_fails_anyway_fails_whatever_its_conditions(service: Writable):
    assert service.send("DELETE", at("urn:never"), if_match='"old"').status_code == 404
    assert service.send("PUT", at("urn:never"), "a", content_type="text/csv", if_match='"old"').status_code == 415
    assert service.send("PUT", at("urn:never"), "", authorization="", if_match='"old"').status_code == 401


def test_of_writers_that_come_at_once_with_one_tag_one_writes(tmp_path: Path):
    with Writable.on(tmp_path) as service:
        service.put(at("urn:a"), TURTLE, "<urn:s> <urn:p> 0 .")
        headers = {"if_match": service.get(at("urn:a")).headers["etag"], "content_type": TURTLE}
        statuses = service.at_once("PUT", at("urn:a"), [f"<urn:s> <urn:p> {n} ." for n in range(1, 9)], **headers)
        assert sorted(statuses) == [204, *[412] * 7]


def test_the_description_tells_of_conditions(service: Writable):
    operation = service.get("/openapi.json").json()["paths"]["/store"]["put"]
    assert {"If-Match", "If-None-Match"} <= {parameter["name"] for parameter in operation["parameters"]}
    assert "412" in operation["responses"]


def test_a_form_of_very_many_parts_is_refused():
    with pytest.raises(HTTPException, match="1000"):
        parts_of(BOUNDARY, form(*[("a.ttl", TURTLE, "")] * 1001))


def test_the_parts_of_a_form_keep_name_type_and_bytes():
    (part,) = parts_of(BOUNDARY, form(("计划.ttl", f"{TURTLE}; charset=utf-8", "一\r\n二")))
    assert (part.name, part.content_type, part.body.decode()) == ("计划.ttl", f"{TURTLE}; charset=utf-8", "一\r\n二")


def test_a_read_only_service_takes_no_writes(tmp_path: Path):
    with Writable.on(tmp_path, writable=False) as service:
        answer = service.put(at("urn:a"), TURTLE, "<urn:s> <urn:p> 1 .")
        assert answer.status_code == 403
        assert "--writable" in answer.json()["detail"]
        assert not (tmp_path / "audit.log").exists()
