"""Where a table says what of an indicator: the columns of number, name, measure, years and owners.

A table may stand either way: an indicator a row with a column a year, or a year a row with a column an indicator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from plangraph.extract.table_heads import heads
from plangraph.extract.unit_columns import is_units
from plangraph.model.outline import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.outline import Table
    from plangraph.model.plan import Period

_NUMBER = re.compile(r"序号|编号|No\.?", re.IGNORECASE)
_NAME = re.compile(r"(?:\S{0,8}指标)(?:名称|内容|项目)?|(?:目标|考核)(?:名称|项目|内容)")
_TIME = re.compile(r"年份|年度|时间")
_MEASURE = re.compile(r"(?:计量|指标|计算)?单位(?:名称)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_GOAL = re.compile(r"(?:规划|计划|预期|总体|最终|期末)?目标(?:值|数)?")
_BASELINE = re.compile(r"基期|基数|基准|基础值|现状|实际|实绩|完成|上年|上一年|初值|起点|底数")
_NO_CELL = Cell("", None)


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns: number, name, measure, a year each, owners with their header."""

    number: int | None
    name: int
    measure: int | None
    years: tuple[tuple[int, int], ...]
    owners: tuple[tuple[int, str], ...]


def oriented(table: Table) -> Table:
    """The table with an indicator a row."""
    header, body = table.rows[0], table.rows[table.header_rows :]
    named = bool(header) and bool(_TIME.fullmatch(header[0].text))
    if not named or not all(row and _YEAR.match(row[0].text) for row in body):
        return table
    name = replace(header[0], text="指标")
    rows = zip_longest((name, *header[1:]), *body, fillvalue=_NO_CELL)
    return replace(table, rows=tuple(tuple(row) for row in rows), header_rows=1)


def columns(table: Table, period: Period | None) -> Columns | None:
    """The columns of a table of indicators, None for another table.

    The last year of the plan's period is the year of a column that says 目标值 and no year; one in the caption
    outweighs it.
    """
    headers = ["".join(head) for head in heads(table)]
    name = _name(table, headers)
    years = _target_years(headers, period)
    goals = [place for place, words in enumerate(headers) if _GOAL.fullmatch(words)]
    if goals and not any(_is_of_plan(headers[place], year, period) for place, year in years):
        year_of_all = _stated_year(table) or (period.end if period else None)
        years = tuple((place, year_of_all) for place in goals) if year_of_all else years
    if name is None or not years:
        return None
    owners = tuple((place, words) for place, words in enumerate(headers) if is_units(words))
    return Columns(_first(headers, _NUMBER), name, _first(headers, _MEASURE), years, owners)


def _target_years(headers: Sequence[str], period: Period | None) -> tuple[tuple[int, int], ...]:
    """The columns of targets with their years: what was reached before the plan is none, if any other column is one."""
    years = [
        (place, int(year.group()))
        for place, words in enumerate(headers)
        if not _BASELINE.search(words) and (year := _YEAR.search(words))
    ]
    return tuple((place, year) for place, year in years if _is_of_plan(headers[place], year, period)) or tuple(years)


def _is_of_plan(words: str, year: int, period: Period | None) -> bool:
    """Whether a column is of the plan's years or calls itself a target: a bare year before the plan is its baseline."""
    return period is None or year >= period.start or "目标" in words


def _stated_year(table: Table) -> int | None:
    years = _YEAR.findall(table.caption.quote) if table.caption else ()
    return int(years[-1]) if years else None


def _name(table: Table, headers: Sequence[str]) -> int | None:
    """The column of names: of several levels (一级指标, 二级指标) the one with most words."""
    places = [place for place, words in enumerate(headers) if _NAME.fullmatch(words)]
    body = table.rows[table.header_rows :]
    filled = {place: sum(place < len(row) and row[place].span is not None for row in body) for place in places}
    return max(places, key=lambda place: (filled[place], -place), default=None)


def _first(headers: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((place for place, words in enumerate(headers) if pattern.fullmatch(words)), None)
