"""Every view has one graph, whatever store it is asked of, of all plans and of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.pipeline.picture import VIEWS

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


@pytest.mark.soak
@pytest.mark.parametrize("plan", [None, "dazu-ip-2025"])
@pytest.mark.parametrize("view", VIEWS)
def test_the_graph_of_a_view_is_the_same(asked: Workspace, workspace: Workspace, view: str, plan: str | None):
    given = {"unit": "区科技局"} if view == "ego" else {}
    here = workspace.picture(view, format="json", parameters=given, plan=plan)
    assert asked.picture(view, format="json", parameters=given, plan=plan).body == here.body
