"""The command line in processes of its own that have imported the package already: a start takes 20 ms, not 0.3 to 1 s.

What a start itself does, the imports among it, is tested where the installed program runs: the tour of the README, the
service, the wheel.
"""

from __future__ import annotations

import os
import sys
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from plangraph.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROGRAM = Path(sys.executable).with_name("plangraph")
"""The installed program itself."""

_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["__main__", "tests.imported"])


def run(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> CompletedProcess[bytes]:
    """What ``plangraph`` says to the words in a folder, and its exit code."""
    with TemporaryDirectory() as said:
        streams = [Path(said, name) for name in ("stdout", "stderr")]
        process = _PROCESSES.Process(target=_run, args=(list(words), folder, dict(environment), streams))
        process.start()
        process.join()
        assert process.exitcode is not None
        stdout, stderr = (stream.read_bytes() for stream in streams)
        return CompletedProcess(["plangraph", *words], process.exitcode, stdout, stderr)


def _run(words: list[str], folder: Path, environment: dict[str, str], streams: list[Path]) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, name in enumerate(streams, start=1):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), number)
    sys.argv = ["plangraph", *words]
    main()
