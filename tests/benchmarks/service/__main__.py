"""Prints one table: ``make bench-service``. Figures, not verdicts: medians of runs in turns, on the machine at hand."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from service.dataset import made
from service.measures import Load, first_byte, killers, loaded, middle, put, rows, synced, written
from service.questions import QUERIES, fixed, varied
from service.servers import Kind, kinds, memory, running

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.dataset import Made
    from service.servers import Running

Found: TypeAlias = "defaultdict[tuple[str, str], list[Load]]"

_PLANS = 150
_UNASKED = 14_000
"""Queries of a run that none has asked before: more than any server answers in it."""
_UNASKED_BY_ONE = 12_000
"""The same where one client waits for each answer before it asks again: its p50 is the delay without a queue."""


def main() -> None:
    """Makes the dataset, and puts the same load on each server in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=_PLANS, help="how many; 150 are 1.2 million quads")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each scenario, of which the median is told")
    parser.add_argument("--seconds", type=int, default=3, choices=range(1, 9), help="of each run")
    parser.add_argument("--peers", type=Path, help="an environment with what peers.txt names")
    parser.add_argument("--data", type=Path, help="keep the dataset here, or find it here")
    asked = parser.parse_args()
    if shutil.which("wrk") is None:
        parser.error("wrk is missing: apt-get install wrk")
    with TemporaryDirectory() as made_here:
        folder = asked.data or Path(made_here)
        folder.mkdir(exist_ok=True)
        dataset = made(folder, asked.plans)
        servers = kinds(dataset.ours, dataset.theirs, asked.peers)
        _loads(servers, dataset, asked, Path(made_here))
        _firsts(servers)
        _writes(dataset, Path(made_here))


def _loads(servers: Sequence[Kind], dataset: Made, asked: argparse.Namespace, folder: Path) -> None:
    each = _UNASKED + _UNASKED_BY_ONE
    same, others = fixed(dataset.plans), varied(dataset.plans, each * asked.rounds, seed=7)
    parts = [others[number * each : (number + 1) * each] for number in range(asked.rounds)]
    found: Found = defaultdict(list)
    with ExitStack() as stack:
        up = [stack.enter_context(running(kind)) for kind in servers]
        _compare(up, same)
        for part in parts:
            for server in up:
                found["cached", server.kind.name].append(loaded(server, same, asked.seconds, folder))
            for server in up:
                found["uncached", server.kind.name].append(loaded(server, part[:_UNASKED], asked.seconds, folder))
            for server in up:
                found["one client", server.kind.name].append(loaded(server, part[_UNASKED:], asked.seconds, folder, 1))
        sizes = {server.kind.name: memory(server.process) for server in up}
    for kind in servers:
        for part in parts[:2]:
            with running(kind) as server, killers(server):
                found["heavy mix", kind.name].append(loaded(server, part, asked.seconds, folder))
    _tell(servers, found)
    for name, size in sizes.items():
        _say("memory, MiB", name, f"{size:,.0f}")


def _compare(up: Sequence[Running], same: Sequence[str]) -> None:
    """Says where a server does not answer as the first does."""
    for name, query in zip(QUERIES, same, strict=True):
        answers = [rows(server, query) for server in up]
        for server, answer in zip(up, answers, strict=True):
            if answer != answers[0]:
                _say("differs", server.kind.name, name)


def _tell(servers: Sequence[Kind], found: Found) -> None:
    _say("scenario", "server", "requests/s", "p50 ms", "p99 ms", "cpu ms", "ratio", "failed")
    for scenario in ("cached", "uncached", "one client", "heavy mix"):
        base = middle(found[scenario, servers[0].name]).rate
        for kind in servers:
            load = middle(found[scenario, kind.name])
            ratio = f"{load.rate / base:.2f}" if base else "-"
            delays = (f"{load.p50:.2f}", f"{load.p99:.2f}", f"{load.cost:.3f}")
            _say(scenario, kind.name, f"{load.rate:,.0f}", *delays, ratio, load.failed)


def _firsts(servers: Sequence[Kind]) -> None:
    _say("long answer", "server", "first s", "whole s", "MB")
    for kind in servers:
        with running(kind) as server:
            first, whole, size = first_byte(server)
        _say("long answer", kind.name, f"{first:.3f}", f"{whole:.2f}", f"{size:.1f}")


def _writes(dataset: Made, folder: Path) -> None:
    _say("small write", "server", "p50 ms")
    _say("small write", "fsync of a file", f"{synced(folder):.1f}")
    _say("small write", "plangraph (store)", f"{written(dataset.ours):.1f}")
    program = Path(sys.executable).with_name("plangraph")
    words: tuple[str | Path, ...] = (program, "token", "--label", "bench", "--store", dataset.ours)
    token = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()[-1]
    words = (program, "serve", "--writable", "--store", dataset.ours, "-p", "{port}")
    with running(Kind("plangraph serve --writable", words, "/sparql")) as server:
        _say("small write", server.kind.name, f"{put(server.port, '/store', token):.1f}")
    copied = shutil.copytree(dataset.theirs, folder / "written")
    oxigraph = kinds(dataset.ours, copied, None)[0]
    words = (oxigraph.command[0], "serve", "-l", copied, "-b", "127.0.0.1:{port}")
    with running(Kind("oxigraph serve", words, "/query")) as server:
        _say("small write", "oxigraph serve", f"{put(server.port, '/store'):.1f}")


def _say(scenario: str, name: str, *figures: object) -> None:
    print(f"{scenario:14}{name:28}" + "".join(f"{figure!s:>12}" for figure in figures), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
