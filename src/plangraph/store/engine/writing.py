"""What the process that changes the dataset does: one write after the other, each answered when it is safe on disk."""

from __future__ import annotations

import json
import signal
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from socket import socket
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, RdfFormat, parse

from plangraph.errors import PlangraphError, ShapeViolation, StoreUnreachable
from plangraph.store.engine.frames import Kind, packed, received
from plangraph.store.engine.sandbox import confine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pyoxigraph import Quad

    from plangraph.protocols import SparqlStore
    from plangraph.store.in_process import InProcessStore


_IDLE = 0.02
"""Seconds without a next write after which there is time to clear away what the last ones have left."""
_MOST_UNSETTLED = 32
"""Writes that may follow each other without that."""


def write_until_closed(number: int, opened: Callable[[], InProcessStore], *, network: bool) -> None:
    """Writes to the store what comes on the socket of that number, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which ends its processes itself
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    channel = socket(fileno=number)
    try:
        store = opened()
    except PlangraphError as error:
        channel.sendall(_failed(error))
        return
    confine(0, network=network)
    channel.sendall(packed(Kind.READY))
    waiting, unsettled = DefaultSelector(), 0
    waiting.register(channel, EVENT_READ)
    for _, content in received(channel):
        head, _, body = content.partition(b"\n")
        try:
            made = _made(store, json.loads(head), body)
        except PlangraphError as error:
            channel.sendall(_failed(error))
        else:
            channel.sendall(packed(Kind.END, json.dumps(made).encode()))
            unsettled += 1
        if unsettled and (unsettled >= _MOST_UNSETTLED or not waiting.select(_IDLE)):
            with suppress(StoreUnreachable):  # the next write says so to whoever makes it
                store.settle()
            unsettled = 0
    store.close()


def _made(store: SparqlStore, asked: Mapping[str, Any], body: bytes) -> object:
    graph = NamedNode(asked["graph"]) if asked.get("graph") else None
    match asked["do"]:
        case "update":
            store.update(body.decode(), using=asked["using"], using_named=asked["using_named"])
            return None
        case "write":
            return store.write_graph(graph, body, asked["type"], merge=asked["merge"], base=asked["base"])
        case "drop":
            return store.drop_graph(graph)
        case _:
            return store.replace(_by_graph(asked["graphs"], body))


def _by_graph(names: list[str], body: bytes) -> dict[NamedNode, list[Quad]]:
    graphs: dict[NamedNode, list[Quad]] = {NamedNode(name): [] for name in names}
    for quad in parse(body, RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name].append(quad)
    return graphs


def _failed(error: PlangraphError) -> bytes:
    report = error.report if isinstance(error, ShapeViolation) else ""
    return packed(Kind.ERROR, json.dumps([type(error).__name__, error.sentence.as_data(), report]).encode())
