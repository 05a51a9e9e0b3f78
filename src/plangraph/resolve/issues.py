"""What a document does not say, says in a way that no rule reads, or says in two ways, as issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangraph.model.deadline import Reference
from plangraph.model.issue import Issue, Severity
from plangraph.resolve.annex_tasks import annex_task_issues
from plangraph.resolve.annexes import annex_issues
from plangraph.resolve.contradictions import contradiction_issues
from plangraph.resolve.deadlines import deadline_issues
from plangraph.resolve.indicator_coverage import goal_issues
from plangraph.resolve.numbering_gaps import numbering_issues
from plangraph.resolve.repetitions import repetition_issues
from plangraph.resolve.sentences import sentences
from plangraph.resolve.targets import target_issues
from plangraph.resolve.unit_likeness import unit_likeness_issues
from plangraph.resolve.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.document import Document
    from plangraph.model.extraction import Extraction


def issues(document: Document, extraction: Extraction) -> tuple[Issue, ...]:
    """The issues of one document; a text without tasks, or with neither title nor responsibility, is no plan."""
    return (
        *_missing_tasks(extraction),
        *_missing_metadata(extraction),
        *_tasks_without_unit(extraction),
        *_unread_brackets(extraction),
        *_stray_brackets(extraction),
        *_contradictions(document.text, extraction),
    )


def _contradictions(text: str, found: Extraction) -> Iterator[Issue]:
    """Where parts of the document do not agree with each other, or say the same thing twice."""
    tasks, indicators, about = found.tasks, found.indicators, found.metadata
    said = tuple(sentences(text, tasks))
    yield from numbering_issues(text, found)
    yield from annex_issues(found.annexes)
    yield from annex_task_issues(found.annexes.tables, tasks, Reference.of(about))
    yield from contradiction_issues(found.quantities, indicators)
    yield from target_issues(indicators, about.period)
    yield from deadline_issues(tasks, about)
    yield from goal_issues(text, found.quantities, indicators, tasks)
    yield from repetition_issues(text, tasks, said)
    yield from unit_likeness_issues(text, said, tasks, indicators)


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


def _unread_brackets(extraction: Extraction) -> Iterator[Issue]:
    for bracket in extraction.unread_brackets:
        message = f"括注{quoted(bracket.quote)}写的是责任，但没有读出单位。"
        yield Issue("bracket-without-unit", Severity.WARNING, message, (bracket,))


def _stray_brackets(extraction: Extraction) -> Iterator[Issue]:
    for bracket in extraction.stray_brackets:
        message = f"{quoted(bracket.quote)}写明了责任单位，但不在任何一项任务里，没有计入。"
        yield Issue("bracket-outside-task", Severity.WARNING, message, (bracket,))
