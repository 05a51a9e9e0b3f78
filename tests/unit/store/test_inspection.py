"""What is found in the folder of a dataset by looking."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from plangraph.errors import StoreVersionMismatch
from plangraph.store.in_process import InProcessStore
from plangraph.store.inspection import Inspection

if TYPE_CHECKING:
    from pathlib import Path

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who holds a lock")


@pytest.fixture
def found(folder: Path, store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode) -> Inspection:
    store.replace({graph: tea})
    store.close()
    return Inspection(folder)


def test_content_is_counted_and_weighed_against_the_revision(found: Inspection, tea: tuple[Quad, ...]):
    content = found.content()
    assert (content.graphs, content.quads) == (1, len(tea))
    assert content.counted == content.claimed == found.revision


def test_content_that_is_not_what_the_revision_claims_is_told(found: Inspection, folder: Path):
    """As where files of another dataset were copied into this one."""
    (snapshot,) = (folder / "snapshots").iterdir()
    writable = Store(str(snapshot))
    writable.add(Quad(NamedNode("https://e.org/a"), NamedNode("https://e.org/b"), Literal("c")))
    writable.flush()
    del writable
    content = found.content()
    assert content.claimed == found.revision
    assert content.counted not in {"", content.claimed}


def test_a_revision_with_a_mark_of_history_claims_nothing_of_the_content(found: Inspection, folder: Path):
    store = InProcessStore.open(folder)
    store.update("INSERT DATA { GRAPH <https://e.org/g> { <https://e.org/a> <https://e.org/b> 1 } }")
    store.close()
    content = found.content()
    assert content.counted == ""
    assert content.graphs == 2


def test_a_table_with_a_broken_block_is_an_error_of_the_engine(found: Inspection, folder: Path):
    for table in (folder / "snapshots").rglob("*.sst"):
        data = bytearray(table.read_bytes())
        data[: len(data) // 2] = bytes(len(data) // 2)
        table.unlink()
        table.write_bytes(data)
    with pytest.raises(RuntimeError, match="block checksum mismatch"):
        found.content()


@LINUX
def test_who_reads_an_old_snapshot_and_who_writes_is_known(
    folder: Path, store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode
):
    code = (
        "import sys; from plangraph.store.in_process import InProcessStore as S;"
        " s = S.open_read_only(sys.argv[1]); print(s.revision, flush=True); input()"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert reader.stdout
        token = reader.stdout.readline().strip()
        store.replace({graph: tea})
        found = Inspection(folder)
        (old,) = found.old_snapshots()
        assert (old.token, [process.number for process in old.holders]) == (token, [reader.pid])
        assert "plangraph.store.in_process" in str(old.holders[0])
        assert old.size > 0
        assert [process.number for process in found.writer()] == [os.getpid()]
    finally:
        reader.communicate("\n")
    assert found.old_snapshots()[0].holders == ()
    store.close()
    assert found.writer() == ()


def test_leftovers_of_interrupted_writes_are_named(found: Inspection, folder: Path):
    assert found.leftovers() == ()
    (folder / "snapshots" / ".draft").mkdir()
    (folder / "plangraph.new").touch()
    (folder / "data" / "another").mkdir()
    names = [path.relative_to(folder).as_posix() for path in found.leftovers()]
    assert "plangraph.new" in names
    assert "snapshots/.draft" in names
    assert "data/another" in names


def test_an_older_format_is_told(found: Inspection, folder: Path):
    assert (found.format, found.is_older) == (2, False)
    marker = folder / "plangraph.json"
    marker.write_text(json.dumps({"format": 1, "revision": found.revision}), "utf-8")
    assert (found.format, found.is_older) == (1, True)
    assert found.content().counted == found.revision


def test_a_folder_that_is_no_dataset_says_so(tmp_path: Path):
    with pytest.raises(StoreVersionMismatch, match="no plangraph dataset"):
        _ = Inspection(tmp_path).revision


def test_hard_links_are_tried_and_leave_nothing(found: Inspection, folder: Path, monkeypatch: pytest.MonkeyPatch):
    before = sorted(folder.iterdir())
    assert found.links() is True

    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    assert found.links() is False
    assert sorted(folder.iterdir()) == before


def test_size_counts_a_file_of_two_names_once(found: Inspection, folder: Path):
    before = found.size()
    table = next(iter((folder / "snapshots").rglob("*.sst")))
    os.link(table, folder / "again.sst")
    assert found.size() == before
    assert found.free() > 0
