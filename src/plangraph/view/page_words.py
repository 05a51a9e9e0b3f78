"""What the interactive page says when it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.view.preset import Preset


def words(preset: Preset) -> dict[str, str]:
    """What the script says; figures and names stand for the braces."""
    return {
        "unit": preset.say("{0}：{1} 项任务", "{0}, tasks: {1}"),
        "pair": preset.say("{0} × {1}：共同承担 {2} 项任务", "{0} × {1}, shared tasks: {2}"),
        "about": preset.say("{0}，承担 {1} 项任务，与 {2} 个单位协作", "{0}, tasks: {1}, partners: {2}"),
        "shared": preset.say("共 {0} 项", "{0} shared"),
        "tasks": preset.say("{0} 项", "{0}"),
        "count": preset.say("图中 {0} 个单位、{1} 对协作关系", "Units shown: {0}; pairs: {1}"),
        "cut": preset.say("；连线只画共同任务最多的 {0} 对", "; lines are drawn for the {0} pairs that share most"),
        "text": preset.say("原文", "text"),
        "of_tasks": preset.say("承担的任务", "Its tasks"),
        "of_partners": preset.say("协作单位", "Its partners"),
    }
