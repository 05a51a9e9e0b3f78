"""The tables of a briefing on indicators."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plangraph.brief.briefing import Column
from plangraph.brief.table import table

if TYPE_CHECKING:
    from plangraph.brief.briefing import Table
    from plangraph.brief.material import Material, Row
    from plangraph.brief.wording import Wording

_MOST_YEARS = 5


def indicators(material: Material, say: Wording) -> Table:
    """Every indicator with its targets by year, its growth and its units."""
    targets: defaultdict[int, dict[int, str]] = defaultdict(dict)
    heads: dict[int, Row] = {}
    for row in material.rows("indicator-targets"):
        targets[row["indicator_number"]].setdefault(row["year"], row["target"])
        heads.setdefault(row["indicator_number"], row)
    years = sorted({year for of in targets.values() for year in of})
    years = years if len(years) <= _MOST_YEARS else [years[0], *years[1 - _MOST_YEARS :]]
    percents = {row["indicator_number"]: row["percent"] for row in material.rows("indicator-growth")}
    units: defaultdict[int, list[str]] = defaultdict(list)
    for row in material.rows("indicator-owners"):
        units[row["indicator_number"]].append(row["unit"])
    owned = any(units.values())
    columns = [
        Column(say("number"), 7, centred=True),
        Column(say("indicator"), 24),
        Column(say("measure"), 10, centred=True),
        *(Column(str(year), 8, centred=True) for year in years),
        Column(say("percent"), 9, centred=True),
        *([Column(say("responsible"), 48)] if owned else []),
    ]
    rows = [
        (
            str(number),
            head["indicator"],
            head["measure"] or say("none"),
            *(targets[number].get(year, say("none")) for year in years),
            say("none") if percents.get(number) is None else str(percents[number]),
            *([say.listed(dict.fromkeys(units[number])) or say("none")] if owned else []),
        )
        for number, head in sorted(heads.items())
    ]
    return table(material, say, "indicators_table", columns, rows, query="indicator-targets")


def unmeasured(material: Material, say: Wording) -> Table:
    """The indicators that no task works towards."""
    columns = [Column(say("number"), 8, centred=True), Column(say("indicator"), 42), Column(say("responsible"), 50)]
    rows = [
        (str(row["indicator_number"]), row["indicator"], say.relisted(row["units"]))
        for row in material.rows("indicators-without-task")
    ]
    return table(material, say, "unmeasured_table", columns, rows, query="indicators-without-task")
