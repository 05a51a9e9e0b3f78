"""Bad input gets one sentence that says what to do, its exit code, and a store that stays as it was."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLE_PATH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
PROSE = "今天天气很好。\n我们去公园散步，看见了许多花。\n"


def one_sentence(stderr: bytes) -> str:
    """The one line on stderr."""
    lines = stderr.decode().strip().splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    return lines[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [("empty.txt", b""), ("picture.png", PNG), ("picture.txt", PNG), ("plan.xyz", b"\x00\x01\x02\x03")],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_exit_2(plangraph: Run, tmp_path: Path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    done = plangraph("ingest", name)
    assert done.returncode == 2
    assert name in one_sentence(done.stderr)
    assert not (tmp_path / "plangraph-store").exists()


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_a_missing_file_is_one_sentence_and_exit_2(plangraph: Run, command: str):
    done = plangraph(command, "absent.txt")
    assert done.returncode == 2
    assert "absent.txt" in one_sentence(done.stderr)


def test_a_folder_without_plans_is_one_sentence_and_exit_2(plangraph: Run, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    done = plangraph("ingest", "folder")
    assert done.returncode == 2
    assert "folder" in one_sentence(done.stderr)


def test_a_text_that_is_no_plan_is_a_warning_that_names_what_was_not_found_and_exit_1(plangraph: Run, tmp_path: Path):
    (tmp_path / "prose.txt").write_text(PROSE, "utf-8")
    done = plangraph("ingest", "prose.txt")
    assert done.returncode == 1
    assert "任务" in one_sentence(done.stderr)
    assert plangraph("extract", "prose.txt").returncode == 1


@pytest.mark.usefixtures("dataset")
def test_a_text_that_is_no_plan_leaves_the_store_as_it_was(plangraph: Run, tmp_path: Path):
    (tmp_path / "prose.txt").write_text(PROSE, "utf-8")
    before = plangraph("export").stdout
    assert plangraph("ingest", "prose.txt").returncode == 1
    assert plangraph("export").stdout == before


def test_a_folder_that_is_no_store_is_left_alone(plangraph: Run, tmp_path: Path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.txt").write_text("a", "utf-8")
    done = plangraph("ingest", SAMPLE_PATH, "--store", "papers")
    assert done.returncode == 2
    assert "papers" in one_sentence(done.stderr)
    assert [p.name for p in (tmp_path / "papers").iterdir()] == ["a.txt"]


@pytest.mark.usefixtures("dataset")
def test_an_unknown_unit_is_answered_with_the_nearest_and_exit_1(plangraph: Run):
    done = plangraph("query", "who-owns-what", "-p", "unit=区科计局")
    assert done.returncode == 1
    assert "区科技局" in one_sentence(done.stderr)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("query", "who-owns-wat"), "who-owns-what"),
        (("query", "who-owns-what"), "unit"),
        (("query", "who-owns-what", "-p", "unit"), "unit=区科技局"),
        (("view", "piechart"), "collaboration"),
        (("view", "matrix", "-f", "docx"), "png"),
        (("plans", "--store", "absent"), "absent"),
    ],
)
@pytest.mark.usefixtures("dataset")
def test_a_wrong_word_is_one_sentence_that_names_the_right_ones(plangraph: Run, words: tuple[str, ...], said: str):
    done = plangraph(*words)
    assert done.returncode == 2
    assert said in one_sentence(done.stderr)


@pytest.mark.usefixtures("dataset")
def test_a_query_that_is_no_sparql_is_one_sentence_and_exit_2(plangraph: Run, tmp_path: Path):
    (tmp_path / "broken.rq").write_text("SELECT WHERE", "utf-8")
    done = plangraph("query", "broken.rq")
    assert done.returncode == 2
    one_sentence(done.stderr)
