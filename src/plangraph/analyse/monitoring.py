"""Where indicators should stand: targets by year as the two sides of a bipartite graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plangraph.model.facts import TargetFact


def indicators(facts: Sequence[TargetFact]) -> nx.Graph[str]:
    """Indicators and years; an edge holds ``value`` (Decimal), ``wording`` and ``comparator`` of the target.

    The graph's ``rows`` are indicator IRIs in the order of the plan, ``years`` the years. An indicator holds
    ``label measure ordinal plan years`` and ``growth``: the part by which its last target exceeds its first, None where
    it has a single target or starts from zero (``from_zero``) or below.
    """
    graph: nx.Graph[str] = nx.Graph()
    ordered = sorted(facts, key=lambda fact: (fact.plan, fact.ordinal, fact.indicator, fact.year))
    for fact in ordered:
        graph.add_node(
            fact.indicator,
            side="indicator",
            label=fact.label,
            measure=fact.measure,
            ordinal=fact.ordinal,
            plan=fact.plan,
        )
        graph.add_node(str(fact.year), side="year", label=str(fact.year))
        graph.add_edge(
            fact.indicator, str(fact.year), value=fact.value, wording=fact.wording, comparator=fact.comparator
        )
    rows = tuple(dict.fromkeys(fact.indicator for fact in ordered))
    for row in rows:
        _add_growth(graph, row)
    graph.graph.update(rows=rows, years=tuple(sorted({fact.year for fact in facts})))
    return graph


def _add_growth(graph: nx.Graph[str], indicator: str) -> None:
    years = tuple(sorted(graph[indicator]))
    first, last = (graph.edges[indicator, year]["value"] for year in (years[0], years[-1]))
    # A rank is no amount: from place 10 to place 5 nothing has halved.
    grows = len(years) > 1 and all(data["comparator"] != "rank" for data in graph[indicator].values())
    graph.nodes[indicator].update(
        years=tuple(int(year) for year in years),
        growth=growth(first, last) if grows else None,
        from_zero=grows and first == 0 < last,
    )


def growth(first: Decimal, last: Decimal) -> float | None:
    """The part by which ``last`` exceeds ``first``: 0.25 from 16 to 20; None from zero or below."""
    return round(float((last - first) / first), 6) if first > 0 else None
