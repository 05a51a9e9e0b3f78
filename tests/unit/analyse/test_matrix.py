"""Tasks and units as rows and columns; targets as series."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from plangraph.analyse.matrix import matrix
from plangraph.analyse.monitoring import indicators
from plangraph.model.facts import TargetFact

if TYPE_CHECKING:
    from plangraph.model.facts import ResponsibilityFact


def _targets(*values: str, comparator: str = "exact") -> tuple[TargetFact, ...]:
    return tuple(
        TargetFact("plan", "indicator/1", 1, "专利", "件", 2025 + year, Decimal(value), value, comparator)
        for year, value in enumerate(values)
    )


def test_rows_keep_the_order_of_the_plan_and_columns_go_by_tasks(facts: tuple[ResponsibilityFact, ...]):
    graph = matrix(facts)
    assert graph.graph["rows"] == ("task/1", "task/2", "task/3", "task/4")
    assert graph.graph["columns"][0] == "unit/发改局"
    assert graph.graph["columns"][-1] == "unit/财政局"


def test_a_cell_says_whether_it_is_first(facts: tuple[ResponsibilityFact, ...]):
    graph = matrix(facts)
    assert graph.edges["task/3", "unit/法院"]["solid"]
    assert not graph.edges["task/3", "unit/发改局"]["solid"]
    assert graph.edges["task/3", "unit/检察院"]["position"] == 3


def test_growth_is_from_the_first_target_to_the_last():
    node = indicators(_targets("16", "18", "20")).nodes["indicator/1"]
    assert node["growth"] == 0.25
    assert node["years"] == (2025, 2026, 2027)
    assert not node["from_zero"]


def test_from_zero_there_is_no_percentage():
    node = indicators(_targets("0", "0", "1")).nodes["indicator/1"]
    assert node["growth"] is None
    assert node["from_zero"]


def test_a_rank_does_not_grow():
    node = indicators(_targets("10", "5", comparator="rank")).nodes["indicator/1"]
    assert node["growth"] is None


def test_a_single_target_has_no_growth():
    graph = indicators(_targets("7"))
    assert graph.nodes["indicator/1"]["growth"] is None
    assert graph.graph["years"] == (2025,)
