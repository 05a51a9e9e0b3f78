"""The stages of a single file, on a terminal and elsewhere."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from plangraph.cli import progress
from plangraph.cli.progress import Reporter
from plangraph.pipeline.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable


class Clock:
    """A timer whose time comes when the test says so."""

    running: list[Clock]

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        assert seconds > 1
        self.ring = ring

    def start(self) -> None:
        self.running.append(self)

    def cancel(self) -> None:
        if self in self.running:
            self.running.remove(self)


@pytest.fixture(autouse=True)
def clocks(monkeypatch: pytest.MonkeyPatch) -> list[Clock]:
    monkeypatch.setattr(progress, "Timer", Clock)
    Clock.running = []
    return Clock.running


def test_a_file_that_takes_long_has_a_line_a_stage(clocks: list[Clock], capsys: pytest.CaptureFixture[str]):
    with Reporter(["plan.txt"]) as shown:
        shown.tell(Stage.READING)
        shown.tell(Stage.EXTRACTING)
        clocks[0].ring()
        shown.tell(Stage.WRITING)
        shown.done("plan.txt", "plan.txt: loaded plan")
    assert capsys.readouterr().err.splitlines() == [
        "plan.txt: extracting …",
        "plan.txt: writing …",
        "plan.txt: loaded plan",
    ]


def test_a_file_that_is_done_soon_has_its_own_line_alone(clocks: list[Clock], capsys: pytest.CaptureFixture[str]):
    with Reporter(["plan.txt"]) as shown:
        for stage in Stage:
            shown.tell(stage)
        shown.done("plan.txt", "plan.txt: loaded plan")
        assert not clocks
    assert capsys.readouterr().err.splitlines() == ["plan.txt: loaded plan"]


def test_of_several_files_no_stage_is_told(clocks: list[Clock], capsys: pytest.CaptureFixture[str]):
    with Reporter(["a.txt", "b.txt"]) as shown:
        shown.tell(Stage.WRITING)
        assert not clocks
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_the_stage_at_once_and_in_the_end_the_line_alone(monkeypatch: pytest.MonkeyPatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with Reporter(["[plan].txt"]) as shown:
        shown.tell(Stage.READING)
        shown.done("[plan].txt", "[plan].txt: loaded plan")
    text = terminal.getvalue()
    assert "[plan].txt: reading …" in text
    assert text.endswith("[plan].txt: loaded plan\n")
