"""What is measured of a server that runs: throughput and delay, the first byte of a long answer, a write."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from plangraph.bootstrap import datasets
from service.questions import KILLER, LONG, target
from service.servers import processor_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from service.servers import Running

CLIENTS = 8
KILLERS = 2
WRITES = 30
_SCRIPT = Path(__file__).with_name("load.lua")
_JSON = {"Accept": "application/sparql-results+json"}
_LONGEST = 30.0
_READ = 1 << 16


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a load: requests a second, milliseconds, and answers that were none.

    ``cost`` are milliseconds of the processors a request: it hears little of who else is on the machine.
    """

    rate: float
    p50: float
    p99: float
    cost: float
    failed: int
    requests: int


def loaded(server: Running, queries: Sequence[str], seconds: int, folder: Path, clients: int = CLIENTS) -> Load:
    """Clients on loopback that keep their connections and ask again at once, for so many seconds."""
    asked = folder / "targets.txt"
    asked.write_text("\n".join(target(server.kind.path, query) for query in queries) + "\n", "utf-8")
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "8s", "-s", str(_SCRIPT), server.address]
    before = processor_time(server.process)
    told = subprocess.run([*command, "--", str(asked)], check=True, capture_output=True, timeout=seconds + _LONGEST)
    spent = processor_time(server.process) - before
    found = json.loads(told.stdout.splitlines()[-1])
    rate = found["requests"] / found["microseconds"] * 1e6
    number = found["requests"]
    cost = spent / max(1, number) * 1e3
    return Load(rate, found["p50"] / 1e3, found["p99"] / 1e3, cost, found["status"] + found["lost"], number)


def middle(loads: Sequence[Load]) -> Load:
    """The medians of several runs."""
    return Load(
        median(load.rate for load in loads),
        median(load.p50 for load in loads),
        median(load.p99 for load in loads),
        median(load.cost for load in loads),
        sum(load.failed for load in loads),
        sum(load.requests for load in loads),
    )


def rows(server: Running, query: str) -> object:
    """What a query answers, however its rows are ordered."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=_LONGEST)
    connection.request("GET", target(server.kind.path, query), headers=_JSON)
    answer = json.loads(connection.getresponse().read())
    connection.close()
    if "boolean" in answer:
        return answer["boolean"]
    found = answer["results"]["bindings"]
    limited = "LIMIT" in query
    return (
        len(found) if limited else sorted(sorted((name, term["value"]) for name, term in row.items()) for row in found)
    )


def first_byte(server: Running, runs: int = 5) -> tuple[float, float, float]:
    """Seconds to the first byte of the body of a long answer and to its end, and its size in MB: medians."""
    found = []
    for _ in range(runs):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=_LONGEST)
        connection.connect()
        begun = perf_counter()
        connection.request("GET", target(server.kind.path, LONG), headers=_JSON)
        answer = connection.getresponse()
        size = len(answer.read(1))
        first = perf_counter() - begun
        while part := answer.read(_READ):
            size += len(part)
        found.append((first, perf_counter() - begun, size / 1e6))
        connection.close()
    first_ones, whole, sizes = zip(*found, strict=True)
    return median(first_ones), median(whole), median(sizes)


@contextmanager
def killers(server: Running) -> Iterator[None]:
    """Queries without an end that run beside, each asked again when it was refused or ended."""
    over = Event()
    threads = [Thread(target=_kill, args=(server, over), daemon=True) for _ in range(KILLERS)]
    for thread in threads:
        thread.start()
    over.wait(1.0)
    try:
        yield
    finally:
        over.set()


def _kill(server: Running, over: Event) -> None:
    while not over.is_set():
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=12)
            connection.request("GET", target(server.kind.path, KILLER), headers=_JSON)
            connection.getresponse().read()
        over.wait(0.1)


def written(folder: Path) -> float:
    """Milliseconds until a small graph stands in the store and in its newest snapshot: the median."""
    with datasets.open_workspace(folder, writable=True) as workspace:
        return _median(lambda each: workspace.store.replace(_small(each)))


def put(port: int, path: str, token: str = "") -> float:
    """Milliseconds until a small graph stands behind the Graph Store Protocol: the median."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_LONGEST)
    headers = {"Content-Type": "application/n-triples"} | ({"Authorization": f"Bearer {token}"} if token else {})

    def write(each: int) -> None:
        body = "".join(
            f"{quad.subject} {quad.predicate} {quad.object} .\n" for quads in _small(each).values() for quad in quads
        )
        connection.request("PUT", f"{path}?graph={quote(_GRAPH.value, safe='')}", body.encode(), headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"PUT answers {answer.status}")

    return _median(write)


def synced(folder: Path) -> float:
    """Milliseconds that the disk takes to have a small file safe, of which a write needs some: the median."""
    path = folder / "synced"

    def write(each: int) -> None:
        with path.open("wb") as file:
            file.write(b"%d" % each)
            file.flush()
            os.fsync(file.fileno())

    return _median(write)


_GRAPH = NamedNode("https://example.org/graph/small")


def _small(each: int) -> dict[NamedNode, list[Quad]]:
    thing, label = NamedNode(f"https://example.org/{each}"), NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    return {_GRAPH: [Quad(thing, label, Literal(f"{each}/{line}"), _GRAPH) for line in range(10)]}


def _median(write: Callable[[int], object]) -> float:
    taken = []
    for each in range(WRITES + 1):
        begun = perf_counter()
        write(each)
        taken.append((perf_counter() - begun) * 1000)
    return median(taken[1:])
