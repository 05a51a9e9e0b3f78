"""Drafts read one after the other, each in a process of its own that a time limit ends."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from enum import StrEnum
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING

from plangraph.pipeline.draft_reading import too_much_memory, too_much_time, unreadable
from plangraph.pipeline.workers import Loss, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangraph.pipeline.draft import Draft
    from plangraph.pipeline.drafts import Spool

LIMIT = 300.0
"""Seconds for a file, as for ``plangraph ingest``."""
_IDLE = 120.0
"""Seconds after which the process is given back when there is nothing to read."""


class State(StrEnum):
    """How far a draft is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"


class Desk:
    """Has drafts read; those that a restart interrupted are read when they are next asked for.

    ``read`` and ``warm_up``, which a new process calls first, are functions of a module.
    """

    def __init__(
        self,
        spool: Spool,
        read: Callable[[Draft], None],
        warm_up: Callable[[], object],
        *,
        limit: float = LIMIT,
        idle: float = _IDLE,
    ) -> None:
        self.spool = spool
        self.changing = Lock()
        """Held by whoever replaces the corrections of a draft, from reading the old ones on."""
        self._worker = Worker(read, warm_up, limit)
        self._limit = limit
        self._idle = idle
        self._changed = Condition()
        self._queue: deque[str] = deque()
        self._current: str | None = None
        self._closed = False
        self._thread: Thread | None = None

    def state(self, draft: Draft) -> State:
        """How far a draft is; one that nobody reads yet is put in the queue."""
        with self._changed:
            if draft.content is not None:
                return State.READ
            if draft.id == self._current:
                return State.READING
            if draft.id not in self._queue and not self._closed:
                self._queue.append(draft.id)
                self._start()
                self._changed.notify_all()
            return State.WAITING

    def before(self, draft: Draft) -> int:
        """The number of drafts that are read before this one."""
        with self._changed:
            there = self._queue.index(draft.id) if draft.id in self._queue else 0
            return there + (self._current not in {None, draft.id})

    def settled(self, draft: Draft, seconds: float) -> bool:
        """Waits until a draft is read, or for so long; whether it is."""
        with self._changed:
            self.state(draft)
            return self._changed.wait_for(lambda: draft.content is not None, seconds)

    def discard(self, draft: Draft) -> None:
        """Takes a draft away, and ends its reading."""
        with self._changed:
            with suppress(ValueError):
                self._queue.remove(draft.id)
            self.spool.remove(draft)
            if draft.id == self._current:
                self._worker.kill()

    def close(self) -> None:
        """Ends what is read; it stays a draft."""
        with self._changed:
            self._closed = True
            self._queue.clear()
            self._changed.notify_all()
        self._worker.stop()
        if self._thread is not None:
            self._thread.join()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._run, name="drafts", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while self._take():
            draft = self.spool.find(self._current or "")
            try:
                if draft is not None:
                    self._read_or_say(draft)
            finally:
                with self._changed:
                    self._current = None
                    self._changed.notify_all()
        self._worker.close()

    def _read_or_say(self, draft: Draft) -> None:
        """Reads a draft; one that cannot be read stops none of the others."""
        try:
            self._read(draft)
        except Exception as error:  # noqa: BLE001  whatever it is, the thread goes on
            with suppress(OSError):
                draft.keep(draft.edition, unreadable(draft, error))

    def _take(self) -> bool:
        """Makes the next of the queue the current one; False when the desk is closed."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue or self._closed, self._idle)
                if self._closed:
                    return False
                if self._queue:
                    self._current = self._queue.popleft()
                    return True
            self._worker.close()

    def _read(self, draft: Draft) -> None:
        edition = draft.edition
        result = self._worker.do(draft)
        if isinstance(result, Loss) and not self._closed:
            content = too_much_time(draft, self._limit) if result is Loss.TIME else too_much_memory(draft)
            with suppress(OSError):  # the draft was discarded meanwhile
                draft.keep(edition, content)
        with self._changed:
            if draft.edition not in {"", edition} and draft.id not in self._queue:
                self._queue.append(draft.id)  # it was corrected while it was read
