"""How a thing stands to a plan, in words: one word for each value of a status or relation, as the ontology has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUS_WORDS: Mapping[str, tuple[str, str]] = {
    "to_build": ("拟建", "to be built"),
    "built": ("已建", "built"),
    "use": ("依托", "in use"),
    "to_hold": ("拟办", "to be held"),
    "benchmark": ("标杆", "exemplar"),
}
"""Chinese and English by notation: of brands, platforms and events."""
RELATION_WORDS: Mapping[str, tuple[str, str]] = {
    "cooperates": ("协作", "cooperates"),
    "placed_in": ("所在地区", "located there"),
    "target_market": ("目标市场", "target market"),
    "strategy": ("区域战略", "strategy"),
    "benchmark": ("对标", "benchmark"),
    "basis": ("依据", "basis"),
    "cites": ("引用", "cites"),
    "to_draft": ("拟制定", "to be drafted"),
}
"""Chinese and English by notation: of regions and policies."""
RELATED = frozenset({"region", "policy"})
"""The kinds of things that have a relation; others have a status."""
_UNKNOWN = "", ""


def standing(status: str | None, relation: str | None) -> tuple[str, str]:
    """The words of a status, or else of a relation; empty for a value there is not."""
    return STATUS_WORDS.get(status, _UNKNOWN) if status else RELATION_WORDS.get(relation or "", _UNKNOWN)
