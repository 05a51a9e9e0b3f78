"""What a correction can be about: the thing that an address names, its places, and the forms for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plangraph.model.correction import ENTITIES, METADATA, Subject
from plangraph.serve.upload_choices_facts import missing, of_entity, of_metadata, of_quantity
from plangraph.serve.upload_choices_units import of_indicator, of_part, of_target, of_task, of_unit
from plangraph.serve.upload_fields import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.pipeline.draft import Content
    from plangraph.serve.upload_fields import Choice

    Place = list[int]

NEW = "new"
"""The parameter that asks for what was missed; its value is a kind."""


@dataclass(frozen=True, slots=True)
class Target:
    """A thing of a draft; ``title`` is empty for what was missed."""

    kind: str
    title: str
    choices: tuple[Choice, ...]
    places: tuple[Place, ...] = ()


def target_of(content: Content, asked: Mapping[str, str]) -> Target | None:
    """What the parameters of an address name; None where the draft has no such thing."""
    found = _target(content, asked)
    return found if found and found.choices else None


def _target(content: Content, asked: Mapping[str, str]) -> Target | None:
    if NEW in asked:
        return Target(asked[NEW], "", missing(asked[NEW]))
    if "unit" in asked:
        where = next((key for key in ("task", "indicator") if key in asked), None)
        return _part(content, where, asked) if where else _unit(content, asked["unit"])
    if "task" in asked:
        task = _by_ordinal(content["tasks"], asked["task"])
        return Target("task", task["heading"], of_task(task), (task["extent"],)) if task else None
    if "indicator" in asked:
        indicator = _by_ordinal(content["indicators"], asked["indicator"])
        return _indicator(indicator, asked.get("year")) if indicator else None
    key = next((key for key in KINDS if key in asked), None)
    return _named(content, key, asked[key]) if key else None


def _unit(content: Content, name: str) -> Target:
    holders = (*content["tasks"], *content["indicators"])
    places = tuple(part["place"] for holder in holders for part in holder["units"] if part["name"] == name)
    return Target("unit", name, of_unit(content, name), places)


def _part(content: Content, where: str, asked: Mapping[str, str]) -> Target | None:
    holder = _by_ordinal(content[f"{where}s"], asked[where])
    part = next((part for part in holder["units"] if part["name"] == asked["unit"]), None) if holder else None
    if holder is None or part is None:
        return None
    title = f"{holder['heading'] if where == 'task' else holder['name']} · {part['name']}"
    return Target("unit", title, of_part(where, holder["ordinal"], part), (part["place"],))


def _indicator(indicator: dict[str, Any], year: str | None) -> Target | None:
    if year is None:
        return Target("indicator", indicator["name"], of_indicator(indicator), (indicator["place"],))
    target = next((target for target in indicator["targets"] if str(target["year"]) == year), None)
    if target is None:
        return None
    places = indicator["place"], target["place"]
    return Target("indicator", f"{indicator['name']} · {year}", of_target(indicator["ordinal"], target), places)


def _named(content: Content, key: str, name: str) -> Target | None:
    if key in ENTITIES:
        entities = (entity for entity in content["entities"] if (entity["kind"], entity["name"]) == (key, name))
        places = tuple(mention["place"] for entity in entities for mention in entity["mentions"])
        return Target(key, name, of_entity(content, key, name), places)
    if key == Subject.QUANTITY:
        places = tuple(goal["place"] for goal in content["quantities"] if goal["words"] == name)
        return Target(key, name, of_quantity(name), places) if places else None
    if key not in METADATA:
        return None
    stated = (one for one in content["metadata"] if (one["key"], one["value"]) == (key, name))
    places = tuple(one["place"] for one in stated)
    return Target(key, name, of_metadata(key, name), places) if places else None


def _by_ordinal(parts: list[dict[str, Any]], wanted: str) -> dict[str, Any] | None:
    return next((part for part in parts if str(part["ordinal"]) == wanted), None)
