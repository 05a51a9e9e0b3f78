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
        *_replaced_headings(extraction),
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
        yield Issue.of(
            "no-task",
            Severity.ERROR,
            "No task was found: nothing in the text is numbered as a task, and it may be no action plan.",
        )
    elif not named:
        titled = extraction.metadata.title is not None
        severity = Severity.WARNING if titled else Severity.ERROR
        yield Issue.of(
            "no-responsibility", severity, "No responsible unit was found: no task has a bracket that names units."
        )


def _missing_metadata(extraction: Extraction) -> Iterator[Issue]:
    about = extraction.metadata
    if about.title is None:
        severity = Severity.WARNING if any(task.assignments for task in extraction.tasks) else Severity.ERROR
        yield Issue.of(
            "no-title",
            severity,
            "No title was found: nothing at the beginning ends in “计划”, “方案”, “意见” or the like.",
        )
    for kind, value, text in (
        ("no-doc-number", about.doc_number, "No document number was found."),
        ("no-issuer", about.issuers, "No issuer was found: neither a signature at the end nor a body in the title."),
        ("no-date", about.issued, "No date of the document was found."),
        ("no-period", about.period, "Neither the title nor the goals say the years of the plan."),
    ):
        if not value:
            yield Issue.of(kind, Severity.INFO, text)


def _tasks_without_unit(extraction: Extraction) -> Iterator[Issue]:
    if not any(task.assignments for task in extraction.tasks):
        return
    for task in extraction.tasks:
        if not task.assignments:
            text = "The task “{task}” names no responsible unit."
            yield Issue.of("task-without-unit", Severity.INFO, text, (task.heading_span,), task=task.heading)


def _unread_brackets(extraction: Extraction) -> Iterator[Issue]:
    for bracket in extraction.unread_brackets:
        text = "The bracket {bracket} is about responsibility, but no unit was read from it."
        yield Issue.of("bracket-without-unit", Severity.WARNING, text, (bracket,), bracket=quoted(bracket.quote))


def _stray_brackets(extraction: Extraction) -> Iterator[Issue]:
    for bracket in extraction.stray_brackets:
        text = "{bracket} names responsible units, but stands in no task and was not counted."
        yield Issue.of("bracket-outside-task", Severity.WARNING, text, (bracket,), bracket=quoted(bracket.quote))


def _replaced_headings(extraction: Extraction) -> Iterator[Issue]:
    headings = extraction.replaced_headings
    if headings:
        text = (
            "The text says of no task who is responsible, so the rows of the table are the tasks: "
            "{count} of the text are in no row and were not counted."
        )
        yield Issue.of("tasks-replaced-by-table", Severity.WARNING, text, headings, count=len(headings))
