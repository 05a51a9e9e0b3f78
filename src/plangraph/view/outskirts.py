"""Places around a drawing for those that have no room in it: rings, each unit on the side of its closest partner."""

from __future__ import annotations

from math import atan2, ceil, cos, hypot, pi, sin
from typing import TYPE_CHECKING

from plangraph.view.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

_APART = 90.0
"""The pixels between two on a ring, and between two rings."""


def outskirts(graph: nx.Graph[str], inner: Mapping[str, Point]) -> dict[str, Point]:
    """The places of the units that ``inner`` has none for."""
    left = sorted((unit for unit in graph if unit not in inner), key=lambda unit: _side(graph, unit, inner))
    places: dict[str, Point] = {}
    away = max((hypot(*place) for place in inner.values()), default=0.0)
    while left:
        away += _APART
        room = int(2 * pi * away / _APART)
        every = ceil(len(left) / room)
        ring = left[::every]
        places |= {
            unit: Point(away * cos(turn), away * sin(turn))
            for unit, turn in zip(
                ring, (2 * pi * (step + 0.5) / len(ring) - pi for step in range(len(ring))), strict=True
            )
        }
        left = [unit for unit in left if unit not in places]
    return places


def _side(graph: nx.Graph[str], unit: str, inner: Mapping[str, Point]) -> float:
    """The direction of the partner inside with whom a unit shares most."""
    partners = [(data["weight"], partner) for partner, data in graph[unit].items() if partner in inner]
    if not partners:
        return pi
    place = inner[max(partners)[1]]
    return atan2(place.y, place.x)
