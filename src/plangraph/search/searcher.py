"""Searches a dataset as it stands: by the index of its very revision, made when it is first asked for."""

from __future__ import annotations

import sqlite3
from threading import Lock
from typing import TYPE_CHECKING

from plangraph.errors import StoreBusy
from plangraph.search.cache import Cache
from plangraph.search.harvest import harvest
from plangraph.search.index import Index
from plangraph.search.schema import build

if TYPE_CHECKING:
    from pathlib import Path

    from plangraph.protocols import SparqlStore
    from plangraph.search.hits import Found
    from plangraph.search.phrases import Sought

PATIENCE = 5.0
"""Seconds that others wait while one makes the index; they hold a thread of the service each."""
_ATTEMPTS = 3


class Searcher:
    """Keeps the index of one revision: in files of a folder where that can be, else in memory."""

    def __init__(self, folder: Path | None = None) -> None:
        self._cache = Cache(folder) if folder else None
        self._kept: Index | None = None
        self._turn = Lock()

    def search(self, store: SparqlStore, sought: Sought) -> Found:
        """The hits in the dataset as it stands, best first; raises QueryTimeout, StoreBusy."""
        return self.index(store).search(sought)

    def index(self, store: SparqlStore) -> Index:
        """The index of the dataset's revision; raises StoreBusy while it is being made or the dataset changes."""
        revision = store.revision
        kept = self._kept
        if kept is not None and kept.revision == revision:
            return kept
        if not self._turn.acquire(timeout=PATIENCE):
            raise StoreBusy("The search index is being made: try again in a few seconds.", 5)
        try:
            return self._made(store)
        finally:
            self._turn.release()

    def _made(self, store: SparqlStore) -> Index:
        for _ in range(_ATTEMPTS):
            revision = store.revision
            if self._kept is not None and self._kept.revision == revision:
                return self._kept
            if store.revision != revision:  # a server that none of our writes has marked has no revision to keep to
                return Index(_in_memory(store, revision), revision)
            if connection := self._connection(store, revision):
                self._kept = Index(connection, revision)
                return self._kept
        raise StoreBusy("The dataset changes faster than it can be searched: try again in a moment.", 5)

    def _connection(self, store: SparqlStore, revision: str) -> sqlite3.Connection | None:
        """The index of a revision; None where the dataset has another by now."""

        def built(connection: sqlite3.Connection) -> bool:
            build(connection, harvest(store), revision)
            return store.revision == revision

        if self._cache is not None:
            try:
                return self._cache.find(revision) or self._cache.make(revision, built)
            except (OSError, sqlite3.Error):
                pass  # a folder that takes no files: memory does
        connection = _memory()
        if built(connection):
            return connection
        connection.close()
        return None


def _in_memory(store: SparqlStore, revision: str) -> sqlite3.Connection:
    connection = _memory()
    build(connection, harvest(store), revision)
    return connection


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False)
