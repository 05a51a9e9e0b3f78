"""What a document does not say, or says in a way that no rule reads, as issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.issue import Issue, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.extraction import Extraction


def issues(extraction: Extraction) -> tuple[Issue, ...]:
    """The issues of one document; a text without tasks, or with neither title nor responsibility, is no plan."""
    return (*_missing_tasks(extraction), *_missing_metadata(extraction), *_tasks_without_unit(extraction))


def _missing_tasks(extraction: Extraction) -> Iterator[Issue]:
    named = any(task.assignments for task in extraction.tasks)
    if not extraction.tasks:
        yield Issue("no-task", Severity.ERROR, "没有找到任务：文中没有带编号的任务条目，这可能不是一份行动计划。")
    elif not named:
        titled = extraction.metadata.title is not None
        severity = Severity.WARNING if titled else Severity.ERROR
        yield Issue("no-responsibility", severity, "没有找到责任单位：任务后面没有标明责任单位的括注。")


def _missing_metadata(extraction: Extraction) -> Iterator[Issue]:
    about = extraction.metadata
    if about.title is None:
        severity = Severity.WARNING if any(task.assignments for task in extraction.tasks) else Severity.ERROR
        yield Issue("no-title", severity, "没有找到标题：文首没有以“计划”“方案”“意见”等文种结尾的标题。")
    for kind, value, message in (
        ("no-doc-number", about.doc_number, "没有找到发文字号。"),
        ("no-issuer", about.issuers, "没有找到发文机关：文末没有署名，标题里也没有机关名称。"),
        ("no-date", about.issued, "没有找到成文日期。"),
        ("no-period", about.period, "标题里没有写明计划的起止年份。"),
    ):
        if not value:
            yield Issue(kind, Severity.INFO, message)


def _tasks_without_unit(extraction: Extraction) -> Iterator[Issue]:
    if not any(task.assignments for task in extraction.tasks):
        return
    for task in extraction.tasks:
        if not task.assignments:
            message = f"任务“{task.heading}”没有写明责任单位。"
            yield Issue("task-without-unit", Severity.INFO, message, (task.heading_span,))
