"""Corrections that were not applied, as issues that name them and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.correction import METADATA, Action, Outcome, Subject
from plangraph.model.issue import Issue, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangraph.model.correction import Correction, Review, Target

_ACTIONS = {
    Action.ACCEPT: "确认",
    Action.REJECT: "否定",
    Action.RENAME: "改名",
    Action.MERGE: "合并",
    Action.ADD: "增补",
    Action.SET: "改正",
}
_SUBJECTS = {
    Subject.TASK: "任务",
    Subject.INDICATOR: "指标",
    Subject.TARGET: "目标值",
    Subject.QUANTITY: "量化目标",
    Subject.UNIT: "单位",
    Subject.BRAND: "品牌",
    Subject.INDUSTRY: "产业",
    Subject.REGION: "区域",
    Subject.POLICY: "文件",
    Subject.PLATFORM: "平台",
    Subject.EVENT: "活动",
    Subject.TITLE: "标题",
    Subject.NOTICE_TITLE: "通知标题",
    Subject.DOC_NUMBER: "发文字号",
    Subject.ISSUER: "发文机关",
    Subject.ISSUED: "成文日期",
    Subject.PERIOD: "起止年份",
}

_UNUSED = "Correction {ordinal} ({words}) was not applied: {reason}."
_NEEDLESS = "Correction {ordinal} ({words}) is no longer needed ({reason}) and can be taken out."
_IN_PART = "Correction {ordinal} ({words}) was applied in part only: {reason}."


def issues(reviews: Iterable[Review]) -> Iterator[Issue]:
    """An issue for each correction that was left out, or applied in part."""
    for review in reviews:
        said = {"ordinal": review.correction.ordinal, "words": review.words, "reason": review.reason}
        if review.outcome is Outcome.UNUSED:
            yield Issue.of("correction-unused", Severity.WARNING, _UNUSED, **said)
        elif review.outcome is Outcome.NO_LONGER_NEEDED:
            yield Issue.of("correction-no-longer-needed", Severity.INFO, _NEEDLESS, **said)
        elif review.reason:
            yield Issue.of("correction-unused", Severity.WARNING, _IN_PART, **said)


def words_for(correction: Correction) -> str:
    """A correction in a few Chinese words: 合并单位“甲”“乙”为“乙”."""
    target, action = correction.target, _ACTIONS[correction.action]
    value = "、".join(f"{field}={value}" for field, value in correction.values)
    if target.subject in METADATA and correction.action is Action.SET:
        return f"{action}{_SUBJECTS[target.subject]}为“{target.name}”"
    made = {Action.RENAME: f"为“{correction.to}”", Action.MERGE: f"为“{correction.to}”"}.get(correction.action, "")
    return f"{action}{_place(target)}{made}{f'：{value}' if value else ''}"


def _place(target: Target) -> str:
    names = "".join(f"“{name}”" for name in target.names)
    word = _SUBJECTS[target.subject]
    task = "" if target.task is None else f"任务“{target.task}”"
    indicator = "" if target.indicator is None else f"指标“{target.indicator}”"
    if target.subject in {Subject.TASK, Subject.INDICATOR}:
        return task or indicator
    where = f"{task or indicator}的" if task or indicator else ""
    return f"{where}{target.year}年{word}" if target.year else f"{where}{word}{names}"
