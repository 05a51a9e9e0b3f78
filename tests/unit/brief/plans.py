"""Invented plans as datasets, and what their words are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal
from tests.conftest import ROOT, SAMPLE_PATH

from plangraph.bootstrap.datasets import open_workspace
from plangraph.bootstrap.loading import ingest
from plangraph.bootstrap.reading import extract_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plangraph.pipeline.workspace import Workspace

SOURCES = (
    SAMPLE_PATH,
    ROOT / "tests" / "plans" / "qinglan-elderly-care-2026.txt",
    ROOT / "tests" / "plans" / "yunxiu-low-altitude-2026.txt",
)
_HAN = re.compile("[\u4e00-\u9fff]+")
_NAMES = re.compile(r"#(label|altLabel|unitLabel|deadline)$")


@dataclass(frozen=True, slots=True)
class Stored:
    """A dataset of one plan with all that the plan says: its text and its names."""

    workspace: Workspace
    plan: str
    unit: str
    words: str

    def strange(self, text: str) -> list[str]:
        """Chinese words of a text that are not the plan's."""
        return sorted({word for word in _HAN.findall(text) if word not in self.words})


def stored(path: Path, folder: Path) -> Iterator[Stored]:
    """The dataset, the id of its plan and its busiest unit."""
    with open_workspace(folder, writable=True) as workspace:
        ingest(extract_plan(path), workspace)
        (plan,) = workspace.plans()
        unit = workspace.answer("unit-workload").records()[0]["unit"]
        yield Stored(workspace, plan.id, unit, extract_plan(path).document.text + "\n" + _names(workspace, plan.id))


def _names(workspace: Workspace, plan: str) -> str:
    quads = list(workspace.store.quads(workspace.identifiers.graph_stated(plan)))
    # What the checks found is said by us.
    ours = {quad.subject for quad in quads if str(quad.object).endswith("#Finding>")}
    named = (quad for quad in quads if _NAMES.search(quad.predicate.value) and quad.subject not in ours)
    return "\n".join(quad.object.value for quad in named if isinstance(quad.object, Literal))
