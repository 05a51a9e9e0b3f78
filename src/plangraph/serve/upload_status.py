"""A draft in figures and words, for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangraph.pipeline.draft_acceptance import standing
from plangraph.pipeline.draft_desk import State

if TYPE_CHECKING:
    from plangraph.pipeline.draft import Content, Draft
    from plangraph.pipeline.draft_acceptance import Standing
    from plangraph.pipeline.draft_desk import Desk
    from plangraph.protocols import SparqlStore

_COUNTED = ("sections", "tasks", "units", "indicators", "entities", "quantities")


def status(desk: Desk, draft: Draft, store: SparqlStore) -> dict[str, Any]:
    """How far a draft is, and what was found where it is read."""
    state = desk.state(draft)
    told: dict[str, Any] = {
        "id": draft.id,
        "address": f"/upload/{draft.id}",
        "file": draft.name,
        "by": draft.label,
        "made": draft.made,
        "edition": draft.edition,
        "state": state.value,
    }
    content = draft.content
    if content is None:
        return told | {"stage": draft.stage if state is State.READING else "", "before": desk.before(draft)}
    if content["plan"] is None:
        return told | {"plan": None, "blocked": content["blocked"], "blocked_zh": content["blocked_zh"]}
    there = standing_of(draft, content, store)
    return told | {
        "plan": content["plan"],
        "title": content["title"],
        "blocked": content["blocked"],
        "blocked_zh": content["blocked_zh"],
        "standing": there.relation.value,
        "mark": there.mark,
        "found": {name: len(content[name]) for name in _COUNTED},
        "findings": content["findings"],
        "shapes": content["shapes"],
        "corrections": content["reviews"],
    }


def standing_of(draft: Draft, content: Content, store: SparqlStore) -> Standing:
    """How a draft stands to the plan of its id in the dataset."""
    return standing(draft.graphs(content), store)
