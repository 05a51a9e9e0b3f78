"""What tests share: the sample, a dataset with it, and real programs with honest skips."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import command_line

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import sample
from plangraph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plangraph.model.plan import Plan
    from plangraph.pipeline.workspace import Workspace

ROOT = Path(__file__).parents[1]
SAMPLE_PATH = ROOT / "data" / "sources" / "dazu-ip-2025.txt"


def real(found: object, what: str) -> None:
    """Skips where a real part is absent, and fails instead where all must be there."""
    if found:
        return
    if os.environ.get("PLANGRAPH_REQUIRE_REAL") == "1":
        pytest.fail(f"{what} is required and absent")
    pytest.skip(f"{what} is absent")


@pytest.fixture(scope="session")
def sample_plan() -> Plan:
    return sample()


@pytest.fixture(scope="session")
def workspace() -> Iterator[Workspace]:
    """The sample in memory; tests read it and leave it as it is."""
    with sample_workspace(Settings()) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpus and gold, beside the checkout or where PLANGRAPH_SHARED says."""
    folder = Path(os.environ.get("PLANGRAPH_SHARED", ROOT.parent / "shared"))
    real(folder.joinpath("corpus", "score.py").is_file(), "the shared corpus")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real Chromium."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
    )
    real(found, "Chromium")
    return found


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset on disk that holds the sample; tests copy it."""
    folder = tmp_path_factory.mktemp("dataset") / "plangraph-store"
    with open_workspace(folder, writable=True) as workspace:
        ingest(sample(), workspace)
    return folder


@pytest.fixture
def dataset(sample_store: Path, tmp_path: Path) -> Path:
    """A copy of that dataset, where the command line looks for one."""
    return shutil.copytree(sample_store, tmp_path / "plangraph-store")


@pytest.fixture
def plangraph(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command line as a person runs it, in an empty folder."""

    def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
        env = {k: v for k, v in os.environ.items() if not k.startswith("PLANGRAPH_")} | environment
        return command_line.run([str(word) for word in words], tmp_path, env)

    return run
