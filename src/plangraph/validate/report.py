"""What validation finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ResultSeverity(StrEnum):
    """The severities of SHACL §2.1.4."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One constraint that one node does not meet, or one value of it; terms and path are in SPARQL's notation.

    ``value`` is empty where the values are judged together, as by their number.
    """

    severity: ResultSeverity
    focus: str
    path: str
    message_zh: str
    message_en: str
    shape: str
    component: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The results, each once, sorted."""

    results: tuple[Result, ...]

    @property
    def conforms(self) -> bool:
        """Whether no constraint is violated; warnings and notes do not count."""
        return all(result.severity is not ResultSeverity.VIOLATION for result in self.results)
