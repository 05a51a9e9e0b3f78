"""The commands on a real server, as a person runs them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import SAMPLE_PATH, real
from tests.contract import servers
from tests.golden.test_saved_queries import GOLDEN

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = servers.oxigraph()
    real(program, "Oxigraph's server")
    assert program
    with servers.oxigraph_serves(program, tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = servers.virtuoso()
    real(program, "Virtuoso")
    assert program
    with servers.virtuoso_serves(program, tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


def test_a_plan_is_ingested_asked_drawn_checked_and_removed(plangraph: Run, oxigraph: str, tmp_path: Path):
    at = ("--store", oxigraph)
    loaded = plangraph("ingest", SAMPLE_PATH, *at)
    assert (loaded.returncode, b"loaded dazu-ip-2025" in loaded.stderr) == (0, True)
    assert b"unchanged dazu-ip-2025" in plangraph("ingest", SAMPLE_PATH, *at).stderr
    assert plangraph("plans", *at).stdout.startswith(b"dazu-ip-2025\t")

    answer = plangraph("query", "shared-tasks", "-f", "csv", *at)
    assert answer.stdout.count(b"\n") == (GOLDEN / "shared-tasks.csv").read_bytes().count(b"\n")
    own = tmp_path / "own.rq"
    own.write_text("SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t a <https://w3id.org/plangraph/ns#Task> }", "utf-8")
    assert plangraph("query", own, "-f", "csv", *at).stdout == b"n\r\n19\r\n"

    assert b"<svg " in plangraph("view", "matrix", *at).stdout
    assert json.loads(plangraph("check", "dazu-ip-2025", "-f", "json", *at).stdout)
    assert plangraph("export", "--plan", "dazu-ip-2025", *at).stdout.count(b"\n") > 6000
    assert plangraph("remove", "dazu-ip-2025", *at).returncode == 0
    assert plangraph("plans", *at).stdout == b""
    assert not (tmp_path / "http:").exists()


def test_the_environment_names_the_server(plangraph: Run, oxigraph: str):
    asked = plangraph("query", "-", "-f", "csv", PLANGRAPH_STORE=f"{oxigraph}/query")
    assert asked.returncode == 2
    assert b"The query begins with nothing" in asked.stderr
    assert plangraph("plans", PLANGRAPH_STORE=f"{oxigraph}/query").returncode == 0


def test_a_user_is_let_in_by_digest_and_a_stranger_is_not(plangraph: Run, virtuoso: str):
    user = {"PLANGRAPH_STORE": virtuoso, "PLANGRAPH_USER": "dba", "PLANGRAPH_PASSWORD": "dba"}
    loaded = plangraph("ingest", SAMPLE_PATH, **user)
    assert (loaded.returncode, b"loaded dazu-ip-2025" in loaded.stderr) == (0, True)
    refused = plangraph("plans", **user | {"PLANGRAPH_PASSWORD": "wrong"})
    assert refused.returncode == 2
    assert b"check PLANGRAPH_USER and PLANGRAPH_PASSWORD" in refused.stderr


@pytest.mark.parametrize("command", [("view", "matrix"), ("ingest", SAMPLE_PATH)])
def test_a_server_that_is_away_is_one_sentence_that_says_what_to_do(plangraph: Run, command: tuple[str | Path, ...]):
    with servers.refusing_port() as port:
        url = f"http://127.0.0.1:{port}"
        failed = plangraph(*command, "--store", url)
    assert (failed.returncode, failed.stdout) == (2, b"")
    sentence = f"No server answers at {url}/sparql (Connection refused): start it, or name another with --store."
    assert sentence in failed.stderr.decode()
    assert failed.stderr.count(b"\n") == 1


def test_an_address_without_an_endpoint_is_one_sentence(plangraph: Run, oxigraph: str):
    failed = plangraph("plans", "--store", f"{oxigraph}/nothing")
    assert failed.returncode == 2
    assert f"There is no SPARQL endpoint at {oxigraph}/nothing" in failed.stderr.decode()
