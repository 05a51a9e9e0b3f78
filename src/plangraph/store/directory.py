"""The folder of a dataset: where things stand in it, and snapshots that others read while one process writes.

::

    STORE/plangraph.json          the format, and the revision of the newest snapshot; `migration` has older formats
    STORE/snapshots/<revision>/   the dataset at a revision, never written again
    STORE/data/<random>/          the engine's live files, made anew from the newest snapshot at each opening
    STORE/search/                 the index of full-text search by revision, made anew where it is missing
    STORE/sources/, drafts/       plans that were sent in: accepted, and still being checked

The newest snapshot is the truth. A write is made when its snapshot is on disk and the marker names it; what the live
files hold beyond that is thrown away. Reading them while another process writes them is undefined in the engine, so
readers open the newest snapshot, with a shared lock on its folder; the writer clears away only what nobody holds. The
writer has an exclusive lock on STORE.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from contextlib import suppress
from secrets import token_hex
from typing import TYPE_CHECKING

from pyoxigraph import Store

from plangraph.errors import StoreLocked, StoreUnreachable, StoreVersionMismatch
from plangraph.store.content import Revision
from plangraph.store.migration import FORMAT, expect_readable, migrate

if TYPE_CHECKING:
    from pathlib import Path

_MARKER = "plangraph.json"
_ATTEMPTS = 50
_WORN = 4 << 20
"""Bytes of the engine's journal of files; each snapshot copies it, and only a new opening begins it anew."""


class Directory:
    """A folder that holds a dataset, or will."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._marker = path / _MARKER
        self._data = path / "data"
        self._snapshots = path / "snapshots"
        self._live = self._apart = self._data

    def claim(self) -> int:
        """A descriptor that keeps other writers out until closed; a missing or empty folder becomes a dataset's.

        Raises StoreLocked, and StoreVersionMismatch for a folder with other things in it.
        """
        if self.path.exists() and not self.path.is_dir():
            raise self._foreign()
        self.path.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._prepare()
        except BlockingIOError as error:
            os.close(descriptor)
            raise StoreLocked(
                f"Another process writes the dataset at {self.path}: stop it, or name another with --store."
            ) from error
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def check(self) -> str:
        """The token of the newest snapshot; raises StoreVersionMismatch, and StoreUnreachable where none stands."""
        if not self._marker.is_file():
            raise StoreVersionMismatch(
                f"{self.path} is no plangraph dataset: name a folder that `plangraph ingest` made."
            )
        revision = self.published()
        if revision is None:
            raise StoreUnreachable(f"The dataset at {self.path} is still being made: try again in a moment.")
        return revision.token

    def published(self) -> Revision | None:
        """The revision of the newest snapshot; raises StoreVersionMismatch."""
        try:
            marker = json.loads(self._marker.read_text("utf-8"))
            made_by, token = marker["format"], marker["revision"]
            # Datasets from before there were marks have the token alone.
            weight, mark = int(marker.get("weight", token or "0"), 16), str(marker.get("mark", ""))
        except (ValueError, KeyError, TypeError) as error:
            raise StoreVersionMismatch(
                f"{self._marker} is no marker of a plangraph dataset: choose another folder."
            ) from error
        expect_readable(self.path, made_by)
        return None if token is None else Revision(weight, mark)

    def begin(self, store: Store) -> None:
        """Nothing: the newest snapshot is what a write can fall back to."""

    def room(self) -> Path:
        """A folder for files that a write needs meanwhile; what is forgotten there goes with the next opening."""
        return self._data

    def publish(self, store: Store, revision: Revision) -> None:
        """Makes what the live files hold the newest snapshot, safe on disk."""
        draft, target = self._snapshots / ".draft", self._snapshots / revision.token
        if not target.exists():
            shutil.rmtree(draft, ignore_errors=True)
            store.backup(str(draft))  # the engine writes it through to the disk
            draft.rename(target)
            _write_through(self._snapshots)
        self._write_marker(revision)

    def clear(self, newest: str) -> None:
        """Removes the snapshots other than ``newest`` that nobody reads; what fails waits for the next time."""
        with suppress(OSError):
            for old in self._snapshots.iterdir():
                if old.name != newest:
                    _remove_unless_read(old)

    def restore(self) -> Store:
        """The dataset as the newest snapshot has it, in new live files; raises StoreUnreachable where it is lost."""
        store = self.apart()
        self.take_over()
        return store

    def apart(self) -> Store:
        """As ``restore``, but the live files that stand stay until ``take_over``."""
        revision = self.published()
        live = self._data / token_hex(8)
        live.mkdir(parents=True)
        if revision:
            self._copy(self._snapshots / revision.token, live)
        self._apart = live
        return Store(str(live))

    def take_over(self) -> None:
        """Makes the live files that were made last the only ones."""
        self._live = self._apart
        for old in self._data.iterdir():
            if old != self._live:
                _remove(old)

    def is_worn(self) -> bool:
        """Whether so much was written that snapshots become slow, until the dataset is restored."""
        return sum(file.stat().st_size for file in self._live.glob("MANIFEST-*")) > _WORN

    def hold_snapshot(self) -> tuple[str, Path, int]:
        """The newest token, its folder, and the descriptor that holds it until closed; raises StoreError."""
        for _ in range(_ATTEMPTS):
            token = self.check()
            with suppress(FileNotFoundError):
                return token, self._snapshots / token, _hold(self._snapshots / token)
        raise self._lost()

    def _prepare(self) -> None:
        if self._marker.exists():
            migrate(self.path)
        elif any(self.path.iterdir()):
            raise self._foreign()
        else:
            self._write_marker(None)
        self._snapshots.mkdir(exist_ok=True)

    def _copy(self, snapshot: Path, live: Path) -> None:
        if not snapshot.is_dir():
            raise self._lost()
        for file in snapshot.iterdir():
            # Tables are never written again; to the rest the engine appends.
            if file.suffix != ".sst" or not _linked(file, live / file.name):
                shutil.copyfile(file, live / file.name)

    def _write_marker(self, revision: Revision | None) -> None:
        content: dict[str, object] = {"format": FORMAT, "revision": None}
        if revision is not None:
            content |= {"revision": revision.token, "weight": f"{revision.weight:x}", "mark": revision.mark}
        draft = self._marker.with_suffix(".new")
        with draft.open("w", encoding="utf-8") as file:
            json.dump(content, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._marker)
        _write_through(self.path)

    def _foreign(self) -> StoreVersionMismatch:
        return StoreVersionMismatch(f"{self.path} is no plangraph dataset: choose another folder, or an empty one.")

    def _lost(self) -> StoreUnreachable:
        return StoreUnreachable(
            f"The dataset at {self.path} has lost its snapshot: put the folder back from a copy,"
            " or load its plans into another."
        )


def _hold(folder: Path) -> int:
    """A descriptor with a shared lock on a folder that still stands; raises FileNotFoundError where it is gone."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        folder.stat()
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _remove_unless_read(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder)
    except OSError:
        return  # a reader holds it; its turn comes
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _linked(file: Path, target: Path) -> bool:
    """Whether a second name was given to a file; not every file system can."""
    try:
        os.link(file, target)
    except OSError:
        return False
    return True


def _write_through(folder: Path) -> None:
    """Makes the names in a folder as safe as the files."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
