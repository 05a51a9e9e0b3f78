"""Indicators with a value for each year, and goals in prose, in the terms of the Data Cube and SDMX vocabularies."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from plangraph.graph.evidence import cite
from plangraph.graph.statements import figure, year
from plangraph.vocabulary import PLAN, SDMX_DIMENSION, SDMX_MEASURE

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from plangraph.graph.statements import Statements
    from plangraph.model.plan import Comparator, Indicator, Quantity, Target

_TARGET_VALUE = PLAN.term("TargetValue")
_PERIOD = SDMX_DIMENSION.term("refPeriod")
_VALUE = SDMX_MEASURE.term("obsValue")
_WORDING = PLAN.term("wording")
_COMPARATOR = PLAN.term("comparator")
_UNIT_LABEL = PLAN.term("unitLabel")


def state_indicators(to: Statements) -> None:
    """The rows of indicator tables; who answers for them is stated apart."""
    for indicator in to.plan.indicators:
        node = to.identifiers.indicator(to.plan.id, indicator.ordinal)
        to.state(to.subject, PLAN.term("hasIndicator"), node)
        to.describe_part(node, PLAN.term("Indicator"), indicator.name)
        to.state(node, PLAN.term("ordinal"), Literal(indicator.ordinal))
        if indicator.number:
            to.state(node, PLAN.term("number"), Literal(indicator.number))
        if indicator.unit:
            to.state(node, _UNIT_LABEL, Literal(indicator.unit))
        cite(to, node, indicator.label_span)
        _state_targets(to, node, indicator)


def _state_targets(to: Statements, of: NamedNode, indicator: Indicator) -> None:
    times: Counter[int] = Counter()
    for target in indicator.targets:
        times[target.year] += 1
        again = f"-{times[target.year]}" if times[target.year] > 1 else ""
        node = to.identifiers.target(of, f"{target.year}{again}")
        to.state(of, PLAN.term("hasValue"), node)
        _state_target(to, node, f"{indicator.name}（{target.year}年）", target)


def _state_target(to: Statements, node: NamedNode, label: str, target: Target) -> None:
    to.describe_part(node, _TARGET_VALUE, label)
    to.state(node, _PERIOD, year(target.year))
    _state_value(to, node, target.value, target.comparator)
    cite(to, node, target.evidence)


def state_quantities(to: Statements) -> None:
    """The goals in prose: a figure that the plan wants reached."""
    for ordinal, quantity in enumerate(to.plan.quantities, 1):
        node = to.identifiers.quantity(to.plan.id, ordinal)
        to.state(to.subject, PLAN.term("hasQuantity"), node)
        _state_quantity(to, node, quantity)


def _state_quantity(to: Statements, node: NamedNode, quantity: Quantity) -> None:
    to.describe_part(node, _TARGET_VALUE, quantity.span.quote)
    _state_value(to, node, quantity.value, quantity.comparator)
    if quantity.unit:
        to.state(node, _UNIT_LABEL, Literal(quantity.unit))
    if quantity.year is not None:
        to.state(node, _PERIOD, year(quantity.year))
    if quantity.task is not None:
        to.state(node, PLAN.term("inTask"), to.identifiers.task(to.plan.id, quantity.task))
    cite(to, node, quantity.span)


def _state_value(to: Statements, node: NamedNode, wording: str, comparator: Comparator) -> None:
    value = figure(wording)
    if value is not None:
        to.state(node, _VALUE, value)
    to.state(node, _WORDING, Literal(wording))
    to.state(node, _COMPARATOR, Literal(comparator.value))
