"""The folder of a dataset: where things stand in it, and snapshots that others read while one process writes.

::

    STORE/plangraph.json          the format's version, and the revision of the newest snapshot
    STORE/data/                   the engine's live files; one process holds them
    STORE/writing                 there only between the start of a transaction and its snapshot
    STORE/snapshots/<revision>/   hard links to the live files as they stood; never written again

Reading the live files while another process writes them is undefined in the engine, so readers open the newest
snapshot. A reader holds a shared lock on its snapshot's folder; the writer clears away only what nobody holds.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from plangraph.errors import StoreUnreachable, StoreVersionMismatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMAT = 1
_MARKER = "plangraph.json"
_ATTEMPTS = 50


class Directory:
    """A folder that holds a dataset, or will."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = path / "data"
        self._marker = path / _MARKER
        self._writing = path / "writing"
        self._snapshots = path / "snapshots"

    def prepare(self) -> None:
        """Makes a missing or empty folder a dataset's; raises StoreVersionMismatch for one with other things in it."""
        if self._marker.exists():
            self._read_marker()
        elif self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
            raise StoreVersionMismatch(f"{self.path} is no plangraph dataset: choose another folder, or an empty one.")
        else:
            self.path.mkdir(parents=True, exist_ok=True)
            self._write_marker(None)
        self._snapshots.mkdir(exist_ok=True)

    def check(self) -> str:
        """The revision of the newest snapshot; raises StoreVersionMismatch, and StoreUnreachable where none stands."""
        if not self._marker.is_file():
            raise StoreVersionMismatch(
                f"{self.path} is no plangraph dataset: name a folder that `plangraph ingest` made."
            )
        revision = self._read_marker()
        if revision is None:
            raise StoreUnreachable(f"The dataset at {self.path} is still being made: try again in a moment.")
        return revision

    def settled(self) -> str | None:
        """The revision of the live files; None where a writer was stopped before its snapshot."""
        return None if self._writing.exists() else self._read_marker()

    def begin(self) -> None:
        """Notes that the live files are about to get ahead of the newest snapshot."""
        self._writing.touch()

    def publish(self, revision: str, backup: Callable[[str], None]) -> None:
        """Makes the live files the newest snapshot, and clears away older ones that nobody reads."""
        target = self._snapshots / revision
        if not target.exists():
            draft = self._snapshots / f".{revision}"
            shutil.rmtree(draft, ignore_errors=True)
            backup(str(draft))
            draft.rename(target)
        self._write_marker(revision)
        self._writing.unlink(missing_ok=True)
        for old in self._snapshots.iterdir():
            if old != target:
                _remove_unless_read(old)

    def hold_snapshot(self) -> tuple[str, Path, int]:
        """The newest revision, its folder, and the descriptor that holds it until closed; raises StoreError."""
        for _ in range(_ATTEMPTS):
            revision = self.check()
            with suppress(FileNotFoundError):
                return revision, self._snapshots / revision, _hold(self._snapshots / revision)
        raise StoreUnreachable(f"The dataset at {self.path} has lost its snapshot: run `plangraph ingest` on it again.")

    def _read_marker(self) -> str | None:
        try:
            marker = json.loads(self._marker.read_text("utf-8"))
            made_by, revision = marker["format"], marker["revision"]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreVersionMismatch(
                f"{self._marker} is no marker of a plangraph dataset: choose another folder."
            ) from error
        if made_by != FORMAT:
            raise StoreVersionMismatch(
                f"The dataset at {self.path} has format {made_by}, and this plangraph reads {FORMAT}:"
                " choose another folder, and load its plans again."
            )
        return None if revision is None else str(revision)

    def _write_marker(self, revision: str | None) -> None:
        draft = self._marker.with_suffix(".new")
        with draft.open("w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "revision": revision}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._marker)


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
        return  # a reader holds it; the next snapshot's turn comes
    finally:
        os.close(descriptor)
