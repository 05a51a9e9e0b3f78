"""Places that name an entity, gathered into entities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from plangraph.model.mention import Entity, EntityKind, Mention
from plangraph.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that names an entity: ``key`` says which, ``name`` how it is called there."""

    start: int
    end: int
    name: str
    key: str
    task: int | None
    status: str | None = None
    relation: str | None = None
    adcode: str | None = None


def folded(name: str) -> str:
    """A name without white space and differences of width, to compare names."""
    bare = _SPACE.sub("", name)
    return bare if is_normalized("NFKC", bare) else _SPACE.sub("", normalize("NFKC", bare))


def gather(kind: EntityKind, text: str, findings: Iterable[Finding]) -> tuple[Entity, ...]:
    """Entities in order of first mention.

    The first finding of a key gives its name, the first that has a status, relation or code gives that.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (f.start, -f.end, f.name)):
        groups.setdefault(finding.key, []).append(finding)
    return tuple(_entity(kind, text, group) for group in groups.values())


def _entity(kind: EntityKind, text: str, group: list[Finding]) -> Entity:
    name = group[0].name
    places = dict.fromkeys((f.start, f.end, f.task) for f in group)
    return Entity(
        kind=kind,
        name=name,
        mentions=tuple(Mention(Span.of(text, start, end), task) for start, end, task in places),
        aliases=tuple(dict.fromkeys(f.name for f in group if f.name != name)),
        status=next((f.status for f in group if f.status), None),
        relation=next((f.relation for f in group if f.relation), None),
        adcode=next((f.adcode for f in group if f.adcode), None),
    )
