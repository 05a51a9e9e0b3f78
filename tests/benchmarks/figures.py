"""A figure: the median of several runs with its spread."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def milliseconds(work: Callable[[], object], runs: int = 20, warm_up: int = 2) -> str:
    """Median, least and most of ``runs`` runs in milliseconds, after ``warm_up`` runs that do not count."""
    for _ in range(warm_up):
        work()
    taken = []
    for _ in range(runs):
        begun = perf_counter()
        work()
        taken.append((perf_counter() - begun) * 1000)
    return f"{median(taken):8.2f} ms  (min {min(taken):.2f}, max {max(taken):.2f}, {runs} runs)"


def show(name: str, figure: str) -> None:
    """Prints a figure under its name."""
    print(f"{name:34}{figure}", flush=True)  # noqa: T201  a benchmark prints
