"""The service as a process on a real socket: what strangers can do to it, and what it tells them."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import httpx
import pytest
from tests.command_line import PROGRAM
from tests.unit.store.engine.conftest import KILLERS
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

TASKS = "PREFIX plan: <https://w3id.org/plangraph/ns#> SELECT (COUNT(*) AS ?n) { ?task a plan:Task }"
SERVED = {"PLANGRAPH_QUERY_TIMEOUT": "2", "PLANGRAPH_LOG": "json"}
JSON = {"accept": "application/sparql-results+json"}


@contextmanager
def serving(store: Path | str, log: Path, *words: str, **settings: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a service of the dataset, and its process."""
    command: list[str | Path] = [PROGRAM, "serve", "--store", store, "-p", "0", *words]
    environment = {"PATH": "/usr/bin:/bin", **SERVED, **settings}
    with log.open("w") as stderr, subprocess.Popen(command, stderr=stderr, text=True, env=environment) as process:
        try:
            until(lambda: "http://" in log.read_text("utf-8"))
            said = log.read_text("utf-8")
            yield next(word for word in said.split() if word.startswith("http://")), process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("service") / "log"


@pytest.fixture(scope="module")
def address(sample_store: Path, log: Path) -> Iterator[str]:
    with serving(sample_store, log) as (address, _):
        yield address


def ask(address: str, query: str, **headers: str) -> httpx.Response:
    return httpx.post(f"{address}/sparql", data={"query": query}, headers={**JSON, **headers}, timeout=120)


def count(answer: httpx.Response) -> int:
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_no_killer_gets_a_200_and_others_are_answered_meanwhile(address: str):
    with ThreadPoolExecutor(len(KILLERS)) as pool:
        asked = [pool.submit(_outcome, address, query) for query in KILLERS.values()]
        while not all(future.done() for future in asked):
            assert count(ask(address, TASKS)) == 19
            time.sleep(0.02)
        assert {future.result() for future in asked} <= {"503", "504", "507", "broken"}


def _outcome(address: str, query: str) -> str:
    try:
        return str(ask(address, query, accept="*/*").status_code)
    except httpx.RemoteProtocolError:
        return "broken"


def test_a_refusal_says_what_to_do_and_when(address: str):
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: ask(address, KILLERS["COUNT over a cross product"]), range(4)))
    timeouts = [answer for answer in answers if answer.status_code == 504]
    refusals = [answer for answer in answers if answer.status_code == 503]
    assert timeouts
    assert "narrow it" in timeouts[0].json()["detail"]
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in refusals)


def test_the_same_question_has_the_same_tag_and_none_is_sent_twice(address: str):
    url = f"{address}/sparql?{urlencode({'query': TASKS})}"
    first, second = (httpx.get(url, headers=JSON) for _ in range(2))
    assert first.content == second.content
    assert first.headers["etag"] == second.headers["etag"]
    again = httpx.get(url, headers={**JSON, "if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert httpx.get(url, headers={"accept": "text/csv"}).headers["etag"] != first.headers["etag"]


def test_head_has_the_headers_of_get_and_no_body(address: str):
    url = f"{address}/sparql?{urlencode({'query': TASKS})}"
    head, get = httpx.head(url, headers=JSON), httpx.get(url, headers=JSON)
    assert head.content == b""
    assert head.headers["content-type"] == get.headers["content-type"]


def test_a_client_that_goes_takes_its_query_with_it(sample_store: Path, tmp_path: Path):
    with serving(sample_store, tmp_path / "log", PLANGRAPH_QUERY_TIMEOUT="600") as (address, _):
        _ask_and_go(address)
        until(lambda: _running(address) == 0)


def _ask_and_go(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    body = urlencode({"query": KILLERS["COUNT over a cross product"]})
    request = (
        f"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(request.encode())
        until(lambda: _running(address) == 1)


def _running(address: str) -> int:
    figures = httpx.get(f"{address}/metrics").text
    lines = [line for line in figures.splitlines() if line.startswith("plangraph_queries_running{")]
    return sum(int(float(line.rpartition(" ")[2])) for line in lines)


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /sparql?query=%FF%FE HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /sparql?query=" + b"A" * 70000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\nContent-Length: 1\r\n\r\n\xff",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
    ],
)
def test_a_malformed_request_is_refused_and_the_next_is_answered(address: str, request_: bytes):
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(request_)
        connection.shutdown(socket.SHUT_WR)
        reply = connection.recv(4096)
    assert not reply.startswith(b"HTTP/1.1 200")
    assert not reply.startswith(b"HTTP/1.1 5")
    assert count(ask(address, TASKS)) == 19


def test_figures_and_lines_tell_of_requests(address: str, log: Path):
    ask(address, TASKS + " #seen")
    figures = httpx.get(f"{address}/metrics").text
    assert 'plangraph_request_seconds_count{lane="fresh"}' in figures
    assert "plangraph_dataset_info" in figures
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines() if line.startswith("{")]
    assert {"time", "method", "path", "status", "seconds", "lane", "query"} <= lines[-1].keys()


def test_no_error_shows_how_the_program_works(address: str):
    for query in ("SELEC", "SELECT * { ?s ?p ?o } GROUP BY ?x ?y ?z HAVING", KILLERS["ORDER BY"]):
        answer = ask(address, query)
        assert answer.status_code >= 400
        assert "Traceback" not in answer.text
        assert ".py" not in answer.text


def test_every_page_is_safe_in_a_browser(address: str):
    for path in ("/", "/queries", "/sparql", "/plans/dazu-ip-2025", "/nothing"):
        headers = httpx.get(address + path, headers={"accept": "text/html"}).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]


def test_stopping_lets_what_runs_end(sample_store: Path, tmp_path: Path):
    with serving(sample_store, tmp_path / "log", PLANGRAPH_QUERY_TIMEOUT="600") as (address, process):
        connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=120)
        query = "SELECT (COUNT(*) AS ?n) { SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2000000 }"
        connection.request(
            "POST",
            "/sparql",
            urlencode({"query": query}),
            {"content-type": "application/x-www-form-urlencoded", **JSON},
        )
        until(lambda: _running(address) == 1)
        process.send_signal(signal.SIGTERM)
        answer = connection.getresponse()
        assert answer.status == 200
        assert b'"n"' in answer.read()
        assert process.wait(120) == 0


def test_the_operator_ends_a_query_and_whoever_asked_it_is_told(dataset: Path, tmp_path: Path):
    made = subprocess.run([PROGRAM, "token", "--store", dataset], capture_output=True, text=True, check=True)
    operator = {"authorization": f"Bearer {made.stdout.strip()}"}
    with (
        serving(dataset, tmp_path / "log", PLANGRAPH_QUERY_TIMEOUT="20") as (address, _),
        ThreadPoolExecutor(1) as pool,
    ):
        asked = pool.submit(ask, address, KILLERS["COUNT over a cross product"])
        until(lambda: httpx.get(f"{address}/running", headers=operator).json())
        (running,) = httpx.get(f"{address}/running", headers=operator).json()
        assert running["query"] == KILLERS["COUNT over a cross product"]
        assert httpx.delete(f"{address}/running/{running['number']}", headers=operator).status_code == 204
        answer = asked.result()
        assert (answer.status_code, answer.json()["type"]) == (503, "/docs#query-cancelled")


def test_a_service_stands_before_a_remote_server(address: str, tmp_path: Path):
    with serving(f"{address}/sparql", tmp_path / "log") as (front, _):
        assert count(ask(front, TASKS)) == 19
        rows = httpx.get(f"{front}/queries/shared-tasks.csv").text
        assert rows.count("\n") == 67
        assert rows == httpx.get(f"{address}/queries/shared-tasks.csv").text
