"""The newest snapshot of a dataset, followed while other processes write."""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from plangraph.errors import StoreUnreachable

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.store.directory import Directory


class Newest:
    """Holds the newest snapshot, so that it is not cleared away; ``moved`` is told its folder when it changes.

    Threads may look at the same time.
    """

    def __init__(self, directory: Directory, moved: Callable[[str], None]) -> None:
        self._directory = directory
        self._marker = str(directory.path / "plangraph.json")  # os.stat takes a string in half the time
        self._moved = moved
        self._seen: tuple[int, int] | None = None
        self._held = -1
        self._turn = Lock()
        self._revision = ""
        self._folder = ""

    def look(self) -> tuple[str, str]:
        """Revision and folder of the newest snapshot, at the cost of a look at its marker; raises StoreError."""
        seen = _state(self._marker)
        with self._turn:
            if seen != self._seen:
                revision, folder, held = self._directory.hold_snapshot()
                self._release()
                self._seen, self._held, self._revision, self._folder = seen, held, revision, str(folder)
                self._moved(self._folder)
            return self._revision, self._folder

    def close(self) -> None:
        """Lets go of the snapshot."""
        with self._turn:
            self._release()

    def _release(self) -> None:
        if self._held >= 0:
            with suppress(OSError):
                os.close(self._held)
        self._held, self._seen = -1, None


def _state(marker: str) -> tuple[int, int]:
    try:
        found = os.stat(marker)  # noqa: PTH116  it is asked at every request
    except OSError as error:
        raise StoreUnreachable(
            "The dataset is gone with its {marker} ({strerror}): put it back, or start with another.",
            marker=marker,
            strerror=error.strerror,
        ) from error
    return found.st_ino, found.st_mtime_ns
