"""What can be found, by the short names that people and addresses use."""

from __future__ import annotations

from enum import StrEnum

from plangraph.errors import ParameterError
from plangraph.vocabulary import PLAN


class Kind(StrEnum):
    """The kinds of things, in the order in which lists show them; ``text`` is a passage of no task or safeguard."""

    TASK = "task"
    UNIT = "unit"
    INDICATOR = "indicator"
    SECTION = "section"
    SAFEGUARD = "safeguard"
    POLICY = "policy"
    PLATFORM = "platform"
    BRAND = "brand"
    INDUSTRY = "industry"
    REGION = "region"
    EVENT = "event"
    PLAN = "plan"
    TEXT = "text"

    @property
    def word(self) -> str:
        """The kind in Chinese."""
        return _WORDS[self]

    @property
    def is_passage(self) -> bool:
        """Whether it is a part of the text that belongs to no named thing."""
        return self is Kind.TEXT

    @classmethod
    def of(cls, name: str | None) -> Kind | None:
        """The kind of that name; None for none or an empty one. Raises ParameterError."""
        if not name:
            return None
        try:
            return cls(name)
        except ValueError as error:
            raise ParameterError(
                "{name!r} is no kind of thing: use one of {kinds}.", name=name, kinds=", ".join(cls)
            ) from error


_WORDS = {
    Kind.TASK: "任务",
    Kind.UNIT: "单位",
    Kind.INDICATOR: "指标",
    Kind.SECTION: "板块",
    Kind.SAFEGUARD: "保障措施",
    Kind.POLICY: "政策文件",
    Kind.PLATFORM: "平台",
    Kind.BRAND: "品牌",
    Kind.INDUSTRY: "产业",
    Kind.REGION: "区域",
    Kind.EVENT: "活动",
    Kind.PLAN: "计划",
    Kind.TEXT: "正文",
}
CLASSES = {
    f"{PLAN}Task": Kind.TASK,
    f"{PLAN}Unit": Kind.UNIT,
    f"{PLAN}Indicator": Kind.INDICATOR,
    f"{PLAN}Goal": Kind.SECTION,
    f"{PLAN}Safeguard": Kind.SAFEGUARD,
    f"{PLAN}PolicyDocument": Kind.POLICY,
    f"{PLAN}SharedResource": Kind.PLATFORM,
    f"{PLAN}Brand": Kind.BRAND,
    f"{PLAN}Industry": Kind.INDUSTRY,
    f"{PLAN}Region": Kind.REGION,
    f"{PLAN}Event": Kind.EVENT,
    f"{PLAN}ActionPlan": Kind.PLAN,
}
"""The kind of each class of the vocabulary that is searched."""
