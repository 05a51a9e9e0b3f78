"""A disk that is full: writes are refused with a sentence, reads go on, and with room all is as before."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.chaos.conftest import PLANGRAPH, Service
from tests.conftest import real

if TYPE_CHECKING:
    from collections.abc import Iterator

MIB = 1 << 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 MiB in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], check=False, capture_output=True
    )
    real(mounted.returncode == 0, "the right to mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def put(service: Service, client: httpx.Client, name: str) -> int:
    return service.put(client, f"https://example.org/{name}", "<https://example.org/a> <https://example.org/b> 1 .")


def test_a_full_disk_refuses_writes_and_loses_nothing(small_disk: Path, tmp_path: Path):
    store = small_disk / "store"
    sample = Path(__file__).parents[2] / "data" / "sources" / "dazu-ip-2025.txt"
    subprocess.run([PLANGRAPH, "ingest", sample, "--store", store], check=True, capture_output=True)
    token = subprocess.run([PLANGRAPH, "token", "--store", store], check=True, capture_output=True, text=True).stdout
    with Service(store, tmp_path / "log", token.strip()) as service, httpx.Client(timeout=30) as client:
        assert put(service, client, "first") == 201
        filler = small_disk / "filler"
        with filler.open("wb") as file, suppress(OSError):
            while True:
                file.write(os.urandom(MIB))
                file.flush()
        statuses = [put(service, client, f"g{n}") for n in range(5)]
        assert all(status >= 500 or status in {201, 204} for status in statuses), statuses
        assert service.count() == 19
        filler.unlink()
        written = [n for n, status in enumerate(statuses) if status in {201, 204}]
        assert put(service, client, "last") == 201
        for graph in ["first", "last", *(f"g{n}" for n in written)]:
            assert (
                service.count(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <https://example.org/{graph}> {{ ?s ?p ?o }} }}") == 1
            )
