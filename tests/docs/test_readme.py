"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
NUMBER = re.compile(r"\d[\d,.–]*")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a README in one language."""
    return [body for tongue, body in BLOCK.findall((ROOT / name).read_text("utf-8")) if tongue == language]


def tour(name: str) -> list[str]:
    """The plangraph commands that a README shows."""
    lines = "\n".join(blocks(name, "sh")).splitlines()
    return [line.partition(" #")[0].strip() for line in lines if line.startswith("plangraph ")]


def figures(name: str) -> list[list[str]]:
    """The numbers of each row of the tables that a README shows."""
    rows = re.findall(r"(?m)^\|.*[\d].*\|$", (ROOT / name).read_text("utf-8"))
    return [NUMBER.findall(row) for row in rows]


@pytest.mark.parametrize("readme", READMES)
def test_every_link_to_a_file_leads_somewhere(readme: str):
    assert [link for link in LINK.findall((ROOT / readme).read_text("utf-8")) if not (ROOT / link).exists()] == []


def test_both_readmes_show_the_same_commands():
    assert tour("README.md") == tour("README.zh-CN.md")


def test_both_readmes_have_the_same_code_and_figures():
    english, chinese = READMES
    assert blocks(english, "python") == blocks(chinese, "python")
    assert figures(english) == figures(chinese)
    assert len(figures(english)) > 30


@pytest.mark.parametrize("command", tour("README.md"))
def test_every_command_of_the_tour_runs(
    command: str, plangraph: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
):
    (tmp_path / "data").symlink_to(ROOT / "data")
    (tmp_path / "my-plans").mkdir()
    (tmp_path / "my-plans" / "plan.txt").write_bytes((ROOT / "data/sources/dazu-ip-2025.txt").read_bytes())
    words = shlex.split(command.partition("|")[0])
    done = plangraph(*words[1:])
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout or len(list(tmp_path.iterdir())) > 2


def test_the_python_of_the_readme_runs(tmp_path: Path):
    (tmp_path / "data").symlink_to(ROOT / "data")
    for code in blocks("README.md", "python"):
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
