"""What several tasks have in common without a direction: things that they name, indicators, terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangraph.model.mention import EntityKind
from plangraph.model.relation import FEW, Grounds, Rule, SharedKind, Sharing, few
from plangraph.model.span import Span
from plangraph.sentences import Listed, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangraph.model.mention import Entity
    from plangraph.model.plan import Plan
    from plangraph.model.relation import Dependence, Measurement
    from plangraph.relate.passages import Passage

_KINDS = {
    EntityKind.PLATFORM: (SharedKind.PLATFORM, "platform or mechanism"),
    EntityKind.POLICY: (SharedKind.POLICY, "document"),
    EntityKind.INDUSTRY: (SharedKind.INDUSTRY, "industry"),
    EntityKind.REGION: (SharedKind.REGION, "region"),
    EntityKind.BRAND: (SharedKind.BRAND, "brand"),
    EntityKind.EVENT: (SharedKind.EVENT, "event"),
}
_NAMED_ALIKE = frozenset({EntityKind.INDUSTRY, EntityKind.BRAND, EntityKind.PLATFORM, EntityKind.EVENT})
"""Kinds that tasks name by the same words; a place or a document is also named in passing, which links nothing."""
_CERTAIN = 1.0


def shared_things(plan: Plan, clauses: Sequence[Passage], directed: Sequence[Dependence]) -> Iterator[Sharing]:
    """The entities that several tasks, but few, name, each with its first place in each task.

    An industry that most tasks name is what the plan is about, and links none of them. A task that makes what others
    use shares it with none of them: ``directed`` says more than that.
    """
    named = _named(plan.document.text, plan.entities, clauses)
    makers = {(dependence.over.name, dependence.on) for dependence in directed}
    for entity in plan.entities:
        most = few(len(plan.tasks), 2) if entity.kind is EntityKind.INDUSTRY else FEW
        first = named.get(entity.name, {}) if entity.kind in _NAMED_ALIKE else {}
        for mention in entity.mentions:
            if mention.task is not None:
                first.setdefault(mention.task, mention.span)
        first = {task: span for task, span in sorted(first.items()) if (entity.name, task) not in makers}
        if 1 < len(first) <= most:
            kind, word = _KINDS[entity.kind]
            said = {"tasks": _listed(first), "kind": Sentence(word), "name": entity.name}
            sentence = Sentence("The tasks {tasks} all name the {kind} “{name}”.", said)
            grounds = Grounds(Rule.SAME_THING, _CERTAIN, sentence, tuple(first.values()))
            yield Sharing(kind, tuple(first), entity.name, entity, grounds)


def _named(text: str, entities: Sequence[Entity], clauses: Sequence[Passage]) -> dict[str, dict[int, Span]]:
    """Where each task first names each thing by itself, and not as part of a longer name (汽车 in 新能源汽车)."""
    names = sorted({entity.name for entity in entities}, key=lambda name: (-len(name), name))
    found: dict[str, dict[int, Span]] = {}
    if not names:
        return found
    pattern = re.compile("|".join(map(re.escape, names)))
    for clause in clauses:
        for match in pattern.finditer(clause.words):
            start = clause.start + match.start()
            found.setdefault(match.group(), {}).setdefault(
                clause.task, Span.of(text, start, start + len(match.group()))
            )
    return found


def shared_indicators(plan: Plan, found: Sequence[Measurement]) -> Iterator[Sharing]:
    """The indicators that several tasks, but few, work towards; as sure as the least sure of these links."""
    for indicator in plan.indicators:
        links = [link for link in found if link.indicator == indicator.ordinal]
        if 1 < len(links) <= FEW:
            tasks = tuple(link.task for link in links)
            spans = tuple(link.grounds.spans[0] for link in links)
            confidence = min(link.grounds.confidence for link in links)
            said = {"tasks": _listed(tasks), "indicator": indicator.name}
            sentence = Sentence("The tasks {tasks} all work towards the indicator “{indicator}”.", said)
            grounds = Grounds(Rule.SAME_INDICATOR, confidence, sentence, spans)
            yield Sharing(SharedKind.INDICATOR, tasks, indicator.name, indicator.ordinal, grounds)


def shared_terms(terms: Iterable[tuple[str, dict[int, Span]]]) -> Iterator[Sharing]:
    """The distinctive terms that a few tasks share, each with its first place in each task."""
    for term, first in terms:
        sentence = Sentence("The tasks {tasks} are all about “{term}”.", {"tasks": _listed(first), "term": term})
        grounds = Grounds(Rule.SAME_TERM, _term_confidence(len(first)), sentence, tuple(first.values()))
        yield Sharing(SharedKind.SUBJECT, tuple(first), term, None, grounds)


def _term_confidence(tasks: int) -> float:
    # A term of two tasks binds them more closely than one of five.
    return round(0.9 - 0.05 * (tasks - 2), 2) if tasks < 8 else 0.6  # noqa: PLR2004


def _listed(tasks: Iterable[int]) -> Listed:
    return Listed(str(task) for task in tasks)
