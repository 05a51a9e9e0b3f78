"""Units of measure as plans write them, taken apart: 万件 is 10000 of 件, 千瓦 a unit of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from math import prod

_SCALE = re.compile(r"[十百千]?[万亿]+|[百千](?![瓦米克升伏安赫帕焦卡兆分])")
"""What multiplies a unit; 千 and 百 are part of units like 千瓦 and 百分点."""
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_YEARLY = "/年"


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: its scale and base (万件: 10000 and 件); ``yearly`` for so many a year."""

    scale: Decimal
    base: str
    yearly: bool

    def value(self, printed: str) -> Decimal | None:
        """A printed figure in the base unit; None for ranges."""
        number = figure(printed)
        return None if number is None else number * self.scale


@lru_cache(256)
def measure(unit: str | None) -> Measure:
    """A unit of measure as written, taken apart."""
    written = (unit or "").replace("％", "%")
    scale = scale_of(written)
    base = written.removeprefix(scale)
    return Measure(Decimal(prod(_SCALES[word] for word in scale)), base.removesuffix(_YEARLY), base.endswith(_YEARLY))


def scale_of(unit: str) -> str:
    """The words that a unit begins with and that multiply it: 万 of 万件."""
    match = _SCALE.match(unit)
    return match.group() if match else ""


def figure(value: str) -> Decimal | None:
    """A printed figure as a number; None for ranges and words."""
    try:
        return Decimal(value.replace(",", ""))
    except InvalidOperation:
        return None
