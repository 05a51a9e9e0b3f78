"""Which parameters of a saved query the things that a question names fill."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangraph.ask.mention import EXACT, SHORT, Mention
from plangraph.ask.names import Slot, bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.ask.intent import Intent
    from plangraph.ask.names import Thing


_LONG_NAMED = frozenset({Slot.POLICY, Slot.PLATFORM})
_HALF = 0.5
_SHORTEST_MATTER = 3
"""Characters from which the name of a thing tells a task by its heading."""


def assigned(
    intent: Intent, found: Sequence[Mention], tasks: Sequence[Thing]
) -> tuple[list[tuple[str, Mention]], list[Mention]]:
    """The mentions that fill the parameters of an intent, each parameter once."""
    filled: dict[str, Mention] = {}
    used = []
    for mention in found:
        name = next((name for name, slot in intent.slots if slot is mention.slot and name not in filled), None)
        again = any(set(mention.things) & set(other.things) for other in filled.values())
        if name and mention.things and not again and not (intent.of_one_thing and filled):
            filled[name] = mention
            used.append(mention)
    if ("task", Slot.TASK) in intent.slots and not filled:
        for mention in found:
            if task := _task_about(mention, tasks):
                filled["task"] = task
                used.append(mention)
                break
    meant = {thing for mention in used for thing in mention.things}
    # 培育高价值专利、布局产业创新 names one task twice.
    used += [mention for mention in found if mention not in used and meant & set(mention.things)]
    return list(filled.items()), used


def _task_about(mention: Mention, tasks: Sequence[Thing]) -> Mention | None:
    """A thing as the task whose heading alone names it: 医养结合 is an industry, and the matter of 发展医养结合."""
    label = bare(mention.things[0].label) if mention.things else ""
    about = tuple(task for task in tasks if len(label) >= _SHORTEST_MATTER and label in bare(task.label))
    return replace(mention, slot=Slot.TASK, things=about, score=SHORT) if len(about) == 1 else None


def settled(
    things: Sequence[tuple[str, Mention]],
) -> tuple[tuple[tuple[str, Thing], ...], tuple[tuple[str, Thing], ...]]:
    """Of the things that each mention can mean the one that most is said of, in one plan if that can be; the others."""
    plans = [frozenset().union(*(thing.plans for thing in mention.things)) for _, mention in things]
    common = frozenset.intersection(*plans) if plans else frozenset()
    chosen: list[tuple[str, Thing]] = []
    others: list[tuple[str, Thing]] = []
    for name, mention in things:
        fit = [thing for thing in mention.things if thing.plans & common] or list(mention.things)
        ranked = sorted(fit, key=lambda thing: (-thing.weight, thing.iri))
        if len(things) > 1 and chosen and common:
            same = [thing for thing in ranked if thing.plans & chosen[0][1].plans]
            ranked = same or ranked
        chosen.append((name, ranked[0]))
        others += [(name, thing) for thing in ranked[1:]]
    return tuple(chosen), tuple(others)


def is_faint(mention: Mention) -> bool:
    """Whether the words are less than half of the long name that they were taken for."""
    part = (mention.end - mention.start) / max(1, len(mention.things[0].label))
    return mention.score < EXACT and mention.slot in _LONG_NAMED and part < _HALF
