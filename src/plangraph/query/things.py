"""The kinds of things that a parameter can name: their class, their words, and where their IRIs stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.query.saved import Kind
from plangraph.vocabulary import PLAN

if TYPE_CHECKING:
    from pyoxigraph import NamedNode


@dataclass(frozen=True, slots=True)
class Things:
    """Things of one kind. A part of a plan (``is_part``) has an ordinal; ``link`` points to the others from a plan.

    ``path`` is the segment of their IRIs before the slug or ordinal.
    """

    kind: Kind
    type: NamedNode
    word_zh: str
    word: str
    path: str
    is_part: bool = False
    link: str = "mentions"


THINGS = {
    things.kind: things
    for things in (
        Things(Kind.PLAN, PLAN.term("ActionPlan"), "计划", "plan", "plan"),
        Things(Kind.UNIT, PLAN.term("Unit"), "单位", "unit", "unit", link="unit"),
        Things(Kind.TASK, PLAN.term("Task"), "任务", "task", "task", is_part=True),
        Things(Kind.SECTION, PLAN.term("Goal"), "板块", "section", "section", is_part=True),
        Things(Kind.INDICATOR, PLAN.term("Indicator"), "指标", "indicator", "indicator", is_part=True),
        Things(Kind.BRAND, PLAN.term("Brand"), "品牌", "brand", "brand"),
        Things(Kind.INDUSTRY, PLAN.term("Industry"), "产业", "industry", "industry"),
        Things(Kind.REGION, PLAN.term("Region"), "区域", "region", "region"),
        Things(Kind.PLATFORM, PLAN.term("SharedResource"), "平台", "platform", "platform"),
        Things(Kind.POLICY, PLAN.term("PolicyDocument"), "文件", "document", "policy"),
        Things(Kind.EVENT, PLAN.term("Event"), "活动", "event", "event"),
    )
}
