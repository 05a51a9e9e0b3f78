"""Reads a question: which saved queries it can mean, with which parameters, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING, TypeAlias

from plangraph.ask.assignment import assigned, is_faint, settled
from plangraph.ask.collectives import counts_collectives, is_collective
from plangraph.ask.days import Day, days
from plangraph.ask.exclusion import excluded
from plangraph.ask.intents import INTENTS
from plangraph.ask.lexicon import NOTHING
from plangraph.ask.mentions import mentions
from plangraph.ask.names import Slot
from plangraph.ask.outside import outside
from plangraph.ask.selection import Selection, selection
from plangraph.ask.strangers import without_strangers
from plangraph.ask.understanding import Reading, Understanding
from plangraph.ask.unread import is_checked, unread_words
from plangraph.ask.wording import plain, with_years_in_figures, without_courtesies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from plangraph.ask.intent import Intent
    from plangraph.ask.lexicon import Lexicon
    from plangraph.ask.mention import Mention
    from plangraph.ask.names import Names, Thing

Likelihoods: TypeAlias = "Callable[[str], Mapping[str, float]]"
"""The logarithms of how likely each saved query answers a masked question; none without a lexicon."""

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


def understand(
    question: str, names: Names, lexicon: Lexicon | None = None, divisions: AbstractSet[str] = frozenset()
) -> Understanding:
    """The readings of a question over the names of a dataset; without a lexicon by the grammar alone.

    ``divisions`` are the names of all places that a unit can be of.
    """
    marked = _marked(question, names, divisions)
    kept = tuple(mention for mention in marked.found if mention not in marked.out)
    without = tuple(thing.label for mention in marked.out for thing in mention.things)
    likelihoods = cache(lexicon.likelihoods) if lexicon else _unknown
    likely = likelihoods(marked.masked)
    found = _readings(marked, kept, without, likelihoods)
    readings = sorted(found, key=lambda reading: -reading.score)
    unknown = next((marked.asked[m.start : m.end].strip() for m in marked.found if not m.things), None)
    best = next((intent for intent in INTENTS if readings and intent.query == readings[0].query), None)
    meant = "".join(thing.label for mention in marked.found for thing in mention.things[:1])
    left = tuple(words for words in unread_words(marked.masked, best) if words not in meant)
    unread = tuple(words for words in left if not (lexicon and lexicon.knows(words)))
    doubt = exp(likely[NOTHING]) if likely else 1.0
    # What plans do not say, and names that they lack, are known by words that many a question has too: the lexicon has
    # to hold it possible.
    possible = doubt > _POSSIBLE
    beyond = outside(marked.asked) if possible else None
    return Understanding(
        tuple(readings[:3]),
        beyond,
        unknown if possible else None,
        unread,
        doubt if likely else 0.0,
        is_checked(marked.masked),
        left=left,
    )


def masked(question: str, names: Names, divisions: AbstractSet[str] = frozenset()) -> str:
    """The question with marks for what it names."""
    return _marked(question, names, divisions).masked


@dataclass(frozen=True, slots=True)
class _Marked:
    """A question in one form, what it names, what of that it leaves out, its days, and itself with marks for them.

    ``collectives``: names like 各镇街 are to be counted too, and are nothing that it asks about. ``tasks`` are all
    that it can mean.
    """

    asked: str
    found: tuple[Mention, ...]
    out: tuple[Mention, ...]
    days: tuple[Day, ...]
    collectives: bool
    masked: str
    tasks: tuple[Thing, ...] = ()


def _marked(question: str, names: Names, divisions: AbstractSet[str]) -> _Marked:
    asked = with_years_in_figures(without_courtesies(plain(question)))
    named_days = tuple(days(asked))
    places = [(day.start, day.end) for day in named_days]
    found = mentions(asked, names, _PARTIAL, places)
    plan = next((mention for mention in found if mention.slot is Slot.PLAN), None)
    if plan and len(plan.things) == 1:
        names = names.of_plan(plan.things[0].iri)
        found = mentions(asked, names, _PARTIAL, places)
    found = without_strangers(asked, found, names, divisions)
    named_days = tuple(day for day in named_days if not _inside(day, found))
    out = excluded(asked, found)
    collectives = counts_collectives(asked)
    marks = [(mention.start, mention.end, _mark(mention, out, collectives=collectives)) for mention in found]
    marks += [(day.start, day.end, "day") for day in named_days]
    tasks = tuple(thing for thing in names.things if thing.slot is Slot.TASK)
    return _Marked(asked, found, out, named_days, collectives, _masked(asked, marks), tasks)


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
    marked: _Marked, kept: Sequence[Mention], without: tuple[str, ...], likelihoods: Likelihoods
) -> Iterator[Reading]:
    named_days = marked.days
    for intent in INTENTS:
        collectives = marked.collectives and intent.counts_collectives
        found = [mention for mention in kept if not (collectives and is_collective(mention))]
        things, used = assigned(intent, found, marked.tasks)
        masked = _masked_with(things, used, marked.masked)
        likely = likelihoods(masked)
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
        chosen, others = settled(things)
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
            any(is_faint(mention) for _, mention in things),
            intent.sure_with_rows,
            without,
            bool(intent.every and not things and not section and not intent.every.search(masked)),
        )


def _masked_with(things: Sequence[tuple[str, Mention]], used: Sequence[Mention], masked: str) -> str:
    """The question with the mark of a task for another thing that is taken for one: 医养结合 for 发展医养结合."""
    for _, mention in things:
        was = next((other for other in used if other.start == mention.start and other.slot is not mention.slot), None)
        if was:
            masked = masked.replace(f"⟦{was.slot.value.upper()}⟧", f"⟦{mention.slot.value.upper()}⟧", 1)
    return masked


def _unknown(_masked: str) -> Mapping[str, float]:
    return {}


def _chosen_rows(
    intent: Intent, masked: str, section: Thing | None, narrowing: Sequence[tuple[str, Mention]]
) -> Selection | None:
    if section:
        return Selection("section", words=(section.label,))
    if narrowing:
        column, mention = narrowing[0]
        return Selection(column, words=tuple(thing.label for thing in mention.things))
    return selection(intent, masked)


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
