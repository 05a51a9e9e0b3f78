"""A plan as the quads of its stated graph; docs/graph.md shows their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.graph.entities import state_entities
from plangraph.graph.findings import state_findings
from plangraph.graph.indicators import state_indicators, state_quantities
from plangraph.graph.provenance import state_extraction, state_text
from plangraph.graph.responsibilities import state_responsibilities
from plangraph.graph.statements import Statements
from plangraph.graph.structure import state_plan, state_safeguards, state_sections, state_tasks
from plangraph.graph.units import register, state_units

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from plangraph.model.identifier import Identifiers
    from plangraph.model.plan import Plan


def quads(plan: Plan, identifiers: Identifiers, version: str) -> tuple[Quad, ...]:
    """What the plan states, each quad once, in the graph ``identifiers.graph_stated(plan.id)``.

    ``version`` is that of plangraph; the same plan and version give the same quads in the same order.
    """
    to = Statements(plan, identifiers, identifiers.graph_stated(plan.id), register(plan, identifiers))
    state_extraction(to, version)
    state_text(to)
    state_plan(to)
    state_sections(to)
    state_tasks(to)
    state_safeguards(to)
    state_indicators(to)
    state_quantities(to)
    state_responsibilities(to)
    state_units(to)
    state_entities(to)
    state_findings(to)
    return tuple(to.quads)
