"""What is read of a folder, what is counted and what is as if it were not there."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from plangraph.errors import SourceNotFound
from plangraph.pipeline.survey import Survey, survey

if TYPE_CHECKING:
    from collections.abc import Iterator

READABLE = (".txt", ".docx")


def names(found: Survey) -> list[str]:
    return [file.name for file in found.files]


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", "utf-8")


def test_files_of_a_folder_are_read_at_any_depth_in_order(tmp_path: Path):
    put(tmp_path, "b.txt", "a.DOCX", "c/a.txt", "a/z/b.txt")
    assert names(survey([tmp_path], READABLE)) == ["a/z/b.txt", "a.DOCX", "b.txt", "c/a.txt"]


def test_a_file_that_is_named_is_read_whatever_its_suffix(tmp_path: Path):
    put(tmp_path, "a.xyz")
    assert names(survey([tmp_path / "a.xyz"], READABLE)) == ["a.xyz"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path):
    put(tmp_path, "a.txt", "b.txt")
    assert names(survey([tmp_path / "b.txt", tmp_path, tmp_path], READABLE)) == ["b.txt", "a.txt"]


def test_files_that_a_person_takes_for_plans_are_among_those_to_read(tmp_path: Path):
    put(tmp_path, "a.doc")
    assert names(survey([tmp_path], READABLE, [".doc"])) == ["a.doc"]


def test_other_files_are_counted_by_suffix(tmp_path: Path):
    put(tmp_path, "a.txt", "b.xlsx", "c.XLSX", "d/README")
    assert survey([tmp_path], READABLE).passed_over == {".xlsx": 2, "": 1}


def test_what_systems_leave_behind_is_not_even_counted(tmp_path: Path):
    put(tmp_path, "a.txt", ".b.txt", "~$a.docx", "__MACOSX/._a.txt", "__MACOSX/c.txt", ".git/d.txt")
    found = survey([tmp_path], READABLE)
    assert names(found) == ["a.txt"]
    assert not found.passed_over


def test_a_manifest_beside_its_source_is_not_told_and_one_without_is(tmp_path: Path):
    put(tmp_path, "a.txt", "a.toml", "b.toml", "c/a.toml", "c/b.docx", "c/b.toml")
    found = survey([tmp_path], READABLE)
    assert found.astray == (tmp_path / "b.toml", tmp_path / "c" / "a.toml")
    assert not found.passed_over


def test_a_link_in_a_circle_does_no_harm_and_one_to_nowhere_is_left_to_reading(tmp_path: Path):
    put(tmp_path, "a.txt")
    (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.txt").symlink_to("absent")
    (tmp_path / "self.txt").symlink_to("self.txt")
    assert names(survey([tmp_path], READABLE)) == ["a.txt", "nowhere.txt", "self.txt"]


def test_a_pipe_is_no_plan(tmp_path: Path):
    put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(survey([tmp_path], READABLE)) == ["a.txt"]


def test_a_folder_without_plans_is_an_error_that_names_the_suffixes(tmp_path: Path):
    put(tmp_path, "a.xlsx")
    with pytest.raises(SourceNotFound, match=r"holds no plan.*\.docx, \.txt"):
        survey([tmp_path], READABLE, [".doc"])


@pytest.mark.parametrize("name", ["absent", "absent/a.txt", "x" * 5000, "nul\0"])
def test_a_path_that_is_not_there_is_an_error(tmp_path: Path, name: str):
    with pytest.raises(SourceNotFound):
        survey([tmp_path / name], READABLE)


@contextmanager
def without_privilege() -> Iterator[None]:
    """Root may list every folder, so it is somebody else for a while."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_that_cannot_be_listed_is_told():
    with TemporaryDirectory() as made:
        folder, closed = Path(made), Path(made, "closed")
        folder.chmod(0o755)
        put(folder, "a.txt", "closed/b.txt")
        closed.chmod(0)
        with without_privilege():
            found = survey([folder], READABLE)
        closed.chmod(0o700)
    assert names(found) == ["a.txt"]
    assert found.closed == ((closed, "Permission denied"),)
