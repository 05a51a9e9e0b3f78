"""Reads a question: which saved queries it can mean, with which parameters, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from plangraph.ask.collectives import counts_collectives, is_collective
from plangraph.ask.days import Day, days
from plangraph.ask.exclusion import excluded
from plangraph.ask.intents import INTENTS
from plangraph.ask.lexicon import NOTHING
from plangraph.ask.mention import EXACT, Mention
from plangraph.ask.mentions import mentions
from plangraph.ask.names import Slot
from plangraph.ask.outside import outside
from plangraph.ask.selection import Selection, selection
from plangraph.ask.strangers import without_strangers
from plangraph.ask.understanding import Reading, Understanding
from plangraph.ask.wording import plain, with_years_in_figures, without_courtesies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from plangraph.ask.intent import Intent
    from plangraph.ask.lexicon import Lexicon
    from plangraph.ask.names import Names, Thing

_UNUSED = 2.5
_WORTHLESS = -1.0
"""The least that wordings are worth: then likelihood decides."""
_USUAL = 2.0
"""What the logarithm of a likelihood weighs beside the worth of wordings."""
_POSSIBLE = 0.03
"""How likely nothing has to answer a question for the words of what plans do not say to count."""
_PARTIAL = (
    Slot.INDICATOR,
    Slot.TASK,
    Slot.POLICY,
    Slot.PLATFORM,
    Slot.BRAND,
    Slot.INDUSTRY,
    Slot.REGION,
    Slot.SECTION,
    Slot.EVENT,
)
_KNOWN = re.compile(
    r"⟦\w+⟧|[0-9.%]+|任务|单位|部门|机构|指标|计划|方案|责任|负责|牵头|承担|配合|参与|哪[些个家项里儿]?|什么|谁|几[家个项件]?|多少|啥|有没有|有"
    r"|没有?|是否|是不是|是|的|了|呢|吗|呀|啊|吧|和|与|跟|同|及|或|由|对|在|把|被|让|给|向|从|到|为|以|要|会|能|可以|需要|应|各|每|全部|所有|都|也|还|又|就|才|一"
    r"|这|那|里|中|上|下|内|外|前|后|之间|之前|以前|之后|其他|其它|别的|家|个|项|条|件|事|活|工作|情况|方面|关于|有关|相关|进行|需|得|地|着|过|它|他|们|哪"
    r"|年|月|日|底|按|分别|顺序|排|序|名|数|最|来|去|不|未|无|从|该|本|目标|平台|品牌|产业|行业|区域|地方|地区|文件|政策|依据|引用|规划|合作|共同|一起|原文|完成|容易|明确|制定|正文|附件|百分之|百分比|承接|衡量|做完|别人|人民|人次|首位|第一|办完|办结|截止|截至|到期|要求|提到|涉及|写到|写明|出现|安排|部署"
    r"|最后|最终|起来|到了|当中|其中|里面|方面|范围|这些|那些|整个|本次|此次|人家|自己|同样|一样|相同|共有|属于|归属|对应|牵扯|牵涉|时候|期间|为止|必须|能够|开展|推进|落实|打造|如果|假如|要是|实现|重点|市级|区级|县级|结伴|清单|考核|职责|角色|扮演|职能|贯穿|保障|支撑|支持|围绕|通过|怎样|多大|程度"
)
_UNREAD = re.compile(r"[\u4e00-\u9fff]{2,}")
"""English is not held to account word by word: names stand in Chinese there, and ``outside`` knows what plans lack."""
_ENGLISH = re.compile(
    r"\b(?:what|which|who|how|many|much|is|are|the|of|in|to|for|a|an|by|does|do|has|have|be|been|each|all|every|and|or|with|without|any|only|there|it|they|that|this|plan|task|tasks|unit|units|indicator|indicators|most|least|please|list|show|me|on|from|than|more|at|as|not|no|where|when|if)\b"
)


def understand(
    question: str, names: Names, lexicon: Lexicon | None = None, divisions: AbstractSet[str] = frozenset()
) -> Understanding:
    """The readings of a question over the names of a dataset; without a lexicon by the grammar alone.

    ``divisions`` are the names of all places that a unit can be of.
    """
    marked = _marked(question, names, divisions)
    kept = tuple(mention for mention in marked.found if mention not in marked.out)
    without = tuple(thing.label for mention in marked.out for thing in mention.things)
    likely = lexicon.likelihoods(marked.masked) if lexicon else {}
    found = _readings(marked, kept, without, likely)
    readings = sorted(found, key=lambda reading: -reading.score)
    unknown = next((marked.asked[m.start : m.end].strip() for m in marked.found if not m.things), None)
    best = next((intent for intent in INTENTS if readings and intent.query == readings[0].query), None)
    meant = "".join(thing.label for mention in marked.found for thing in mention.things[:1])
    unread = tuple(
        words for words in _unread(marked.masked, best) if words not in meant and not (lexicon and lexicon.knows(words))
    )
    doubt = exp(likely[NOTHING]) if likely else 1.0
    # What plans do not say is known by words that many a question has too: the lexicon has to hold it possible.
    beyond = outside(marked.asked) if doubt > _POSSIBLE else None
    return Understanding(
        tuple(readings[:3]), beyond, unknown, unread, doubt if likely else 0.0, bool(_UNREAD.search(marked.masked))
    )


def masked(question: str, names: Names, divisions: AbstractSet[str] = frozenset()) -> str:
    """The question with marks for what it names."""
    return _marked(question, names, divisions).masked


@dataclass(frozen=True, slots=True)
class _Marked:
    """A question in one form, what it names, what of that it leaves out, its days, and itself with marks for them.

    ``collectives``: names like 各镇街 are to be counted too, and are nothing that it asks about.
    """

    asked: str
    found: tuple[Mention, ...]
    out: tuple[Mention, ...]
    days: tuple[Day, ...]
    collectives: bool
    masked: str


def _marked(question: str, names: Names, divisions: AbstractSet[str]) -> _Marked:
    asked = with_years_in_figures(without_courtesies(plain(question)))
    named_days = tuple(days(asked))
    places = [(day.start, day.end) for day in named_days]
    found = mentions(asked, names, _PARTIAL, places)
    plan = next((mention for mention in found if mention.slot is Slot.PLAN), None)
    if plan and len(plan.things) == 1:
        found = mentions(asked, names.of_plan(plan.things[0].iri), _PARTIAL, places)
    found = without_strangers(asked, found, names, divisions)
    named_days = tuple(day for day in named_days if not _inside(day, found))
    out = excluded(asked, found)
    collectives = counts_collectives(asked)
    marks = [(mention.start, mention.end, _mark(mention, out, collectives=collectives)) for mention in found]
    marks += [(day.start, day.end, "day") for day in named_days]
    return _Marked(asked, found, out, named_days, collectives, _masked(asked, marks))


def _mark(mention: Mention, out: Sequence[Mention], *, collectives: bool) -> str:
    if not mention.things:
        return "unknown"
    if collectives and is_collective(mention):
        return "group"
    return "other" if mention in out else mention.slot.value


def _inside(day: Day, found: Sequence[Mention]) -> bool:
    return any(mention.start < day.end and day.start < mention.end for mention in found)


def _masked(asked: str, marks: Sequence[tuple[int, int, str]]) -> str:
    for start, end, kind in sorted(marks, reverse=True):
        mark = "" if kind == Slot.PLAN.value else f"⟦{kind.upper()}⟧"
        asked = f"{asked[:start]}{mark}{asked[end:]}"
    return asked


def _readings(
    marked: _Marked, kept: Sequence[Mention], without: tuple[str, ...], likely: Mapping[str, float]
) -> Iterator[Reading]:
    masked, named_days = marked.masked, marked.days
    for intent in INTENTS:
        collectives = marked.collectives and intent.counts_collectives
        found = [mention for mention in kept if not (collectives and is_collective(mention))]
        things, used = _assigned(intent, found)
        day_value = _day_value(intent, named_days)
        given = {name for name, _ in things} | {name for name, _ in day_value}
        if not set(intent.needs) <= given:
            continue
        worth = intent.base + sum(cue.weight for cue in intent.cues if cue.pattern.search(masked))
        unused = [mention for mention in found if mention not in used and mention.slot is not Slot.PLAN]
        narrowing = [(column, m) for m in unused for column, slot in intent.narrowed if slot is m.slot and m.things]
        worth -= _UNUSED * (len(unused) - len(narrowing))
        if named_days and not day_value and not (intent.spans_years and len(named_days) > 1):
            worth -= _UNUSED / 2
        if worth <= 0 and not likely:
            continue
        worth = max(worth, _WORTHLESS) + _USUAL * likely.get(intent.query, 0.0)
        plans = [("plan", m.things[0]) for m in found if m.slot is Slot.PLAN and m.things][:1]
        chosen, others = _settled(things)
        section = next((thing for name, thing in chosen if thing.slot is Slot.SECTION and name == "section"), None)
        chosen = tuple(item for item in chosen if item[1] is not section)
        extra = [*_kind_of_dependency(intent, masked), *([("generic", "true")] if collectives else [])]
        yield Reading(
            intent.query,
            (*chosen, *plans),
            (*day_value, *extra),
            round(worth, 2),
            _chosen_rows(intent, masked, section, narrowing),
            others,
            any(_is_faint(mention) for _, mention in things),
            intent.sure_with_rows,
            without,
        )


def _chosen_rows(
    intent: Intent, masked: str, section: Thing | None, narrowing: Sequence[tuple[str, Mention]]
) -> Selection | None:
    if section:
        return Selection("section", words=(section.label,))
    if narrowing:
        column, mention = narrowing[0]
        return Selection(column, words=tuple(thing.label for thing in mention.things))
    return selection(intent, masked)


def _is_faint(mention: Mention) -> bool:
    part = (mention.end - mention.start) / max(1, len(mention.things[0].label))
    return mention.score < EXACT and mention.slot in _LONG_NAMED and part < _HALF


_LONG_NAMED = frozenset({Slot.POLICY, Slot.PLATFORM})
_HALF = 0.5


def _assigned(intent: Intent, found: Sequence[Mention]) -> tuple[list[tuple[str, Mention]], list[Mention]]:
    """The mentions that fill the parameters of an intent, each parameter once."""
    filled: dict[str, Mention] = {}
    used = []
    for mention in found:
        name = next((name for name, slot in intent.slots if slot is mention.slot and name not in filled), None)
        again = any(set(mention.things) & set(other.things) for other in filled.values())
        if name and mention.things and not again and not (intent.of_one_thing and filled):
            filled[name] = mention
            used.append(mention)
    meant = {thing for mention in used for thing in mention.things}
    # 培育高价值专利、布局产业创新 names one task twice.
    used += [mention for mention in found if mention not in used and meant & set(mention.things)]
    return list(filled.items()), used


def _settled(
    things: Sequence[tuple[str, Mention]],
) -> tuple[tuple[tuple[str, Thing], ...], tuple[tuple[str, Thing], ...]]:
    """Of the things that each mention can mean the one that most is said of, in one plan if that can be; the others."""
    plans = [frozenset().union(*(thing.plans for thing in mention.things)) for _, mention in things]
    common = frozenset.intersection(*plans) if plans else frozenset()
    chosen: list[tuple[str, Thing]] = []
    others: list[tuple[str, Thing]] = []
    for name, mention in things:
        fit = [thing for thing in mention.things if thing.plans & common] or list(mention.things)
        ranked = sorted(fit, key=lambda thing: (-thing.weight, thing.iri))
        if len(things) > 1 and chosen and common:
            same = [thing for thing in ranked if thing.plans & chosen[0][1].plans]
            ranked = same or ranked
        chosen.append((name, ranked[0]))
        others += [(name, thing) for thing in ranked[1:]]
    return tuple(chosen), tuple(others)


def _day_value(intent: Intent, named_days: Sequence[Day]) -> list[tuple[str, str]]:
    if not named_days:
        return []
    if intent.takes_date:
        return [("date", named_days[0].date)]
    if intent.takes_year:
        return [("year", named_days[0].date[:4])]
    return []


_DEPENDENCY_WORDS = {
    "platform": "平台|载体|platform",
    "policy": "文件|政策|polic",
    "indicator": "指标|indicator",
    "industry": "产业|行业|industr",
    "region": "区域|地区|region",
    "brand": "品牌|brand",
    "event": "活动|展会|event",
    "subject": "主题|议题|内容|subject|topic",
    "order": "先后|顺序|order",
}


def _kind_of_dependency(intent: Intent, masked: str) -> list[tuple[str, str]]:
    if not intent.takes_kind:
        return []
    found = [("kind", kind) for kind, words in _DEPENDENCY_WORDS.items() if re.search(words, masked)]
    return found if len(found) == 1 else []


def _unread(masked: str, intent: Intent | None) -> Iterator[str]:
    """Words that neither the grammar nor a name accounts for."""
    left = _ENGLISH.sub(" ", masked)
    for cue in intent.cues if intent else ():
        left = cue.pattern.sub(" ", left)
    left = _KNOWN.sub(" ", left)
    yield from (match.group() for match in _UNREAD.finditer(left))
