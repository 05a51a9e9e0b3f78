"""How an answer is cited: after GB/T 7714—2015, with the revision of the data where a date of change stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.language import Language

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace
    from plangraph.query.answers import Answer

TODAY = "[{date}]"
"""Where the day of citation stands: it is that of the reader, so that no kept page tells a wrong one."""
_VERSION = 12
"""Digits of a revision that name it."""


def title(answer: Answer, language: Language) -> str:
    """The question with its parameters: ``某单位负责哪些任务（责任单位：区科技局）``."""
    if language is Language.ZH:
        asked = "，".join(f"{bound.parameter.label_zh}：{bound.named}" for bound in answer.parameters)
        return f"{answer.query.title_zh}（{asked}）" if asked else answer.query.title_zh
    asked = ", ".join(f"{bound.parameter.label_en}: {bound.named}" for bound in answer.parameters)
    return f"{answer.query.title} ({asked})" if asked else answer.query.title


def citation(answer: Answer, workspace: Workspace, address: str, language: Language) -> str:
    """The entry for a list of references, with ``TODAY`` for the day of citation."""
    plans = workspace.plans()
    revision = workspace.store.revision[:_VERSION]
    head = title(answer, language)
    if language is Language.ZH:
        basis = f"据《{plans[0].label}》" if len(plans) == 1 else f"据{len(plans)}份计划"
        return f"plangraph. {head}：{basis}[DS/OL]. (数据版本 {revision}){TODAY}. {address}."
    basis = f"from {plans[0].label}" if len(plans) == 1 else f"from {len(plans)} plans"
    return f"plangraph. {head}: {basis}[DS/OL]. (data revision {revision}){TODAY}. {address}."
