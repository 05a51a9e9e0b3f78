"""The second sign that a body bears (加挂牌子), in brackets after its name: 市文化和旅游局（市文物局）.

Units of a lower rank (支队, 中心, 处), remarks, and offices of a committee or a government (市政府（办公室）) are none.
"""

from __future__ import annotations

import re

from plangraph.model.bracket_marks import ASIDE
from plangraph.resolve.jurisdictions import own_level

_SIGNED = re.compile(rf"(?P<name>[^、，,；;]+?)(?P<aside>{ASIDE})")
_MARKS = re.compile(r"[、，,]")
_DEPARTMENT = re.compile(
    r"[\u4e00-\u9fff]{3,}(?:委员会|办公室|局|厅|委|办|部|署)|[\u4e00-\u9fff]{2,}(?:局|厅|委|办|部|署)"
)
_OF_PARTY = re.compile(r"(?:党工?|[省市区县州盟旗])委(?:员会)?\Z")
"""A committee whose departments may stand in brackets: 党工委（组织部）."""
_LONGEST = 60


def signs(name: str) -> tuple[str, tuple[str, ...]] | None:
    """A body's name without its second signs, and these, each with the level that the name begins with."""
    signed = _SIGNED.fullmatch(name) if len(name) <= _LONGEST else None
    if signed is None or not _is_department(signed["name"]):
        return None
    level = own_level(signed["name"])
    others = _MARKS.split(signed["aside"][1:-1])
    if not all(_is_department(other) and _is_beside(other, level) for other in others):
        return None
    return signed["name"], tuple(_levelled(other, level) for other in others)


def _is_department(name: str) -> bool:
    return _DEPARTMENT.fullmatch(name) is not None and _OF_PARTY.search(name) is None


def _is_beside(other: str, level: tuple[str, int] | None) -> bool:
    own = own_level(other)
    return level is None or own is None or own[0] == level[0]


def _levelled(other: str, level: tuple[str, int] | None) -> str:
    return other if level is None or own_level(other) else level[0] + other
