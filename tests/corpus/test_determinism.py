"""The same document gives the same extraction in every process."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
from plangraph.bootstrap.reading import extract_plan, serialise_plan
for path in sorted(Path(sys.argv[1]).iterdir()):
    print(path.name, sha256(serialise_plan(extract_plan(path), "json")).hexdigest())
"""


def extracted(folder: Path, seed: str) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    done = subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.real
def test_no_order_of_chance_is_left_in_an_extraction(shared: Path):
    folder = shared / "corpus" / "dev"
    assert extracted(folder, "1") == extracted(folder, "2") == extracted(folder, "77")
