"""The names that a question can use: those of the dataset, and the shorter ones that people make of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet


class Slot(StrEnum):
    """The kinds of things that a question names."""

    PLAN = "plan"
    UNIT = "unit"
    TASK = "task"
    INDICATOR = "indicator"
    SECTION = "section"
    BRAND = "brand"
    INDUSTRY = "industry"
    REGION = "region"
    PLATFORM = "platform"
    POLICY = "policy"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the dataset.

    ``plans`` name it, ``ordinal`` is that of a part of a plan, ``weight`` how often it is named; ``functions`` are those
    of a unit, as English questions call them.
    """

    slot: Slot
    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    plans: frozenset[str] = frozenset()
    ordinal: int | None = None
    weight: int = 0
    functions: frozenset[str] = frozenset()


_MARKS = re.compile(r"[\s“”\"'\u2018\u2019《》〈〉()（）、，,。.·—\-–:：;；]+")
_LEVEL = re.compile(r"^(?:区|县|市|省|州|旗|镇|乡|全区|全市|全县|全省|国家级?|市级|区级|县级|省级)")
_COUNT = re.compile(r"(?:累计)?(?:总量|总数|总额|数量|金额|规模|面积|占比|比例|率|数|量)$")
_PLAN_KIND = re.compile(r"(?:行动计划|行动方案|实施方案|工作方案|实施意见|若干措施|计划|方案|规划|意见|措施)$")
_PLAN_FRAME = re.compile(r"[((][^))]*[))]")
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,6}?市)?(?:[\u4e00-\u9fff]{2,6}?[区县旗市])?"
)
_SEAT = re.compile(r"([\u4e00-\u9fff]{2,6}?)[市区县旗]$")
_SHORTEST = 2
_SYLLABLES = 4
"""Words of an address that a place has at most."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every name with the things that it can mean: ``exact`` by the bare wording, ``pairs`` by two characters of it.

    ``seats`` are the places of plans (大足, 大足区), which by themselves name nothing that only begins with one.
    """

    things: tuple[Thing, ...]
    exact: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    pairs: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    seats: frozenset[str] = frozenset()

    def of_plan(self, plan: str) -> Names:
        """The names that one plan uses, and those of plans."""
        return Names.of(thing for thing in self.things if thing.slot is Slot.PLAN or plan in thing.plans)

    def called(self, words: str, tasks: AbstractSet[str]) -> Names:
        """The names with the words as one more of those tasks, given as IRIs."""
        return Names.of(
            replace(thing, aliases=(*thing.aliases, words)) if thing.iri in tasks else thing for thing in self.things
        )

    @classmethod
    def of(cls, things: Iterable[Thing]) -> Names:
        """The names of things."""
        listed = tuple(things)
        exact: dict[str, dict[Thing, None]] = {}
        pairs: dict[str, dict[Thing, None]] = {}
        for thing in listed:
            for name in _names(thing):
                exact.setdefault(name, {})[thing] = None
            for one, next_ in (pair for name in wordings(thing) for pair in pairwise(name)):
                pairs.setdefault(one + next_, {})[thing] = None
        seats = (seat for thing in listed if thing.slot is Slot.PLAN for seat in _seats(_title(thing.label)))
        return cls(listed, _tuples(exact), _tuples(pairs), frozenset(seats))


def _tuples(found: Mapping[str, Iterable[Thing]]) -> dict[str, tuple[Thing, ...]]:
    return {name: tuple(things) for name, things in found.items()}


@lru_cache(1 << 16)
def wordings(thing: Thing) -> tuple[str, ...]:
    """The label of a thing and its other names without marks."""
    return tuple(bare(name) for name in (thing.label, *thing.aliases))


def bare(words: str) -> str:
    """Words without marks, of one width and case."""
    return _MARKS.sub("", normalize("NFKC", words)).lower()


def without_place(name: str) -> str:
    """特种设备产业专利导航中心 for 重庆市特种设备产业专利导航中心."""
    place = _PLACE.match(name)
    return name[place.end() :] if place else name


def _names(thing: Thing) -> Iterator[str]:
    for label in (thing.label, *thing.aliases):
        for name in dict.fromkeys((bare(label), *_short_names(thing.slot, label))):
            if len(name) >= _SHORTEST:
                yield name
    if thing.slot is Slot.PLAN:
        yield from _slug_names(thing.iri)


def _short_names(slot: Slot, label: str) -> Iterator[str]:
    if slot is Slot.TASK:
        yield from (bare(part) for part in re.split(r"[，,、；;]", label))
    elif slot is Slot.PLAN and not label.isascii():
        yield from _plan_names(label)
    elif slot is Slot.INDICATOR:
        yield _COUNT.sub("", bare(label))
    elif slot is Slot.UNIT:
        yield _LEVEL.sub("", bare(label))
    elif slot is Slot.INDUSTRY:
        yield from (f"{bare(label)}{word}" for word in ("产业", "行业"))


def _slug_names(iri: str) -> Iterator[str]:
    """The Dazu plan for …/plan/dazu-ip-2025, the Yunxiu plan for …/plan/yun-xiu-shi-di-kong-…: the place in Latin letters."""
    words = [word for word in iri.rpartition("/")[2].split("-") if word.isalpha()]
    yield from (f"{''.join(words[:size])}plan" for size in range(1, _SYLLABLES + 1))


def _plan_names(label: str) -> Iterator[str]:
    """大足区知识产权强区行动计划, 大足计划, 知识产权计划 … for 重庆市大足区知识产权强区行动计划（2025—2027年）."""
    title = _title(label)
    yield title
    start = _place_end(title)
    matter = _PLAN_KIND.sub("", title[start:])
    yield title[start:]
    seats = _seats(title)
    for kind in ("行动计划", "行动方案", "计划", "方案", "规划", "plan", " plan"):
        for seat in seats:
            yield f"{seat}{kind}".replace(" ", "")
            for size in range(2, len(matter) + 1):
                yield f"{seat}{matter[:size]}{kind}".replace(" ", "")
        for size in range(2, len(matter) + 1):
            yield f"{matter[:size]}{kind}".replace(" ", "")


def _title(label: str) -> str:
    return bare(_PLAN_FRAME.sub("", normalize("NFKC", label)))


def _place_end(title: str) -> int:
    place = _PLACE.match(title)
    return place.end() if place else 0


def _seats(title: str) -> tuple[str, ...]:
    """The short name of the last place of a title, without and with its level: 大足, 大足区."""
    last = _SEAT.search(title[: _place_end(title)])
    return (last.group(1)[-2:], last.group(0)[-3:]) if last else ()
