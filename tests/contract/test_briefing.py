"""A briefing says the same wherever the dataset lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangraph.pipeline.briefing import brief

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


@pytest.mark.soak
def test_a_briefing_is_the_same_but_for_the_revision(asked: Workspace, workspace: Workspace):
    texts = [
        brief(each, "dazu-ip-2025", "md").body.decode().replace(each.store.revision, "REVISION")
        for each in (asked, workspace)
    ]
    assert texts[0].splitlines() == texts[1].splitlines()
