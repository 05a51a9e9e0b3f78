"""plan:leadUnit in both graphs: stated by a role in one, inferred with grounds in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT, SAMPLE_PATH

from plangraph.bootstrap.reading import extract_plan
from plangraph.pipeline.ingestion import mapped
from plangraph.vocabulary import PLAN, RDF, ROLE

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import NamedNode, Quad

    from plangraph.model.identifier import Identifiers

LEAD = PLAN.term("leadUnit")
PLANS = (SAMPLE_PATH, *sorted((ROOT / "tests" / "plans").glob("*.txt")))


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def graphs(request: pytest.FixtureRequest, identifiers: Identifiers) -> tuple[tuple[Quad, ...], tuple[Quad, ...]]:
    """The stated and the inferred graph of a plan."""
    path: Path = request.param
    plan = extract_plan(path, "plan")
    made = mapped(plan, identifiers, "1.2.3")
    return made[identifiers.graph_stated("plan")], made[identifiers.graph_inferred("plan")]


def leads(quads: tuple[Quad, ...]) -> set[tuple[object, ...]]:
    return {(quad.subject, quad.object) for quad in quads if quad.predicate == LEAD}


def of_nodes(quads: tuple[Quad, ...], predicate: NamedNode) -> dict[object, object]:
    return {quad.subject: quad.object for quad in quads if quad.predicate == predicate}


def test_a_lead_in_the_stated_graph_is_one_whose_role_is_stated(graphs: tuple[tuple[Quad, ...], tuple[Quad, ...]]):
    stated, _ = graphs
    roles, units = of_nodes(stated, PLAN.term("role")), of_nodes(stated, PLAN.term("unit"))
    holders: dict[object, object] = {
        quad.object: quad.subject for quad in stated if quad.predicate == PLAN.term("hasResponsibility")
    }
    assert leads(stated) == {(holders[node], units[node]) for node, role in roles.items() if role == ROLE.term("lead")}


def test_a_lead_in_the_inferred_graph_has_its_rule_and_confidence(graphs: tuple[tuple[Quad, ...], tuple[Quad, ...]]):
    stated, inferred = graphs
    subjects, objects = of_nodes(inferred, RDF.term("subject")), of_nodes(inferred, RDF.term("object"))
    predicates = of_nodes(inferred, RDF.term("predicate"))
    grounded = of_nodes(inferred, PLAN.term("rule")).keys() & of_nodes(inferred, PLAN.term("confidence")).keys()
    said = {(subjects[node], objects[node]) for node in grounded & predicates.keys() if predicates[node] == LEAD}
    assert leads(inferred) == said
    assert not said & leads(stated)
