"""What extraction finds, before it is known which mentions are one thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.model.span import Span


class EntityKind(StrEnum):
    """The named things of a plan, apart from units and indicators."""

    BRAND = "brand"
    INDUSTRY = "industry"
    REGION = "region"
    POLICY = "policy"
    PLATFORM = "platform"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named, and the ordinal of the task it stands in."""

    span: Span
    task: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing with all places that name it.

    ``status``: a brand ``built|to_build|benchmark``, a platform ``to_build|built|use``, an event ``to_hold|use``.
    ``relation``: a region ``cooperates|placed_in|target_market|strategy|benchmark``, a policy ``basis|cites|to_draft``.
    ``adcode``: the GB/T 2260 code of a region that has one.
    """

    kind: EntityKind
    name: str
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    status: str | None = None
    relation: str | None = None
    adcode: str | None = None
