"""What the checks find in plans, with the places that show it, as a page and as files."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.brief.issues import ISSUES
from plangraph.model.issue import Severity
from plangraph.serve.links import text_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plangraph.model.facts import PlanFact
    from plangraph.model.issue import Issue
    from plangraph.pipeline.workspace import Workspace

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
"""The Chinese words for how much an issue matters."""
COLUMNS = ("plan", "severity", "kind", "message", "quote", "start", "end", "message_en")
"""The columns of the file; an issue has a row for each of its places."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a text, and their address."""

    quote: str
    href: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue as a page shows it."""

    severity: Severity
    word: str
    kind: str
    message: str
    message_en: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Issues of one kind and severity of a plan, in their order, and what the kind is called."""

    severity: Severity
    word: str
    title: tuple[str, str]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan with what the checks find in it, the worst first."""

    plan: PlanFact
    issues: tuple[Issue, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The issues with the addresses of their places."""
        return tuple(_entry(self.plan.id, issue) for issue in self.issues)

    @property
    def alike(self) -> tuple[Alike, ...]:
        """The issues by severity and kind, the worst first."""
        groups: dict[tuple[Severity, str], list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault((entry.severity, entry.kind), []).append(entry)
        return tuple(
            Alike(severity, SEVERITIES[severity], ISSUES.get(kind, (kind, kind)), tuple(entries))
            for (severity, kind), entries in groups.items()
        )


def checked(
    workspace: Workspace, plans: Iterable[PlanFact], severity: str = "", *, stated_only: bool = False
) -> tuple[Checked, ...]:
    """The plans with their issues, only those of a severity where one is named."""
    return tuple(
        Checked(
            plan,
            tuple(
                issue
                for issue in workspace.issues(plan.id, stated_only=stated_only)
                if severity in {"", issue.severity}
            ),
        )
        for plan in plans
    )


def worst_first(found: Iterable[Checked]) -> tuple[Checked, ...]:
    """The plans part by part: those with what is worst, then what is less so, each in the order of the plans."""
    held = tuple(found)
    parts = (
        Checked(checked.plan, tuple(issue for issue in checked.issues if issue.severity is severity))
        for severity in SEVERITIES
        for checked in held
    )
    return tuple(part for part in parts if part.issues)


def counts(found: Iterable[Checked]) -> Mapping[Severity, int]:
    """The number of issues by severity, the worst first."""
    counted = Counter(issue.severity for checked in found for issue in checked.issues)
    return {severity: counted[severity] for severity in SEVERITIES if counted[severity]}


def as_data(found: Iterable[Checked]) -> list[dict[str, object]]:
    """The issues as values for JSON, each with the id of its plan."""
    return [
        {
            "plan": checked.plan.id,
            "severity": issue.severity.value,
            "kind": issue.kind,
            "message": issue.message,
            "message_en": issue.message_en,
            "spans": [{"quote": span.quote, "start": span.start, "end": span.end} for span in issue.spans],
        }
        for checked in found
        for issue in checked.issues
    ]


def as_csv(found: Iterable[Checked]) -> bytes:
    """The issues as CSV (RFC 4180), a row for each place."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for checked in found:
        for issue in checked.issues:
            said = (checked.plan.id, issue.severity.value, issue.kind, issue.message)
            places = [(span.quote, str(span.start), str(span.end)) for span in issue.spans]
            writer.writerows((*said, *place, issue.message_en) for place in places or [("", "", "")])
    return text.getvalue().encode()


def _entry(plan: str, issue: Issue) -> Entry:
    places = tuple(Place(span.quote, text_address(plan, ((span.start, span.end),))) for span in issue.spans)
    return Entry(issue.severity, SEVERITIES[issue.severity], issue.kind, issue.message, issue.message_en, places)
