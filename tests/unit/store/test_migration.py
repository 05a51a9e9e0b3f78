"""Datasets that an older version made, as it left them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Store

from plangraph.errors import StoreLocked, StoreVersionMismatch
from plangraph.store import migration
from plangraph.store.in_process import InProcessStore
from plangraph.store.weighing import weighed

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import NamedNode, Quad


def made_by_format_1(folder: Path, published: tuple[Quad, ...], ahead: tuple[Quad, ...] = ()) -> str:
    """A dataset as format 1 had it; its writer was stopped before the snapshot of the quads that are ``ahead``."""
    (folder / "snapshots").mkdir(parents=True)
    live = Store(str(folder / "data"))
    live.extend(published)
    token = weighed(live).token
    live.backup(str(folder / "snapshots" / token))
    if ahead:
        (folder / "writing").touch()
        live.extend(ahead)
        live.flush()
    (folder / "plangraph.json").write_text(json.dumps({"format": 1, "revision": token}), "utf-8")
    return token


def marker(folder: Path) -> dict[str, object]:
    return dict(json.loads((folder / "plangraph.json").read_text("utf-8")))


def test_a_dataset_of_format_1_is_opened_for_writing_with_the_same_content_and_revision(
    folder: Path, tea: tuple[Quad, ...], graph: NamedNode
):
    token = made_by_format_1(folder, tea)
    store = InProcessStore.open(folder)
    assert store.revision == token
    assert set(store.quads()) == set(tea)
    assert marker(folder)["format"] == migration.FORMAT
    assert not (folder / "data" / "CURRENT").exists()
    assert store.replace({graph: tea[:10]})
    store.close()
    assert len(InProcessStore.open_read_only(folder).quads()) == 10


def test_what_a_writer_of_format_1_had_beyond_its_snapshot_is_kept(folder: Path, tea: tuple[Quad, ...]):
    made_by_format_1(folder, tea[:10], ahead=tea[10:])
    reader = InProcessStore.open_read_only(folder)
    assert set(reader.quads()) == set(tea[:10])
    store = InProcessStore.open(folder)
    assert set(store.quads()) == set(tea)
    assert not (folder / "writing").exists()
    assert set(reader.quads()) == set(tea[:10])
    reader.close()
    store.close()
    again = InProcessStore.open_read_only(folder)
    assert again.revision == store.revision
    assert set(again.quads()) == set(tea)


def test_a_dataset_of_format_1_in_which_nothing_was_ever_written_is_opened_empty(folder: Path):
    folder.mkdir()
    (folder / "plangraph.json").write_text('{"format": 1, "revision": null}', "utf-8")
    store = InProcessStore.open(folder)
    assert store.quads() == ()
    store.close()


def test_reading_leaves_a_dataset_of_format_1_as_it_is(folder: Path, tea: tuple[Quad, ...]):
    made_by_format_1(folder, tea)
    before = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    InProcessStore.open_read_only(folder).close()
    assert marker(folder)["format"] == 1
    assert sorted(path.relative_to(folder) for path in folder.rglob("*")) == before


@pytest.mark.parametrize("moment", ["_publish", "_write_marker", "_write_through"])
def test_a_migration_that_was_interrupted_starts_again(
    folder: Path, tea: tuple[Quad, ...], monkeypatch: pytest.MonkeyPatch, moment: str
):
    token = made_by_format_1(folder, tea[:10], ahead=tea[10:])
    with monkeypatch.context() as patch:
        patch.setattr(migration, moment, _interrupted)
        with pytest.raises(KeyboardInterrupt):
            InProcessStore.open(folder)
    assert (folder / "snapshots" / token).is_dir()
    assert set(InProcessStore.open_read_only(folder).quads()) == set(tea[:10])
    store = InProcessStore.open(folder)
    assert set(store.quads()) == set(tea)
    store.close()


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_steps_are_made_one_after_the_other(folder: Path, monkeypatch: pytest.MonkeyPatch):
    folder.mkdir()
    (folder / "plangraph.json").write_text('{"format": 1, "revision": null}', "utf-8")
    made: list[int] = []

    def step(number: int) -> None:
        made.append(number)
        (folder / "plangraph.json").write_text(json.dumps({"format": number + 1, "revision": None}), "utf-8")

    monkeypatch.setattr(migration, "_STEPS", {1: lambda _: step(1), 2: lambda _: step(2)})
    monkeypatch.setattr(migration, "FORMAT", 3)
    migration.migrate(folder)
    assert made == [1, 2]


def test_a_dataset_that_a_process_of_the_older_version_writes_is_left_to_it(folder: Path, tea: tuple[Quad, ...]):
    made_by_format_1(folder, tea)
    code = "import sys; from pyoxigraph import Store; s = Store(sys.argv[1]); print('open', flush=True); input()"
    older = subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "data")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert older.stdout
        assert older.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match=r"older plangraph writes the dataset .* stop it"):
            InProcessStore.open(folder)
        assert marker(folder)["format"] == 1
    finally:
        older.communicate("\n")
    InProcessStore.open(folder).close()


def test_a_dataset_of_a_newer_format_is_refused_with_what_to_do(folder: Path, tea: tuple[Quad, ...]):
    made_by_format_1(folder, tea)
    text = json.dumps(marker(folder) | {"format": migration.FORMAT + 1})
    (folder / "plangraph.json").write_text(text, "utf-8")
    for opener in (InProcessStore.open, InProcessStore.open_read_only):
        with pytest.raises(StoreVersionMismatch, match="install the newer plangraph that made it"):
            opener(folder)
    assert (folder / "plangraph.json").read_text("utf-8") == text


def test_a_snapshot_of_format_1_alone_is_enough(folder: Path, tea: tuple[Quad, ...]):
    token = made_by_format_1(folder, tea)
    shutil.rmtree(folder / "data")
    store = InProcessStore.open(folder)
    assert (store.revision, set(store.quads())) == (token, set(tea))
    store.close()
