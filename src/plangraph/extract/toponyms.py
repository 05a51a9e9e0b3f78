"""The places that the issuer of a plan may name, and those that are its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.model.gazetteer import short_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.gazetteer import Gazetteer

_UNLISTED = re.compile(
    r"([\u4e00-\u9fff]{2,4}?)(?:自治[州县旗]|[省市州盟区县旗])(?=人民|[^，。]{0,40}(?:政府|委员会|局|办公室|计划|方案|意见))"
)
_CHINA = frozenset({"中国", "全国"})


def _superiors(code: str | None, gazetteer: Gazetteer) -> Iterator[str]:
    """The short names of the province and the prefecture that a code lies in."""
    for superior in (f"{code[:2]}0000", f"{code[:4]}00") if code else ():
        if superior in gazetteer.divisions:
            yield short_name(gazetteer.divisions[superior])


class Toponyms:
    """The gazetteer as the issuer of one plan uses it.

    ``own`` holds the short names of the issuer's place and of its superiors, also of a place that the gazetteer
    lacks. Counties of the own province are known by their short names too, as its documents write them.
    """

    __slots__ = ("_local", "_places", "_province", "gazetteer", "own")

    def __init__(self, issuers: Sequence[str], title: str, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        own: set[str] = set()
        province: str | None = None
        for name in (*issuers, title):
            rest = name
            while rest and (place := gazetteer.places.at(rest, 0)):
                own.add(short_name(place))
                code = gazetteer.code(place, province)
                province = province or code
                own.update(_superiors(code, gazetteer))
                rest = rest[len(place) :]
            if own and (unlisted := _UNLISTED.match(rest)):
                own.add(unlisted.group(1))
        self.own = frozenset(own)
        self._province = province
        self._local = gazetteer.local.get(province[:2], {}) if province else {}
        self._places = gazetteer.places_for(province)

    def is_own(self, name: str) -> bool:
        """Whether a name is that of the issuer's place, of its superiors or of the country."""
        return short_name(name) in self.own or name in _CHINA

    def begins_own(self, name: str) -> bool:
        """Whether a longer name begins with the issuer's place."""
        return bool(self.own) and name.startswith(tuple(self.own))

    def at(self, text: str, position: int) -> str | None:
        """The longest name of a place that begins there."""
        return self._places.at(text, position)

    def place_at(self, text: str, position: int) -> str | None:
        """The name of a place that begins there, of the issuer's own too."""
        return self.at(text, position) or next((own for own in self.own if text.startswith(own, position)), None)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The places of names from the left, of two that overlap the longer."""
        return self._places.find(text, start, end)

    def county_after(self, text: str, position: int, province: str) -> str | None:
        """The short name of a county that begins there and lies in a province: 江苏吴江, 上海青浦."""
        counties = self.gazetteer.local.get(province[:2], {})
        names = (text[position : position + length] for length in (4, 3, 2))
        return next((name for name in names if name in counties), None)

    def code(self, name: str) -> str | None:
        """The GB/T 2260 code of a name, None where the name does not settle it."""
        return self._local.get(name) or self.gazetteer.code(name, self._province)

    def without_places(self, name: str) -> str:
        """A name without the places that it begins with."""
        while True:
            place = self.place_at(name, 0)
            if place is None:
                return name
            name = name[len(place) :]
