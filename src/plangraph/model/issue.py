"""A defect of a document, as a value: the work goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from plangraph.model.span import Span


class Severity(StrEnum):
    """How much an issue matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Issue:
    """What is wrong or missing, in a Chinese and an English sentence, with the places that show it."""

    kind: str
    severity: Severity
    message: str
    spans: tuple[Span, ...] = ()
    message_en: str = field(default="", compare=False)

    @classmethod
    def of(cls, kind: str, severity: Severity, text: str, spans: tuple[Span, ...] = (), /, **values: object) -> Issue:
        """The issue that an English text with its values says, which ``sentences.tsv`` has in Chinese."""
        sentence = Sentence(text, values)
        return cls(kind, severity, sentence.in_chinese(), spans, str(sentence))
