"""The sample against its hand-made gold, by the scorer that others use."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLE_PATH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOALS = {
    **dict.fromkeys(("metadata", "tasks", "pairs", "roles", "order", "indicators", "owners", "targets", "spans"), 1.0),
    "provenance": 0.99,
    **dict.fromkeys(("brands", "cited_documents", "events"), 0.95),
    **dict.fromkeys(("partner_regions", "quantities"), 0.90),
    **dict.fromkeys(("industries", "platforms"), 0.80),
}


@pytest.mark.real
def test_the_sample_reaches_every_goal_of_its_gold(
    shared: Path, plangraph: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
):
    (tmp_path / "ex").mkdir()
    (tmp_path / "gold").mkdir()
    shutil.copy(shared / "corpus" / "gold" / "dazu-ip-2025.json", tmp_path / "gold")
    extracted = plangraph("extract", SAMPLE_PATH, "-f", "json", "-o", "ex/dazu-ip-2025.json")
    assert extracted.returncode == 0, extracted.stderr.decode()
    score = subprocess.check_output(
        [
            sys.executable,
            shared / "corpus" / "score.py",
            "ex",
            "gold",
            "--sources",
            shared / "corpus" / "dev",
            "--json",
        ],
        cwd=tmp_path,
    )
    reached = {layer: figures["f1"] for layer, figures in json.loads(score)["total"].items()}
    assert {layer: goal for layer, goal in GOALS.items() if reached[layer] < goal} == {}
