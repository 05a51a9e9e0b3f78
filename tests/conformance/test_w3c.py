"""The W3C suites of SPARQL 1.1 over HTTP, run against the service as a person starts it.

The suites are test data of w3c/rdf-tests; they lie in the shared folder, beside the program that runs them.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.command_line import PROGRAM
from tests.conftest import real

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = {"protocol": 34, "gsp": 13, "sd": 3}
"""Tests by suite."""
_PATIENCE = 30.0
_ADDRESS = re.compile(r"http://[0-9.:]+")

pytestmark = pytest.mark.real


@dataclass(frozen=True, slots=True)
class Service:
    """A writable service, and a token that may write to it."""

    address: str
    token: str


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("w3c")
    log = folder / "log"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PLANGRAPH_")}
    words = ("--store", "store", "--writable", "--default-graph", "strict", "-p", "0")
    with (
        log.open("w") as stderr,
        subprocess.Popen(
            [PROGRAM, "serve", *words], cwd=folder, env=environment, stdout=stderr, stderr=stderr
        ) as process,
    ):
        try:
            address = _address(log, process)
            token = subprocess.run(
                [PROGRAM, "token", "--store", "store", "--label", "w3c"],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
            yield Service(address, token)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(_PATIENCE)


def _address(log: Path, process: subprocess.Popen[bytes]) -> str:
    """Where the service answers, once it says so."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if said := _ADDRESS.search(log.read_text("utf-8")):
            return said[0]
        time.sleep(0.05)
    pytest.fail(f"the service does not answer: {log.read_text('utf-8')}")


@pytest.mark.parametrize("suite", SIZES)
def test_every_test_of_a_suite_passes(suite: str, service: Service, shared: Path, tmp_path: Path):
    folder, found = shared / "w3c", tmp_path / "found.json"
    real(folder.joinpath("w3c_protocol.py").is_file(), "the W3C suites")
    endpoints = {"query": "/sparql", "update": "/sparql", "gsp": "/store"}
    run = subprocess.run(
        [
            sys.executable,
            folder / "w3c_protocol.py",
            *("--tests", folder, "--suite", suite, "--json", found),
            *("--header", f"Authorization: Bearer {service.token}"),
            *(word for name, path in endpoints.items() for word in (f"--{name}", service.address + path)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    results = json.loads(found.read_bytes())["results"]
    assert [(name, why) for _, name, verdict, why in results if verdict != "PASS"] == [], run.stdout
    assert len(results) == SIZES[suite]
