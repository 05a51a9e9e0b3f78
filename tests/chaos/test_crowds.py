"""Many clients, slow clients, and clients that send what no client should."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import httpx
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.chaos.conftest import Service

CLIENTS = 500
MALFORMED = 10_000
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 80000"
"""About 40 MB of JSON."""


def test_five_hundred_clients_at_once_are_answered_or_told_to_wait(service: Service):
    async def one(number: int) -> list[int]:
        statuses = []
        async with httpx.AsyncClient(timeout=60) as client:
            for turn in range(4):
                query = f"SELECT * {{ ?s ?p ?o }} OFFSET {number} LIMIT {10 + turn}"
                statuses.append((await client.post(f"{service.address}/sparql", data={"query": query})).status_code)
        return statuses

    async def crowd() -> Counter[int]:
        answers = await asyncio.gather(*(one(number) for number in range(CLIENTS)))
        return Counter(status for statuses in answers for status in statuses)

    counted = asyncio.run(crowd())
    assert set(counted) <= {200, 503}
    assert counted[200] > CLIENTS
    assert service.count() == 19


def test_a_client_that_reads_a_byte_a_second_keeps_nobody_waiting(service: Service):
    body = urlencode({"query": LARGE})
    head = (
        "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    stop = threading.Event()

    def dawdle() -> None:
        with socket.create_connection(("127.0.0.1", service.port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.sendall((head + body).encode())
            while not stop.wait(1):
                connection.recv(1)

    dawdlers = [threading.Thread(target=dawdle) for _ in range(8)]
    for dawdler in dawdlers:
        dawdler.start()
    try:
        time.sleep(4)  # until each has its answer, or its refusal
        for _ in range(50):
            assert service.count() == 19
        assert 'plangraph_queries_running{lane="slow"} 0.0' in httpx.get(f"{service.address}/metrics").text
    finally:
        stop.set()
        for dawdler in dawdlers:
            dawdler.join()


def test_ten_thousand_malformed_requests_change_nothing(service: Service):
    methods = st.sampled_from(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "\x00", "GET"])
    paths = st.sampled_from(
        ["/sparql", "/store", "/queries/x", "/views/matrix.svg", "/id/", "/plans/../..", "/running", "//"]
    )
    headers = st.dictionaries(
        st.sampled_from(
            ["Accept", "Content-Type", "If-None-Match", "Authorization", "Range", "Content-Length", "Host"]
        ),
        st.text(st.characters(blacklist_characters="\r\n", max_codepoint=255), max_size=40),
        max_size=4,
    )
    seen = Counter[str]()

    @settings(
        max_examples=MALFORMED,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(methods, paths, st.binary(max_size=60), headers, st.binary(max_size=200))
    def malformed(method: str, path: str, query: bytes, fields: dict[str, str], body: bytes) -> None:
        lines = [f"{method} {path}?".encode("latin-1") + query + b" HTTP/1.1"]
        lines += [f"{name}: {value}".encode("latin-1") for name, value in fields.items()]
        with socket.create_connection(("127.0.0.1", service.port), timeout=10) as connection:
            reply = b""
            with suppress(ConnectionError, OSError):  # the service may hang up on what is no HTTP
                connection.sendall(b"\r\n".join(lines) + b"\r\nConnection: close\r\n\r\n" + body)
                connection.shutdown(socket.SHUT_WR)
                reply = connection.recv(1 << 16)
        seen[reply[9:12].decode("latin-1")] += 1
        assert not reply.startswith(b"HTTP/1.1 500"), reply

    malformed()
    assert sum(seen.values()) >= MALFORMED
    assert service.count() == 19
