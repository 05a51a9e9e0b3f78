"""A writable service that is mistreated, and what must hold of it afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

PLANGRAPH = Path(sys.executable).with_name("plangraph")
TASKS = "PREFIX plan: <https://w3id.org/plangraph/ns#> SELECT (COUNT(*) AS ?n) { ?task a plan:Task }"


@dataclass
class Service:
    """The command line's service of a dataset, on the same port each time it is started."""

    store: Path
    log: Path
    token: str = ""
    port: int = 0
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        environment = {"PATH": os.environ["PATH"], "PLANGRAPH_QUERY_TIMEOUT": "3", **self.settings}
        command: list[str | Path] = [PLANGRAPH, "serve", "--writable", "--store", self.store, "-p", str(self.port)]
        with self.log.open("ab") as log:
            begin = log.tell()
            self.process = subprocess.Popen(command, stderr=log, env=environment)
        for _ in range(1000):
            said = self.log.read_bytes()[begin:].decode()
            if address := next((word for word in said.split() if word.startswith("http://")), None):
                self.port = int(address.rpartition(":")[2])
                return
            assert self.process.poll() is None, said
            time.sleep(0.02)
        pytest.fail("the service does not start")

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def children(self, word: str) -> list[int]:
        """The processes of the service whose command line has the word."""
        assert self.process is not None
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                parent = int(entry.joinpath("stat").read_text().rpartition(")")[2].split()[1])
                command = entry.joinpath("cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if parent == self.process.pid and word in command:
                found.append(int(entry.name))
        return found

    def put(self, client: httpx.Client, name: str, turtle: str) -> int:
        """The status of a graph that was put, 0 where no answer came."""
        try:
            return client.put(
                f"{self.address}/store",
                params={"graph": name},
                content=turtle,
                headers={"content-type": "text/turtle", "authorization": f"Bearer {self.token}"},
            ).status_code
        except httpx.HTTPError:
            return 0

    def count(self, query: str = TASKS) -> int:
        answer = httpx.post(
            f"{self.address}/sparql",
            data={"query": query},
            headers={"accept": "application/sparql-results+json"},
            timeout=30,
        )
        assert answer.status_code == 200, answer.text
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """A service of the sample, which takes writes with its token."""
    store = tmp_path / "store"
    sample = Path(__file__).parents[2] / "data" / "sources" / "dazu-ip-2025.txt"
    subprocess.run([PLANGRAPH, "ingest", sample, "--store", store], check=True, capture_output=True)
    made = subprocess.run([PLANGRAPH, "token", "--store", store], check=True, capture_output=True, text=True)
    with Service(store, tmp_path / "log", made.stdout.strip()) as service:
        yield service
