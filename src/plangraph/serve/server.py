"""The service on a socket, in this process: it alone holds the store, and gives it back when it stops."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
import webbrowser
from typing import TYPE_CHECKING

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from plangraph.errors import PlangraphError
from plangraph.serve.raw import BrokenAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp


class OneLine(logging.Filter):
    """Tells of an answer that broke off in its own sentence: how the program came there says nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True: every record is told."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, BrokenAnswer):
            record.msg, record.args, record.exc_info = str(error), (), None
        return True


_STDERR = {
    "formatter": "generic",
    "class": "logging.StreamHandler",
    "stream": "ext://sys.stderr",
    "filters": ["one_line"],
}
_LOG = {"handlers": {"console": _STDERR, "access": _STDERR}, "filters": {"one_line": {"()": OneLine}}}
"""What goes wrong is told on stderr; stdout is for data."""
CONNECTIONS = 4096
"""Clients at once: more than may wait for queries, so that each is told to wait and none is hung up on."""
_PATIENCE = 0.02
"""Seconds between two looks whether the server answers."""


def run(
    application: ASGIApp, *, host: str, port: int, open_browser: bool = False, say: Callable[[str], None] = print
) -> None:
    """Serves until SIGINT or SIGTERM; port 0 takes any free one. ``say`` tells the person where.

    Raises PlangraphError where the address cannot be had.
    """
    bound = free_port(host, port)
    address = f"http://{_in_url(host)}:{bound}"
    server = Server(
        application,
        host,
        bound,
        interface=Interfaces.ASGI,
        websockets=False,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        log_level=LogLevels.error,
        log_dictconfig=_LOG,
    )
    asyncio.run(_serve(server, host, bound, lambda: _announce(address, say, open_browser=open_browser)))
    say("plangraph: stopped")


def free_port(host: str, port: int) -> int:
    """The port itself, or a free one for 0; raises PlangraphError where it cannot be had."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        with socket.socket(found[0][0], socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found[0][4])
            return int(probe.getsockname()[1])
    except socket.gaierror as error:
        raise PlangraphError(f"{host!r} is no address of this machine: use --host 127.0.0.1.") from error
    except PermissionError as error:
        raise PlangraphError(f"Port {port} is reserved: take one from 1024 up, e.g. --port 8000.") from error
    except OSError as error:
        raise PlangraphError(
            f"{host}:{port} cannot be used ({error.strerror}): stop what uses it,"
            " or choose another with --port (0 takes any that is free)."
        ) from error


async def _serve(server: Server, host: str, port: int, ready: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.stop)
    answering = loop.create_task(_when_answering(host, port, ready))
    await server.serve()
    answering.cancel()


async def _when_answering(host: str, port: int, ready: Callable[[], None]) -> None:
    """Calls ``ready`` once the socket takes connections, a little after the server has been started."""
    while True:
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection(host, port)
            writer.close()
            await writer.wait_closed()
            ready()
            return
        await asyncio.sleep(_PATIENCE)


def _announce(address: str, say: Callable[[str], None], *, open_browser: bool) -> None:
    say(f"plangraph: {address} — Ctrl-C stops")
    if open_browser:
        webbrowser.open(address)


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
