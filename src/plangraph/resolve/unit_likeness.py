"""Two names that may mean one body: a short form beside the long one, or a name that leaves a word out."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from plangraph.model.issue import Issue, Severity
from plangraph.model.span import Span
from plangraph.resolve.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plangraph.model.plan import Assignment, Indicator, Task
    from plangraph.resolve.sentences import Stretch

MOST_COMPARED = 64
"""Names of one group that are compared with each other: the bound keeps the work linear."""
_LEAST_CORE = 2
_TAIL = 4
_LEAST_NAME = 8
_LONGEST_NAME = 30
_LEAST_SHARE = 0.6
_ENDING = re.compile(r"委员会|办公室|办公厅|委|局|厅|办|部|院|会|署")
_ENDS = re.compile(rf"(?:{_ENDING.pattern})$")
_LEVEL = re.compile(r"^[省市区县州旗]")
_FILLERS = re.compile(r"(?:监督|管理|运输|事务|工作|发展|和|与)+")
_DELIMITERS = "\r\n，。、；：（）()“”《》！？ \u3000"
_LINKS = re.compile(r"[和及与在由以向对]|依托|支持|推动|联合")

_NEARLY = "The text says {name}, a list of responsible units {unit}: they may be one unit."


def unit_likeness_issues(
    text: str, said: Sequence[Stretch], tasks: Sequence[Task], indicators: Sequence[Indicator]
) -> Iterator[Issue]:
    """Pairs of units whose names are forms of one name, and names in the text that nearly say a unit's."""
    units: dict[str, Assignment] = {}
    together: dict[str, set[int]] = {}
    for holder, assignments in enumerate((*(t.assignments for t in tasks), *(i.assignments for i in indicators))):
        for assignment in assignments:
            if not assignment.generic:
                units.setdefault(assignment.name, assignment)
                together.setdefault(assignment.name, set()).add(holder)
    yield from _two_forms(units, together)
    yield from _nearly(text, said, units)


def _two_forms(units: Mapping[str, Assignment], together: Mapping[str, set[int]]) -> Iterator[Issue]:
    """Names that a list never holds both of: units listed together are two."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name in units:
        level, core, ending = _split(name)
        if len(core) >= _LEAST_CORE and ending:
            groups.setdefault((level, core[0]), []).append(name)
    for names in groups.values():
        for place, name in enumerate(names[:MOST_COMPARED]):
            for other in names[place + 1 : MOST_COMPARED]:
                short, long = sorted((name, other), key=len)
                if _is_form(short, long) and together[short].isdisjoint(together[long]):
                    text = "{one} and {other} may be two names of one unit."
                    spans = (units[short].evidence, units[long].evidence)
                    said = {"one": quoted(short), "other": quoted(long)}
                    yield Issue.of("unit-two-names", Severity.INFO, text, spans, **said)


def _split(name: str) -> tuple[str, str, str]:
    """A name as level, core and ending: 省, 市场监管, 局."""
    level = _LEVEL.match(name)
    ending = _ENDS.search(name)
    start, end = level.end() if level else 0, ending.start() if ending else len(name)
    return level.group() if level else "", name[start:end], name[end:]


def _is_form(short: str, long: str) -> bool:
    """Whether the longer name spells out the shorter: 市场监管局 and 市场监督管理局, 卫健委 and 卫生健康委员会.

    A name that only goes on (公安 and 公安交通管理) is of another body, but for words that say nothing of its own.
    """
    (_, a, first), (_, b, second) = _split(short), _split(long)
    endings = {first, second}
    if len(endings) > 1 and endings not in ({"委", "委员会"}, {"办", "办公室"}):
        return False
    if a == b:
        return len(endings) > 1
    if b.startswith(a):
        return bool(_FILLERS.fullmatch(b, len(a)))
    return len(a) < len(b) and _is_subsequence(a, b)


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


def _nearly(text: str, said: Sequence[Stretch], units: Mapping[str, Assignment]) -> Iterator[Issue]:
    """Names in running text that leave words out of the middle of a unit's name."""
    by_tail: dict[str, list[str]] = {}
    for name in units:
        if len(name) >= _LEAST_NAME:
            by_tail.setdefault(name[-_TAIL:], []).append(name)
    told: set[str] = set()
    for least, end in _ends(text, said, by_tail):
        name = _named(text, least, end)
        unit = None if name in told or name in units else _meant(name, by_tail[text[end - _TAIL : end]])
        if unit:
            told.add(name)
            spans = (Span.of(text, end - len(name), end), units[unit].evidence)
            names = {"name": quoted(name), "unit": quoted(unit)}
            yield Issue.of("unit-nearly-named", Severity.INFO, _NEARLY, spans, **names)


def _ends(text: str, said: Sequence[Stretch], tails: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the tails of names end in the sentences, each with the beginning of its sentence, in order."""
    starts = [sentence.start for sentence in said]
    done = 0
    for at in sorted(at for tail in tails for at in _places(text, tail)):
        sentence = said[max(0, bisect_right(starts, at) - 1)] if said else None
        if sentence and sentence.start <= at and max(done, at) == at and at + _TAIL <= sentence.end:
            done = at + _TAIL
            yield sentence.start, done


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _meant(name: str, units: Sequence[str]) -> str | None:
    """The unit of which a name leaves out words inside, not only at the beginning as short forms do."""
    near = (unit for unit in units[:MOST_COMPARED] if len(name) >= _LEAST_SHARE * len(unit) and not unit.endswith(name))
    return next((unit for unit in near if _is_subsequence(name, unit)), None)


def _named(text: str, least: int, end: int) -> str:
    """The words that end here, back to a mark or a word that links."""
    start = end
    while start > max(least, end - _LONGEST_NAME) and text[start - 1] not in _DELIMITERS:
        start -= 1
    links = list(_LINKS.finditer(text, start, end - _TAIL))
    return text[links[-1].end() if links else start : end]
