"""How much queries may take."""

from __future__ import annotations

import os
from dataclasses import dataclass


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` a query; ``memory`` of a process and ``answer`` in MiB; ``queue`` is how many may wait.

    A query is *fresh* for ``fresh_for`` seconds; then it is *ageing*, with a lower priority, and from
    ``short_for`` seconds on *slow*, with the lowest: of these ``slow`` may run at a time, and more are refused.
    """

    seconds: float = 10.0
    memory: int = 2048
    answer: int = 1024
    queue: int = 512
    patience: float = 5.0
    fresh_for: float = 0.02
    short_for: float = 0.5
    fresh: int = max(2, processors())
    ageing: int = 8
    slow: int = max(2, processors())
    allowed: frozenset[str] = frozenset()
