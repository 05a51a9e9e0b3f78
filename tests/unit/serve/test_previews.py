"""Small pictures are of views that there is something for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import ingest
from plangraph.bootstrap.reading import extract_plan
from plangraph.errors import NothingToDraw
from plangraph.model.language import Language
from plangraph.pipeline.picture import VIEWS
from plangraph.serve.previews import previews

if TYPE_CHECKING:
    from pathlib import Path

    from plangraph.pipeline.workspace import Workspace


def test_the_sample_has_every_view(workspace: Workspace):
    assert set(previews(workspace.store, Language.ZH)) == set(VIEWS)


@pytest.mark.parametrize("name", ["qinglan-elderly-care-2026", "yunxiu-low-altitude-2026"])
def test_views_without_a_preview_are_those_that_cannot_be_drawn(tmp_path: Path, name: str):
    with open_workspace(tmp_path, writable=True) as workspace:
        ingest(extract_plan(ROOT / "tests" / "plans" / f"{name}.txt"), workspace)
        shown = set(previews(workspace.store, Language.ZH))
        for view in VIEWS.keys() - {"ego"}:
            if view in shown:
                assert workspace.picture(view).body
            else:
                with pytest.raises(NothingToDraw):
                    workspace.picture(view)
