"""Which task rests on which: one builds or drafts a thing that another uses or applies, said of each by a verb.

Only this has a direction in the text; what two tasks merely both name they share (``sharings``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from plangraph.model.mention import EntityKind
from plangraph.model.relation import Dependence, Grounds, Rule
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plangraph.model.mention import Entity, Mention
    from plangraph.model.plan import Plan
    from plangraph.relate.passages import Passage

CONFIDENCE = 0.8
_MADE = "建立|建设|构建|搭建|打造|组建|成立|设立|创建|筹建|新建|建成|建好|共建"
_USED = "依托|联动|整合|利用|用好|融入|衔接|发挥|借助|运用|使用|接入|对接|通过|统筹|纳入|入驻|推广应用|上线"
_DRAFTED = "编制|制定|制订|出台|起草|印发|研究提出|修订|草拟"
_APPLIED = "贯彻|落实|根据|按照|依据|执行|实施|遵循|对照|应用|使用|宣传"
_BUILT = "The task “{first}” builds “{name}” and the task “{second}” uses it: the second seems to need the first."
_DRAFTS = "The task “{first}” drafts “{name}” and the task “{second}” applies it: the second seems to need the first."
_CUES = {
    EntityKind.PLATFORM: (re.compile(_MADE), re.compile(_USED), Rule.BUILT_AND_USED, _BUILT),
    EntityKind.POLICY: (re.compile(_DRAFTED), re.compile(_APPLIED), Rule.DRAFTED_AND_APPLIED, _DRAFTS),
}
_Places = dict[int, "Mention"]


def dependences(plan: Plan, clauses: Sequence[Passage]) -> Iterator[Dependence]:
    """The dependences of a plan, by thing; a task does not depend on itself."""
    headings = {task.ordinal: task.heading for task in plan.tasks}
    starts = [clause.start for clause in clauses]
    for entity in plan.entities:
        if entity.kind not in _CUES:
            continue
        made, used = _places(entity, entity.mentions, clauses, starts)
        yield from _of_thing(entity, made, used, headings)


def _of_thing(entity: Entity, made: _Places, used: _Places, headings: Mapping[int, str]) -> Iterator[Dependence]:
    *_, rule, text = _CUES[entity.kind]
    for task, mention in used.items():
        for other, origin in made.items():
            if task == other or task in made:
                continue
            first, second = headings[other], headings[task]
            said = Sentence(text, {"first": first, "second": second, "name": entity.name})
            yield Dependence(
                task, other, entity, Grounds(rule, CONFIDENCE, said, tuple(sorted({mention.span, origin.span})))
            )


def _places(
    entity: Entity, mentions: Iterable[Mention], clauses: Sequence[Passage], starts: Sequence[int]
) -> tuple[_Places, _Places]:
    """The tasks that make the thing, and those that use it, each with its first such mention."""
    making, using, *_ = _CUES[entity.kind]
    made: _Places = {}
    used: _Places = {}
    for mention in mentions:
        if mention.task is None:
            continue
        before = _before(mention, clauses, starts)
        making_at, using_at = _last(making, before), _last(using, before)
        if making_at > using_at:
            made.setdefault(mention.task, mention)
        elif using_at >= 0:
            used.setdefault(mention.task, mention)
    return made, used


def _before(mention: Mention, clauses: Sequence[Passage], starts: Sequence[int]) -> str:
    place = bisect_right(starts, mention.span.start) - 1
    if place < 0 or clauses[place].end < mention.span.start:
        return ""
    return clauses[place].words[: mention.span.start - clauses[place].start]


def _last(cue: re.Pattern[str], words: str) -> int:
    return max((match.start() for match in cue.finditer(words)), default=-1)
