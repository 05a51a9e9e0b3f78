"""What a long run tells the person on stderr: a line a file, and on a terminal a bar below the lines.

Of a single file that takes long it tells the stages.
"""

from __future__ import annotations

import sys
from threading import Lock, Timer
from typing import TYPE_CHECKING, Self

from plangraph.cli.options import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from rich.progress import Progress
    from rich.status import Status
    from rich.text import Text

    from plangraph.pipeline.stage import Stage

_PATIENCE = 5.0
"""Seconds after which a file takes long."""


class Stages:
    """The stages of one file: on a terminal each in the place of the last, elsewhere lines, once it takes long."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._status = _status() if sys.stderr.isatty() else None
        self._timer = Timer(_PATIENCE, self._take_long)
        self._timer.daemon = True
        self._turn = Lock()
        self._stage: Stage | None = None
        self._is_long = False

    def start(self) -> None:
        """Begins to show them."""
        if self._status is None:
            self._timer.start()

    def tell(self, stage: Stage) -> None:
        """Another stage has begun."""
        with self._turn:
            self._stage = stage
            if self._status is not None:
                self._status.update(_plain(self._line()))
                self._status.start()
            elif self._is_long:
                say(self._line())

    def end(self) -> None:
        """Shows no more of them."""
        with self._turn:
            self._timer.cancel()
            self._stage = None
            if self._status is not None:
                self._status.stop()

    def _take_long(self) -> None:
        with self._turn:
            self._is_long = True
            if self._stage is not None:
                say(self._line())

    def _line(self) -> str:
        return f"{self._name}: {self._stage} …"


class Reporter:
    """A line a file; on a terminal, and where there are several files, above a bar."""

    def __init__(self, names: Sequence[str]) -> None:
        self._bar = _bar(len(names)) if len(names) > 1 and sys.stderr.isatty() else None
        self._stages = Stages(names[0]) if len(names) == 1 else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        if self._stages:
            self._stages.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
        self.end_stages()

    def tell(self, stage: Stage) -> None:
        """A single file has come to a stage."""
        if self._stages:
            self._stages.tell(stage)

    def end_stages(self) -> None:
        """The file is through them."""
        if self._stages:
            self._stages.end()

    def done(self, name: str, line: str) -> None:
        """A file is done."""
        self.end_stages()
        if self._bar is None:
            say(line)
            return
        task = self._bar.tasks[0]
        self._bar.console.print(line, soft_wrap=True)
        self._bar.update(task.id, advance=1, description=name, rate=f"{task.speed:.1f}/s" if task.speed else "")


def table(rows: Sequence[tuple[str, str]]) -> None:
    """Rows of a name and a sentence: in columns on a terminal, else a line each, parted by a tab."""
    if not sys.stderr.isatty():
        for name, sentence in rows:
            say(f"{name}\t{sentence}")
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=False)
    for row in rows:
        drawn.add_row(*row)
    Console(stderr=True, markup=False, highlight=False).print(drawn)


def _plain(line: str) -> Text:
    """A line in which [ ] are no markup."""
    from rich.text import Text

    return Text(line)


def _status() -> Status:
    """A line that turns."""
    from rich.console import Console
    from rich.status import Status

    return Status("", console=Console(stderr=True, markup=False, highlight=False))


def _bar(total: int) -> Progress:
    """The file, how many of how many, files a second, and the time that is left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True, markup=False, highlight=False),
        transient=True,
    )
    bar.add_task("", total=total, rate="")
    return bar
