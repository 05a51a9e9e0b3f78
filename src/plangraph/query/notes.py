"""What has to be said with an answer, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangraph.query.saved import Inferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangraph.model.solutions import Solutions
    from plangraph.query.saved import SavedQuery


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence in both languages."""

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh}{self.en}"


INFERRED = Note(
    "本答案含推断：任务之间、任务与指标之间的联系由规则从原文用语得出，原文没有直接写明。",
    "This answer rests on inferred links, found by rule in the words of the text, which does not state them.",
)
LEFT_OUT = Note("推断的联系已按要求略去。", "Inferred links are left out as asked.")
WHOLLY_INFERRED = Note(
    "这个问题只能由推断回答，而推断已按要求略去。",
    "Only inferred links answer this question, and they are left out as asked.",
)


def notes(query: SavedQuery, solutions: Solutions, *, stated_only: bool) -> Iterator[Note]:
    """The notes of an answer, what the text is silent about first."""
    lacking = query.lacking
    if lacking and not any(row[place] for place in _places(solutions, lacking.variable) for row in solutions.rows):
        yield Note(lacking.zh, lacking.en)
    if query.inferred is Inferred.NONE:
        return
    if not stated_only:
        yield INFERRED
    elif query.inferred is Inferred.ALL:
        yield WHOLLY_INFERRED
    else:
        yield LEFT_OUT


def _places(solutions: Solutions, variable: str) -> list[int]:
    return [place for place, name in enumerate(solutions.variables) if name == variable]
