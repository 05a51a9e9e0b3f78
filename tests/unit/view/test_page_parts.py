"""What the interactive page knows of tasks, roles and words, and where it puts those that force leaves out."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, combinations
from math import dist
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from plangraph.analyse.collaboration import collaboration
from plangraph.view.compact import spans
from plangraph.view.geometry import Point
from plangraph.view.naming import naming
from plangraph.view.outskirts import outskirts
from plangraph.view.parts import linked, parts, roles_in
from plangraph.view.preset import SLIDE
from plangraph.view.vis import vis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.facts import ResponsibilityFact

WORDS = "https://a.test/id/plan/plan/span/{}-{}"


def _addresses(words: str) -> list[str]:
    """As the page reads them."""
    parts = [[int(part, 36) for part in end.split(".")] for end in words.split(" ")]
    starts = accumulate(step for step, _ in parts)
    return [f"{start}-{start + long}" for start, (_, long) in zip(starts, parts, strict=True)]


@pytest.fixture
def rows(facts: tuple[ResponsibilityFact, ...]) -> list[ResponsibilityFact]:
    return [replace(fact, evidence=WORDS.format(place, place + 4)) for place, fact in enumerate(facts, 10)]


def test_the_addresses_of_words_are_those_of_the_facts(rows: Sequence[ResponsibilityFact]):
    found = parts(collaboration(rows), SLIDE)
    ends = [end for words in found["words_of"].values() for end in _addresses(words)]
    assert {found["links"] + end for end in ends} == {row.evidence for row in rows}
    assert [len(mine) for mine in found["tasks_of"]] == [len(words.split(" ")) for words in found["words_of"].values()]
    assert found["links"] == "https://a.test/id/plan/plan/span/"


def test_addresses_of_another_form_stay_as_they_are():
    assert spans(["span/one", "3-4"]) == "span/one 3-4"
    assert spans(["100-104", "90-95"]) == "2s.4 -a.5"


def test_one_address_alone_and_none_have_a_beginning_too(rows: Sequence[ResponsibilityFact]):
    assert parts(collaboration(rows[:1]), SLIDE)["links"] == "https://a.test/id/plan/plan/span/"
    bare = parts(collaboration([replace(row, evidence="") for row in rows]), SLIDE)
    assert (bare["links"], bare["words_of"]) == ("", {})


def test_who_is_named_first_is_told_only_where_no_lead_is_stated(rows: Sequence[ResponsibilityFact]):
    unstated = parts(collaboration(rows), SLIDE)
    assert [role for role, _ in roles_in(unstated)] == ["first", "responsible"]
    stated = parts(collaboration([replace(rows[0], role="lead"), *rows[1:]]), SLIDE)
    assert [role for role, _ in roles_in(stated)] == ["lead", "responsible"]


def test_where_all_have_one_role_there_is_nothing_to_choose(rows: Sequence[ResponsibilityFact]):
    assert roles_in(parts(collaboration([replace(row, role="lead") for row in rows]), SLIDE)) == []


def test_tasks_without_section_stand_in_none(rows: Sequence[ResponsibilityFact]):
    found = parts(collaboration([replace(row, section=None) for row in rows]), SLIDE)
    assert (found["sections"], set(found["section_of"])) == ([], {-1})


def test_a_label_is_told_by_what_the_name_is_without_or_by_its_lines():
    rows = {"区科技局": 1, "市场监管局": 0, "经开区江北新材料产业发展服务中心": "经开区江北新材料\n产业发展服务中心"}
    graph: nx.Graph[str] = nx.Graph()
    for name in rows:
        graph.add_node(name, label=name, kind="government", tasks=1, community=1)
    graph.graph.update(in_every_task=())
    found = vis(graph, naming({name: name for name in rows}), "zh")
    assert dict(zip(found["full"], found["labels"], strict=True)) == rows


def test_links_lead_to_the_service_that_gives_the_page():
    page = b'{"links":"https://a.test/id/plan/p/span/"}'
    assert linked(page, "https://a.test/id/", "http://here/id/") == b'{"links":"http://here/id/plan/p/span/"}'
    assert linked(page, "https://b.test/id/", "http://here/id/") == page


def test_those_outside_keep_clear_of_the_drawing_and_of_each_other():
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(("0", str(number), 1) for number in range(1, 400))
    inner = {"0": Point(0, 0), "1": Point(300, 0), "2": Point(0, -200)}
    outer = outskirts(graph, inner)
    assert {*outer, *inner} == {*graph}
    assert min(dist(*pair) for pair in combinations(outer.values(), 2)) > 60
    assert min(dist((0, 0), place) for place in outer.values()) > 360


def test_without_anybody_outside_there_are_no_rings():
    graph: nx.Graph[str] = nx.path_graph(["a", "b"])
    assert outskirts(graph, {"a": Point(0, 0), "b": Point(1, 0)}) == {}
