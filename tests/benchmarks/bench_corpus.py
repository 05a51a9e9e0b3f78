"""Prints what many plans take, in plans a second and memory: ``make bench``; the argument is how many (40).

``--extract 10000`` reads so many plans, and does not load them: memory does not grow where the figures are alike.
``--long 202`` loads so many plans as one text (5 MB), and tells when each stage began.
"""

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

from plangraph.bootstrap import loading, reading
from plangraph.pipeline.intake import Course

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangraph.model.plan import Plan

_NUMBER = 40
_MARKS = (50, 100)
"""Memory is told when so much in a hundred is done: it does not grow with the number where the figures are alike."""
_EXTRACTED = (10, 50, 100)


def main() -> None:
    """Each ingestion runs in a process of its own, so that its memory is its own."""
    if sys.argv[1:2] == ["--ingest"]:
        _ingest(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
        return
    if sys.argv[1:2] == ["--extract"]:
        _extract(int(sys.argv[2]))
        return
    if sys.argv[1:2] == ["--long"]:
        _long(int(sys.argv[2]))
        return
    with TemporaryDirectory() as made:
        plans = Path(made, "plans")
        _write(plans, int(sys.argv[1]) if len(sys.argv) > 1 else _NUMBER)
        _extract(_NUMBER)
        for jobs in ("1", "2"):
            subprocess.run([sys.executable, __file__, "--ingest", plans, f"{made}/store-{jobs}", jobs], check=True)


def _write(folder: Path, number: int) -> None:
    folder.mkdir()
    for each, text in enumerate(_texts(number)):
        (folder / f"{each:06}.txt").write_text(text, "utf-8")


def _texts(number: int) -> Iterator[str]:
    """The sample under other titles and with other units, about 9,000 characters each."""
    text = reading.sample().document.text
    for each in range(number):
        yield text.replace("知识产权强区", f"知识产权强区第{each}号").replace("区科技局", f"区科技{each}局")


def _extract(number: int) -> None:
    with TemporaryDirectory() as made:
        _tell("extract", "1 job", _plans(Path(made, "plan.txt"), number), number, _EXTRACTED)


def _plans(path: Path, number: int) -> Iterator[Plan]:
    for text in _texts(number):
        path.write_text(text, "utf-8")
        yield reading.extract_plan(path)


def _long(number: int) -> None:
    with TemporaryDirectory() as made:
        path = Path(made, "plan.txt")
        path.write_text("\n".join(_texts(number)), "utf-8")
        size, begun = path.stat().st_size, perf_counter()

        def tell(stage: str) -> None:
            show(f"{size / 1e6:.1f} MB, {stage}", f"{perf_counter() - begun:8.1f} s       , {_memory(RUSAGE_SELF)}")

        _exhaust(loading.ingest_files(reading.survey_files([path]).files, Course(), f"{made}/store", tell=tell))
        tell("done")


def _ingest(plans: Path, store: str, jobs: int) -> None:
    files = reading.survey_files([plans]).files
    course = Course(jobs=jobs)
    words = f"{jobs} job{'s' if jobs > 1 else ''}"
    outcomes = loading.ingest_files(files, course, store)
    _tell("ingest", words, outcomes, len(files), _MARKS)
    _exhaust(outcomes)
    if jobs > 1:
        show("  the largest reading process", f"{'':20}{_memory(RUSAGE_CHILDREN)}")
    begun = perf_counter()
    _exhaust(loading.ingest_files(files, course, store))
    show(f"ingest {len(files)} that stand, {words}", f"{_rate(len(files), begun)}, {_memory(RUSAGE_SELF)}")


def _tell(what: str, how: str, plans: Iterator[object], number: int, marks: Iterable[int]) -> None:
    begun, done = perf_counter(), 0
    for mark in marks:
        due = number * mark // 100
        _exhaust(islice(plans, due - done))
        done = due
        show(f"{what} {done}, {how}", f"{_rate(done, begun)}, {_memory(RUSAGE_SELF)}")


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
