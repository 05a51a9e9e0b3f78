"""The service on a real socket, as a process that a person stops."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING

import pytest

from plangraph.errors import PlangraphError
from plangraph.serve.server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = """
import time
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from plangraph.serve.server import run

def slow(request):
    time.sleep(0.5)
    return PlainTextResponse("done")

def say(message):
    print(message, flush=True)

run(Starlette(routes=[Route("/", slow)]), host="127.0.0.1", port=0, say=say)
print("closed", flush=True)
"""


@pytest.fixture
def service() -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address."""
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[1]
        yield process, address
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_service_in_order(service: tuple[subprocess.Popen[str], str], number: signal.Signals):
    process, address = service
    with urllib.request.urlopen(address) as answer:  # noqa: S310  our own address
        assert answer.read() == b"done"
    process.send_signal(number)
    assert process.wait(10) == 0
    assert process.stdout is not None
    assert process.stdout.read().splitlines() == ["plangraph: stopped", "closed"]


def test_port_0_is_any_free_port():
    assert free_port("127.0.0.1", 0) > 1023


def test_a_port_that_is_taken_is_told_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PlangraphError, match=f"127.0.0.1:{port} cannot be used .*--port"):
            free_port("127.0.0.1", port)


def test_a_host_that_is_none_is_told_with_a_way_out():
    with pytest.raises(PlangraphError, match="no address of this machine"):
        free_port("no such host", 8000)
