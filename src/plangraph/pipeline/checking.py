"""A plan held against the shapes, and what extraction found wrong with its document."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from plangraph.model.issue import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangraph.model.issue import Issue
    from plangraph.model.span import Span
    from plangraph.validate.report import Report, Result

_SEVERITY = {"Violation": Severity.ERROR, "Warning": Severity.WARNING, "Info": Severity.INFO}
_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_COLUMNS = ("severity", "kind", "message", "quote", "start", "end")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, in a Chinese and an English sentence, and the places that show it."""

    severity: Severity
    kind: str
    message: str
    spans: tuple[Span, ...] = ()
    message_en: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one plan, the worst first."""

    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether one of them is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def write(self, form: str) -> bytes:
        """The findings as ``json`` (a list of objects), ``csv`` (a row a place) or ``table`` (a line a finding)."""
        if form == "json":
            return (
                json.dumps([asdict(finding) for finding in self.findings], ensure_ascii=False, indent=2).encode()
                + b"\n"
            )
        if form == "csv":
            return _csv(self.findings)
        return "".join(f"{f.severity}\t{f.kind}\t{f.message}\n" for f in self.findings).encode()


def findings(issues: Iterable[Issue], report: Report) -> Findings:
    """What extraction and shapes found, the worst first."""
    every = [
        *(Finding(issue.severity, issue.kind, issue.message, issue.spans, issue.message_en) for issue in issues),
        *dict.fromkeys(_of_shape(result) for result in report.results),  # once, however many values break the shape
    ]
    return Findings(tuple(sorted(every, key=lambda finding: _RANK[finding.severity])))


def _of_shape(result: Result) -> Finding:
    where = f"{result.focus} {result.path}"
    message, english = f"{result.message_zh}（{where}）", f"{result.message_en} ({where})"
    return Finding(_SEVERITY[result.severity], "shape", message, message_en=english)


def _csv(every: Iterable[Finding]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for finding in every:
        for place in finding.spans or (None,):
            where = (place.quote, place.start, place.end) if place else ("", "", "")
            writer.writerow((finding.severity, finding.kind, finding.message, *where))
    return out.getvalue().encode()
