"""What a dataset holds, plan by plan, as a table for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from plangraph.query.notebook import Entry, Head, rest, table
from plangraph.query.values import python_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.facts import PlanFact
    from plangraph.protocols import SparqlStore

MOST_PLANS = 20
"""Plans that are counted and shown."""
_HOW_TO_ASK = "可问的问题：list(workspace.library)。Questions to answer(): list(workspace.library)."
_HEADS = (
    Head("计划"),
    Head("id"),
    Head("文号"),
    Head("起止年份"),
    Head("任务", figures=True),
    Head("单位", figures=True),
    Head("指标", figures=True),
)
_COUNTS = """
PREFIX plan: <https://w3id.org/plangraph/ns#>
SELECT ?tasks ?units ?indicators WHERE {
  { SELECT (COUNT(DISTINCT ?task) AS ?tasks) WHERE { ?task a plan:Task ; plan:inPlan ?plan_iri } }
  { SELECT (COUNT(DISTINCT ?unit) AS ?units) WHERE {
      ?part plan:inPlan ?plan_iri ; plan:unit ?unit . ?unit plan:generic false } }
  { SELECT (COUNT(DISTINCT ?indicator) AS ?indicators) WHERE {
      ?indicator a plan:Indicator ; plan:inPlan ?plan_iri } }
}
"""


def inventory(store: SparqlStore, plans: Sequence[PlanFact]) -> str:
    """The plans with the numbers of their tasks, units and indicators, and how to ask."""
    lines = [_line(store, plan) for plan in plans[:MOST_PLANS]]
    return table(f"数据集：{len(plans)} 份计划", _HEADS, lines, [*rest(len(plans), MOST_PLANS), _HOW_TO_ASK])


def _line(store: SparqlStore, plan: PlanFact) -> list[Entry]:
    counts = store.select(_COUNTS, {"plan_iri": NamedNode(plan.iri)}).rows[0]
    years = f"{plan.start_year}—{plan.end_year}" if plan.start_year and plan.end_year else ""
    return [
        Entry(plan.label, plan.iri),
        Entry(plan.id),
        Entry(plan.doc_number or ""),
        Entry(years),
        *(Entry(str(python_value(count))) for count in counts),
    ]
