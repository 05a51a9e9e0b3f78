"""Every organisation of a plan once: under all its names there, of a kind by rule, in the place that is meant."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from plangraph.model.plan import Unit
from plangraph.resolve.jurisdictions import jurisdiction, level_of
from plangraph.resolve.kinds import kind_of
from plangraph.resolve.names import Body, as_written, body
from plangraph.resolve.second_signs import under_second_signs
from plangraph.resolve.standpoint import Standpoint, standpoint
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plangraph.model.extraction import Extraction
    from plangraph.model.gazetteer import Gazetteer
    from plangraph.model.plan import Assignment, Task

Apart: TypeAlias = "frozenset[frozenset[str]]"
"""Groups of names that mean different organisations whatever the rules say."""

_Key: TypeAlias = "tuple[str, str | None, str | None]"


def units(
    extraction: Extraction, gazetteer: Gazetteer, document: str = "", apart: Apart = frozenset()
) -> tuple[Unit, ...]:
    """The units of tasks and indicators and the issuers, in order of first appearance, by the first of their names.

    ``document`` stands for a document without title, to which its open sets belong. Names that ``apart`` holds
    together, and that would be one organisation, each stand for their own.
    """
    at = standpoint(extraction.metadata, gazetteer)
    names = _names(extraction)
    bodies = {name: body(name, at, gazetteer) for name, generic in names.items() if not generic}
    for name in (*_foreign(extraction, bodies, at), *_kept_apart(apart, at, gazetteer)):
        if name in bodies:
            bodies[name] = as_written(name, at, gazetteer)
    listed = [[assignment.name for assignment in assignments] for assignments in _brackets(extraction)]
    bodies |= under_second_signs(bodies, [*listed, *apart], at, gazetteer)
    about = extraction.metadata
    title = about.title or about.notice_title
    scope = title.value if title else document
    grouped: dict[_Key, list[str]] = {}
    for name in names:
        grouped.setdefault(_key(name, bodies.get(name), at, scope), []).append(name)
    return tuple(_unit(key, together, bodies) for key, together in grouped.items())


def _names(extraction: Extraction) -> Mapping[str, bool]:
    """Every name in order, and whether it is that of an open set."""
    named: dict[str, bool] = {}
    for assignment in chain.from_iterable(_lists(extraction)):
        named.setdefault(assignment.name, assignment.generic)
    for issuer in extraction.metadata.issuers:
        named.setdefault(issuer.value, False)
    return named


def _lists(extraction: Extraction) -> Iterator[Iterable[Assignment]]:
    yield from (task.assignments for task in extraction.tasks)
    yield from (indicator.assignments for indicator in extraction.indicators)


def _foreign(extraction: Extraction, bodies: Mapping[str, Body], at: Standpoint) -> Iterator[str]:
    """Names without place in a list that speaks of another level, or that names the issuer's own organ beside them.

    省发展改革委、科技厅 leaves the level out of the second name: which it is, the list says, not the issuer.
    """
    own = (level_of(at.home[-1]), "".join(at.home)) if at.home else (None, None)
    for assignments in _brackets(extraction):
        listed = [(a.name, found) for a in assignments if (found := bodies.get(a.name))]
        placed = [found for _, found in listed if found.level and not found.bare]
        said = {found.normal for found in placed}
        strange = any((found.level, found.jurisdiction) != own for found in placed)
        yield from (name for name, found in listed if found.bare and (strange or found.normal in said))


def _brackets(extraction: Extraction) -> Iterator[Iterable[Assignment]]:
    """The lists as printed: a task's brackets each for itself."""
    for task in extraction.tasks:
        yield from _of_task(task)
    yield from (indicator.assignments for indicator in extraction.indicators)


def _of_task(task: Task) -> Iterator[Iterable[Assignment]]:
    if task.clauses:
        yield from (clause.assignments for clause in task.clauses)
    else:
        yield task.assignments


def _kept_apart(apart: Apart, at: Standpoint, gazetteer: Gazetteer) -> Iterator[str]:
    """The names that would be one organisation with another of their group."""
    for group in apart:
        found: dict[tuple[str, str | None], list[str]] = {}
        for name in sorted(group):
            one = body(name, at, gazetteer)
            found.setdefault((one.normal, one.jurisdiction), []).append(name)
        yield from (name for names in found.values() if len(names) > 1 for name in names)


def _key(name: str, found: Body | None, at: Standpoint, scope: str) -> _Key:
    """What makes an organisation: normal form and jurisdiction, else the region or the document that speaks."""
    if found is None:
        return name, jurisdiction(name, at.home), scope
    return found.normal, found.jurisdiction, ("".join(at.home) or scope) if found.unplaced else None


def _unit(key: _Key, names: list[str], bodies: Mapping[str, Body]) -> Unit:
    normal, where, scope = key
    found = bodies.get(names[0])
    kind, reason = kind_of(normal, generic=found is None)
    if normal != names[0] and kind is not kind_of(names[0], generic=found is None)[0]:
        reason = Sentence("As “{name}”: {reason}", {"name": normal, "reason": reason})
    return Unit(
        name=names[0],
        kind=kind,
        reason=reason.in_chinese(),
        reason_en=str(reason),
        jurisdiction=where,
        aliases=tuple(names[1:]),
        generic=found is None,
        functions=found.functions if found else (),
        normal="" if normal == names[0] else normal,
        merged=tuple(merge for name in names if name in bodies and (merge := bodies[name].merge(name))),
        scope=scope,
    )
