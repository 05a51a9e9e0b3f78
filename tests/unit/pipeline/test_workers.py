"""Tasks in processes: one that hangs or dies costs itself alone."""

from __future__ import annotations

import os
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT
from tests.unit.pipeline.deeds import Deed, do

from plangraph.pipeline.workers import Loss, batches, usable_processors

if TYPE_CHECKING:
    from collections.abc import Generator


@pytest.fixture(autouse=True)
def _deeds_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new process gets the search path of this one."""
    monkeypatch.syspath_prepend(str(ROOT))


def run(*deeds: Deed, jobs: int = 2, limit: float = 60) -> Generator[tuple[int, int] | Loss, None, None]:
    """The results, each a number and a process."""
    with closing(batches(do, deeds, jobs=jobs, limit=limit, warm_up=os.getpid)) as ready:
        for batch in ready:
            yield from batch


def numbers(*deeds: Deed, jobs: int = 2, limit: float = 60) -> list[int | Loss]:
    """The results without their processes."""
    return [result if isinstance(result, Loss) else result[0] for result in run(*deeds, jobs=jobs, limit=limit)]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_results_come_in_the_order_of_the_tasks():
    assert numbers(*map(Deed, range(20))) == list(range(20))


def test_one_job_needs_no_other_process():
    assert list(run(Deed(1), jobs=1)) == [(1, os.getpid())]


def test_one_job_gives_the_first_result_alone_and_then_several_but_none_later_than_a_second():
    def together(seconds: float, number: int) -> list[int]:
        done = batches(lambda _: time.sleep(seconds), range(number), jobs=1, limit=1, warm_up=os.getpid)
        return [len(batch) for batch in done]

    assert together(0, 20) == [1, 8, 8, 3]
    assert together(0.6, 4) == [1, 2, 1]


def test_results_that_are_ready_when_the_next_is_asked_for_come_together():
    done = batches(do, list(map(Deed, range(12))), jobs=2, limit=60, warm_up=os.getpid)
    sizes = []
    for batch in done:
        sizes.append(len(batch))
        time.sleep(0.3)
    assert sum(sizes) == 12
    assert max(sizes) == 4


def test_several_jobs_are_done_in_other_processes():
    done = [result for result in run(Deed(1), Deed(2)) if not isinstance(result, Loss)]
    assert [number for number, _ in done] == [1, 2]
    assert os.getpid() not in {pid for _, pid in done}


def test_a_task_that_takes_too_long_is_ended_and_the_others_are_done():
    assert numbers(Deed(0), Deed(1, hang=True), Deed(2), Deed(3), limit=1) == [0, Loss.TIME, 2, 3]


def test_a_task_whose_process_dies_is_tried_once_more(tmp_path: Path):
    note = tmp_path / "note"
    assert numbers(Deed(0), Deed(1, note, die=1), Deed(2)) == [0, 1, 2]
    assert note.read_text() == "tried\n" * 2


def test_a_task_whose_process_dies_twice_is_lost_and_the_others_are_done(tmp_path: Path):
    note = tmp_path / "note"
    assert numbers(Deed(0), Deed(1, note, die=9), Deed(2), Deed(3)) == [0, Loss.DEATH, 2, 3]
    assert note.read_text() == "tried\n" * 2


def test_no_task_is_begun_long_before_its_result_is_wanted(tmp_path: Path):
    notes = [tmp_path / str(number) for number in range(12)]
    running = run(*(Deed(number, note) for number, note in enumerate(notes)))
    next(running)
    time.sleep(0.5)
    assert sum(note.exists() for note in notes) <= 8
    running.close()


def test_closing_ends_the_processes_at_once():
    running = run(Deed(0), Deed(1, hang=True), Deed(2, hang=True), limit=600)
    result = next(running)
    assert not isinstance(result, Loss)
    running.close()
    assert not alive(result[1])


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_task_gives_no_result(jobs: int):
    assert numbers(jobs=jobs) == []


def test_at_least_one_processor_is_usable():
    assert usable_processors() >= 1
