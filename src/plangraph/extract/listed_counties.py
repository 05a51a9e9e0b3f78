"""Counties by their short names in a list whose end says what they are: 与渝北、江北等区, 乐山、安岳等市县."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.extract.enumeration import members

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.extract.scope import Scope
    from plangraph.extract.toponyms import Toponyms
    from plangraph.model.outline import Passage

_CLOSED = re.compile(
    r"等[0-9一二两三四五六七八九十]{0,3}个?(?P<level>区县|市县|县市区|市区县|县区|县市|区市县|市区|[区县旗])(?![域块间级])"
)
_REACH = 60
"""Code points of a list."""
_LONGEST = 4
_FEWEST = 2
_PREFECTURE, _PROVINCE = 4, 2
"""The digits of a code that say which prefecture, and which province, a place lies in."""

Listed = tuple[int, str, str]
"""A place in the text: where it begins, its name there, and its code."""


def listed_counties(scope: Scope, toponyms: Toponyms) -> Iterator[Listed]:
    """The members of lists that 等区 or 等县 closes, if every one is a place.

    Of the places that share a name the one in the prefecture, or else the province, of all members is meant.
    """
    for closed, passage in scope.matches(_CLOSED):
        found = list(_members(scope, closed, passage, toponyms))
        if len(found) >= _FEWEST and all(codes for *_, codes in found):
            yield from _settled(found)


def _members(
    scope: Scope, closed: re.Match[str], passage: Passage, toponyms: Toponyms
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    text, level = scope.text, closed["level"]
    begin = max(scope.clause_start(closed.start(), passage), closed.start() - _REACH)
    for place, (start, end) in enumerate(members(text, begin, closed.start())):
        starts = range(max(start, end - _LONGEST), end - 1) if place == 0 else (start,)
        named = ((at, text[at:end], _codes(text[at:end], level, toponyms)) for at in starts)
        yield next((member for member in named if member[2]), (start, text[start:end], ()))


def _codes(name: str, level: str, toponyms: Toponyms) -> tuple[str, ...]:
    """The codes of the counties of that short name that are what the list says, and of a prefecture among 市县."""
    divisions = toponyms.gazetteer.divisions
    codes = [counties[name] for counties in toponyms.gazetteer.local.values() if name in counties]
    if "市" in level and (own := toponyms.code(name)):
        codes.append(own)
    return tuple(code for code in dict.fromkeys(codes) if divisions[code].endswith(tuple(level)))


def _settled(found: Sequence[tuple[int, str, tuple[str, ...]]]) -> Iterator[Listed]:
    """The members with the codes that lie together, or where none do those that are shared by no other place."""
    for digits in (_PREFECTURE, _PROVINCE, 0):
        common = set.intersection(*({code[:digits] for code in codes} for *_, codes in found))
        if len(common) == 1:
            within = common.pop()
            for start, name, codes in found:
                meant = [code for code in codes if code.startswith(within)]
                if len(meant) == 1:
                    yield start, name, meant[0]
            return
