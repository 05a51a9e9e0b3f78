"""Who works with whom, counted by hand on a small plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from plangraph.analyse.collaboration import collaboration, ego, without
from plangraph.analyse.measures import constraint, measured

if TYPE_CHECKING:
    from plangraph.model.facts import ResponsibilityFact

Facts = tuple["ResponsibilityFact", ...]


def test_units_stand_from_many_tasks_to_few(facts: Facts):
    graph = collaboration(facts)
    assert [(data["label"], data["tasks"]) for _, data in graph.nodes(data=True)] == [
        ("发改局", 4),
        ("科技局", 2),
        ("法院", 2),
        ("检察院", 2),
        ("财政局", 1),
    ]


def test_an_edge_counts_and_lists_the_shared_tasks(facts: Facts):
    graph = collaboration(facts)
    assert graph.edges["unit/法院", "unit/检察院"] == {"weight": 2, "task_list": ("task/3", "task/4")}
    assert not graph.has_edge("unit/科技局", "unit/法院")


def test_a_unit_named_twice_by_a_task_counts_once(facts: Facts):
    again = replace(facts[0], position=9)
    graph = collaboration((*facts, again))
    assert graph.nodes["unit/发改局"]["tasks"] == 4
    assert graph.edges["unit/发改局", "unit/科技局"]["weight"] == 2


def test_generic_sets_stay_out_unless_asked_for(facts: Facts):
    assert "unit/各镇街" not in collaboration(facts)
    assert "unit/各镇街" in collaboration(facts, generic=True)


def test_who_stands_first_is_counted_where_no_lead_is_stated(facts: Facts):
    graph = collaboration(facts)
    assert not graph.graph["leads_stated"]
    assert graph.nodes["unit/发改局"]["first"] == 3
    assert graph.nodes["unit/法院"]["first_list"] == ("task/3",)


def test_stated_leads_count_instead_of_positions(facts: Facts):
    led = tuple(replace(fact, role="lead") if fact.label == "检察院" else fact for fact in facts)
    graph = collaboration(led)
    assert graph.graph["leads_stated"]
    assert graph.nodes["unit/检察院"]["first"] == 2
    assert graph.nodes["unit/发改局"]["first"] == 0


def test_insights_name_the_hub_the_small_and_the_inseparable(facts: Facts):
    found = collaboration(facts).graph
    assert found["in_every_task"] == ("unit/发改局",)
    assert found["one_task"] == ("unit/财政局",)
    assert found["always_together"] == (("unit/法院", "unit/检察院", 2),)
    assert found["ranked_pairs"][0][2] == 2
    assert (found["units"], found["tasks"], found["pairs"], found["responsibilities"]) == (5, 4, 6, 11)


def test_an_ego_graph_holds_a_unit_and_its_partners(facts: Facts):
    around = ego(collaboration(facts), "unit/财政局")
    assert list(around) == ["unit/发改局", "unit/科技局", "unit/财政局"]
    assert around.graph["centre"] == "unit/财政局"


def test_there_is_no_ego_graph_of_a_stranger(facts: Facts):
    with pytest.raises(KeyError):
        ego(collaboration(facts), "unit/公安局")


def test_a_hub_can_be_taken_out(facts: Facts):
    rest = without(collaboration(facts), ("unit/发改局",))
    assert rest.graph["left_out"] == {"unit/发改局": "发改局"}
    assert (rest.graph["units"], rest.graph["pairs"], rest.graph["tasks"]) == (4, 2, 4)
    assert rest.graph["in_every_task"] == ()


def test_measures_of_the_small_plan(facts: Facts):
    graph = measured(collaboration(facts))
    hub = graph.nodes["unit/发改局"]
    assert (hub["degree"], hub["weighted_degree"], hub["core"]) == (4, 7, 2)
    assert hub["betweenness"] == round(4 / 6, 6)
    assert graph.nodes["unit/法院"]["community"] == graph.nodes["unit/检察院"]["community"]


def test_constraint_is_that_of_networkx(facts: Facts):
    graph = collaboration(facts)
    known = nx.constraint(graph, nodes=list(graph), weight="weight")
    assert {unit: constraint(graph, unit) for unit in graph} == pytest.approx(known, abs=1e-6)


def test_a_unit_alone_has_no_constraint(facts: Facts):
    alone = tuple(fact for fact in facts if fact.label == "发改局")
    data = measured(collaboration(alone)).nodes["unit/发改局"]
    assert data["constraint"] is None
    assert data["community"] == 1


def test_the_order_of_facts_changes_nothing(facts: Facts):
    one, other = measured(collaboration(facts)), measured(collaboration(tuple(reversed(facts))))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(data=True)) == list(other.edges(data=True))


def test_no_facts_make_an_empty_graph():
    assert len(collaboration(())) == 0
