"""Finds what a question names: by names, by shorter or longer forms of them, and with slips of the pen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.ask.bodies import bodies, longer_units
from plangraph.ask.english_bodies import english_bodies
from plangraph.ask.homophones import homophones
from plangraph.ask.mention import EXACT, FEWEST, LONGEST, SHORT, Mention, Places, cuts_a_word
from plangraph.ask.names import Slot, bare
from plangraph.ask.parts import LONG, WHOLE, parts, slips
from plangraph.ask.plans import plans
from plangraph.ask.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.ask.names import Names

_CHINESE_NUMBER = r"[一二三四五六七八九十]{1,3}"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905  as words
_ORDINAL = re.compile(
    rf"第?(?P<a>[0-9]{{1,3}}|{_CHINESE_NUMBER})(?:号|项|个|条|件)(?:重点)?(?:任务|工作|举措|事)"
    rf"|第(?P<c>[0-9]{{1,3}}|{_CHINESE_NUMBER})[条项款件](?!季|年)"
    rf"|(?:任务|task) ?(?:no\.? ?|number |第)?(?P<b>[0-9]{{1,3}})(?![0-9年月项个家次])(?:号)?"
    rf"|任务 ?第?(?P<d>{_CHINESE_NUMBER})(?![年月项个家起同共直些定致体模样并次])"
    r"|\b(?:no\.? ?|number |item |action )(?P<e>[0-9]{1,3})\b"
    rf"|\b(?P<f>{'|'.join(_ORDINALS)}) (?:task|item|action)"
)
_SECTION = re.compile(
    r"第(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:个)?(?:大)?(?:板块|章|部分|方面|块|篇|节)|(?:section|chapter|part) (?P<m>[0-9]{1,2})\b"
)

_CLOSER = 0.04
"""What a name that is only near can gain by its level."""
_RANK = {slot: place for place, slot in enumerate(Slot)}


def mentions(
    question: str, names: Names, partial: Sequence[Slot], days: Sequence[tuple[int, int]] = ()
) -> tuple[Mention, ...]:
    """The mentions in a plain question, from left to right, none over another.

    ``partial`` are the kinds of which parts of a name count; ``days`` are places that are dates unless a name holds them.
    """
    found = Places(question)
    exact = [*plans(question, names), *_exact(question, names)]
    for mention in exact:
        if mention.slot in {Slot.PLAN, Slot.UNIT} or mention.end - mention.start >= WHOLE:
            found.take(mention)
    for mention in (*english_bodies(question, names), *(m for m in list(bodies(found, names)) if m.things)):
        found.take(mention)
    for mention in exact:
        found.take(mention)
    found.block(days)
    some = [thing for thing in names.things if thing.slot in partial]
    for steps in (_ordinals(question, names), homophones(found, names), slips(found, some, LONG), bodies(found, names)):
        for mention in list(steps):
            found.take(mention)
    while part := next(parts(found, names, partial), None):
        found.take(part)
    return tuple(sorted(_apart(found.taken), key=lambda mention: mention.start))


def _apart(taken: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, of which a unit under a slip means nothing where the same one is named rightly: 税务局 beside 商务局."""
    named = {mention.things for mention in taken if mention.slot is Slot.UNIT and mention.score >= SHORT}
    for mention in taken:
        slip = mention.slot is Slot.UNIT and mention.score < SHORT - _CLOSER
        yield replace(mention, things=()) if slip and mention.things in named else mention


def _exact(question: str, names: Names) -> list[Mention]:
    """Names that stand in the question as they are, the longest first."""
    found = []
    for start in range(len(question)):
        for end in range(min(len(question), start + LONGEST), start + FEWEST - 1, -1):
            words = question[start:end]
            if not bare(words[0]) or not bare(words[-1]) or cuts_a_word(question, start, end):
                continue
            things = names.exact.get(bare(words), ())
            for slot in dict.fromkeys(thing.slot for thing in things):
                of_slot = tuple(thing for thing in things if thing.slot is slot)
                found.append(Mention(start, end, slot, of_slot, EXACT))
                if slot is Slot.UNIT:
                    found += longer_units(question, start, end, names)
    return sorted(found, key=lambda mention: (mention.start - mention.end, _RANK[mention.slot], mention.start))


def _ordinals(question: str, names: Names) -> Iterator[Mention]:
    for match in _ORDINAL.finditer(question):
        words = next(filter(None, match.groups()))
        ordinal = _ORDINALS.index(words) + 1 if words in _ORDINALS else number(words)
        things = tuple(thing for thing in names.things if thing.slot is Slot.TASK and thing.ordinal == ordinal)
        # 十项任务 is a count and not an ordinal; 第十项 and 10号 are ordinals.
        if not match["a"] or match.group().startswith("第") or "号" in match.group():
            yield Mention(match.start(), match.end(), Slot.TASK, things, EXACT)
    for match in _SECTION.finditer(question):
        ordinal = number(match["n"] or match["m"])
        things = tuple(thing for thing in names.things if thing.slot is Slot.SECTION and thing.ordinal == ordinal)
        if things:
            yield Mention(match.start(), match.end(), Slot.SECTION, things, EXACT)
