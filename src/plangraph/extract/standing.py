"""What stands already, which a sentence tells beside or before what is meant to be: a base value and no goal."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.extract.goal_years import Setting
    from plangraph.extract.scope import Scope
    from plangraph.model.outline import Passage

_DONE = (
    r"建[成立设]|达|有|完成|形成|实现|超过?|突破|拥有|累计|培[训育养]|引[进育]|创[成建]|认定|获[批得]|设立|组建|成立|开[工通]|投[用产]"
    r"|竣工|落[地户]|集聚|聚集|吸引|吸纳|汇聚|新增|新建|改造|接入|覆盖|发放|归集"
)
_STANDS = re.compile(
    # Each alternative begins with a plain character: the search skips every place where none of them stands.
    rf"截至目前|目前(?=[，,已有拥共全])|现有|共有|近年来|近[两三五几]年来|过去[一两三五几]年|去年(?=[，,全])|上年(?=[，,全])"
    rf"|已经?(?:累计|成功|全部|全面|陆续|相继|基本|先后|顺利)?(?:{_DONE})(?:(?P<base>[^，。；]{{0,20}}基础上)|(?P<attribute>[^，。；、0-9]{{0,6}}的))?"
)
_COMPARED = ("比", "较", "与", "同", "从", "由", "按", "超", "对")
_SETS_GOAL = re.compile(r"力争|确保|争取|下一步|计划(?=[再在到于新建培])|将(?=[新建达培打实再进])")


def standing(scope: Scope, start: int, end: int, passage: Passage, years: Sequence[Setting]) -> Stretches:
    """The stretches of the sentence ``start``-``end`` that tell what stands already.

    Each runs from its clause to the words or the year that set a goal; it ends with its clause where it only says of
    which things (已建成的) or comes after a goal, and with the base that it names (在已建成3个的基础上).
    """
    goals = [setting.start for setting in years if not setting.past]
    goals = sorted([*goals, *(word.start() for word in _SETS_GOAL.finditer(scope.text, start, end))])
    found = Stretches()
    for told in _STANDS.finditer(scope.text, start, end):
        if not scope.text[max(start, told.start() - 1) : told.start()].endswith(_COMPARED):
            found.add(scope.clause_start(told.start(), passage), _end(scope, told, end, passage, goals))
    return found


def _end(scope: Scope, told: re.Match[str], end: int, passage: Passage, goals: Sequence[int]) -> int:
    if told["base"]:
        return told.end()
    following = bisect_right(goals, told.start())
    until = scope.clause_end(told.end(), passage) if told["attribute"] or following else end
    return min(until, goals[following]) if following < len(goals) else until


class Stretches:
    """Stretches of a text that begin in order."""

    __slots__ = ("_starts", "_until")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._until: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Takes in one that begins no earlier than the last."""
        self._starts.append(start)
        self._until.append(max(end, *self._until[-1:]) if self._until else end)

    def holds(self, place: int) -> bool:
        """Whether a place lies in one of them."""
        last = bisect_right(self._starts, place) - 1
        return last >= 0 and place < self._until[last]
