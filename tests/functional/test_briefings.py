"""``plangraph brief`` and ``plangraph cite`` as a person runs them."""

from __future__ import annotations

import os
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from tests.command_line import PROGRAM
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

PLAN = "dazu-ip-2025"

pytestmark = pytest.mark.usefixtures("dataset")


def test_the_suffix_of_the_output_names_the_form(plangraph: Run, tmp_path: Path):
    for form, start in (("pptx", b"PK"), ("html", b"<!doctype html>"), ("md", "# 区科技局承担".encode())):
        done = plangraph("brief", PLAN, "--unit", "区科技局", "-o", f"out/briefing.{form}")
        assert done.returncode == 0, done.stderr.decode()
        assert (tmp_path / "out" / f"briefing.{form}").read_bytes().startswith(start)


def test_markdown_has_its_pictures_beside_it(plangraph: Run, tmp_path: Path):
    plangraph("brief", PLAN, "-o", "我的 简报.md")
    names = {path.name for path in (tmp_path / "我的 简报_files").iterdir()}
    assert names == {f"{view}.{form}" for view in ("matrix", "collaboration", "indicators") for form in ("svg", "png")}
    assert "(%E6%88%91%E7%9A%84%20%E7%AE%80%E6%8A%A5_files/matrix.png)" in (tmp_path / "我的 简报.md").read_text(
        "utf-8"
    )


def test_without_an_output_markdown_goes_to_stdout_and_tells_pictures_in_words(plangraph: Run, tmp_path: Path):
    text = plangraph("brief", PLAN).stdout.decode()
    assert text.startswith("# 关于《重庆市大足区知识产权强区行动计划")
    assert "责任矩阵：19 项任务为行" in text
    assert "![" not in text
    assert [path.name for path in tmp_path.iterdir()] == ["plangraph-store"]


@pytest.mark.soak
def test_the_hash_seed_changes_no_byte(tmp_path: Path):
    for seed in ("1", "2"):
        command: list[str | Path] = [PROGRAM, "brief", PLAN, "-o", f"{seed}.docx"]
        subprocess.run(command, cwd=tmp_path, env=os.environ | {"PYTHONHASHSEED": seed}, check=True)
    assert (tmp_path / "1.docx").read_bytes() == (tmp_path / "2.docx").read_bytes()


def test_a_template_of_ones_own_is_filled(plangraph: Run, tmp_path: Path):
    template = ROOT / "docs" / "briefing-template.docx"
    done = plangraph("brief", PLAN, "-o", "out.docx", "--template", template, "--unit", "区科技局")
    assert done.returncode == 0, done.stderr.decode()
    document = Document(BytesIO((tmp_path / "out.docx").read_bytes()))
    assert document.paragraphs[0].text == "区科技局承担《重庆市大足区知识产权强区行动计划（2025—2027年）》任务情况简报"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("no-such-plan",), 1, "There is no plan"),
        ((PLAN, "--unit", "区没有局"), 1, "区没有局"),
        ((PLAN, "-o", "out.pdf"), 2, "end it in .docx, .pptx, .html, .md"),
        ((PLAN, "-o", "out"), 2, "end it in .docx, .pptx, .html, .md"),
        ((PLAN, "-o", "/dev/null/out.html"), 2, "cannot be written"),
        ((PLAN, "--template", "t.docx"), 2, "name one with -o OUT.docx"),
        ((PLAN, "-o", "out.docx", "--template", "t.docx"), 2, "t.docx cannot be read"),
        ((PLAN, "-o", "out.docx", "--template", ROOT / "README.md"), 2, "The template is no DOCX"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_that_says_what_to_do(
    plangraph: Run, words: tuple[str, ...], code: int, said: str
):
    done = plangraph("brief", *words)
    assert done.returncode == code
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert said in line


def test_a_plan_is_cited_in_both_forms_with_the_revision(plangraph: Run):
    text = plangraph("cite", PLAN).stdout.decode()
    assert "大足府发〔2025〕12号[Z]. 2025-06-23." in text
    assert "数据版本" in text
    assert plangraph("cite", PLAN, "-f", "bibtex").stdout.decode().startswith("@misc{dazu-ip-2025,")
    assert plangraph("cite", "no-such-plan").returncode == 1
