"""Copies of a dataset that is in use, and datasets made from them.

::

    DIR/plangraph.json            as in a dataset, so that a copy can be queried where it lies
    DIR/snapshots/<revision>/     the newest snapshot: hard links to its files, or copies
    DIR/tokens.json, audit.log    where the dataset has them
    DIR/sources/                  the files and corrections of plans that were sent in
    DIR/backup.json               revision, date, version, and the size and SHA-256 of each file

A copy or dataset that is being made has another name, or no marker, until all of it is on disk.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import file_digest
from typing import IO, TYPE_CHECKING, Self

from plangraph.errors import ParameterError, StoreUnreachable, StoreVersionMismatch
from plangraph.store.directory import Directory
from plangraph.store.in_process import InProcessStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORMAT = 1
_MANIFEST = "backup.json"
_MARKER = "plangraph.json"
_BESIDE = ("tokens.json", "audit.log")
_SNAPSHOTS = "snapshots"
_SOURCES = "sources"
_OURS = frozenset({_MANIFEST, _MARKER, "plangraph.new", *_BESIDE, _SNAPSHOTS, _SOURCES, "data"})
_PART, _CLAIM = ".part", ".claim"
_ATTEMPTS = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a backup."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds; ``made`` is the time in UTC, ``version`` that of plangraph."""

    revision: str
    made: str
    version: str
    files: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(entry.size for entry in self.files)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest of a backup; raises StoreVersionMismatch where the folder is none."""
        path = folder / _MANIFEST
        try:
            content = json.loads(path.read_text("utf-8"))
            made_by = content["format"]
            files = tuple(Entry(str(e["path"]), int(e["size"]), str(e["sha256"])) for e in content["files"])
            found = cls(str(content["revision"]), str(content["made"]), str(content["version"]), files)
        except OSError as error:
            raise StoreVersionMismatch(
                f"{folder} is no backup ({error.strerror}: {_MANIFEST}): name a folder that `plangraph backup` made."
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise StoreVersionMismatch(f"{path} is damaged: take another backup.") from error
        if made_by != _FORMAT:
            raise StoreVersionMismatch(
                f"The backup at {folder} has format {made_by}, and this plangraph reads {_FORMAT}:"
                " install the plangraph that made it."
            )
        return found

    def write(self, folder: Path) -> None:
        """Writes the manifest through to the disk."""
        with (folder / _MANIFEST).open("w", encoding="utf-8") as file:
            json.dump({"format": _FORMAT, **asdict(self)}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())


def back_up(store: Path, target: Path, made: str, version: str) -> Manifest:
    """Copies the newest snapshot of the dataset in ``store``, which may be in use, to a folder that is not there yet.

    Raises ParameterError for a folder with something in it, StoreUnreachable where the disk refuses, StoreError.
    """
    _expect_apart(store, target)
    try:
        with _held(store) as (token, marker, snapshot), _whole(target, _MANIFEST) as part:
            folder = part / _SNAPSHOTS / token
            folder.mkdir(parents=True)
            for file in sorted(snapshot.iterdir()):
                _link_or_copy(file, folder / file.name)
            (part / _MARKER).write_bytes(marker)
            for name in _BESIDE:
                with suppress(FileNotFoundError):
                    _copy(store / name, part / name)
            _copy_sources(store, part)
            manifest = Manifest(token, made, version, tuple(_entries(part)))
            manifest.write(part)
    except OSError as error:
        raise StoreUnreachable(
            f"The backup at {target} cannot be written ({error}): free space or mend permissions."
        ) from error
    return manifest


def restore(backup: Path, target: Path) -> Manifest:
    """Makes a dataset from a backup, in a folder that is not there yet, after each file was found whole.

    Raises StoreVersionMismatch where the folder is no backup, or a damaged one, ParameterError for a target with
    something in it, StoreUnreachable where the disk refuses.
    """
    manifest = Manifest.read(backup)
    _expect_apart(backup, target)
    try:
        with _whole(target, _MARKER) as part:
            for entry in manifest.files:
                _restore_file(backup, entry, part)
            _expect_to_open(part, backup, manifest.revision)
    except OSError as error:
        raise StoreUnreachable(
            f"The dataset at {target} cannot be written ({error}): free space or mend permissions."
        ) from error
    return manifest


@contextmanager
def _held(store: Path) -> Iterator[tuple[str, bytes, Path]]:
    """The newest revision, the marker that names it, and its snapshot, which stands until the end."""
    directory = Directory(store)
    for _ in range(_ATTEMPTS):
        token, snapshot, held = directory.hold_snapshot()
        try:
            marker = (store / _MARKER).read_bytes()
            if json.loads(marker)["revision"] == token:
                yield token, marker, snapshot
                return
        finally:
            os.close(held)
    raise StoreUnreachable(f"The dataset at {store} changes too fast to be copied: try again in a moment.")


@contextmanager
def _whole(target: Path, last: str) -> Iterator[Path]:
    """A folder to fill, which becomes ``target`` when nothing went wrong, and is gone otherwise.

    Where the target is an empty folder, such as a mount point, it is filled with ``last`` at the end.
    """
    target = target.absolute()
    inside = target.is_dir()
    if target.exists() and (not inside or any(entry.name != _PART for entry in target.iterdir())):
        raise ParameterError(f"{target} is not empty: name a folder that is not there yet.")
    part = target / _PART if inside else target.with_name(f"{target.name}{_PART}")
    held = _claim(part)
    try:
        yield part
        (part / _CLAIM).unlink()
        _write_through(part, *(found for found in part.rglob("*") if found.is_dir()))
        if inside:
            for entry in sorted(part.iterdir(), key=lambda found: found.name == last):
                entry.rename(target / entry.name)
            part.rmdir()
            _write_through(target)
        else:
            part.rename(target)
            _write_through(target.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    finally:
        os.close(held)


def _claim(part: Path) -> int:
    """The folder anew, held until the descriptor is closed; what an interrupted run left is cleared away."""
    part.mkdir(parents=True, exist_ok=True)
    found = tuple(entry for entry in part.iterdir() if entry.name != _CLAIM)
    if any(entry.name not in _OURS for entry in found):
        raise ParameterError(f"{part} holds other things: take them away, or name another folder.")
    held = os.open(part / _CLAIM, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(held)
        raise ParameterError(f"{part} is being written by another process: wait for it, or name another.") from error
    for entry in found:
        _remove(entry)
    return held


def _restore_file(backup: Path, entry: Entry, part: Path) -> None:
    target = part / entry.path
    if part.resolve() not in target.resolve().parents:
        raise StoreVersionMismatch(f"{backup / _MANIFEST} names a file outside of the backup: take another backup.")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _copy(backup / entry.path, target)
    except FileNotFoundError as error:
        raise StoreVersionMismatch(f"{backup / entry.path} is missing: take another backup.") from error
    if _entry(part, target) != entry:
        raise StoreVersionMismatch(f"{backup / entry.path} is not as it was written: take another backup.")


def _expect_to_open(folder: Path, backup: Path, revision: str) -> None:
    store = InProcessStore.open(folder)
    try:
        if store.revision != revision:
            raise StoreVersionMismatch(
                f"The backup at {backup} has revision {store.revision}, and its manifest says {revision}:"
                " take another backup."
            )
    finally:
        store.close()


def _expect_apart(one: Path, other: Path) -> None:
    """Raises ParameterError where one folder is, or lies in, the other."""
    first, second = one.resolve(), other.resolve()
    if first == second or first in second.parents or second in first.parents:
        raise ParameterError(f"{other} and {one} lie in each other: name a folder elsewhere.")


def _entries(folder: Path) -> Iterator[Entry]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != _CLAIM:
            yield _entry(folder, path)


def _entry(folder: Path, path: Path) -> Entry:
    """The entry of a file, with its bytes written through to the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        return Entry(path.relative_to(folder).as_posix(), os.fstat(file.fileno()).st_size, _sha256(file))


def _sha256(file: IO[bytes]) -> str:
    return file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _link_or_copy(file: Path, target: Path) -> None:
    """A second name for a file that is never written again; not every file system has them."""
    try:
        os.link(file, target)
    except OSError:
        _copy(file, target)


def _copy(file: Path, target: Path) -> None:
    shutil.copyfile(file, target)
    shutil.copymode(file, target)


def _copy_sources(store: Path, part: Path) -> None:
    for file in sorted((store / _SOURCES).rglob("*")):
        if file.is_file():
            target = part / file.relative_to(store)
            target.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # replaced while the backup is made: the next one has it
                _copy(file, target)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _write_through(*folders: Path) -> None:
    """Makes the names in folders as safe as the files."""
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
