"""What the dataset holds, in figures counted from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.serve.rows import table

if TYPE_CHECKING:
    from plangraph.model.facts import PlanFact
    from plangraph.pipeline.workspace import Workspace

_COUNTS = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?tasks ?units ?sets ?indicators ?goals ?places WHERE {
  { SELECT (COUNT(DISTINCT ?task) AS ?tasks) WHERE { ?task a plan:Task } }
  { SELECT (COUNT(DISTINCT ?unit) AS ?units) WHERE { ?part plan:unit ?unit ; plan:generic false } }
  { SELECT (COUNT(DISTINCT ?unit) AS ?sets) WHERE { ?part plan:unit ?unit ; plan:generic true } }
  { SELECT (COUNT(DISTINCT ?indicator) AS ?indicators) WHERE { ?indicator a plan:Indicator } }
  { SELECT (COUNT(DISTINCT ?goal) AS ?goals) WHERE { ?goal a plan:Goal } }
  { SELECT (COUNT(DISTINCT ?place) AS ?places) WHERE { ?place a oa:SpecificResource } }
}
"""


@dataclass(frozen=True, slots=True)
class Overview:
    """Plans and counts; ``sets`` are open sets of units (各区, 有关部门), ``places`` the spans that facts point to."""

    revision: str
    plans: tuple[PlanFact, ...]
    tasks: int
    units: int
    sets: int
    indicators: int
    goals: int
    places: int


def overview(workspace: Workspace) -> Overview:
    """The figures of the dataset as it stands."""
    revision = workspace.store.revision
    row = table(workspace.store.select(_COUNTS))[0]
    counts = {name: int(row[name].text) for name in ("tasks", "units", "sets", "indicators", "goals", "places")}
    return Overview(revision, workspace.plans(), **counts)
