"""What the machine can do for the service, found out by doing it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from time import monotonic
from typing import TYPE_CHECKING

from plangraph.model.inquiry import Inquiry
from plangraph.store.engine.service import ServiceEngine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plangraph.store.engine.limits import Limits

_MEMORY = 512
"""MiB that the process may have which tries to take twice as much."""
_CONFINED = """
import ctypes, json, os, socket, sys
from plangraph.store.engine.sandbox import confine

def refused(action):
    try:
        action()
    except (OSError, MemoryError):
        return True
    return False

confine(int(sys.argv[1]))
death = ctypes.c_int(0)
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(2, ctypes.byref(death), 0, 0, 0)
found = {
    "death": death.value == 9,
    "memory": refused(lambda: bytearray(int(sys.argv[1]) << 21)),
    "sockets": refused(lambda: socket.socket().close()),
}
print(json.dumps(found), flush=True)
refused(lambda: os.execv(sys.executable, [sys.executable, "-c", "raise SystemExit(9)"]))
"""
_STARTED_A_PROGRAM = 9
_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32">'
    '<text x="2" y="24" font-size="24" font-family="Noto Sans CJK SC">{}</text></svg>'
)


def confinement() -> Mapping[str, bool]:
    """What a confined process was refused: ``sockets``, ``programs``, ``memory``; ``death``: it dies with its parent.

    Raises OSError where it cannot be confined at all, with the reason.
    """
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", _CONFINED, str(_MEMORY)], capture_output=True, text=True, timeout=30, check=False
    )
    if not done.stdout:
        raise OSError((done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1])
    return {**json.loads(done.stdout), "programs": done.returncode != _STARTED_A_PROGRAM}


def answering_time(folder: Path, limits: Limits) -> float:
    """The seconds until a process for queries has started and answered; raises StoreError, QueryError."""
    return asyncio.run(_ask(folder, limits))


async def _ask(folder: Path, limits: Limits) -> float:
    start = monotonic()
    engine = ServiceEngine(folder, limits)
    try:
        await engine.start()
        await engine.ask(Inquiry("ASK { }", ("application/sparql-results+json",)))
        return monotonic() - start
    finally:
        await engine.stop()


def draws_chinese() -> bool:
    """Whether pictures have Chinese signs, each its own; raises OSError where the font is gone."""
    from plangraph.view.png import png  # noqa: PLC0415  drawing takes time to import

    drawn = {png(_PICTURE.format(signs)) for signs in ("", "政府", "区县", "\U0010fffd")}
    return len(drawn) == 4  # noqa: PLR2004  nothing, two words, and the sign for what the font lacks
