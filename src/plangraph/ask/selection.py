"""Which rows of an answer a question wants: those of a role, with the most or least, or with a number."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plangraph.ask.bounds import TOP, counts, shares
from plangraph.ask.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plangraph.ask.intent import Intent

_MOST = re.compile(
    r"最(?:多|大|高|忙|重|累|宽|紧密|密切|频繁|广|复杂|快|猛|密|长)|数(?:第一|头名)|most|busiest|highest|largest|biggest|heaviest|fastest"
)
_LEAST = re.compile(r"最(?:少|小|低|闲|轻|慢|窄|短)|垫底|倒数|末位|least|fewest|lightest|smallest|lowest|slowest")
_LEAD = re.compile(r"牵头|领头|挂帅|领衔|主办|\blead")
_SUPPORT = re.compile(r"配合|协办|协助|\bsupport")
_BUILD = re.compile(r"准备建|新建|要建|来建|建设|谁建|搭建|组建|\bbuild|\bbuilt")
_USE = re.compile(r"在用|谁用|依托|使用|利用|\buse")
_BASIS = re.compile(r"依据|根据|based on|rests on")
_CITED = re.compile(r"引用|提到|⟦POLICY⟧|cite")
_THINGS = frozenset({"brand", "industry", "region"})
"""Columns with a row for each task of a thing."""
_FIRST = re.compile(r"排(?:在)?(?:首位|第一位?|头一个|最前)|首位是|第一责任单位是|listed first")
_LEADS = (("role", ("牵头",), _LEAD, _SUPPORT), ("role", ("配合",), _SUPPORT, _LEAD))
_RANKED = frozenset({"task-owners", "indicator-owners"})
_ROLES: Mapping[str, tuple[tuple[str, tuple[str, ...], re.Pattern[str], re.Pattern[str]], ...]] = {
    "who-owns-what": _LEADS,
    "task-owners": _LEADS,
    "platform-builders-and-users": (
        ("status", ("建", "拟建", "待建", "新建"), _BUILD, _USE),
        ("status", ("用", "依托", "已建"), _USE, _BUILD),
    ),
    "partner-regions": (
        ("relation", ("对标",), re.compile(r"对标|标杆|学习|看齐|取经|benchmark"), re.compile(r"协作|合作|cooperat")),
    ),
    "brand-owners": (
        ("status", ("标杆",), re.compile(r"对标|标杆|学习|看齐"), re.compile(r"拟建|新建|打造|培育")),
        ("status", ("拟建",), re.compile(r"拟建|新建|打造|培育"), re.compile(r"对标|标杆|学习|看齐")),
    ),
    "policy-basis": (("relation", ("依据",), _BASIS, _CITED),),
}
"""Of a query the column and the words of a role, the wording that asks for it, and the one that asks for another."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of one ``column``: those of the ``extreme`` (max, min), with one of the ``words``, or within bounds.

    ``least`` and ``most`` are bounds that are kept; ``top`` is how many of the greatest values (the least with ``extreme``
    min) are wanted, with all ties. ``counted`` weighs a value by the number of rows that have it.
    """

    column: str
    extreme: str = ""
    words: tuple[str, ...] = ()
    counted: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    top: int = 1

    def of(self, records: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The rows that are wanted, in their order; all where none has a value to choose by."""
        if self.words:
            return self._saying(records) or list(records)
        count = Counter(row.get(self.column) for row in records)
        figures = [(row, count[row.get(self.column)] if self.counted else row.get(self.column)) for row in records]
        known = [(row, value) for row, value in figures if isinstance(value, int | float | Decimal)]
        if not known:
            return list(records)
        if self.least is not None or self.most is not None:
            return [row for row, value in known if self._within(Decimal(str(value)))]
        ranked = sorted((value for _, value in known), reverse=self.extreme == "max")
        last = ranked[min(self.top, len(ranked)) - 1]
        return [row for row, value in known if (value >= last if self.extreme == "max" else value <= last)]

    def is_void(self, records: Sequence[Mapping[str, Any]]) -> bool:
        """Whether no row has one of the words that are asked for, so that all stand."""
        return bool(self.words and records) and not self._saying(records)

    def _saying(self, records: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        return [row for row in records if _said(row.get(self.column), self.words)]

    def _within(self, value: Decimal) -> bool:
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def selection(intent: Intent, masked: str) -> Selection | None:
    """What a question wants of the rows of an intent; None where it wants all."""
    return _of_role(intent, masked) or _of_measure(intent, masked)


def _of_measure(intent: Intent, masked: str) -> Selection | None:
    if not intent.measures:
        return None
    column = next((name for name, words in intent.measures[1:] if re.search(words, masked)), intent.measures[0][0])
    if intent.query == "indicator-growth" and (bounds := shares(masked)):
        return Selection("percent", least=bounds[0], most=bounds[1])
    counted = column in _THINGS
    if bounds := counts(masked):
        return Selection(column, least=bounds[0], most=bounds[1], counted=counted)
    least, most, top = _LEAST.search(masked), _MOST.search(masked), TOP.search(masked)
    if least or most or top:
        figure = number(next(filter(None, top.groups())).replace("两", "二")) if top else None
        return Selection(column, extreme="min" if least else "max", counted=counted, top=figure or 1)
    return None


def _of_role(intent: Intent, masked: str) -> Selection | None:
    """The rows of a role where one role is asked for and the other is not."""
    for column, words, pattern, other in _ROLES.get(intent.query, ()):
        if pattern.search(masked) and not other.search(masked):
            return Selection(column, words=words)
    if intent.query in _RANKED and _FIRST.search(masked):
        return Selection("position", most=Decimal(1))
    return None


def _said(value: object, words: Sequence[str]) -> bool:
    return isinstance(value, str) and any(word in value for word in words)
