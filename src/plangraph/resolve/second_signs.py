"""Second signs that stand alone: 市文物局 in a plan that elsewhere says 市文化和旅游局（市文物局）."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from plangraph.resolve.names import body
from plangraph.resolve.signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plangraph.model.gazetteer import Gazetteer
    from plangraph.resolve.names import Body
    from plangraph.resolve.standpoint import Standpoint

_Key: TypeAlias = "tuple[str, str | None]"


def under_second_signs(
    bodies: Mapping[str, Body], together: Sequence[Iterable[str]], at: Standpoint, gazetteer: Gazetteer
) -> Mapping[str, Body]:
    """The names that are second signs of one body of the plan, with that body.

    A sign that two bodies bear says nothing; bodies that ``together`` names side by side are two.
    """
    bearers: dict[_Key, dict[_Key, str]] = {}
    for name, found in bodies.items():
        signed = signs(name)
        for sign in signed[1] if signed else ():
            bearers.setdefault(_key(body(sign, at, gazetteer)), {}).setdefault(_key(found), name)
    alone = {name: tuple(bearers[_key(found)].values()) for name, found in bodies.items() if _key(found) in bearers}
    return {
        name: bodies[named[0]].also_called(name, named[0])
        for name, named in alone.items()
        if len(named) == 1 and _key(bodies[named[0]]) not in _beside(name, bodies, together)
    }


def _beside(name: str, bodies: Mapping[str, Body], together: Iterable[Iterable[str]]) -> set[_Key]:
    """The bodies that stand beside a name, and its own."""
    others = chain.from_iterable(names for names in together if name in names)
    return {_key(bodies[other]) for other in others if other in bodies}


def _key(found: Body) -> _Key:
    return found.normal, found.jurisdiction
