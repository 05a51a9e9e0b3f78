"""Drafts read one after the other in a process of its own."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT
from tests.unit.pipeline.readings import read
from tests.waiting import until

from plangraph.bootstrap.uploading import uploads, warm_up_confined
from plangraph.pipeline.draft_desk import Desk, State
from plangraph.pipeline.drafts import Spool
from plangraph.store.engine.sandbox import filters_calls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.pipeline.draft import Draft

PLAN = ROOT / "tests" / "plans" / "qinglan-elderly-care-2026.txt"
ENOUGH = 60.0


@pytest.fixture(autouse=True)
def _readings_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new process gets the search path of this one."""
    monkeypatch.syspath_prepend(str(ROOT))


@contextmanager
def desk_at(folder: Path, **options: float) -> Iterator[Desk]:
    desk = Desk(Spool(folder, "1"), read, int, **options)
    try:
        yield desk
    finally:
        desk.close()


def put(desk: Desk, words: str) -> Draft:
    return desk.spool.add("a.txt", words.encode(), None, "x")


def said(desk: Desk, draft: Draft) -> str:
    assert desk.settled(draft, ENOUGH)
    content = draft.content
    assert content is not None
    return str(content["blocked"])


def test_drafts_are_read_in_their_order(tmp_path: Path):
    with desk_at(tmp_path) as desk:
        slow, next_one = put(desk, "slow"), put(desk, "b")
        assert desk.state(slow) is State.WAITING
        assert desk.state(next_one) is State.WAITING
        assert not desk.settled(next_one, 0.3)
        assert desk.before(next_one) == 1
        (slow.folder / "go").touch()
        assert (said(desk, slow), said(desk, next_one)) == ("slow: 0", "b: 0")
        assert desk.state(slow) is State.READ


def test_a_file_that_takes_too_long_is_ended_and_the_next_is_read(tmp_path: Path):
    with desk_at(tmp_path, limit=2) as desk:
        hanging, good = put(desk, "hang"), put(desk, "b")
        assert "longer than 2 s" in said(desk, hanging)
        assert said(desk, good) == "b: 0"


def test_a_file_that_kills_its_process_is_told_and_the_next_is_read(tmp_path: Path):
    with desk_at(tmp_path) as desk:
        deadly, good = put(desk, "die"), put(desk, "b")
        assert "more memory" in said(desk, deadly)
        assert said(desk, good) == "b: 0"


def test_a_draft_that_is_discarded_holds_nobody_up(tmp_path: Path):
    with desk_at(tmp_path) as desk:
        hanging, good = put(desk, "hang"), put(desk, "b")
        desk.state(hanging)
        until(lambda: desk.state(hanging) is State.READING and hanging.stage)
        desk.discard(hanging)
        assert said(desk, good) == "b: 0"
        assert desk.spool.find(hanging.id) is None


def test_a_draft_that_is_corrected_while_it_is_read_is_read_again(tmp_path: Path):
    with desk_at(tmp_path) as desk:
        slow = put(desk, "slow")
        desk.state(slow)
        until(lambda: slow.stage)
        slow.correct(slow.corrections + "[[correction]]\n")
        (slow.folder / "go").touch()
        assert said(desk, slow) == "slow: 1"


def test_what_a_stop_interrupts_is_read_by_the_next_service(tmp_path: Path):
    with desk_at(tmp_path) as desk:
        slow = put(desk, "slow")
        desk.state(slow)
        until(lambda: slow.stage)
    assert slow.content is None
    (slow.folder / "go").touch()
    with desk_at(tmp_path) as desk:
        assert said(desk, slow) == "slow: 0"


def test_the_process_is_given_back_when_there_is_nothing_to_read(tmp_path: Path):
    with desk_at(tmp_path, idle=0.05) as desk:
        assert said(desk, put(desk, "a")) == "a: 0"
        until(lambda: desk._worker._pid is None)
        assert said(desk, put(desk, "b")) == "b: 0"


@pytest.mark.skipif(not filters_calls(), reason="this machine cannot refuse system calls")
def test_the_process_that_reads_has_no_network(tmp_path: Path):
    desk = Desk(Spool(tmp_path, "1"), read, warm_up_confined)
    try:
        assert said(desk, put(desk, "connect")) == "connect PermissionError: 0"
    finally:
        desk.close()


def test_a_plan_is_read_in_such_a_process(tmp_path: Path):
    taking = uploads(tmp_path)
    try:
        draft = taking.desk.spool.add(PLAN.name, PLAN.read_bytes(), "qinglan", "x")
        assert taking.desk.settled(draft, ENOUGH)
        content = draft.content
        assert content is not None
        assert (content["plan"], content["blocked"], len(content["tasks"])) == ("qinglan", "", 5)
        assert content["text"][slice(*content["tasks"][0]["place"])].startswith("建设社区食堂")
        graphs = draft.graphs(content)
        assert sum(map(len, graphs.values())) == content["quads"]
    finally:
        taking.desk.close()


def test_a_reading_that_fails_for_the_service_is_said_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with desk_at(tmp_path) as desk:
        run = desk._worker.do
        lost = iter([True])

        def failing(draft: Draft) -> object:
            if next(lost, False):
                raise OSError(28, "No space left on device")
            return run(draft)

        monkeypatch.setattr(desk._worker, "do", failing)
        first, second = put(desk, "a"), put(desk, "b")
        assert "No space left on device" in said(desk, first)
        assert said(desk, second) == "b: 0"
