"""Prints what a search takes on the sample and on a made corpus: ``python bench_search.py``; the argument is how many.

The corpus are plans like the sample, a third of their sentences mixed up and their names numbered (1,000). Each word
is searched for by our tokens and, with ``--trigram``, by SQLite's trigrams of the same names and texts.
"""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from figures import milliseconds, show

from plangraph.bootstrap import loading
from plangraph.search.harvest import harvest
from plangraph.search.index import Index
from plangraph.search.phrases import Sought, phrases
from plangraph.search.schema import build
from plangraph.search.searcher import Searcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plangraph.search.entries import Entry, PlanEntries

_NUMBER = 1000
QUERIES = ("区", "专利", "区科技局", "专利 导航", "知识产权质押融资", "第77号", "“品牌培育”", "火星")


def main() -> None:
    """The sample through its store, then the corpus."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    with loading.sample_workspace() as workspace:
        show("search: read a plan by SPARQL", milliseconds(lambda: list(harvest(workspace.store))))
        show("search: index of the sample", milliseconds(lambda: Searcher().index(workspace.store)))
        _time("sample", Searcher().index(workspace.store))
        (plan,) = harvest(workspace.store)
    with TemporaryDirectory() as made:
        corpus = partial(_corpus, plan, numbers[0] if numbers else _NUMBER)
        _time("corpus", _built(Path(made, "tokens"), corpus))
        if "--trigram" in sys.argv:
            _trigram(Path(made, "trigram"), corpus)


def _time(where: str, index: Index) -> None:
    for query in QUERIES:
        sought = Sought(phrases(query), seconds=600)
        total = index.search(sought).total
        show(f"search: {where}, {query}, {total} hits", milliseconds(partial(index.search, sought)))


def _built(path: Path, corpus: Callable[[], Iterator[PlanEntries]]) -> Index:
    plans = list(corpus())
    begun = perf_counter()
    connection = sqlite3.connect(path, check_same_thread=False)
    build(connection, plans, "1")
    entries, signs = sum(len(plan.entries) for plan in plans), sum(len(plan.text) for plan in plans)
    _tell(f"search: index of {len(plans)} plans", begun, path, f"{entries} entries, {signs} characters")
    return Index(connection, "1")


def _tell(what: str, begun: float, path: Path, more: str) -> None:
    show(what, f"{perf_counter() - begun:8.2f} s   ({path.stat().st_size / 1e6:.0f} MB on disk, {more})")


def _corpus(plan: PlanEntries, number: int) -> Iterator[PlanEntries]:
    chance = Random(7)  # noqa: S311  the same corpus each time
    for each in range(number):
        yield _another(plan, each, chance)


def _another(plan: PlanEntries, number: int, chance: Random) -> PlanEntries:
    """The plan with a third of its sentences mixed up, as long as they were, so that places stay."""
    sentences = plan.text.split("。")
    for at in chance.sample(range(len(sentences)), len(sentences) // 3):
        sentences[at] = "".join(chance.sample(sentences[at], len(sentences[at])))
    text = "。".join(sentences).replace("强区", f"{number % 100:02}")
    entries = tuple(_renamed(entry, number) for entry in plan.entries)
    return replace(plan, iri=f"{plan.iri}-{number}", id=f"{plan.id}-{number}", text=text, entries=entries)


def _renamed(entry: Entry, number: int) -> Entry:
    own = "/plan/" in entry.iri
    iri = entry.iri.replace("/plan/", f"/plan/{number}-") if own else f"{entry.iri}-{number % 100}"
    return replace(entry, iri=iri, label=f"{entry.label}第{number % 100}号")


def _trigram(path: Path, corpus: Callable[[], Iterator[PlanEntries]]) -> None:
    """The same rows under the tokenizer that finds nothing shorter than three characters."""
    plans = list(corpus())
    begun = perf_counter()
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(label, names, body, content='', tokenize='trigram')")
    for plan in plans:
        for entry in plan.entries:
            row = (entry.label, "、".join(entry.names), plan.text[slice(*entry.body)] if entry.body else "")
            connection.execute("INSERT INTO words VALUES (?, ?, ?)", row)
    connection.execute("INSERT INTO words(words) VALUES ('optimize')")
    connection.commit()
    _tell("trigram: index", begun, path, "rows alone")
    for query in QUERIES:
        sought = " AND ".join(f'"{word}"' for word in query.strip("“”").split())
        found = connection.execute("SELECT COUNT(*) FROM words WHERE words MATCH ?", (sought,)).fetchone()[0]
        work = partial(
            connection.execute, "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20", (sought,)
        )
        show(f"trigram: {query}, {found} rows", milliseconds(partial(_fetched, work)))
    connection.close()


def _fetched(work: Callable[[], sqlite3.Cursor]) -> list[object]:
    return work().fetchall()


if __name__ == "__main__":
    main()
