"""Widths that share a room, and heights as near to wishes as order and room allow."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.view.strata import Card


def shrunk(wanted: Sequence[float], room: float) -> list[float]:
    """Widths within ``room``: the widest give first, until they are as wide as the others."""
    cap = max(wanted)
    while sum(min(one, cap) for one in wanted) > room:
        cap *= 0.98
    return [min(one, cap) for one in wanted]


def with_heads(rows: Sequence[tuple[str, Card | None, float, float]]) -> list[float]:
    """The wished tops; a heading wishes to stand right above the first card of its group."""
    wishes = [middle - height / 2 for _, _, height, middle in rows]
    for index in range(len(rows) - 2, -1, -1):
        if rows[index][1] is None:
            wishes[index] = wishes[index + 1] - rows[index][2]
    return wishes


def stacked(heights: Sequence[float], wishes: Sequence[float], top: float, bottom: float) -> list[float]:
    """Tops in the given order without overlap, as near to the wishes as can be (blocks pooled as in isotonic fits)."""
    blocks: list[tuple[float, float, int]] = []  # the top of a block, its height, its rows
    wished: list[list[float]] = []
    for height, wish in zip(heights, wishes, strict=True):
        blocks.append((wish, height, 1))
        wished.append([wish])
        while len(blocks) > 1 and blocks[-2][0] + blocks[-2][1] > blocks[-1][0]:
            (_, high, rows), (_, more, others) = blocks[-2], blocks[-1]
            wished[-2:] = [wished[-2] + [one - high for one in wished[-1]]]
            blocks[-2:] = [(fmean(wished[-1]), high + more, rows + others)]
    tops, low = list[float](), top
    for start, high, _ in blocks:
        low = max(low, start)
        tops.append(low)
        low += high
    high_end = bottom
    for index in range(len(blocks) - 1, -1, -1):
        tops[index] = min(tops[index], high_end - blocks[index][1])
        high_end = tops[index]
    found, row = list[float](), 0
    for start, (_, _, rows) in zip(tops, blocks, strict=True):
        y = start
        for height in heights[row : row + rows]:
            found.append(y)
            y += height
        row += rows
    return found
