"""The sample plan as a graph."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad

from plangraph.graph.mapping import quads
from plangraph.validate.report import Report
from plangraph.validate.shapes import Shapes, validate
from plangraph.vocabulary import OA, PLAN, PROV, RDF

if TYPE_CHECKING:
    from plangraph.model.identifier import Identifiers
    from plangraph.model.plan import Plan

SHAPES = Path(__file__).parents[3] / "ontology" / "shapes.ttl"


@pytest.fixture(scope="module")
def graph(sample_plan: Plan, identifiers: Identifiers) -> tuple[Quad, ...]:
    return quads(sample_plan, identifiers, "1.2.3")


def test_the_sample_conforms_to_the_shapes(graph: tuple[Quad, ...]):
    assert validate(graph, Shapes.parse(SHAPES.read_text("utf-8"))) == Report(())


def test_the_sample_has_its_tasks_units_and_targets(graph: tuple[Quad, ...]):
    count = Counter(quad.object for quad in graph if quad.predicate == RDF.term("type"))
    expected = {"Task": 19, "Goal": 5, "Safeguard": 4, "Indicator": 8, "Clause": 19}
    assert {name: count[PLAN.term(name)] for name in expected} == expected
    assert sum(quad.predicate == PLAN.term("hasValue") for quad in graph) == 24
    assert sum(quad.predicate == PLAN.term("hasResponsibility") for quad in graph) == 108


def test_everything_stated_of_the_sample_reaches_its_words(graph: tuple[Quad, ...]):
    """Places, text and run apart, each subject has evidence, and each piece of evidence is a described place."""
    kinds = {quad.subject: quad.object for quad in graph if quad.predicate == RDF.term("type")}
    rest = {OA.term("SpecificResource"), OA.term("TextPositionSelector"), OA.term("TextQuoteSelector")}
    rest |= {PLAN.term("SourceText"), PROV.term("Activity")}
    rest |= {PROV.term("Entity"), PROV.term("SoftwareAgent")}
    shown = {quad.subject: quad.object for quad in graph if quad.predicate == PLAN.term("evidence")}
    spanless = {quad.subject for quad in graph if quad.object == PLAN.term("Finding")}
    assert {subject for subject, kind in kinds.items() if kind not in rest} - set(shown) <= spanless
    assert {kinds[place] for place in shown.values() if isinstance(place, NamedNode)} == {OA.term("SpecificResource")}
