"""Ctrl-C that waits."""

from __future__ import annotations

import signal

import pytest

from plangraph.pipeline.interruption import held_back


def test_an_interrupt_is_raised_after_the_work_that_must_not_be_broken_off():
    done = []

    def work() -> None:
        with held_back():
            signal.raise_signal(signal.SIGINT)
            done.append("whole")

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["whole"]
    assert signal.getsignal(signal.SIGINT) is before


def test_without_an_interrupt_nothing_is_raised():
    with held_back():
        pass
