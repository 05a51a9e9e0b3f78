"""What a long run tells the person on stderr: a line a file, and on a terminal a bar below the lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from plangraph.cli.options import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from rich.progress import Progress


class Reporter:
    """A line a file; on a terminal, and where there are several files, above a bar."""

    def __init__(self, total: int) -> None:
        self._bar = _bar(total) if total > 1 and sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def done(self, name: str, line: str) -> None:
        """A file is done."""
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
