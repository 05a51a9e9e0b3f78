"""Prints what many plans take, in plans a second and memory: ``make bench``; the argument is how many (40)."""

from __future__ import annotations

import subprocess
import sys
from collections import deque
from itertools import islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from figures import show

from plangraph import bootstrap
from plangraph.pipeline.intake import Course

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = 40
_MARKS = (2, 1)
"""Memory is told after half of the plans and after all: it does not grow with their number where the two are alike."""


def main() -> None:
    """Each ingestion runs in a process of its own, so that its memory is its own."""
    if sys.argv[1:2] == ["--ingest"]:
        _ingest(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
        return
    with TemporaryDirectory() as made:
        plans = Path(made, "plans")
        _write(plans, int(sys.argv[1]) if len(sys.argv) > 1 else _NUMBER)
        _extract(sorted(plans.iterdir())[:_NUMBER])
        for jobs in ("1", "2"):
            subprocess.run([sys.executable, __file__, "--ingest", plans, f"{made}/store-{jobs}", jobs], check=True)


def _write(folder: Path, number: int) -> None:
    """The sample under other titles and with other units, in files of about 9,000 characters."""
    text = bootstrap.sample().document.text
    folder.mkdir()
    for each in range(number):
        other = text.replace("知识产权强区", f"知识产权强区第{each}号").replace("区科技局", f"区科技{each}局")
        (folder / f"{each:06}.txt").write_text(other, "utf-8")


def _extract(paths: list[Path]) -> None:
    begun = perf_counter()
    for path in paths:
        bootstrap.extract_plan(path)
    show(f"extract {len(paths)}, 1 job", _rate(len(paths), begun))


def _ingest(plans: Path, store: str, jobs: int) -> None:
    files = bootstrap.survey_files([plans]).files
    course = Course(jobs=jobs)
    words = f"{jobs} job{'s' if jobs > 1 else ''}"
    outcomes = bootstrap.ingest_files(files, course, store)
    begun, done = perf_counter(), 0
    for mark in _MARKS:
        _exhaust(islice(outcomes, len(files) // mark - done))
        done = len(files) // mark
        show(f"ingest {done}, {words}", f"{_rate(done, begun)}, {_memory(RUSAGE_SELF)}")
    _exhaust(outcomes)
    if jobs > 1:
        show("  the largest reading process", f"{'':20}{_memory(RUSAGE_CHILDREN)}")
    begun = perf_counter()
    _exhaust(bootstrap.ingest_files(files, course, store))
    show(f"ingest {done} that stand, {words}", f"{_rate(done, begun)}, {_memory(RUSAGE_SELF)}")


def _exhaust(outcomes: Iterable[object]) -> None:
    deque(outcomes, maxlen=0)


def _rate(number: int, begun: float) -> str:
    return f"{number / (perf_counter() - begun):8.1f} plans/s"


def _memory(whose: int) -> str:
    """The most that was resident; Linux counts in KiB, macOS in bytes."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return f"{getrusage(whose).ru_maxrss / unit:6.0f} MiB"


if __name__ == "__main__":
    main()
