"""An index belongs to a revision, on disk or in memory, whoever makes it and whatever happens meanwhile."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import sample_workspace
from plangraph.errors import StoreBusy
from plangraph.search import searcher
from plangraph.search.cache import Cache
from plangraph.search.harvest import harvest
from plangraph.search.phrases import Sought, phrases
from plangraph.search.schema import build
from plangraph.search.searcher import Searcher
from plangraph.settings import Settings
from plangraph.store.in_process import InProcessStore
from plangraph.vocabulary import DCTERMS, PLAN, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from plangraph.model.solutions import Solutions, Term
    from plangraph.search.entries import PlanEntries

GRAPH = NamedNode("urn:graph")
PLAN_IRI = NamedNode("urn:plan")


def put(store: InProcessStore, label: str) -> None:
    """Makes the dataset a plan of that label."""
    store.replace(
        {
            GRAPH: (
                Quad(PLAN_IRI, RDF.term("type"), PLAN.term("ActionPlan"), GRAPH),
                Quad(PLAN_IRI, RDFS.term("label"), Literal(label, language="zh"), GRAPH),
                Quad(PLAN_IRI, DCTERMS.term("identifier"), Literal("plan"), GRAPH),
            )
        }
    )


def labels(searched: Searcher, store: InProcessStore, word: str = "计划") -> list[str]:
    return [hit.label for hit in searched.search(store, Sought(phrases(word))).hits]


@pytest.fixture
def store() -> InProcessStore:
    store = InProcessStore.in_memory()
    put(store, "甲计划")
    return store


@pytest.fixture(params=["memory", "disk"])
def searched(request: pytest.FixtureRequest, tmp_path: Path) -> Searcher:
    return Searcher(tmp_path / "search" if request.param == "disk" else None)


def test_a_hit_is_of_the_revision_that_the_dataset_has(searched: Searcher, store: InProcessStore):
    for label in ("甲计划", "乙计划", "甲计划", "丙计划"):
        put(store, label)
        found = searched.search(store, Sought(phrases("计划")))
        assert ([hit.label for hit in found.hits], found.revision) == ([label], store.revision)


def test_an_index_is_made_once_for_a_revision(searched: Searcher, store: InProcessStore):
    assert searched.index(store) is searched.index(store)


class Moving(InProcessStore):
    """A dataset that others change while it is read, so many times."""

    changes = 0

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        found = super().select(query, bindings)
        if self.changes:
            self.changes -= 1
            put(self, f"{self.changes}号计划")
        return found


def test_what_changes_while_it_is_read_is_read_again(searched: Searcher):
    store = Moving.in_memory()
    put(store, "甲计划")
    store.changes = 2
    assert labels(searched, store) == ["0号计划"]


def test_what_changes_all_the_time_is_refused_and_leaves_nothing(tmp_path: Path):
    store = Moving.in_memory()
    put(store, "甲计划")
    store.changes = 1000
    with pytest.raises(StoreBusy, match="try again"):
        Searcher(tmp_path).search(store, Sought(phrases("计划")))
    assert [file.name for file in tmp_path.iterdir()] == ["lock"]


class Unmarked(InProcessStore):
    """A dataset without a revision, as some servers have it: each look gives another."""

    looks = 0

    @property
    def revision(self) -> str:
        self.looks += 1
        return f"look-{self.looks}"


def test_a_dataset_without_a_revision_is_read_for_each_search(searched: Searcher, tmp_path: Path):
    store = Unmarked.in_memory()
    put(store, "甲计划")
    assert labels(searched, store) == ["甲计划"]
    put(store, "乙计划")
    assert labels(searched, store) == ["乙计划"]
    assert list(tmp_path.rglob("*.sqlite")) == []


def test_another_process_finds_the_index_on_disk(
    tmp_path: Path, store: InProcessStore, monkeypatch: pytest.MonkeyPatch
):
    labels(Searcher(tmp_path), store)
    monkeypatch.setattr(searcher, "build", None)
    assert labels(Searcher(tmp_path), store) == ["甲计划"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + bytes(500)])
def test_a_damaged_index_is_made_anew(tmp_path: Path, store: InProcessStore, damage: bytes):
    labels(Searcher(tmp_path), store)
    (file,) = tmp_path.glob("*.sqlite")
    file.write_bytes(damage)
    assert labels(Searcher(tmp_path), store) == ["甲计划"]
    assert file.read_bytes() != damage


def test_an_index_of_another_revision_under_this_name_is_not_believed(tmp_path: Path, store: InProcessStore):
    labels(Searcher(tmp_path), store)
    (old,) = tmp_path.glob("*.sqlite")
    put(store, "乙计划")
    old.rename(tmp_path / old.name.replace(old.name.split(".")[0], store.revision))
    assert labels(Searcher(tmp_path), store) == ["乙计划"]


def test_old_indexes_go_and_who_reads_one_goes_on(tmp_path: Path, store: InProcessStore):
    first = Searcher(tmp_path)
    labels(first, store)
    index = first.index(store)
    for each in range(5):
        put(store, f"{each}号计划")
        labels(Searcher(tmp_path), store)
    assert len(list(tmp_path.glob("*.sqlite"))) == 2
    assert [hit.label for hit in index.search(Sought(phrases("计划"))).hits] == ["甲计划"]


@pytest.mark.parametrize("blocked", ["a file", "a folder that takes nothing"])
def test_where_no_file_can_be_made_memory_does(tmp_path: Path, store: InProcessStore, blocked: str):
    folder = tmp_path / "search"
    if blocked == "a file":
        folder.write_text("")
    else:
        (folder / "lock").mkdir(parents=True)
    assert labels(Searcher(folder), store) == ["甲计划"]


def test_a_failure_in_the_middle_leaves_no_index(tmp_path: Path):
    def fail(connection: sqlite3.Connection) -> bool:
        connection.execute("CREATE TABLE about (format, revision)")
        connection.commit()
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Cache(tmp_path).make("1", fail)
    assert [file.name for file in tmp_path.iterdir()] == ["lock"]
    assert Cache(tmp_path).find("1") is None


KILLED = """
import os, signal, sys
from pathlib import Path
from plangraph.search.cache import Cache

def die(connection):
    connection.execute("CREATE TABLE about (format, revision)")
    connection.commit()
    os.kill(os.getpid(), signal.SIGKILL)

Cache(Path(sys.argv[1])).make("1", die)
"""


def test_a_process_that_is_killed_leaves_a_draft_that_the_next_clears_away(tmp_path: Path, store: InProcessStore):
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list(tmp_path.glob(".draft-*"))) == 1
    assert list(tmp_path.glob("*.sqlite")) == []
    assert labels(Searcher(tmp_path), store) == ["甲计划"]
    assert list(tmp_path.glob(".draft-*")) == []


def test_many_threads_make_one_index_and_all_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    built: list[str] = []

    def counted(connection: sqlite3.Connection, plans: Iterable[PlanEntries], revision: str) -> None:
        built.append(revision)
        build(connection, plans, revision)

    monkeypatch.setattr(searcher, "build", counted)
    with sample_workspace(Settings()) as workspace:
        searched = Searcher(tmp_path)
        with ThreadPoolExecutor(8) as pool:
            totals = set(
                pool.map(
                    lambda _: searched.search(workspace.store, Sought(phrases("科技"), seconds=60)).total, range(64)
                )
            )
    assert len(totals) == len(built) == 1


def test_who_comes_while_an_index_is_made_is_told_to_come_again(store: InProcessStore, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(searcher, "PATIENCE", 0.01)
    searched, begun, go_on = Searcher(), threading.Event(), threading.Event()

    def wait(store: InProcessStore) -> Iterable[PlanEntries]:
        begun.set()
        assert go_on.wait(60)
        return harvest(store)

    monkeypatch.setattr(searcher, "harvest", wait)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(labels, searched, store)
        assert begun.wait(60)
        with pytest.raises(StoreBusy, match="being made"):
            labels(searched, store)
        go_on.set()
        assert first.result() == ["甲计划"]
    assert labels(searched, store) == ["甲计划"]


def test_the_index_of_a_dataset_on_disk_stands_beside_it(dataset: Path):
    for _ in range(2):
        with open_workspace(dataset) as workspace:
            assert workspace.search("区科技局").hits[0].label == "区科技局"
            files = [file.name for file in dataset.joinpath("search").glob("*.sqlite")]
            assert [name.split(".")[0] for name in files] == [workspace.store.revision]
    with open_workspace(dataset, writable=True) as workspace:
        workspace.remove("dazu-ip-2025")
        assert workspace.search("区科技局").total == 0
