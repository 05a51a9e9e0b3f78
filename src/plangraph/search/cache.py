"""Indexes on disk, one file a revision: made whole or not at all, and shared by processes."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import TYPE_CHECKING

from plangraph.search.schema import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_KEPT = 2
"""Indexes that stay: a reader of the revision before may still come."""
_DRAFT = ".draft-"


class Cache:
    """A folder of indexes, which may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, revision: str) -> sqlite3.Connection | None:
        """The index of that revision, if it is there and whole."""
        path = self._path(revision)
        if not path.is_file():
            return None
        try:
            connection = _opened(path)
        except sqlite3.Error:
            return None  # another process has just removed it
        if _is_whole(connection, revision):
            return connection
        connection.close()
        return None

    def make(self, revision: str, build: Callable[[sqlite3.Connection], bool]) -> sqlite3.Connection | None:
        """The index of that revision, built unless another process has; None where ``build`` says that it is not.

        Raises OSError or sqlite3.Error where the folder takes no files.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._alone():
            if found := self.find(revision):
                return found
            draft = self._folder / f"{_DRAFT}{token_hex(8)}"
            try:
                if not _drafted(draft, build):
                    return None
                draft.replace(self._path(revision))
            finally:
                draft.unlink(missing_ok=True)
            self._clear(self._path(revision))
            return self.find(revision)

    def _path(self, revision: str) -> Path:
        return self._folder / f"{revision}.{FORMAT}.sqlite"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process builds at a time; what one that was killed has left goes."""
        descriptor = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            for left in self._folder.glob(f"{_DRAFT}*"):
                left.unlink(missing_ok=True)
            yield
        finally:
            os.close(descriptor)

    def _clear(self, newest: Path) -> None:
        """Removes all but the newest indexes; who has one open keeps it."""
        with suppress(OSError):
            others = sorted(
                (file for file in self._folder.glob("*.sqlite") if file != newest),
                key=lambda file: file.stat().st_mtime,
            )
            for old in others[: 1 - _KEPT or None]:
                old.unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    # The file is never written again, so that no lock is needed and none is left behind.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _is_whole(connection: sqlite3.Connection, revision: str) -> bool:
    try:
        return connection.execute("SELECT format, revision FROM about").fetchall() == [(FORMAT, revision)]
    except sqlite3.Error:
        return False


def _drafted(draft: Path, build: Callable[[sqlite3.Connection], bool]) -> bool:
    """Whether the draft was built; it is safe on disk then."""
    connection = sqlite3.connect(draft)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        built = build(connection)
    finally:
        connection.close()
    if built:
        descriptor = os.open(draft, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    return built
