"""Every view of real and invented plans, in every size: nothing lies over anything else, the same bytes every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT, SAMPLE_PATH

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import ingest
from plangraph.bootstrap.reading import extract_plan
from plangraph.errors import NothingToDraw
from plangraph.pipeline.picture import VIEWS, Facts, needs
from plangraph.query import facts
from plangraph.view.preset import PRESETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plangraph.pipeline.workspace import Workspace
    from plangraph.view.scene import Scene

PLANS = (
    SAMPLE_PATH,
    ROOT / "tests" / "plans" / "qinglan-elderly-care-2026.txt",
    ROOT / "tests" / "plans" / "yunxiu-low-altitude-2026.txt",
)
CORPUS = ("sh-concept-validation.md", "sh-2025-17-med-devices.md")


def _opened(path: Path, folder: Path) -> Iterator[Workspace]:
    with open_workspace(folder, writable=True) as workspace:
        ingest(extract_plan(path), workspace)
        yield workspace


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def stored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    yield from _opened(request.param, tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="module", params=CORPUS)
def stored_real(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shared: Path
) -> Iterator[Workspace]:
    yield from _opened(shared / "corpus" / "dev" / request.param, tmp_path_factory.mktemp("plan"))


def _scenes(workspace: Workspace, size: str) -> dict[str, Scene]:
    """The pictures that there is something for."""
    found = {}
    for name, view in VIEWS.items():
        rows = {key: getattr(facts, key)(workspace.store, workspace.library) for key in needs(name)}
        given = Facts(**rows, plans=workspace.plans())
        unit = next((fact.unit for fact in given.responsibilities if not fact.generic), "")
        graph = view.graph(given, {"unit": unit}) if given.any_of(view) and (unit or name != "ego") else None
        if graph:
            found[name] = view.scene(graph, workspace.plans(), PRESETS[size])
    return found


@pytest.mark.parametrize("size", PRESETS)
def test_nothing_lies_over_anything_else(stored: Workspace, size: str, collisions: Callable[[Scene], list[str]]):
    scenes = _scenes(stored, size)
    assert {"matrix", "dependencies"} <= set(scenes)
    assert {name: collisions(scene) for name, scene in scenes.items() if collisions(scene)} == {}


@pytest.mark.real
@pytest.mark.parametrize("size", PRESETS)
def test_nothing_lies_over_anything_else_in_real_plans(
    stored_real: Workspace, size: str, collisions: Callable[[Scene], list[str]]
):
    scenes = _scenes(stored_real, size)
    assert {"dependencies", "industries"} <= set(scenes)
    assert {name: collisions(scene) for name, scene in scenes.items() if collisions(scene)} == {}


@pytest.mark.parametrize("view", [name for name in VIEWS if name != "ego"])
def test_the_same_plan_gives_the_same_bytes(workspace: Workspace, view: str):
    assert workspace.picture(view).body == workspace.picture(view).body


def test_a_plan_without_brands_is_told_so(tmp_path: Path):
    for workspace in _opened(PLANS[2], tmp_path):
        with pytest.raises(NothingToDraw, match="brands-and-regions"):
            workspace.picture("brands-and-regions")
