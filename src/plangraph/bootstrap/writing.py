"""The process that writes to the dataset of a service."""

from __future__ import annotations

from plangraph.bootstrap.datasets import guard
from plangraph.store.engine.writing import write_until_closed
from plangraph.store.in_process import InProcessStore


def write_for_service(number: str, folder: str, base_iri: str, *allowed: str) -> None:
    """Writes to the dataset of a folder what comes on the socket of that number, until it is closed."""
    judge = guard(base_iri)
    write_until_closed(
        int(number),
        lambda: InProcessStore.open(folder, judge, frozenset(allowed), settles=False),
        network=bool(allowed),
    )
