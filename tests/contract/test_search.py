"""A search finds the same in every kind of store, and follows what is written to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from plangraph.vocabulary import DCTERMS, PLAN, RDF, RDFS

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


@pytest.mark.parametrize("words", ["区科技局", "专利 导航", "2027", "“IP授权”", "火星"])
def test_the_hits_are_those_of_the_dataset_in_memory(asked: Workspace, workspace: Workspace, words: str):
    here, there = workspace.search(words, limit=1000), asked.search(words, limit=1000)
    assert there.hits == here.hits
    assert there.kinds == here.kinds


def test_what_is_written_is_found_and_what_is_taken_out_is_not(asked: Workspace, graph: NamedNode):
    plan = NamedNode("https://example.org/plan")
    assert asked.search("火星").total == 0
    written = (
        Quad(plan, RDF.term("type"), PLAN.term("ActionPlan"), graph),
        Quad(plan, RDFS.term("label"), Literal("火星行动计划", language="zh"), graph),
        Quad(plan, DCTERMS.term("identifier"), Literal("mars"), graph),
    )
    asked.store.replace({graph: written})
    (hit,) = asked.search("火星").hits
    assert (hit.iri, hit.plan_id) == (plan.value, "mars")
    asked.store.replace({graph: ()})
    assert asked.search("火星").total == 0


def test_a_page_of_hits_is_of_one_revision(asked: Workspace):
    found = asked.search("专利")
    assert found == replace(asked.search("专利"), revision=found.revision)
