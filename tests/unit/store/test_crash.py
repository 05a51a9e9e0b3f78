"""A writer that is killed at any moment: nothing that was answered is lost, nothing that was not is seen."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from time import monotonic, sleep
from typing import TYPE_CHECKING

from plangraph.store.in_process import InProcessStore

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from plangraph.store.in_process import InProcessStore
s = InProcessStore.open(sys.argv[1])
n = len(s.quads()) // 2
while True:
    n += 1
    s.update(" ; ".join(f"INSERT DATA {{ GRAPH <x:{g}> {{ <x:s> <x:p> {n} }} }}" for g in "ab"))
    print(n, s.revision, flush=True)
"""
SECONDS = 4


def test_a_killed_writer_loses_nothing_that_it_answered_and_shows_nothing_else(folder: Path):
    InProcessStore.open(folder).close()
    chance, end, rounds = random.Random(7), monotonic() + SECONDS, 0  # noqa: S311  moments, not secrets
    while rounds < 3 or monotonic() < end:
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        first = writer.stdout.readline()
        sleep(chance.random() * 0.1)
        writer.send_signal(signal.SIGKILL)
        answered, _ = writer.communicate()
        *_, last = (first + answered).splitlines()
        number, revision = last.split()
        reader = InProcessStore.open_read_only(folder)
        store = InProcessStore.open(folder)
        for opened in (reader, store):
            count, rest = divmod(len(opened.quads()), 2)
            assert rest == 0, "both graphs or neither"
            assert count in {int(number), int(number) + 1}, "the last may be made and its answer lost"
            assert (opened.revision == revision) == (count == int(number))
        reader.close()
        store.close()
        rounds += 1
