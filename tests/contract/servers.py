"""Real SPARQL servers on free ports of the loopback interface, each in a folder of its own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_START_LIMIT = 30.0
_VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 9000
"""
VIRTUOSO_ROWS = 9000
_GRANTS = "GRANT SPARQL_UPDATE TO \"SPARQL\"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 7);"


def oxigraph() -> str | None:
    """The program of Oxigraph's server, which the development tools bring along."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def virtuoso() -> str | None:
    """The program of Virtuoso's server, where it and its command line are there."""
    return shutil.which("virtuoso-t") if shutil.which("isql-vt") else None


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def refusing_port() -> Iterator[int]:
    """A port that nobody else can take and that refuses connections."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


@contextmanager
def oxigraph_serves(program: str, folder: Path, *options: str) -> Iterator[str]:
    """The address of an empty Oxigraph server."""
    port = free_port()
    words = [program, "serve", "-l", str(folder / "data"), "-b", f"127.0.0.1:{port}", *options]
    with _running(words, folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso_serves(program: str, folder: Path) -> Iterator[str]:
    """The address of an empty Virtuoso server that lets anybody write; its only user is ``dba``."""
    http, sql = free_port(), free_port()
    folder.joinpath("virtuoso.ini").write_text(_VIRTUOSO_INI.format(http=http, sql=sql))
    with _running([program, "+configfile", "virtuoso.ini", "+foreground"], folder, http):
        subprocess.run(
            ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={_GRANTS}"],
            cwd=folder,
            capture_output=True,
            check=True,
        )
        yield f"http://127.0.0.1:{http}"


@contextmanager
def _running(words: Sequence[str], folder: Path, port: int) -> Iterator[None]:
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(words, cwd=folder, stdout=output, stderr=output)
    try:
        _await(process, port, log)
        yield
    finally:
        process.kill()  # what it holds is thrown away
        process.wait()


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = monotonic() + _START_LIMIT
    while monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise AssertionError(f"the server did not start: {log.read_text('utf-8', 'replace')[-1000:]}")
