"""Which level holds tasks: found from the brackets of responsibility, never assumed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plangraph.parse.items import ancestors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from plangraph.parse.items import Item
    from plangraph.parse.numbering import Style

_ORIENTATION = re.compile(
    r"(?:总体|指导|基本|主要|发展|工作|重要|建设|奋斗|行动|编制|总|现状|形势|战略)?"
    r"(?:总则|要求|思想|思路|原则|目标|目标任务|考虑|背景|意义|形势|基础|定位|成效|概况|依据|遵循)(?:和|与|及|、|$|。|（)"
)
_SAFEGUARD = re.compile(
    r"^(?:强化|加强|健全|完善|落实|夯实)?(?:组织|工作|实施|政策|要素|服务|推进|支撑|综合|机制|监督)?(?:与|和)?"
    r"(?:保障|实施|领导|落实)(?:措施|机制|体系|支撑|工作|$|。)"
    r"|^(?:加强|强化)?组织(?:领导|实施|保障)|^(?:有关|相关|工作)要求|保障措施|组织保障|实施保障"
)


_FINAL_PROVISION = re.compile(
    r"本[\u4e00-\u9fff]{0,8}(?:自|从|由)[^。；]{0,40}(?:起|负责)?(?:施行|实施|执行|生效|解释)|(?:施行|实施|解释|有效期)(?:日期|时间|说明)?(?:$|。)"
)


def is_final_provision(item: Item, text: str) -> bool:
    """Whether an item says when the document takes force and who interprets it (附则): it is no task."""
    return not item.brackets and bool(_FINAL_PROVISION.match(text, item.text_start, item.text_end))


def is_orientation(item: Item, text: str) -> bool:
    """Whether a heading says what the plan is for (总体要求, 基本原则, 发展目标): its items are no tasks."""
    return bool(_ORIENTATION.match(text, item.text_start, item.text_end))


def is_safeguard(item: Item, text: str) -> bool:
    """Whether a heading announces safeguards (保障措施, 组织实施)."""
    return bool(_SAFEGUARD.search(text[item.text_start : item.text_end]))


def task_places(found: Sequence[Item], text: str) -> tuple[int, ...]:
    """Places of the items that hold tasks.

    The style that owns most brackets is the level of tasks; a heading of another style that owns brackets and has no
    task below it is one too, unless it is a safeguard. Without brackets, it is the style of most leaves outside of
    orientation and safeguards.
    """
    marked = any(item.brackets for item in found)
    style = _style_by_brackets(found) if marked else _style_by_leaves(found, text)
    chosen = {
        i
        for i, item in enumerate(found)
        if item.number.style == style and not _orients(found, i, text) and not is_final_provision(item, text)
    }
    over = {ancestor for i in chosen for ancestor in ancestors(found, i)}
    over |= chosen
    others = {i for i, item in enumerate(found) if item.brackets and i not in over and _acts(found, i, text)}
    either = chosen | others
    inside = {i for i in others if not either.isdisjoint(ancestors(found, i))}
    return tuple(sorted(chosen | (others - inside)))


def section_of(found: Sequence[Item], place: int, tasks: AbstractSet[int]) -> int | None:
    """The nearest heading above a task that is not a task itself."""
    return next((ancestor for ancestor in ancestors(found, place) if ancestor not in tasks), None)


def _style_by_brackets(found: Sequence[Item]) -> Style:
    """The style that owns most brackets.

    Where only the last of its siblings ever owns one, the bracket is that of the item above them.
    """
    owners = {place for place, item in enumerate(found) if item.brackets}
    last = {item.parent: place for place, item in enumerate(found)}
    children = Counter(item.parent for item in found)
    while True:
        owning = Counter(found[place].number.style for place in owners)
        style = max(owning, key=lambda style: (owning[style], style))
        of_style = {place for place in owners if found[place].number.style == style}
        above = {parent for place in of_style if (parent := found[place].parent) is not None}
        several = {parent for parent in above if children[parent] > 1}
        if len(several) * 2 < max(1, len(above)) or any(last[found[p].parent] != p for p in of_style):
            return style
        owners = (owners - of_style) | above


def _style_by_leaves(found: Sequence[Item], text: str) -> Style | None:
    parents = {item.parent for item in found}
    leaves = Counter(item.number.style for i, item in enumerate(found) if i not in parents and _acts(found, i, text))
    return max(leaves, key=lambda style: (leaves[style], style)) if leaves else None


def _acts(found: Sequence[Item], place: int, text: str) -> bool:
    safeguards = (is_safeguard(found[ancestor], text) for ancestor in ancestors(found, place))
    return not _orients(found, place, text) and not any(safeguards)


def _orients(found: Sequence[Item], place: int, text: str) -> bool:
    """Whether an item or one above it gives orientation; a bracket of responsibility outweighs the words."""
    above = (place, *ancestors(found, place))
    return not found[place].brackets and any(is_orientation(found[i], text) for i in above)
