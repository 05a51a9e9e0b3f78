"""What a goal or indicator counts, and which goal in the text means which indicator."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from plangraph.model.measure import measure
from plangraph.resolve.wording import bigrams, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.model.plan import Indicator, Quantity

SAME = 0.85
"""Pairs of characters shared (Dice) from which two wordings count the same."""
LIKE = 0.5
"""The same for a goal and an indicator that are each other's nearest."""
RARE = 64

_GENERIC = re.compile(
    r"(?:数量|总量|总数|总额|总值|累计|金额|规模|保有量|拥有量|存量|(?<=[^质])量$|(?<=[^少])数$|合计|年度|达到?|超过?|突破|新增|年增量|增量|净增|年均|每年|年新增)+"
)
_LEADING = re.compile(
    r"^(?:(?:到|至)?[0-9]{4}年底?|力争|计划|努力|推动|推进|实现|培育|引育|引进|打造|建成|建设|完成|发展|形成|新建|新增|累计|稳步|进一步"
    r"|持续|不断|提升|提高|增加|扩大|申请|申报|争取|争创|创建|获得|获批|开展|组织|全[区市省县国州]|我[区市省县]|本[区市省县]|和|及|使|将|其中)+"
)
_STAGES = re.compile(r"申请|受理|注册|授权|登记|签约|开工|竣工|投产|申报|认定|获批|立项")


@lru_cache(256)
def object_of(words: str) -> str:
    """What is counted, without verbs before it, stages of a procedure and the words for a count."""
    core = _LEADING.sub("", folded(words))
    return _LEADING.sub("", _GENERIC.sub("", _STAGES.sub("", core))) or core


def object_of_goal(goal: Quantity) -> str:
    """What a goal in the text counts: its clause without the figure and its measure."""
    at = goal.value_span.start - goal.span.start
    after = goal.span.quote[at + len(goal.value_span.quote) :].removeprefix(goal.unit or "")
    unit = (goal.unit or "").removesuffix("/年")
    return object_of(goal.span.quote[:at] + after.removeprefix(unit))


def stages(words: str) -> frozenset[str]:
    """The stages of a procedure that words name: 申请, 注册."""
    return frozenset(_STAGES.findall(words))


class Counts:
    """The indicators by what they count."""

    __slots__ = ("_bases", "_grams", "_having")

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._bases = [measure(indicator.unit).base for indicator in indicators]
        self._grams = [bigrams(object_of(indicator.name)) for indicator in indicators]
        self._having: dict[str, list[int]] = {}
        for place, grams in enumerate(self._grams):
            for gram in grams:
                self._having.setdefault(gram, []).append(place)

    def nearest(self, words: str, base: str | None) -> tuple[float, int] | None:
        """How like and which is the indicator most like an object, among those of the same measure."""
        grams = bigrams(words)
        places = {place for gram in grams for place in self._having.get(gram, ())[:RARE]}
        fits = ((self._share(grams, place), -place) for place in places if self._measured(place, base))
        best = max(fits, default=None)
        return (best[0], -best[1]) if best else None

    def _share(self, grams: frozenset[str], place: int) -> float:
        return 2 * len(grams & self._grams[place]) / (len(grams) + len(self._grams[place]))

    def _measured(self, place: int, base: str | None) -> bool:
        own = self._bases[place]
        return not base or not own or own == base


def meant(counts: Counts, objects: Sequence[tuple[str, str | None]]) -> dict[int, int]:
    """Which indicator each object with its measure means: the same one, or each other's nearest."""
    near = {n: found for n, (words, base) in enumerate(objects) if (found := counts.nearest(words, base))}
    best: dict[int, float] = {}
    for share, place in near.values():
        best[place] = max(best.get(place, 0.0), share)
    return {n: place for n, (share, place) in near.items() if share >= SAME or share >= max(LIKE, best[place])}
