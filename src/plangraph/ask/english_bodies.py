"""Units that a question names in English: the district science and technology bureau for 区科技局."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from plangraph.ask.mention import SHORT, Mention
from plangraph.ask.names import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plangraph.ask.names import Names, Thing

WHOLE = "="
"""Stands before a name that needs no word like bureau."""
_NEAR = 3
"""Words before and after a name among which its place can be."""
_ORGAN = r"(?:units?|bureaux|commissions?|committees?|administrations?|authority|authorities|ministry)"
_OTHER = r"(?:branch|cent(?:re|er)|league|federation|association|corps|team|brigade|detachment|regulators?|people|guys|folks|side)"
"""What a body is called only after its level: the data center is none, the county data center is one."""
_LEVELS = {
    "district": "区",
    "county": "县",
    "municipal": "市",
    "city": "市",
    "municipality": "市",
    "town": "镇",
    "township": "乡",
    "provincial": "省",
    "province": "省",
}
_WORD = re.compile(r"[a-z]{4}")
_BETWEEN = r"(?: +and(?: the)? +| ?& ?|-and-|, +| +|-)"
_LEVEL = re.compile(rf"(?P<level>{'|'.join(_LEVELS)})(?: s|-level| level)? (?:people s |party )?$")
_LEVEL_AFTER = re.compile(rf" (?:of|at) (?:the )?(?P<level>{'|'.join(_LEVELS)})(?: level)?\b")
_OF = rf"\b(?:{_ORGAN} (?:of|for|in charge of|responsible for) (?:the )?(?P<of>{{names}}))(?![\w-])"
_PLAIN = rf"(?<![\w-])(?P<name>{{names}}),? (?:affairs |management |work |development |administration )?{_ORGAN}\b"
_LEVELED = r"(?<= )(?P<name>{names})(?= (?:and|or|with|have|has|do|does|is|in|on|for|to)\b|[,.?!]|$)"
_OTHERWISE = rf"(?<= )(?P<name>{{names}}) {_OTHER}\b"
_BARE = r"(?<![\w-])(?P<bare>{names})(?![\w-])"


def english_bodies(question: str, names: Names) -> Iterator[Mention]:
    """The mentions of units by level and function, the longest name of a function first."""
    if not _WORD.search(question):
        return
    named = _by_name(names)
    usual = [name for name in named if not name.startswith(WHOLE)]
    several = [name for name in usual if " " in name]
    whole = [name.removeprefix(WHOLE) for name in named if name.startswith(WHOLE)]
    for form, known in ((_OF, usual), (_PLAIN, usual), (_OTHERWISE, usual), (_LEVELED, several), (_BARE, whole)):
        for match in _any_of(form, known).finditer(question) if known else ():
            units = named[_folded(next(group for group in match.groups() if group), whole=form is _BARE)]
            level = _LEVEL.search(question, 0, match.start()) or _LEVEL_AFTER.match(question, match.end())
            if level is None and form in {_LEVELED, _OTHERWISE}:
                continue
            start = min(match.start(), level.start() if level else match.start())
            end = max(match.end(), level.end() if level else 0)
            fit = tuple(unit for unit in units if level is None or unit.label[0] == _LEVELS[level["level"]])
            fit = _of_place(fit, question[:start], question[end:], names)
            if fit:
                yield Mention(start, end, Slot.UNIT, fit, SHORT)


def _of_place(units: tuple[Thing, ...], before: str, after: str, names: Names) -> tuple[Thing, ...]:
    """Of the units those of a plan whose place is named close by: Yunxiu's commerce bureau."""
    near = [*re.findall(r"[a-z]+", before)[-_NEAR:], *re.findall(r"[a-z]+", after)[:_NEAR]]
    places = {plan.iri for word in near for plan in names.exact.get(f"{word}plan", ()) if plan.slot is Slot.PLAN}
    return tuple(unit for unit in units if unit.plans & places) or units


def _by_name(names: Names) -> Mapping[str, tuple[Thing, ...]]:
    found: dict[str, dict[Thing, None]] = {}
    for thing in names.things:
        for name in thing.functions if thing.slot is Slot.UNIT else ():
            found.setdefault(_folded(name.removeprefix(WHOLE), whole=name.startswith(WHOLE)), {})[thing] = None
    return {name: tuple(things) for name, things in found.items()}


@lru_cache(4096)
def _folded(name: str, *, whole: bool) -> str:
    """A name without "and" and marks: both "science & technology" and "science and technology" are one."""
    words = " ".join(word for word in re.findall(r"[a-z]+", name) if word != "and")
    return f"{WHOLE}{words}" if whole else words


def _any_of(form: str, known: list[str]) -> re.Pattern[str]:
    listed = "|".join(name.replace(" ", _BETWEEN) for name in sorted(known, key=len, reverse=True))
    return re.compile(form.format(names=listed))
