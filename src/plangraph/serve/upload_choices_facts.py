"""The corrections of named things, goals in prose and metadata, as forms, and those that add what was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangraph.model.correction import ENTITIES, METADATA, Action, Subject
from plangraph.model.standing_words import RELATION_WORDS, STATUS_WORDS
from plangraph.serve.upload_fields import KINDS, Choice, Field, accept, merge, quote, reject, rename, standings

if TYPE_CHECKING:
    from plangraph.pipeline.draft import Content

_STANDINGS = {
    "brand": ("status", standings(STATUS_WORDS, "built", "to_build", "benchmark")),
    "platform": ("status", standings(STATUS_WORDS, "to_build", "built", "use")),
    "event": ("status", standings(STATUS_WORDS, "to_hold", "use")),
    "region": (
        "relation",
        standings(RELATION_WORDS, "cooperates", "placed_in", "target_market", "strategy", "benchmark"),
    ),
    "policy": ("relation", standings(RELATION_WORDS, "basis", "cites", "to_draft")),
}
_HINTS = {
    "period": ("写作 2025-2027。", "Write 2025-2027."),
    "issued": ("写作 2026-03-01。", "Write 2026-03-01."),
}
MISSING = ("brand", "industry", "region", "policy", "platform", "event", "quantity", *sorted(METADATA))
"""The kinds of what can be missed outside of tasks and indicators."""


def of_entity(content: Content, kind: str, name: str) -> tuple[Choice, ...]:
    """Those of a brand, industry, region, policy, platform or event; none where the draft has no such thing."""
    entity = next((one for one in content["entities"] if (one["kind"], one["name"]) == (kind, name)), None)
    if entity is None:
        return ()
    given = {kind: name}
    others = [one["name"] for one in content["entities"] if one["kind"] == kind and one["name"] != name]
    choices = (
        reject(given, ("抽取有误，去掉", "This is none")),
        rename(given, name),
        merge(given, others, ("与另一项合并", "Merge with another")),
        _standing(entity),
        accept(given),
    )
    return tuple(choice for choice in choices if choice)


def of_quantity(words: str) -> tuple[Choice, ...]:
    """Those of a goal in prose."""
    given = {"quantity": words}
    return reject(given, ("不是目标，去掉", "This is no goal")), accept(given)


def of_metadata(key: str, value: str) -> tuple[Choice, ...]:
    """Those of a value of the head."""
    given = {key: value}
    return _setting(key, value), reject(given, ("原文没有，去掉", "The text does not say so")), accept(given)


def missing(kind: str) -> tuple[Choice, ...]:
    """The one that adds what was missed; none for a kind that there is not."""
    if kind in METADATA:
        return (_setting(kind, ""),)
    if kind == Subject.QUANTITY:
        return (_adding(*_goal()),)
    if kind not in ENTITIES:
        return ()
    name = Field(kind, KINDS[kind], required=True, wide=True)
    if kind not in _STANDINGS:
        return (_adding(name, *quote()),)
    field, options = _STANDINGS[kind]
    return (_adding(name, Field(field, ("情形", "standing"), options=options), *quote()),)


def _goal() -> tuple[Field, ...]:
    return (
        Field("quantity", ("原文字句", "words of the text"), required=True, wide=True),
        Field("value", ("数值", "figure"), required=True),
        Field("measure", ("计量单位", "measure")),
        Field("year", ("年份", "year"), numeric=True),
    )


def _standing(entity: dict[str, Any]) -> Choice | None:
    if entity["kind"] not in _STANDINGS:
        return None
    field, options = _STANDINGS[entity["kind"]]
    fields = (Field(field, ("情形", "standing"), entity["standing"], options), *quote(entity["name"]))
    return Choice(Action.SET, ("改情形", "Change its standing"), {entity["kind"]: entity["name"]}, fields)


def _adding(*fields: Field) -> Choice:
    return Choice(Action.ADD, ("增补", "Add"), {}, fields)


def _setting(key: str, value: str) -> Choice:
    """Issuers are several: another one is added."""
    several = key == Subject.ISSUER
    fields = (Field(key, KINDS[key], "" if several else value, required=True, wide=True), *quote())
    title = ("增补一个", "Add one") if several else ("改正", "Set")
    return Choice(Action.ADD if several else Action.SET, title, {}, fields, _HINTS.get(key, ("", "")))
