"""The built wheel holds its folders and does the main job without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.conftest import ROOT, real


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [Path(sys.executable).with_name("hatchling"), "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_ontology_queries_and_data(wheel: Path):
    names = set(ZipFile(wheel).namelist())
    assert {
        "plangraph/py.typed",
        "plangraph/_resources/ontology/plan.ttl",
        "plangraph/_resources/queries/shared-tasks.rq",
        "plangraph/_resources/data/sources/dazu-ip-2025.txt",
        "plangraph/_resources/data/sources/dazu-ip-2025.toml",
    } <= names


def test_the_wheel_holds_the_query_editor_where_it_was_fetched(wheel: Path):
    folder = ROOT / "src" / "plangraph" / "serve" / "static" / "editor"
    real(folder.joinpath("yasqe.min.js").is_file(), "the query editor (make editor)")
    names = {name for name in ZipFile(wheel).namelist() if name.startswith("plangraph/serve/static/editor/")}
    assert {name.rpartition("/")[2] for name in names} == {"NOTICE", "yasqe.min.css", "yasqe.min.js"}


def test_the_installed_wheel_answers_without_the_checkout(wheel: Path, tmp_path: Path):
    site = tmp_path / "site"
    with ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        "import plangraph.resources, plangraph.cli, sys;"
        f"assert str(plangraph.resources.resource('queries')).startswith({str(site)!r});"
        "sys.argv = ['plangraph', 'query', 'shared-tasks', '-f', 'csv'];"
        "plangraph.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert len(done.stdout.decode().splitlines()) == 67
