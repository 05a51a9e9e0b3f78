"""Which task works towards which indicator: its words name what the indicator counts.

The name of an indicator ends in what is counted (高价值发明专利总量: 发明专利) after what sets it apart (高价值). A
task names it where the last two words stand near each other in a clause, or side by side the other way round
(商标注册, 注册商标), and the task says most of what sets it apart. A clause that names the closer of two indicators
(马德里国际商标注册) is none of the other's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import normalize

from plangraph.model.relation import Grounds, Measurement, Rule
from plangraph.model.span import Span
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.plan import Indicator, Plan, Task
    from plangraph.relate.passages import Passage

NEAR = 6
"""Characters between two words that are said together."""
MOST = 0.6
"""The share of what sets an indicator apart that a task has to say."""
_WORD = 2
_SURE, _LIKELY = 0.9, 0.7
_NO_WORD = re.compile(r"[\W_]+")
_COUNTS = re.compile(
    r"(?:数量|总量|总数|总额|总值|累计|金额|规模|保有量|拥有量|存量|面积|产值|(?<=[^质])量$|(?<=[^少])数$|合计|年度|占比|比例|比重"
    r"|指数|强度|密度|覆盖率|(?<=.)[率度]$|年均|每年|个数|家数|次数|人数)+"
)
_LEADING = re.compile(
    r"^(?:新增|新建|新培育|累计|有效|全[区市省县国州]|我[区市省县]|本[区市省县]|每?万人(?:口)?|人均|年均|建成|建设|培育|引进|打造|完成|开展|组织)+"
)


@dataclass(frozen=True, slots=True)
class _Matter:
    """What an indicator counts: its last words ``head`` and the pairs of characters ``apart`` before them."""

    indicator: Indicator
    core: str
    head: tuple[str, ...]
    apart: frozenset[str]

    def place(self, words: str) -> tuple[int, int] | None:
        """Where a clause names the head."""
        if len(self.head) == 1:
            at = words.find(self.head[0])
            return (at, at + len(self.head[0])) if at >= 0 else None
        return min(_near(words, self.core, *self.head), default=None, key=lambda place: place[1] - place[0])

    def said(self, pairs: frozenset[str]) -> float:
        """The share of what sets the indicator apart that is among the pairs of characters."""
        return len(self.apart & pairs) / len(self.apart) if self.apart else 1.0


def measurements(plan: Plan, clauses: Sequence[Passage]) -> Iterator[Measurement]:
    """The links of tasks to indicators, by task."""
    matters = [matter for indicator in plan.indicators if (matter := _matter(indicator))]
    if not matters:
        return
    of_task: dict[int, list[Passage]] = {}
    for clause in clauses:
        of_task.setdefault(clause.task, []).append(clause)
    for task in plan.tasks:
        yield from _of_task(plan, task, of_task.get(task.ordinal, ()), matters)


def _of_task(plan: Plan, task: Task, clauses: Sequence[Passage], matters: Sequence[_Matter]) -> Iterator[Measurement]:
    own = frozenset().union(*(_pairs(clause.words) for clause in clauses)) if clauses else frozenset()
    told = [matter for matter in matters if matter.said(own) >= MOST]
    for matter in told:
        named = ((clause, place) for clause in clauses if (place := matter.place(clause.words)))
        found = next(((c, place) for c, place in named if not _closer(matter, told, c)), None)
        if found:
            clause, (start, end) = found
            span = Span.of(plan.document.text, clause.start + start, clause.start + end)
            yield Measurement(task.ordinal, matter.indicator.ordinal, _grounds(task, matter, own, span))


def _grounds(task: Task, matter: _Matter, own: frozenset[str], span: Span) -> Grounds:
    confidence = _SURE if matter.said(own) == 1 else _LIKELY
    said = {"task": task.heading, "words": span.quote, "indicator": matter.indicator.name}
    sentence = Sentence("The task “{task}” says “{words}”, which is what the indicator “{indicator}” counts.", said)
    return Grounds(Rule.INDICATOR_WORDS, confidence, sentence, (span,))


def _closer(matter: _Matter, told: Sequence[_Matter], clause: Passage) -> bool:
    """Whether the clause says what sets another indicator of the same head apart, and that one says more."""
    pairs = _pairs(clause.words)
    return any(
        set(other.head) == set(matter.head)
        and len(other.apart - matter.apart) > len(matter.apart - other.apart)
        and other.said(pairs) >= MOST
        and other.place(clause.words)
        for other in told
        if other is not matter
    )


def _matter(indicator: Indicator) -> _Matter | None:
    name = _NO_WORD.sub("", normalize("NFKC", indicator.name))
    core = _LEADING.sub("", _COUNTS.sub("", name)) or name
    if len(core) < _WORD:
        return None
    if len(core) < 2 * _WORD:
        return _Matter(indicator, core, (core,), frozenset())
    head, before = (core[-2 * _WORD : -_WORD], core[-_WORD:]), core[: -2 * _WORD]
    return _Matter(indicator, core, head, _pairs(before))


def _near(words: str, core: str, first: str, last: str) -> Iterator[tuple[int, int]]:
    at = words.find(last)
    while at >= 0:
        end = at + len(last)
        before = words.rfind(first, max(0, at - NEAR - len(first)), at)
        if before >= 0:
            yield before, end
        for turned in (first, core.removesuffix(last)):
            if words.startswith(turned, end):
                yield at, end + len(turned)
        at = words.find(last, at + 1)


def _pairs(words: str) -> frozenset[str]:
    return frozenset(first + second for first, second in pairwise(words))
