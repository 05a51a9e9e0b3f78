"""Three plans in memory, and words marked in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

from plangraph.bootstrap.loading import ingest, sample_workspace
from plangraph.bootstrap.reading import extract_plan
from plangraph.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangraph.pipeline.workspace import Workspace
    from plangraph.search.hits import Part

PLANS = ("qinglan-elderly-care-2026", "yunxiu-low-altitude-2026")


@pytest.fixture(scope="session")
def plans() -> Iterator[Workspace]:
    """The sample and the invented plans; tests read them and leave them as they are."""
    with sample_workspace(Settings()) as workspace:
        for name in PLANS:
            ingest(extract_plan(ROOT / "tests" / "plans" / f"{name}.txt", name), workspace)
        yield workspace


def bracketed(parts: Iterable[Part]) -> str:
    return "".join(f"[{part.text}]" if part.marked else part.text for part in parts)
