"""Prints how the time of extraction grows with the length of a text: ``python bench_length.py [seconds]``.

Plans and texts made to be slow, from 10 KB to 10 MB; each kind gets its share of the seconds (55 by default) and
stops at the size that does not fit in it or takes longer than 5 s. Beside the times stands the exponent fitted to the
last of them on a log-log scale: 1 is linear, 2 quadratic.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from math import log
from pathlib import Path
from signal import ITIMER_REAL, SIGALRM, setitimer, signal
from statistics import linear_regression
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from plangraph.pipeline.ingestion import read_plan
from plangraph.pipeline.sources import Source
from plangraph.read.detect import read
from plangraph.read.gazetteers import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

PLANS = Path(__file__).parents[1] / "plans"
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
LONGEST = 5.0
MEASURABLE = 0.005
"""Seconds below which a run says little of growth."""
LAST = 4
"""Sizes that the exponent is fitted to: the smallest ones tell of what every run takes."""
STEEP = 1.15
HEAD = "某市低空经济发展行动方案（2026—2028年）\n一、主要任务\n（一）做强产业。\n1．建好平台。"
HOSTILE = {
    "30%": "30%",
    "×": "×",
    "“甲”品牌": "“甲”品牌",
    "（": "（",
    "）": "）",
    "《": "《",
    "“": "“",
    "、": "、",
    "，": "，",
    "。": "。",
    "lines of 一、": "\n一、",
    "lines of （一）甲。": "\n（一）甲。",
    "lines of 1．": "\n1．",
    "digits": "1234567890",
    "Chinese figures": "一二三四五六七八九十",
    "tabs": "\t",
    "lines of tabs": "\t\n",
    "empty cells |": "| ",
    "lines of tasks": "\n1．甲。（责任单位：市科技局）",
    "annexes": "\n附件",
    "lines of cells": "\n| 甲 | 1 | 市科技局 |",
    "blanks": " ",
    "empty lines": "\n",
    "one letter": "a",
    "one line without 。": "推进市科技局和市财政局建设三个平台",
    "figures": "3个、",
    "industries": "产业、",
    "units in one bracket": "市科技局、",
    "brackets of units": "（责任单位：市科技局）",
    "open brackets of units": "（责任单位：市科技局、",
    "labels": "牵头单位：",
    "deadlines": "2026年12月底前，",
    "markdown": "**",
}


def plan(name: str, size: int) -> str:
    """An invented plan said again and again in other words, until it is long enough."""
    words = (PLANS / f"{name}.txt").read_text("utf-8")
    copies = -(-size // len(words.encode()))
    return "\n".join(_in_other_words(words, number) for number in range(copies))


def _in_other_words(words: str, number: int) -> str:
    """The plan with another syllable in its place, its units and its things."""
    syllable = chr(0x6C34 + number % 4000) + chr(0x6728 + number // 4000)
    for word in ("云岫", "青岚", "商务", "民政", "食堂", "无人机"):
        words = words.replace(word, word[0] + syllable + word[1:])
    return words


def hostile(piece: str, size: int) -> str:
    """One sentence of a task that is the same piece over and over."""
    return HEAD + piece * (size // len(piece.encode()))


def texts(kind: str) -> Iterator[tuple[int, bytes]]:
    """The texts of a kind with their sizes."""
    for size in SIZES:
        text = hostile(HOSTILE[kind], size) if kind in HOSTILE else plan(kind, size)
        data = text.encode()
        yield len(data), data


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TimeoutError in the block when the time is over."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal(SIGALRM, stop)
    setitimer(ITIMER_REAL, seconds)
    try:
        yield
    finally:
        setitimer(ITIMER_REAL, 0)
        signal(SIGALRM, before)


def timed(data: bytes, limit: float) -> float:
    """The processor's seconds for reading, parsing, extracting and resolving; raises TimeoutError past the limit."""
    gc.collect()
    begun = process_time()
    with at_most(limit):
        read_plan(Source("plan.txt", data), read, gazetteer(), "plan")
    return process_time() - begun


def measured(kind: str, share: float) -> tuple[list[tuple[int, float]], str]:
    """Sizes with their seconds, and where and why the kind stopped."""
    found: list[tuple[int, float]] = []
    begun = perf_counter()
    for size, data in texts(kind):
        left = share - (perf_counter() - begun)
        if found and found[-1][1] * size / found[-1][0] > left:
            return found, f"{size / 1000:.0f} KB does not fit"
        try:
            found.append((size, timed(data, min(LONGEST, max(left, 0.1)))))
        except TimeoutError:
            return found, f"{size / 1000:.0f} KB takes longer than {min(LONGEST, left):.1f} s"
    return found, ""


def exponent(found: list[tuple[int, float]]) -> float | None:
    """The slope of time over size on a log-log scale; None where too few runs took long enough."""
    telling = [(log(size), log(seconds)) for size, seconds in found if seconds >= MEASURABLE][-LAST:]
    return linear_regression(*zip(*telling, strict=True)).slope if len(telling) > 1 else None


def main() -> None:
    """Measures every kind in one run."""
    kinds = [*(path.stem for path in sorted(PLANS.glob("*.txt"))), *HOSTILE]
    total = float(sys.argv[1]) if len(sys.argv) > 1 else 55.0
    end = perf_counter() + total
    timed(plan(kinds[0], SIZES[1]).encode(), LONGEST)
    for place, kind in enumerate(kinds):
        found, stopped = measured(kind, (end - perf_counter()) / (len(kinds) - place))
        slope = exponent(found)
        grown = "-" if slope is None else f"{slope:.2f}{' steep' if slope > STEEP else ''}"
        times = " ".join(f"{size / 1000:.0f}:{seconds:.3f}" for size, seconds in found)
        print(f"{kind:28} {grown:10} {times}{'  ' if stopped else ''}{stopped}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
