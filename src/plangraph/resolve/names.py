"""The normal form of a body's name, by which documents that spell it in their own ways mean one body.

It is the customary short name in its jurisdiction: level, word of function, ending (区科技局). Rules follow the names
that the plans of reform of 2018 and 2023 give the organs of Party and state and their customary short forms; a name
that no rule covers is its own normal form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.model.merge import Merge, MergeRule
from plangraph.resolve.divisions import begins_with_division, place_in_front
from plangraph.resolve.functions import organ
from plangraph.resolve.jurisdictions import at_level, jurisdiction, level_of, own_level
from plangraph.resolve.signs import signs
from plangraph.sentences import Listed, Sentence

if TYPE_CHECKING:
    from plangraph.model.function import Functions
    from plangraph.model.gazetteer import Gazetteer
    from plangraph.resolve.functions import Organ, Step
    from plangraph.resolve.standpoint import Standpoint

_FRONTS = (
    (re.compile(r"中国共产党|中共"), re.compile(r"委员会|委"), "委"),
    (re.compile(r"(?:中国)?(?:共产主义青年团|共青团)|团(?=.{1,20}委)"), re.compile(r"(?:委员会|委)$"), "团委"),
    (re.compile(r"中国人民政治协商会议|政协(?=.{1,20}委员会$)"), re.compile(r"委员会$"), "政协"),
    (re.compile(r"国家税务总局(?=.{1,20}税务局$)"), re.compile(r"税务局$"), "税务局"),
)
"""What may stand before the place, how the name then goes on after it, and what that is called."""

_FRONT_BEGINS = frozenset("中共团政国")
_LEAGUE = "团委"
_NATIONAL = re.compile(r"国家|国务院|全国|中国")


@dataclass(frozen=True, slots=True)
class Body:
    """What a name means: normal form and jurisdiction, and the steps from the name to them.

    ``level`` is that of the name or of its place. ``bare`` is true where both come from the document alone. Where
    nothing says which place is meant, ``unplaced`` is true.
    """

    normal: str
    jurisdiction: str | None = None
    functions: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    level: str | None = None
    bare: bool = False
    unplaced: bool = False

    def merge(self, name: str) -> Merge | None:
        """The record that ``name`` was taken for this body; None where it is written in the normal form."""
        if name == self.normal:
            return None
        clauses = Listed((clause for _, clause in self.steps), "; ", "；")
        text = "“{normal}” and “{name}” are one body: {clauses}."
        reason = Sentence(text, {"normal": self.normal, "name": name, "clauses": clauses})
        return Merge(name, tuple(dict.fromkeys(rule for rule, _ in self.steps)), reason.in_chinese(), str(reason))

    def also_called(self, name: str, written: str) -> Body:
        """This body, written so in the document, under one more name."""
        clause = Sentence("“{name}” is another name of “{short}”", {"name": name, "short": written})
        return replace(self, steps=((MergeRule.NAME, clause), *self.steps))


def body(name: str, at: Standpoint, gazetteer: Gazetteer) -> Body:
    """The body that a name means in a document that speaks from there."""
    if signed := signs(name):
        return body(signed[0], at, gazetteer).also_called(name, signed[0])
    known = gazetteer.functions
    central = known.central.get(name)
    if central and (at.central or name not in known.bare):
        steps = (
            (
                (
                    MergeRule.NAME,
                    Sentence("“{name}” is another name of “{short}”", {"name": name, "short": central.short}),
                ),
            )
            if central.short != name
            else ()
        )
        return Body(central.short, None, central.functions, steps)
    found = _placed(name, at, gazetteer) or _levelled(name, at, known)
    if found is None and begins_with_division(name, gazetteer):
        return Body(name, unplaced=True)
    return found or _bare(name, at, known)


def as_written(name: str, at: Standpoint, gazetteer: Gazetteer) -> Body:
    """The body of a name that must not be taken for another name's."""
    found = body(name, at, gazetteer)
    return Body(name, found.jurisdiction, found.functions, level=found.level, unplaced=found.unplaced)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name of a local body: which front stands before the place, the level, and the words after it."""

    name: str
    front: int | None
    level: str
    rest: str


def _placed(name: str, at: Standpoint, gazetteer: Gazetteer) -> Body | None:
    """A name that says its place: 重庆市大足区科学技术局, 共青团大足区委."""
    front, words = _front(name)
    found = place_in_front(words, at.home, gazetteer)
    level = level_of(found[0][-1]) if found else None
    if found is None or level is None:
        return None
    where, end = "".join(found[0]), found[1]
    written = words[:end]
    text = "“{long}” is “{short}”" if written == where else "“{long}” is “{short}”, and {short} is {place}"
    clause = Sentence(text, {"long": level, "short": written, "place": where})
    return _local(_Parts(name, front, level, words[end:]), where, ((MergeRule.PLACE, clause),), gazetteer.functions)


def _levelled(name: str, at: Standpoint, known: Functions) -> Body | None:
    """A name that begins with its level: 区科技局, 团市委."""
    front, words = _front(name)
    own = own_level(words)
    if own is None or own[1] == len(words):
        return None
    level, end = own
    where = at_level(at.home, level) if at.home else None
    return _local(_Parts(name, front, level, words[end:]), where, (), known)


def _local(parts: _Parts, where: str | None, steps: tuple[Step, ...], known: Functions) -> Body:
    found = organ(_behind(parts.front, parts.rest), known)
    if found is None:
        normal = parts.level + parts.rest if parts.front is None else parts.name
        return Body(normal, where, (), steps, parts.level, unplaced=where is None)
    steps += found.steps
    if parts.front is not None and not steps:
        steps = ((MergeRule.NAME, Sentence("“{name}” is the whole name", {"name": parts.name})),)
    return Body(_spelled(parts.level, found), where, found.functions, steps, parts.level, unplaced=where is None)


def _bare(name: str, at: Standpoint, known: Functions) -> Body:
    """A name without place: an organ of the issuer's own level where it is in the list, else itself."""
    found = organ(name, known)
    level = level_of(at.home[-1]) if at.home else None
    if found is None or level is None:
        where = jurisdiction(name, at.home)
        said = found or organ(_NATIONAL.sub("", name, count=1), known)
        unplaced = not (at.home or at.central or _NATIONAL.match(name))
        return Body(name, where, said.functions if said else (), unplaced=unplaced)
    where = "".join(at.home)
    step: Step = (
        MergeRule.LEVEL,
        Sentence("the document is issued by {where}, of which “{name}” is a body", {"where": where, "name": name}),
    )
    return Body(_spelled(level, found), where, found.functions, (step, *found.steps), level, bare=True)


def _front(name: str) -> tuple[int | None, str]:
    """Which of the fronts a name has, and the words after it."""
    for place, (front, _, _) in enumerate(_FRONTS if name[:1] in _FRONT_BEGINS else ()):
        if match := front.match(name):
            return place, name[match.end() :]
    return None, name


def _behind(front: int | None, rest: str) -> str:
    """The name of the organ whose front stood before the place."""
    if front is None:
        return rest
    _, tail, called = _FRONTS[front]
    match = tail.match(rest)
    return called + rest[match.end() :] if match else rest


def _spelled(level: str, found: Organ) -> str:
    return f"团{level}委" if found.short == _LEAGUE else level + found.short
