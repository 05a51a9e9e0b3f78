"""Copies of a dataset in use, and datasets made from them."""

from __future__ import annotations

import json
import os
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from plangraph.errors import ParameterError, StoreUnreachable, StoreVersionMismatch
from plangraph.store import backup as backup_module
from plangraph.store.backup import Manifest, back_up, restore
from plangraph.store.in_process import InProcessStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import NamedNode, Quad

MADE, VERSION = "2026-03-01T00:00:00+00:00", "0.1.0"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backup"


@pytest.fixture
def filled(store: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode) -> InProcessStore:
    """A dataset that is open for writing while tests run."""
    store.replace({graph: tea[:50]})
    return store


@pytest.fixture
def hold(filled: InProcessStore, tea: tuple[Quad, ...], graph: NamedNode) -> Callable[[int], bool]:
    """Has the dataset hold so many of the quads."""
    return lambda count: filled.replace({graph: tea[:count]})


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def content_of(folder: Path) -> set[Quad]:
    reader = InProcessStore.open_read_only(folder)
    try:
        return set(reader.quads())
    finally:
        reader.close()


def test_a_backup_of_a_dataset_that_is_being_written_is_its_newest_snapshot(
    folder: Path, filled: InProcessStore, target: Path, tea: tuple[Quad, ...], graph: NamedNode
):
    revision = filled.revision
    manifest = back_up(folder, target, MADE, VERSION)
    filled.replace({graph: tea})
    assert (manifest.revision, manifest.made, manifest.version) == (revision, MADE, VERSION)
    assert Manifest.read(target) == manifest
    assert content_of(target) == set(tea[:50])
    assert content_of(folder) == set(tea)


def test_a_snapshot_that_a_write_would_clear_away_stands_until_it_is_copied(
    folder: Path,
    hold: Callable[[int], bool],
    target: Path,
    tea: tuple[Quad, ...],
    monkeypatch: pytest.MonkeyPatch,
):
    copied = backup_module._link_or_copy

    def while_others_write(file: Path, to: Path) -> None:
        hold(len(list(to.parent.iterdir())))
        copied(file, to)

    monkeypatch.setattr(backup_module, "_link_or_copy", while_others_write)
    back_up(folder, target, MADE, VERSION)
    assert content_of(target) == set(tea[:50])
    assert len(content_of(folder)) < 50


def test_the_manifest_names_every_other_file_with_its_size_and_sha256(
    folder: Path, filled: InProcessStore, target: Path
):
    (folder / "audit.log").write_text("{}\n", "utf-8")
    entries = {entry.path: entry for entry in back_up(folder, target, MADE, VERSION).files}
    found = contents(target)
    del found["backup.json"]
    assert {path: (entry.size, entry.sha256) for path, entry in entries.items()} == {
        path: (len(data), sha256(data).hexdigest()) for path, data in found.items()
    }
    assert f"snapshots/{filled.revision}/CURRENT" in entries
    assert "audit.log" in entries


@pytest.mark.usefixtures("filled")
def test_files_that_are_never_written_again_are_hard_links(folder: Path, target: Path):
    back_up(folder, target, MADE, VERSION)
    tables = list(target.rglob("*.sst"))
    assert tables
    assert all(table.stat().st_nlink > 2 for table in tables)
    assert (target / "plangraph.json").stat().st_nlink == 1


@pytest.mark.usefixtures("filled")
def test_where_there_are_no_hard_links_files_are_copied(
    folder: Path, target: Path, monkeypatch: pytest.MonkeyPatch, tea: tuple[Quad, ...]
):
    def refused(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    back_up(folder, target, MADE, VERSION)
    assert all(path.stat().st_nlink == 1 for path in target.rglob("*") if path.is_file())
    assert content_of(target) == set(tea[:50])


@pytest.mark.usefixtures("filled")
def test_a_folder_with_something_in_it_is_refused_and_left_alone(folder: Path, target: Path):
    target.mkdir()
    (target / "letter.txt").write_text("important", "utf-8")
    back_up(folder, target.with_name("good"), MADE, VERSION)
    with pytest.raises(ParameterError, match="is not empty"):
        back_up(folder, target, MADE, VERSION)
    with pytest.raises(ParameterError, match="is not empty"):
        restore(target.with_name("good"), target)
    assert contents(target) == {"letter.txt": b"important"}


@pytest.mark.usefixtures("filled")
def test_a_backup_goes_into_no_dataset(folder: Path):
    with pytest.raises(ParameterError, match="lie in each other"):
        back_up(folder, folder / "backup", MADE, VERSION)


@pytest.mark.usefixtures("filled")
def test_a_backup_that_fails_leaves_nothing(folder: Path, target: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Manifest, "write", full)
    with pytest.raises(StoreUnreachable, match=r"cannot be written .*No space left.* free space"):
        back_up(folder, target, MADE, VERSION)
    assert [path.name for path in target.parent.iterdir()] == [folder.name]


@pytest.mark.usefixtures("filled")
def test_what_an_interrupted_backup_left_is_cleared_away_by_the_next(folder: Path, target: Path, tea: tuple[Quad, ...]):
    part = target.with_name("backup.part")
    (part / "snapshots" / "of-yesterday").mkdir(parents=True)
    (part / ".claim").touch()
    back_up(folder, target, MADE, VERSION)
    assert not part.exists()
    assert content_of(target) == set(tea[:50])
    assert not (target / "snapshots" / "of-yesterday").exists()


@pytest.mark.usefixtures("filled")
def test_a_folder_of_others_that_has_the_name_of_a_part_is_left_alone(folder: Path, target: Path):
    part = target.with_name("backup.part")
    part.mkdir()
    (part / "letter.txt").write_text("important", "utf-8")
    with pytest.raises(ParameterError, match="holds other things"):
        back_up(folder, target, MADE, VERSION)
    assert contents(part) == {"letter.txt": b"important"}


def test_a_missing_dataset_has_no_backup(tmp_path: Path, target: Path):
    with pytest.raises(StoreVersionMismatch):
        back_up(tmp_path / "nowhere", target, MADE, VERSION)
    assert not target.exists()


def test_a_restored_dataset_has_the_revision_and_can_be_written(
    folder: Path, filled: InProcessStore, target: Path, tmp_path: Path, graph: NamedNode
):
    filled.update("INSERT DATA { <https://example.org/a> <https://example.org/b> 1 }")
    back_up(folder, target, MADE, VERSION)
    restore(target, tmp_path / "again")
    before = contents(target)
    again = InProcessStore.open(tmp_path / "again")
    assert again.revision == filled.revision
    assert set(again.quads()) == set(filled.quads())
    again.replace({graph: ()})
    again.close()
    assert contents(target) == before


def test_a_dataset_is_restored_into_an_empty_folder_such_as_a_mount_point(
    folder: Path, filled: InProcessStore, target: Path, tmp_path: Path
):
    back_up(folder, target, MADE, VERSION)
    place = tmp_path / "mounted"
    place.mkdir()
    number = place.stat().st_ino
    restore(target, place)
    assert place.stat().st_ino == number
    assert not (place / ".part").exists()
    again = InProcessStore.open(place)
    assert again.revision == filled.revision
    again.close()


@pytest.mark.usefixtures("filled")
def test_tokens_and_the_book_of_writes_come_back_for_their_owner_alone(folder: Path, target: Path, tmp_path: Path):
    (folder / "tokens.json").write_text("[]", "utf-8")
    (folder / "tokens.json").chmod(0o600)
    (folder / "audit.log").write_text("{}\n", "utf-8")
    back_up(folder, target, MADE, VERSION)
    restore(target, tmp_path / "again")
    assert (tmp_path / "again" / "tokens.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "again" / "audit.log").read_text("utf-8") == "{}\n"


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()  # the dataset has the same file under another name
    path.write_bytes(data)


def swap_size(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("harm", [flip, swap_size, os.unlink])
@pytest.mark.parametrize("pattern", ["snapshots/*/*.sst", "snapshots/*/CURRENT", "plangraph.json"])
def test_a_damaged_backup_is_refused_by_the_name_of_the_file_and_nothing_is_made(
    folder: Path, target: Path, tmp_path: Path, harm: Callable[[Path], None], pattern: str
):
    back_up(folder, target, MADE, VERSION)
    path = max(target.glob(pattern))
    harm(path)
    with pytest.raises(StoreVersionMismatch, match=rf"{path.name} (is missing|is not as it was written): take another"):
        restore(target, tmp_path / "again")
    assert not any(path.name.startswith("again") for path in tmp_path.iterdir())


@pytest.mark.usefixtures("filled")
def test_a_manifest_that_leads_out_of_the_backup_is_refused(folder: Path, target: Path, tmp_path: Path):
    back_up(folder, target, MADE, VERSION)
    manifest = json.loads((target / "backup.json").read_text("utf-8"))
    manifest["files"][0]["path"] = "../outside"
    (target / "backup.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(StoreVersionMismatch, match="outside of the backup"):
        restore(target, tmp_path / "again")
    assert not (tmp_path / "outside").exists()


@pytest.mark.usefixtures("filled")
def test_a_backup_of_a_newer_format_or_without_manifest_is_refused(folder: Path, target: Path, tmp_path: Path):
    back_up(folder, target, MADE, VERSION)
    manifest = json.loads((target / "backup.json").read_text("utf-8"))
    (target / "backup.json").write_text(json.dumps(manifest | {"format": 2}), "utf-8")
    with pytest.raises(StoreVersionMismatch, match="has format 2, and this plangraph reads 1"):
        restore(target, tmp_path / "again")
    (target / "backup.json").write_text("{", "utf-8")
    with pytest.raises(StoreVersionMismatch, match="is damaged"):
        restore(target, tmp_path / "again")
    (target / "backup.json").unlink()
    with pytest.raises(StoreVersionMismatch, match="is no backup"):
        restore(target, tmp_path / "again")


def test_a_backup_of_an_older_format_is_restored_in_the_newest(
    folder: Path, filled: InProcessStore, target: Path, tmp_path: Path
):
    revision, quads = filled.revision, set(filled.quads())
    filled.close()
    shutil.rmtree(folder / "data")
    (folder / "plangraph.json").write_text(json.dumps({"format": 1, "revision": revision}), "utf-8")
    back_up(folder, target, MADE, VERSION)
    restore(target, tmp_path / "again")
    assert json.loads((tmp_path / "again" / "plangraph.json").read_text("utf-8"))["format"] == 2
    assert content_of(tmp_path / "again") == quads


@pytest.mark.usefixtures("filled")
def test_sources_that_were_sent_in_come_back_with_the_dataset(folder: Path, target: Path, tmp_path: Path):
    sent = folder / "sources" / "plan-2026" / "plan.txt"
    sent.parent.mkdir(parents=True)
    sent.write_text("计划", "utf-8")
    back_up(folder, target, MADE, VERSION)
    restored = tmp_path / "restored"
    restore(target, restored)
    assert (restored / "sources" / "plan-2026" / "plan.txt").read_text("utf-8") == "计划"
