"""A defect of a document, as a value: the work goes on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangraph.model.span import Span


class Severity(StrEnum):
    """How much an issue matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Issue:
    """What is wrong or missing, in a Chinese sentence, with the places that show it."""

    kind: str
    severity: Severity
    message: str
    spans: tuple[Span, ...] = ()
