"""Tasks done in processes of their own, so that one that hangs or dies costs its own task and no other."""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from enum import Enum
from itertools import islice
from multiprocessing import get_context, parent_process
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

Task = TypeVar("Task")
Result = TypeVar("Result")

_ATTEMPTS = 2
"""A process may be killed for what others use of the memory; a task whose process dies twice is itself the cause."""
_PENDING_PER_WORKER = 2
"""Results that wait to be taken, so that memory does not grow with the number of tasks."""

_TOGETHER = 8
"""Results of this process that are given together."""
_PATIENCE = 1.0
"""Seconds after which they are given, however few they are."""


class Loss(Enum):
    """Why a task has no result."""

    TIME = "it took too long"
    DEATH = "its process died"


class Worker(Generic[Task, Result]):
    """One process, started again where it was ended; an executor of one tells which task broke it."""

    def __init__(self, work: Callable[[Task], Result], warm_up: Callable[[], object], limit: float) -> None:
        self._work = work
        self._warm_up = warm_up
        self._limit = limit
        self._executor: ProcessPoolExecutor | None = None
        self._pid: int | None = None
        self._stopped = Event()

    def do(self, task: Task) -> Result | Loss:
        """The result of the task, or why there is none; raises what the work raises."""
        for _ in range(_ATTEMPTS):
            try:
                running = self._submit(task)
            except (BrokenProcessPool, OSError):
                self.close()
                continue
            if running is None:
                break
            try:
                return running.result(self._limit)
            except TimeoutError:
                self.kill()
                self.close()
                return Loss.TIME
            except BrokenProcessPool:
                self.close()
        return Loss.DEATH

    def stop(self) -> None:
        """Ends what runs, from another thread; nothing more is begun."""
        self._stopped.set()
        self.kill()

    def kill(self) -> None:
        """Ends what runs, from another thread; it is tried once more."""
        pid = self._pid
        if pid is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def close(self) -> None:
        """Waits for the process to end."""
        self._pid = None
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def _submit(self, task: Task) -> Future[Result] | None:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(1, get_context("spawn"), _begin, (self._warm_up,))
            self._pid = self._executor.submit(os.getpid).result()
        return None if self._stopped.is_set() else self._executor.submit(self._work, task)


def usable_processors() -> int:
    """The number of processors that this process may use; macOS does not tell it, and gives all."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    *,
    jobs: int,
    limit: float,
    warm_up: Callable[[], object],
) -> Generator[list[Result | Loss], None, None]:
    """The result of each task, in their order, those together that are ready; at most two a process wait meanwhile.

    With one job the work is done in this process, where nothing limits it. Otherwise a task that takes longer than
    ``limit`` seconds is ended, and one whose process dies is tried once more. ``work`` and ``warm_up``, which each
    process calls first, are functions of a module. Closing the iterator ends the processes.
    """
    if jobs == 1:
        yield from _in_turn(work, tasks)
        return
    workers = [Worker(work, warm_up, limit) for _ in range(jobs)]
    idle: SimpleQueue[Worker[Task, Result]] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def do(task: Task) -> Result | Loss:
        worker = idle.get()
        try:
            return worker.do(task)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(jobs)
    waiting: deque[Future[Result | Loss]] = deque()
    rest = iter(tasks)

    def fill() -> None:
        room = _PENDING_PER_WORKER * jobs - len(waiting)
        waiting.extend(threads.submit(do, task) for task in islice(rest, room))

    try:
        fill()
        while waiting:
            batch = [waiting.popleft().result()]
            while waiting and waiting[0].done():
                batch.append(waiting.popleft().result())
            fill()
            yield batch
    finally:
        for worker in workers:
            worker.stop()
        threads.shutdown(cancel_futures=True)
        for worker in workers:
            worker.close()


def _in_turn(work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[list[Result | Loss]]:
    """The first result alone, so that it is seen at once; then those of a second together, as far as there is room."""
    batch: list[Result | Loss] = []
    most, begun = 1, monotonic()
    for task in tasks:
        batch.append(work(task))
        if len(batch) == most or monotonic() - begun > _PATIENCE:
            yield batch
            batch, most, begun = [], _TOGETHER, monotonic()
    if batch:
        yield batch


def _begin(warm_up: Callable[[], object]) -> None:
    """In a new process: an interrupt is the parent's to handle, and the end of the parent is the end of this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    warm_up()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
