"""Corrections of named things: brands, industries, regions, policies, platforms and events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.model.correction import Fact, Field
from plangraph.model.mention import Entity, EntityKind, Mention
from plangraph.resolve.corrections_case import Case, Step, absent, not_needed, task_at, unused
from plangraph.sentences import Listed, Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from plangraph.model.extraction import Extraction
    from plangraph.model.span import Span

_ORDER = {kind: place for place, kind in enumerate(EntityKind)}
_STANDING = (Field.STATUS, Field.RELATION, Field.ADCODE)


def accept_entity(case: Case) -> Step:
    """Confirms a thing, or its mentions in a task or at the quote."""
    entities = _named(case, (case.name,)) or unused("{thing} is not in the extraction", thing=_quoted(case.name))
    mentions = _mentions(case, entities) or unused("it is not mentioned there")
    return Step(case.extraction, (_fact(case, entities[0]),), evidence=tuple(m.span for m in mentions))


def reject_entity(case: Case) -> Step:
    """Takes a thing out, or its mentions in a task or at the quote; one without mentions is gone."""
    entities = _named(case, (case.name,)) or absent(case, _quoted(case.name))
    gone = _mentions(case, entities) or not_needed("the extraction no longer has it there")
    facts = tuple(_fact(case, e, mention) for e in entities for mention in e.mentions if mention in gone)
    left = (replace(e, mentions=tuple(m for m in e.mentions if m not in gone)) for e in entities)
    return Step(
        _exchanged(case.extraction, entities, (e for e in left if e.mentions)),
        facts,
        before=(case.name,),
        evidence=tuple(mention.span for mention in gone),
    )


def rename_entity(case: Case) -> Step:
    """Calls a thing by its right name; the one that was read becomes an alias."""
    to = case.correction.to
    entities = _named(case, (case.name,))
    there = tuple(e for e in _named(case, (to,)) if e not in entities)
    if to == case.name or any(e.name == to for e in entities) or (there and not entities):
        not_needed("the extraction has “{value}” already", value=to)
    if not entities:
        absent(case, _quoted(case.name))
    if there:
        unused("{thing} is there already; use 'merge' instead", thing=_quoted(to))
    return _joined(case, entities, to)


def merge_entities(case: Case) -> Step:
    """Makes several things one, with all places that name them; the names it does not go by become aliases."""
    into, wanted = case.correction.to, case.correction.target.names
    entities = _named(case, {*wanted, into})
    if not any(e.name in wanted or set(e.aliases) & set(wanted) for e in entities):
        unused("the extraction has none of them")
    if [e.name for e in entities] == [into]:
        not_needed("only “{name}” is left in the extraction", name=into)
    known = {name for e in entities for name in (e.name, *e.aliases)}
    lost = tuple(_quoted(name) for name in wanted if name not in known)
    reason = Sentence("the extraction has no {names}", {"names": Listed(lost, " or ")}) if lost else None
    return replace(_joined(case, entities, into), reason=reason)


def add_entity(case: Case) -> Step:
    """Adds a thing, or a place that names one, at the quote."""
    place, entities = case.quoted(), _named(case, (case.name,))
    if any(m.span.overlaps(place) for e in entities for m in e.mentions):
        not_needed("the extraction has this place already")
    mention = Mention(place, task_at(case.extraction, place))
    if entities:
        new = replace(entities[0], mentions=_in_order((*entities[0].mentions, mention)))
    else:
        status, relation, adcode = (case.correction.value(field) for field in _STANDING)
        new = Entity(_kind(case), case.name, (mention,), status=status, relation=relation, adcode=adcode)
    extraction = _exchanged(case.extraction, entities[:1], (new,))
    return Step(extraction, (_fact(case, new, mention),), after=case.name, evidence=(place,))


def set_entity(case: Case) -> Step:
    """Gives a thing its right status, relation or code."""
    entities = _named(case, (case.name,)) or unused("{thing} is not in the extraction", thing=_quoted(case.name))
    field, value = case.correction.values[0]
    place = case.place(among=(m.span for e in entities for m in e.mentions))
    before = {Field.STATUS: entities[0].status, Field.RELATION: entities[0].relation}.get(field, entities[0].adcode)
    if before == value:
        not_needed("the extraction has “{value}” already", value=value)
    new = (_with(entity, field, value) for entity in entities)
    evidence = (place,) if place else ()
    facts = (_fact(case, entities[0]),)
    return Step(_exchanged(case.extraction, entities, new), facts, (before,) if before else (), value, evidence)


def _quoted(name: str) -> str:
    return f"“{name}”"


def _kind(case: Case) -> EntityKind:
    return EntityKind(case.correction.target.subject.value)


def _named(case: Case, names: Collection[str]) -> tuple[Entity, ...]:
    kind = _kind(case)
    return tuple(
        e for e in case.extraction.entities if e.kind is kind and (e.name in names or set(e.aliases) & set(names))
    )


def _mentions(case: Case, entities: Iterable[Entity]) -> tuple[Mention, ...]:
    """The mentions in the task and at the quote, where the correction has them."""
    task = case.task
    there = tuple(m for e in entities for m in e.mentions if task is None or m.task == task.ordinal)
    place = case.place(among=(m.span for m in there))
    return there if place is None else tuple(m for m in there if m.span.overlaps(place))


def _joined(case: Case, entities: tuple[Entity, ...], name: str) -> Step:
    """The things as one; where two of them differ, the one of that name counts, or the first."""
    main = next((e for e in entities if e.name == name), entities[0])
    aliases = dict.fromkeys(alias for e in (main, *entities) for alias in (e.name, *e.aliases) if alias != name)
    mentions = _in_order({mention for e in entities for mention in e.mentions})
    one = replace(main, name=name, aliases=tuple(aliases), mentions=mentions)
    before = tuple(e.name for e in entities if e.name != name)
    extraction = _exchanged(case.extraction, entities, (one,))
    return Step(extraction, (_fact(case, one),), before, name, tuple(m.span for m in mentions))


def _with(entity: Entity, field: Field, value: str) -> Entity:
    if field is Field.STATUS:
        return replace(entity, status=value)
    return replace(entity, relation=value) if field is Field.RELATION else replace(entity, adcode=value)


def _fact(case: Case, entity: Entity, mention: Mention | None = None) -> Fact:
    where = (mention.task, mention.span) if mention else (None, None)
    return Fact(case.correction.target.subject, entity.name, where[0], place=where[1], adcode=entity.adcode)


def _exchanged(extraction: Extraction, old: Collection[Entity], new: Iterable[Entity]) -> Extraction:
    """The new things instead of the old, by kind and first mention as extraction lists them."""
    entities = (*(e for e in extraction.entities if e not in old), *new)
    return replace(extraction, entities=tuple(sorted(entities, key=_rank)))


def _rank(entity: Entity) -> tuple[int, Span, str]:
    return _ORDER[entity.kind], entity.mentions[0].span, entity.name


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.task or 0)))
