"""Folders of plans into a dataset, as a person runs it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest
from tests.command_line import PROGRAM
from tests.conftest import SAMPLE_PATH

from plangraph.bootstrap.datasets import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

SHORT = """青石市茶产业行动计划（2024—2026年）

一、重点任务

1．建设茶园。新建生态茶园五千亩。（责任单位：市农业农村局、市财政局）

2．开拓市场。举办春茶节。（责任单位：市商务局）
"""


def plan(number: int) -> str:
    """A short plan with a title of its own."""
    return SHORT.replace("茶产业", f"茶产业第{number}号")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of four plans."""
    made = tmp_path / "plans"
    made.mkdir()
    for number in range(4):
        (made / f"{number}.txt").write_text(plan(number), "utf-8")
    return made


def told(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """The lines on stderr; nothing goes to stdout."""
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    return done.stderr.decode().splitlines()


def revision(store: Path) -> str:
    with open_workspace(store) as workspace:
        return workspace.store.revision


def ids(store: Path) -> list[str]:
    with open_workspace(store) as workspace:
        return [fact.id for fact in workspace.plans()]


@pytest.mark.usefixtures("folder")
def test_each_file_has_its_line_and_the_number_of_jobs_changes_nothing(plangraph: Run, tmp_path: Path):
    one = told(plangraph("ingest", "plans", "--store", "one", "-j", "1"))
    assert [line.split(":")[0] for line in one[:4]] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert all(re.fullmatch(r".*: loaded \S+ \(2 tasks, 3 units, 0 indicators, \d+ quads\)", line) for line in one[:4])
    assert one[4:] == ["4 loaded, 0 replaced, 0 unchanged, 0 skipped"]
    assert told(plangraph("ingest", "plans", "--store", "two", "-j", "2")) == one
    assert revision(tmp_path / "one") == revision(tmp_path / "two")


@pytest.mark.usefixtures("folder")
def test_a_terminal_shows_how_many_of_how_many_below_the_lines(tmp_path: Path):
    terminal, theirs = os.openpty()
    with subprocess.Popen(
        [PROGRAM, "ingest", "plans", "-j", "1"],
        cwd=tmp_path,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "200"},
    ) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: read_terminal(terminal), b"")).decode()
    os.close(terminal)
    assert process.returncode == 0
    assert "4/4" in shown
    assert shown.count(": loaded") == 4
    assert "4 loaded, 0 replaced, 0 unchanged, 0 skipped" in shown


def read_terminal(terminal: int) -> bytes:
    """What a terminal shows next, nothing where the program has ended: Linux says that by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_files_that_cannot_be_read_are_listed_with_the_reason_and_stop_no_other(plangraph: Run, folder: Path):
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    (folder / "c.docx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "d.txt").symlink_to("nowhere")
    (folder / "e.txt").write_text("今天天气很好。\n", "utf-8")
    (folder / "f.txt").write_text(plan(5), "utf-8")
    (folder / "f.toml").write_text('sha256 = "0"', "utf-8")
    done = plangraph("ingest", "plans", "-j", "1")
    lines = told(done)
    assert done.returncode == 1
    assert "4 loaded, 0 replaced, 0 unchanged, 6 skipped" in lines
    table = dict(line.split("\t") for line in lines if "\t" in line)
    assert sorted(table) == ["a.txt", "b.doc", "c.docx", "d.txt", "e.txt", "f.txt"]
    assert ".docx" in table["b.doc"]


def test_other_files_are_counted_and_what_systems_leave_behind_is_not(plangraph: Run, folder: Path):
    for name in ("a.xlsx", "b.jpg", "c.JPG", "README", ".hidden.txt", "~$0.docx", "0.toml", "lost.toml"):
        (folder / name).write_text("", "utf-8")
    for name in ("__MACOSX", ".git"):
        (folder / name).mkdir()
        (folder / name / "x.txt").write_text("x", "utf-8")
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    done = plangraph("ingest", "plans", "-j", "1")
    assert done.returncode == 0
    assert told(done)[4:] == [
        "4 loaded, 0 replaced, 0 unchanged, 0 skipped",
        "4 files passed over: no suffix 1, .jpg 2, .xlsx 1",
        "plans/lost.toml: the plan that it describes is not beside it",
    ]


@pytest.mark.usefixtures("folder")
def test_a_dry_run_tells_what_would_be_loaded_and_replaced(plangraph: Run, tmp_path: Path, folder: Path):
    plangraph("ingest", "plans/0.txt", "plans/1.txt", "-j", "1")
    (folder / "1.txt").write_text(plan(1).replace("五千亩", "六千亩"), "utf-8")
    before = revision(tmp_path / "plangraph-store")
    lines = told(plangraph("ingest", "plans", "--dry-run", "-j", "1"))
    assert "0.txt: unchanged" in lines[0]
    assert "1.txt: would replace" in lines[1]
    assert "2.txt: would load" in lines[2]
    assert revision(tmp_path / "plangraph-store") == before


@pytest.mark.parametrize("words", [("-j", "0"), ("--timeout", "0")])
@pytest.mark.usefixtures("folder")
def test_a_wrong_number_is_exit_2(plangraph: Run, words: tuple[str, str]):
    assert plangraph("ingest", "plans", *words).returncode == 2


class Running:
    """An ingestion of many plans that is under way."""

    def __init__(self, folder: Path) -> None:
        text = SAMPLE_PATH.read_text("utf-8")
        (folder / "many").mkdir()
        for number in range(30):
            (folder / "many" / f"{number:02}.txt").write_text(
                text.replace("知识产权强区", f"知识产权强区第{number}号"), "utf-8"
            )
        self.store = folder / "plangraph-store"
        self.process = subprocess.Popen(
            [PROGRAM, "ingest", "many", "-j", "2"],
            cwd=folder,
            stderr=subprocess.PIPE,
            start_new_session=True,
            # A shell lets what it starts in the background ignore Ctrl-C, and so would this.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
        )
        assert self.process.stderr
        self.messages: IO[bytes] = self.process.stderr

    def acknowledged(self, lines: int) -> list[str]:
        """The first lines, as soon as they are there."""
        return [self.messages.readline().decode() for _ in range(lines)]

    def rest(self) -> str:
        with self.messages:
            return self.messages.read().decode()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    run = Running(tmp_path)
    yield run
    if run.process.poll() is None:
        os.killpg(run.process.pid, signal.SIGKILL)
        run.process.wait()
    run.messages.close()


def id_of(line: str) -> str:
    return line.partition("loaded ")[2].partition(" ")[0]


def test_an_interrupted_run_keeps_what_it_said_and_goes_on_when_run_again(running: Running, plangraph: Run):
    first = running.acknowledged(2)
    os.killpg(running.process.pid, signal.SIGINT)
    rest = running.rest()
    assert running.process.wait(60) == 130
    assert "Traceback" not in rest
    assert "the same command again" in rest.splitlines()[-1]
    more = [line for line in rest.splitlines() if ": loaded" in line]
    assert sorted(ids(running.store)) == sorted(id_of(line) for line in (*first, *more))
    known = len(first) + len(more)
    again = plangraph("ingest", "many", "--dry-run", "-j", "1").stderr.decode()
    assert f"{30 - known} loaded, 0 replaced, {known} unchanged, 0 skipped" in again


def test_a_killed_run_leaves_what_it_said_and_no_process(running: Running, tmp_path: Path):
    first = running.acknowledged(3)
    running.process.kill()
    running.process.wait()
    deadline = time.monotonic() + 20
    while group_of(running.process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert group_of(running.process.pid) == []
    with open_workspace(tmp_path / "plangraph-store", writable=True) as workspace:
        assert {id_of(line) for line in first} <= {fact.id for fact in workspace.plans()}


def group_of(session: int) -> list[int]:
    """The processes that are left of a session."""
    listed = subprocess.check_output(["ps", "-A", "-o", "pid=,sess=,stat="], text=True).splitlines()
    return [int(p) for p, sess, state in map(str.split, listed) if int(sess) == session and not state.startswith("Z")]
