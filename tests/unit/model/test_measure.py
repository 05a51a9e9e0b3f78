from __future__ import annotations

from decimal import Decimal

import pytest

from plangraph.model.measure import Measure, measure


@pytest.mark.parametrize(
    ("unit", "scale", "base"),
    [
        *(("千人", 1000, "人"), ("十万吨", 100_000, "吨"), ("万亿元", 10**12, "元"), ("万", 10_000, "")),
        *(("千瓦", 1, "千瓦"), ("万千瓦时", 10_000, "千瓦时"), ("百分点", 1, "百分点"), ("人/千人", 1, "人/千人")),
    ],
)
def test_a_measure_has_a_scale_and_a_base(unit: str, scale: int, base: str):
    assert measure(unit) == Measure(Decimal(scale), base, yearly=False)


def test_so_many_a_year_is_no_part_of_the_base():
    assert measure("万吨/年") == Measure(Decimal(10_000), "吨", yearly=True)
