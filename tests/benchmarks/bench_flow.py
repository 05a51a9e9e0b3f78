"""Prints what extraction, ingestion and start-up take on the sample: ``make bench``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from figures import milliseconds, show

from plangraph.bootstrap import datasets, loading, reading

if TYPE_CHECKING:
    from plangraph import Plan


def main() -> None:
    """Times each step in one run."""
    text = reading.sample().document.text
    show("characters of the sample", f"{len(text):8d}")
    show("extract the sample", milliseconds(reading.sample))
    plan = reading.sample()
    with TemporaryDirectory() as folder:
        numbers = iter(range(1000))
        show(
            "ingest into a new dataset on disk", milliseconds(lambda: _ingest_new(plan, folder, next(numbers)), runs=5)
        )
        with datasets.open_workspace(f"{folder}/kept", writable=True) as workspace:
            show("ingest a plan that stands already", milliseconds(lambda: loading.ingest(plan, workspace), runs=5))
    command = Path(sys.executable).with_name("plangraph")
    show(
        "plangraph --help",
        milliseconds(lambda: subprocess.run([command, "--help"], stdout=subprocess.DEVNULL, check=True)),
    )


def _ingest_new(plan: Plan, folder: str, number: int) -> None:
    with datasets.open_workspace(f"{folder}/{number}", writable=True) as workspace:
        loading.ingest(plan, workspace)


if __name__ == "__main__":
    main()
