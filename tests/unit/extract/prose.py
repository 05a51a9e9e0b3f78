"""Short texts as the passages of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.extract.toponyms import Toponyms
from plangraph.model.outline import Passage
from plangraph.read.gazetteers import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.model.mention import Entity


def whole(text: str, task: int | None = 1) -> tuple[Passage, ...]:
    """The text as one passage of a task."""
    return (Passage(0, len(text), task),)


def names(entities: Iterable[Entity]) -> list[str]:
    """The names in order."""
    return [entity.name for entity in entities]


def toponyms_of(*issuers: str) -> Toponyms:
    """The places as an issuer of this name uses them."""
    return Toponyms(issuers, "", gazetteer())
