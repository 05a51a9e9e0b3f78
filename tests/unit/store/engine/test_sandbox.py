"""What a process for queries may not do."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from plangraph.store.engine.sandbox import filters_calls

CONFINED = "from plangraph.store.engine.sandbox import confine\nconfine({memory}, network={network})\n"

linux = pytest.mark.skipif(not filters_calls(), reason="only Linux on x86-64 and ARM64 filters system calls")


def after(code: str, *, memory: int = 0, network: bool = False) -> str:
    program = CONFINED.format(memory=memory, network=network) + code
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().splitlines()[-1]


@linux
def test_it_opens_no_socket_unless_servers_are_allowed():
    assert "PermissionError" in after("import socket; socket.socket()")
    assert after("import socket; socket.socket(); print('open')", network=True) == "open"


@linux
def test_it_starts_no_program():
    assert "PermissionError" in after("import os; os.execv('/bin/true', ['true'])")


@linux
def test_the_engine_in_it_reaches_no_server():
    query = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    assert "Error" in after(f"import pyoxigraph; list(pyoxigraph.Store().query({query!r}))")


def test_it_does_not_grow_beyond_its_bound():
    assert after("bytearray(1 << 30)", memory=400) == "MemoryError"


@linux
def test_it_dies_with_its_parent():
    child = CONFINED.format(memory=0, network=False) + "import time; print('up', flush=True); time.sleep(60)"
    parent = (
        "import subprocess, sys, os\n"
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}], stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\nprint(child.pid, flush=True)\nos._exit(0)"
    )
    pid = int(subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, check=True).stdout)
    for _ in range(100):
        if not _runs(pid):
            return
        time.sleep(0.02)
    pytest.fail("the process outlived its parent")


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat", encoding="utf-8") as status:  # noqa: PTH123
            return status.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
