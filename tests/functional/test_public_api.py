"""The names that notebooks rely on."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

import plangraph


def test_the_public_api_is_these_names():
    assert sorted(plangraph.__all__) == [
        "Plan",
        "PlangraphError",
        "Span",
        "Workspace",
        "extract_plan",
        "ingest",
        "open_workspace",
        "to_json",
    ]


def test_every_public_name_can_be_had():
    assert all(getattr(plangraph, name) is not None for name in plangraph.__all__)


def test_importing_the_package_imports_nothing_heavy():
    code = "import sys, plangraph; print(sorted({'rdflib', 'pyoxigraph', 'networkx', 'fastapi'} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_no_public_name_is_hidden_by_a_module_of_the_same_name():
    assert {name for name in plangraph.__all__ if (ROOT / "src" / "plangraph" / name).exists()} == set()
