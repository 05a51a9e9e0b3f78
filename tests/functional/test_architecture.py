"""The folders tell the flow, and the flow holds."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "plangraph"


def test_every_import_contract_is_kept():
    lint = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert lint.returncode == 0, lint.stdout


def test_no_rule_of_extraction_names_the_sample():
    names = ("大足", "重庆", "邓家", "邮亭", "双桥", "石刻", "知识产权强区")
    found = [
        (path.relative_to(ROOT).as_posix(), name)
        for folder in ("parse", "extract", "resolve", "analyse", "view", "read")
        for path in sorted((SOURCE / folder).rglob("*.py"))
        for name in names
        if name in code_of(path)
    ]
    assert found == []


def code_of(path: Path) -> str:
    """The code without docstrings: a docstring may show an example."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)
