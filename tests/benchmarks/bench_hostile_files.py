"""Prints how the time of reading grows with files and queries made to hang: ``python bench_hostile_files.py``.

Beside the seconds for half the size and the size stands the exponent between them: 1 is linear, 2 quadratic.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from functools import partial
from math import log2
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile import BODIES, BODY_SIZE, PAGE_SIZE, QUERIES, QUERY_SIZE, SLOW_PAGES
from tests.unit.read.wordprocessing import paragraph, written

from plangraph.errors import QueryError, SourceError
from plangraph.read.docx import DocxReader
from plangraph.read.html import HtmlReader
from plangraph.store.federation import refuse_federation

if TYPE_CHECKING:
    from collections.abc import Callable


def seconds(read: Callable[[int], object], size: int) -> float:
    """The processor's seconds for a file of that size, refused or not."""
    gc.collect()
    begun = process_time()
    with suppress(SourceError, QueryError):
        read(size)
    return process_time() - begun


def show(name: str, read: Callable[[int], object], size: int) -> None:
    """Prints how one kind grows."""
    half, whole = seconds(read, size // 2), seconds(read, size)
    grown = f"{log2(whole / half):.2f}" if min(half, whole) > 0.005 else "-"  # less says little of growth
    print(f"{name:28} {grown:>5}   {half:.3f} s {whole:.3f} s", flush=True)  # noqa: T201


def page_of(page: Callable[[int], str], size: int) -> None:
    """Reads a page."""
    HtmlReader().read("plan.html", page(size).encode())


def package_of(body: str, size: int) -> None:
    """Reads a DOCX that says the same over and over."""
    DocxReader().read("plan.docx", written(body * size + paragraph("甲")))


def searched(query: Callable[[int], str], size: int) -> None:
    """Searches a query for calls of other services."""
    refuse_federation(query(size))


def main() -> None:
    """Measures every kind in one run."""
    seconds(lambda _: HtmlReader().read("plan.html", "<p>一、甲".encode()), 1)
    for name, page in SLOW_PAGES.items():
        show(f"HTML: {name}", partial(page_of, page), PAGE_SIZE)
    for name, body in BODIES.items():
        show(f"DOCX: {name}", partial(package_of, body), BODY_SIZE)
    for name, query in QUERIES.items():
        show(f"SPARQL: {name}", partial(searched, query), 10 * QUERY_SIZE)


if __name__ == "__main__":
    main()
