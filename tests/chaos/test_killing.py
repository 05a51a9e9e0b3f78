"""Processes killed in the middle of writes: nothing acknowledged is lost, nothing half-written is seen."""

from __future__ import annotations

import os
import random
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.chaos.conftest import Service

SECONDS = 15
SIZE = 400


def triples(number: int) -> str:
    return "".join(
        f"<https://example.org/{number}/{place}> <https://example.org/p> {place} .\n" for place in range(SIZE)
    )


def name(number: int) -> str:
    return f"https://example.org/graph/{number}"


def sizes(service: Service) -> dict[str, int]:
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s <https://example.org/p> ?o } } GROUP BY ?g"
    headers = {"accept": "application/sparql-results+json"}
    rows = httpx.post(f"{service.address}/sparql", data={"query": query}, headers=headers, timeout=30).json()
    return {row["g"]["value"]: int(row["n"]["value"]) for row in rows["results"]["bindings"]}


def write_while(service: Service, harm: Callable[[random.Random], None]) -> tuple[set[int], set[int]]:
    """The numbers of graphs that were acknowledged, and of those that were not, while harm is done now and then."""
    acknowledged, unknown = set[int](), set[int]()
    stop = threading.Event()
    random_ = random.Random(7)  # noqa: S311  a test that repeats

    def harming() -> None:
        while not stop.wait(random_.uniform(0.2, 1.2)):
            harm(random_)

    thread = threading.Thread(target=harming)
    thread.start()
    try:
        end, number = time.monotonic() + SECONDS, 0
        with httpx.Client(timeout=20) as client:
            while time.monotonic() < end:
                number += 1
                status = service.put(client, name(number), triples(number))
                (acknowledged if status in {201, 204} else unknown).add(number)
                if not status:
                    time.sleep(0.05)
    finally:
        stop.set()
        thread.join()
    return acknowledged, unknown


def assert_whole(service: Service, acknowledged: set[int], unknown: set[int]) -> None:
    found = sizes(service)
    assert acknowledged
    assert {name(number) for number in acknowledged} <= found.keys(), "an acknowledged write is lost"
    assert set(found.values()) == {SIZE}, "a write is seen in part"
    assert found.keys() <= {name(number) for number in acknowledged | unknown}
    assert service.count() == 19


def test_killing_the_writer_loses_nothing_acknowledged(service: Service):
    killed = []

    def harm(_: random.Random) -> None:
        for pid in service.children("write_for_service"):
            with suppress(ProcessLookupError):
                os.kill(pid, 9)
                killed.append(pid)

    acknowledged, unknown = write_while(service, harm)
    assert len(killed) > 5
    assert_whole(service, acknowledged, unknown)


def test_killing_workers_harms_no_write_and_few_queries(service: Service):
    def harm(random_: random.Random) -> None:
        workers = service.children("store.engine.worker")
        for pid in random_.sample(workers, min(2, len(workers))):
            with suppress(ProcessLookupError):
                os.kill(pid, 9)
        assert service.count() == 19

    acknowledged, unknown = write_while(service, harm)
    assert not unknown
    assert_whole(service, acknowledged, unknown)


@pytest.mark.parametrize("_", range(3))
def test_killing_the_service_loses_nothing_acknowledged(service: Service, _: int):
    turn = threading.Lock()

    def harm(_: random.Random) -> None:
        with turn:
            service.kill()
            service.start()

    acknowledged, unknown = write_while(service, harm)
    with turn:
        assert_whole(service, acknowledged, unknown)
    service.stop()
    service.start()
    assert_whole(service, acknowledged, unknown)
    assert len(service.children("write_for_service")) == 1
