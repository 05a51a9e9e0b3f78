"""Units of places that the dataset does not know: 涪陵区科技局 is none of a plan of 大足区."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.ask.names import Slot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from plangraph.ask.mention import Mention
    from plangraph.ask.names import Names

_LONGEST = 5
"""Characters of the name of a district with its level, by far most of them."""
_SHORTEST = 3


def without_strangers(
    asked: str, found: Sequence[Mention], names: Names, divisions: AbstractSet[str]
) -> tuple[Mention, ...]:
    """The mentions, of which those of units after the name of another place mean nothing.

    ``divisions`` are the names of provinces, cities, counties and districts with their level.
    """
    known = " ".join(thing.label for thing in names.things if thing.slot in {Slot.PLAN, Slot.UNIT, Slot.REGION})
    return tuple(_strange(asked, mention, known, divisions) for mention in found)


def _strange(asked: str, mention: Mention, known: str, divisions: AbstractSet[str]) -> Mention:
    if mention.slot is not Slot.UNIT:
        return mention
    for start in range(max(0, mention.start - _LONGEST), mention.start + 1):
        for end in range(start + _SHORTEST, min(start + _LONGEST, mention.end) + 1):
            place = asked[start:end]
            if end >= mention.start and place in divisions and place not in known:
                return replace(mention, start=start, things=())
    return mention
