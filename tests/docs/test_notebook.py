"""The notebook of the documentation shows what it says it shows."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.conftest import ROOT
from tests.docs.percent import page


def test_the_notebook_runs_on_the_sample_and_its_page_tells_what_it_shows():
    done = subprocess.run([sys.executable, ROOT / "tests/docs/percent.py"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == (ROOT / "docs/notebook.md").read_text("utf-8"), (
        "write it anew: python tests/docs/percent.py > docs/notebook.md"
    )
    assert done.stderr == b""


def test_a_page_has_words_code_and_what_a_cell_prints():
    script = "# %% [markdown]\n# # Title\n#\n# Words.\n\n# %%\nx = 2\nprint(x)\n\n# %%\nx + 1\n"
    assert page(script) == (
        "# Title\n\nWords.\n\n```python\nx = 2\nprint(x)\n```\n\n```text\n2\n```\n\n```python\nx + 1\n```\n"
    )


def test_a_cell_that_fails_ends_the_page():
    with pytest.raises(ZeroDivisionError):
        page("# %%\n1 / 0\n")
