"""Places written out: 大足区 is 重庆市大足区, by the administrative divisions of GB/T 2260."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangraph.model.gazetteer import Gazetteer

_LONGEST = 16
_SHORTEST = 3
_LEVELS = 3
_ORGANS = "省市区县州旗盟"
"""Beginnings of short names of organs: 市北区… is a district of Qingdao only where Qingdao is near."""


def written_out(places: tuple[str, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The places with those above them, from the province; as they are where the list does not settle it."""
    if not places:
        return ()
    found = tuple(_chains(places, gazetteer))
    return found[0] if len(found) == 1 else (*written_out(places[:-1], gazetteer), places[-1])


def place_in_front(name: str, home: Sequence[str], gazetteer: Gazetteer) -> tuple[tuple[str, ...], int] | None:
    """The place that a name begins with, written out, and where its words end.

    It is one of ``home``, the places that the document speaks from, or a division whose full name means one place, at
    least near home. None where the name is that of a place and no more.
    """
    found = [place for place in (_at_home(name, home), _division(name, home, gazetteer)) if place]
    longest = max(found, key=lambda place: place[1], default=None)
    return longest if longest and longest[1] < len(name) else None


def begins_with_division(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name begins with the full name of a division and goes on, whichever of its name is meant."""
    step = _longest(name, 0, gazetteer)
    return step is not None and len(step) < len(name)


def _at_home(name: str, home: Sequence[str]) -> tuple[tuple[str, ...], int] | None:
    for start in range(len(home)):
        for end in range(len(home), start, -1):
            words = "".join(home[start:end])
            if name.startswith(words):
                return tuple(home[:end]), len(words)
    return None


def _division(name: str, home: Sequence[str], gazetteer: Gazetteer) -> tuple[tuple[str, ...], int] | None:
    places: tuple[str, ...] = ()
    at = 0
    while len(places) < _LEVELS and (step := _longest(name, at, gazetteer)):
        if not any(_chains((*places, step), gazetteer)):
            break
        places, at = (*places, step), at + len(step)
    if not places:
        return None
    near = tuple(_near(tuple(_chains(places, gazetteer)), home))
    if len(near) != 1 or (name[0] in _ORGANS and near[0][:1] != tuple(home[:1])):
        return None
    return near[0], at


def _longest(name: str, at: int, gazetteer: Gazetteer) -> str | None:
    for end in range(min(len(name), at + _LONGEST), at + 1, -1):
        words = name[at:end]
        if words in gazetteer.full and (len(words) >= _SHORTEST or words.endswith("县")):
            return words
    return None


def _chains(places: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[tuple[str, ...]]:
    """Every division of the last name that lies in all the others, with the divisions above it."""
    for code in gazetteer.full.get(places[-1], ()):
        above = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code))
        chain = tuple(gazetteer.divisions[step] for step in above if step in gazetteer.divisions)
        if set(places) <= set(chain):
            yield chain


def _near(chains: tuple[tuple[str, ...], ...], home: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The only one, or those that share most with home."""
    if len(chains) < 2:  # noqa: PLR2004  nothing to choose from
        return chains
    shared = [sum(1 for a, b in zip(chain, home, strict=False) if a == b) for chain in chains]
    most = max(shared)
    return tuple(chain for chain, count in zip(chains, shared, strict=True) if most and count == most)
