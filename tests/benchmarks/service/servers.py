"""The servers that are compared, each a process of its own that is ended by its number."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

from service.dataset import OXIGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HERE = Path(__file__).parent
_ALIKE = ("--union-default-graph", "--timeout-s", "10")
"""What makes Oxigraph's server answer as ours does."""
_READY = 30.0
"""Seconds in which a server must answer."""
_GRACE = 5.0
"""Seconds in which it must stop."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A server by name: the words of its command, with ``{port}`` put in, and where it answers queries."""

    name: str
    command: Sequence[str | Path]
    path: str


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    kind: Kind
    port: int
    process: int

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"


def kinds(ours: Path, theirs: Path, peers: Path | None) -> tuple[Kind, ...]:
    """Oxigraph's own first, since the others are measured by it; ``peers`` has uvicorn and rdflib-endpoint."""
    found = [
        Kind(
            "oxigraph serve-read-only",
            (OXIGRAPH, "serve-read-only", "-l", theirs, "-b", "127.0.0.1:{port}", *_ALIKE),
            "/query",
        ),
        Kind("plangraph (granian)", (sys.executable, _HERE / "ours.py", "granian", ours, "{port}"), "/sparql"),
    ]
    if peers is not None:
        site = next(peers.glob("lib/python3*/site-packages"))
        found += [
            Kind(
                "plangraph (uvicorn)", (sys.executable, _HERE / "ours.py", "uvicorn", ours, "{port}", site), "/sparql"
            ),
            Kind("rdflib-endpoint", (peers / "bin" / "python", _HERE / "theirs.py", theirs, "{port}"), "/"),
        ]
    return tuple(found)


@contextmanager
def running(kind: Kind) -> Iterator[Running]:
    """The server, from its first answer until it is told to stop."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [str(word).replace("{port}", str(port)) for word in kind.command]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        server = Running(kind, port, process.pid)
        try:
            _wait(server, process)
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                process.kill()


def memory(process: int) -> float:
    """MiB that a process and its children have to themselves."""
    folders = [Path(f"/proc/{number}") for number in (process, *_children(process))]
    lines = [line for folder in folders for line in (folder / "smaps_rollup").read_text("utf-8").splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def processor_time(process: int) -> float:
    """Seconds of the processors that a process and its children have had, those that ended included."""
    own = _ticks(process, ended=True) + sum(_ticks(child, ended=False) for child in _children(process))
    return own / os.sysconf("SC_CLK_TCK")


def _ticks(process: int, *, ended: bool) -> int:
    with suppress(FileNotFoundError):
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, fields[11 : 15 if ended else 13]))
    return 0


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        with suppress(FileNotFoundError):  # a thread may end meanwhile
            found += map(int, (task / "children").read_text("utf-8").split())
    return found


def _wait(server: Running, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _READY
    while True:
        try:
            with urllib.request.urlopen(f"{server.address}{server.kind.path}?query=ASK%7B%7D", timeout=5):  # noqa: S310
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)
