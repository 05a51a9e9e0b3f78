"""What worker processes do in tests: a module of its own, since each process imports it."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Deed:
    """What a process is to do, and where it notes that it tried."""

    number: int
    note: Path | None = None
    hang: bool = False
    die: int = 0
    """How many tries end in death."""


def do(deed: Deed) -> tuple[int, int]:
    """The number, and the process that did it."""
    if deed.hang:
        time.sleep(600)
    if deed.note:
        with deed.note.open("a") as file:
            file.write("tried\n")
        if len(deed.note.read_text().splitlines()) <= deed.die:
            os.kill(os.getpid(), signal.SIGKILL)
    return deed.number, os.getpid()
