"""Statements on their way into the engine: many of them through files, which the engine reads beside this thread."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from pyoxigraph import RdfFormat

if TYPE_CHECKING:
    from types import TracebackType

    from pyoxigraph import Store

_TOGETHER = 24 << 20
"""Bytes that the engine sorts at a time, some 65,000 statements of a plan, for which it takes 60 MB."""
_THREADS = 2


class Loading:
    """Loads statements in any order; all of them are in the engine when the block ends without an error.

    It is no transaction: whoever loads must be able to go back. The files stand in ``folder`` meanwhile.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._undo = ExitStack()
        self._waiting: list[bytes] = []
        self._size = 0
        self._threads: ThreadPoolExecutor | None = None
        self._running: set[Future[None]] = set()
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def put(self, n_quads: bytes) -> None:
        """Takes whole lines; raises what the engine raised for earlier ones."""
        self._waiting.append(n_quads)
        self._size += len(n_quads)
        if self._size >= _TOGETHER:
            self._hand_over()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._undo:
            if error is None:
                self._finish()

    def _finish(self) -> None:
        if self._waiting:
            self._hand_over()
        for future in self._running:
            future.result()

    def _hand_over(self) -> None:
        if self._threads is None:
            self._place = Path(self._undo.enter_context(TemporaryDirectory(dir=self._folder)))
            self._threads = self._undo.enter_context(ThreadPoolExecutor(_THREADS))
        if len(self._running) >= _THREADS:
            done, self._running = wait(self._running, return_when=FIRST_COMPLETED)
            for future in done:
                future.result()
        self._files += 1
        file = self._place / f"{self._files}.nq"
        file.write_bytes(b"".join(self._waiting))
        self._waiting, self._size = [], 0
        self._running.add(self._threads.submit(self._load, file))

    def _load(self, file: Path) -> None:
        # Given a path, the engine lets other threads go on.
        self._store.bulk_load(path=str(file), format=RdfFormat.N_QUADS, lenient=True)
        file.unlink()
