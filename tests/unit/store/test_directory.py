"""The folder of a dataset: versions, locks, snapshots, and a process that dies in the middle."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad, Store

from plangraph.errors import StoreLocked, StoreUnreachable, StoreVersionMismatch
from plangraph.store.directory import Directory
from plangraph.store.in_process import InProcessStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Starter = Callable[[str, Path], tuple[subprocess.Popen[str], str]]

PRELUDE = """
import os, sys
from pyoxigraph import *
from plangraph.store.in_process import InProcessStore
def facts(count):
    g = NamedNode("https://example.org/g")
    p = NamedNode("https://example.org/p")
    return {g: [Quad(NamedNode(f"https://example.org/{n}"), p, Literal(n)) for n in range(count)]}
"""


@pytest.fixture
def other_process() -> Iterator[Starter]:
    """Starts Python with a piece of code that has ``facts`` and the store's class; waits for its first line."""
    started: list[subprocess.Popen[str]] = []

    def start(code: str, folder: Path) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [sys.executable, "-c", PRELUDE + textwrap.dedent(code), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout
        return process, process.stdout.readline().strip()

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_dataset_is_there_again_after_closing(folder: Path, tea: tuple[Quad, ...], graph: NamedNode):
    store = InProcessStore.open(folder)
    store.replace({graph: tea})
    revision = store.revision
    store.close()
    again = InProcessStore.open(folder)
    assert again.revision == revision
    assert set(again.quads()) == set(tea)
    again.close()


def test_an_empty_folder_becomes_a_dataset(folder: Path):
    folder.mkdir()
    InProcessStore.open(folder).close()
    assert json.loads((folder / "plangraph.json").read_text("utf-8"))["format"] == 2


def test_a_folder_with_other_things_is_refused_and_left_alone(folder: Path):
    folder.mkdir()
    (folder / "letter.txt").write_text("important", "utf-8")
    for opener in (InProcessStore.open, InProcessStore.open_read_only):
        with pytest.raises(StoreVersionMismatch, match="is no plangraph dataset"):
            opener(folder)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_file_is_refused(tmp_path: Path):
    path = tmp_path / "notes"
    path.write_text("important", "utf-8")
    for opener in (InProcessStore.open, InProcessStore.open_read_only):
        with pytest.raises(StoreVersionMismatch, match="is no plangraph dataset"):
            opener(path)


def test_a_dataset_of_another_format_is_refused_and_left_alone(folder: Path, store: InProcessStore):
    store.close()
    marker = folder / "plangraph.json"
    marker.write_text('{"format": 99, "revision": null}', "utf-8")
    for opener in (InProcessStore.open, InProcessStore.open_read_only):
        with pytest.raises(StoreVersionMismatch, match="has format 99, and this plangraph reads up to 2"):
            opener(folder)
    assert marker.read_text("utf-8") == '{"format": 99, "revision": null}'


def test_a_broken_marker_is_refused(folder: Path, store: InProcessStore):
    store.close()
    (folder / "plangraph.json").write_text("{", "utf-8")
    with pytest.raises(StoreVersionMismatch, match="no marker"):
        InProcessStore.open(folder)


def test_a_missing_dataset_cannot_be_read(folder: Path):
    with pytest.raises(StoreVersionMismatch):
        InProcessStore.open_read_only(folder)
    assert not folder.exists()


def test_a_second_writer_is_told_of_the_first(folder: Path, other_process: Starter):
    process, ready = other_process("s = InProcessStore.open(sys.argv[1]); print('open', flush=True); input()", folder)
    assert ready == "open"
    with pytest.raises(StoreLocked, match="Another process writes the dataset"):
        InProcessStore.open(folder)
    process.communicate("\n")
    InProcessStore.open(folder).close()


def test_a_reader_sees_the_newest_snapshot_while_another_process_writes(folder: Path, other_process: Starter):
    code = """
    s = InProcessStore.open(sys.argv[1])
    for count in (3, 5):
        s.replace(facts(count)); print(s.revision, flush=True); input()
    """
    writer, first = other_process(code, folder)
    before = InProcessStore.open_read_only(folder)
    assert writer.stdin
    assert writer.stdout
    writer.stdin.write("\n")
    writer.stdin.flush()
    second = writer.stdout.readline().strip()
    after = InProcessStore.open_read_only(folder)
    assert (before.revision, len(before.quads())) == (first, 3)
    assert (after.revision, len(after.quads())) == (second, 5)
    before.close()
    after.close()
    writer.communicate("\n")


def test_old_snapshots_go_when_nobody_reads_them(
    folder: Path, store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode
):
    store.replace({graph: tea[:10]})
    reader = InProcessStore.open_read_only(folder)
    store.replace({graph: tea[:20]})
    held = {path.name for path in (folder / "snapshots").iterdir()}
    assert held == {reader.revision, store.revision}
    assert len(reader.quads()) == 10
    reader.close()
    store.replace({graph: tea[:30]})
    assert {path.name for path in (folder / "snapshots").iterdir()} == {store.revision}


def snapshots(folder: Path) -> set[str]:
    return {path.name for path in (folder / "snapshots").iterdir()}


def test_older_snapshots_wait_for_whoever_settles_and_go_at_the_next_opening(
    folder: Path, tea: tuple[Quad, ...], graph: NamedNode
):
    store = InProcessStore.open(folder, settles=False)
    store.replace({graph: tea[:10]})
    first = store.revision
    store.replace({graph: tea[:20]})
    assert snapshots(folder) >= {first, store.revision}
    store.settle()
    assert snapshots(folder) == {store.revision}
    store.replace({graph: tea[:30]})
    store.close()
    assert len(snapshots(folder)) == 2
    opened = InProcessStore.open(folder)
    assert snapshots(folder) == {opened.revision}
    opened.close()


def test_readers_never_find_a_snapshot_gone(folder: Path, other_process: Starter):
    code = """
    s = InProcessStore.open(sys.argv[1]); print('open', flush=True)
    for count in range(1, 30): s.replace(facts(count))
    """
    writer, _ = other_process(code, folder)
    seen = []
    while writer.poll() is None:
        reader = InProcessStore.open_read_only(folder)
        seen.append(len(reader.quads()))
        reader.close()
    assert seen == sorted(seen)
    assert writer.returncode == 0


MOMENTS = ["transaction.commit", "Directory.publish", "Directory._write_marker"]
"""Before the transaction, after it, and after the snapshot's files, just before the marker names it."""


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_process_killed_in_a_change_leaves_nothing_of_it(folder: Path, other_process: Starter, moment: str):
    code = f"""
    from plangraph.store import transaction
    from plangraph.store.directory import Directory
    s = InProcessStore.open(sys.argv[1]); s.replace(facts(3))
    {moment} = lambda *_, **__: os.kill(os.getpid(), 9)
    print(s.revision, flush=True)
    s.replace(facts(500))
    """
    process, old = other_process(code, folder)
    assert process.wait() == -signal.SIGKILL
    reader = InProcessStore.open_read_only(folder)
    store = InProcessStore.open(folder)
    for opened in (reader, store):
        assert (opened.revision, len(opened.quads())) == (old, 3)
        opened.close()


LONG_MOMENTS = ["Loading._load", "Loading._finish", "Directory.publish", "Directory._write_marker"]


@pytest.mark.parametrize("moment", LONG_MOMENTS)
def test_a_process_killed_in_a_long_change_leaves_nothing_of_it(folder: Path, other_process: Starter, moment: str):
    code = f"""
    from plangraph.store import in_process, loading
    from plangraph.store.directory import Directory
    from plangraph.store.loading import Loading
    in_process._LONG, loading._TOGETHER = 5, 1000
    s = InProcessStore.open(sys.argv[1]); s.replace(facts(3))
    {moment} = lambda *_: os.kill(os.getpid(), 9)
    print(s.revision, flush=True)
    s.replace(facts(500))
    """
    process, old = other_process(code, folder)
    assert process.wait() == -signal.SIGKILL
    reader = InProcessStore.open_read_only(folder)
    store = InProcessStore.open(folder)
    for opened in (reader, store):
        assert (opened.revision, len(opened.quads())) == (old, 3)
        opened.close()
    assert len(list((folder / "data").iterdir())) == 1


def test_a_process_killed_after_the_marker_leaves_all_of_it(folder: Path, other_process: Starter):
    code = """
    from plangraph.store.directory import Directory
    s = InProcessStore.open(sys.argv[1]); s.replace(facts(3))
    Directory.clear = lambda *_: os.kill(os.getpid(), 9)
    print('open', flush=True)
    s.replace(facts(500))
    """
    process, _ = other_process(code, folder)
    assert process.wait() == -signal.SIGKILL
    store = InProcessStore.open(folder)
    assert len(store.quads()) == 500
    store.close()


def test_a_folder_that_cannot_be_made_says_why(tmp_path: Path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StoreUnreachable, match="cannot be opened"):
        InProcessStore.open(tmp_path / "file" / "store")


def test_a_disk_that_refuses_is_named_and_the_dataset_stays_as_it_was(
    folder: Path, store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode, monkeypatch: pytest.MonkeyPatch
):
    store.replace({graph: tea[:10]})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Directory, "_write_marker", full)
        with pytest.raises(StoreUnreachable, match=r"cannot be written .*No space left"):
            store.replace({graph: tea})
        assert len(store.quads()) == 10
    store.replace({graph: tea})
    store.close()
    again = InProcessStore.open(folder)
    assert set(again.quads()) == set(tea)
    again.close()


def test_a_dataset_without_its_snapshot_is_closed_rather_than_emptied(
    folder: Path, store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode
):
    store.replace({graph: tea[:10]})
    (folder / "snapshots").rename(folder / "elsewhere")
    with pytest.raises(StoreUnreachable, match="cannot be written"):
        store.replace({graph: tea})
    with pytest.raises(StoreUnreachable, match="closed"):
        store.quads()
    store.close()
    with pytest.raises(StoreUnreachable, match="lost its snapshot"):
        InProcessStore.open(folder)
    (folder / "elsewhere").rename(folder / "lost")
    shutil.rmtree(folder / "snapshots")
    (folder / "lost").rename(folder / "snapshots")
    again = InProcessStore.open(folder)
    assert set(again.quads()) == set(tea[:10])
    again.close()


def test_a_dataset_of_an_older_layout_is_read_from_its_snapshot(folder: Path, tea: tuple[Quad, ...], graph: NamedNode):
    """Its live files stood in ``data`` itself, its marker had no mark."""
    store = InProcessStore.open(folder)
    store.replace({graph: tea})
    revision = store.revision
    store.close()
    (folder / "plangraph.json").write_text(json.dumps({"format": 1, "revision": revision}), "utf-8")
    shutil.rmtree(folder / "data")
    Store(str(folder / "data")).add(Quad(graph, graph, graph))
    again = InProcessStore.open(folder)
    assert again.revision == revision
    assert set(again.quads()) == set(tea)
    assert len(list((folder / "data").iterdir())) == 1
    again.close()
